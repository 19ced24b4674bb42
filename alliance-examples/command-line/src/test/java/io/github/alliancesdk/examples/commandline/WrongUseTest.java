package io.github.alliancesdk.examples.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A wrong command line ends with exit code 2 for any data, and the message states what is allowed. */
class WrongUseTest {
    private static final String BAD_RECORD = "{}";

    static Stream<Arguments> wrongUses() {
        return Stream.of(
                wrong("Missing command", "alliance"),
                wrong("Unknown command: 'chek'; did you mean check?", "alliance", "chek"),
                wrong("Unknown command: 'realiability'; did you mean reliability?", "alliance", "realiability", "x"),
                wrong("did you mean verify?", "alliance", "ver", "x"),
                wrong("'validate'; there are instruments, show, look, check, ", "alliance", "validate"),
                wrong("a command stands before a file", "alliance", "answers.ndjson"),
                wrong("did you mean score?", "alliance", "help", "scroe"),
                wrong("it stands behind its command: score", "alliance", "--output", "csv", "score", "-"),
                wrong(
                        "'--plot'; it is one of: score, reliability, change, pool",
                        "alliance check",
                        "check",
                        "-",
                        "--plot",
                        "x"),
                wrong("'--outptu'; did you mean --output?\n", "alliance score", "score", "-", "--outptu", "csv"),
                wrong(
                        "'--intrument=wai'; did you mean --instrument?\n",
                        "alliance check",
                        "check",
                        "-",
                        "--intrument=wai"),
                wrong("Standard input can be read only once", "alliance check", "check", "-", "/dev/stdin"),
                wrong(
                        "Standard input can be read only once",
                        "alliance check-definition",
                        "check-definition",
                        "/dev/fd/0",
                        "-"),
                wrong("Standard input can be read only once", "alliance show", "show", "--diff", "-", "-"),
                wrong("Unknown option: '--nonsense'", "alliance", "--nonsense"),
                wrong("Unmatched argument at index 1: 'x'", "alliance instruments", "instruments", "x"),
                wrong("Missing required parameter: 'ID'", "alliance show", "show"),
                wrong("known: wai, wai-s, wai-sr, dwai", "alliance show", "show", "WAI-SR"),
                wrong("'two'", "alliance show", "show", "wai", "two"),
                wrong("Missing required parameter: 'ID", "alliance coverage", "coverage"),
                wrong("known: wai, wai-s, wai-sr, dwai", "alliance coverage", "coverage", "wai-sr", "wai-x"),
                wrong("Missing required parameter: 'FILE", "alliance check", "check"),
                wrong("did you mean --complete?", "alliance check", "check", "-", "--complet"),
                wrong("Unknown option: '--output=csv'", "alliance check", "check", "-", "--output=csv"),
                wrong("known: wai, wai-s, wai-sr, dwai", "alliance check", "check", "-", "--instrument", "wai-x"),
                wrong(
                        "allowed: client, therapist, observer, caregiver",
                        "alliance check",
                        "check",
                        "-",
                        "--rater",
                        "Client"),
                wrong("allowed: json, ndjson", "alliance check", "check", "-", "--input", "xml"),
                wrong("Missing required parameter: 'FILE'", "alliance score", "score"),
                wrong("'b.ndjson'", "alliance verify", "verify", "-", "b.ndjson"),
                wrong("known: wai, wai-s, wai-sr, dwai", "alliance score", "score", "-", "--instrument", "wai-x"),
                wrong(
                        "allowed: client, therapist, observer, caregiver",
                        "alliance score",
                        "score",
                        "-",
                        "--rater",
                        "patient"),
                wrong(
                        "'--rater': allowed for wai-sr: client",
                        "alliance score",
                        "score",
                        "-",
                        "--instrument=wai-sr",
                        "--rater=observer"),
                wrong("allowed: json, ndjson", "alliance score", "score", "-", "--input", "NDJSON"),
                wrong("allowed: ndjson, csv, table", "alliance score", "score", "-", "--output", "xml"),
                wrong("a missing policy is complete,", "alliance score", "score", "-", "--missing", "prorate:0.4"),
                wrong("a missing policy is complete,", "alliance score", "score", "-", "--missing", "zero"),
                wrong(
                        "no instrument states such a rule, or has such a scale",
                        "alliance score",
                        "score",
                        "-",
                        "--missing",
                        "complete,warmth=complete"),
                wrong(
                        "states no published missing rule for these scales: goal, task, bond, total",
                        "alliance score",
                        "score",
                        "-",
                        "--instrument=wai-sr",
                        "--missing=published"),
                wrong(
                        "states no published missing rule",
                        "alliance agreement",
                        "agreement",
                        "-",
                        "--instrument=wai-sr",
                        "--missing=published"),
                wrong(
                        "the other items of a scale are counted by complete, prorate:F or at-most-missing:N",
                        "alliance reliability",
                        "reliability",
                        "-",
                        "--instrument=wai-sr",
                        "--item-missing=form-at-most-missing:2"),
                wrong("--audit needs ndjson", "alliance score", "score", "-", "--audit", "--output", "csv"),
                wrong("--audit needs ndjson", "alliance score", "score", "-", "--audit", "--output", "table"),
                wrong("'--problems' (FILE)", "alliance score", "score", "-", "--problems"),
                wrong("'--instrument': it must be given", "alliance reliability", "reliability", "-"),
                wrong(
                        "known: wai, wai-s, wai-sr, dwai",
                        "alliance reliability",
                        "reliability",
                        "-",
                        "--instrument",
                        "x"),
                wrong(
                        "ends in .svg or .png",
                        "alliance reliability",
                        "reliability",
                        "-",
                        "--instrument=wai-sr",
                        "--plot=items.pdf"),
                wrong(
                        "a session is an integer from 0",
                        "alliance reliability",
                        "reliability",
                        "-",
                        "--session",
                        "third"),
                wrong("a session is an integer from 0", "alliance reliability", "reliability", "-", "--session", "-1"),
                wrong(
                        "a session is an integer from 0",
                        "alliance reliability",
                        "reliability",
                        "-",
                        "--session=4294967296"),
                wrong("a session is an integer from 0", "alliance agreement", "agreement", "-", "--session", "-1"),
                wrong("a session is an integer from 0", "alliance change", change("--from", "-1", "--to", "2")),
                wrong(
                        "a raterId stands behind the slash",
                        "alliance agreement",
                        "agreement",
                        "-",
                        "--first",
                        "client/"),
                wrong(
                        "a raterId stands behind the slash",
                        "alliance agreement",
                        "agreement",
                        "-",
                        "--second=observer/"),
                wrong(
                        "alliance: Missing required argument(s): (--sd=S --reliability=R",
                        "alliance change",
                        "change",
                        "-"),
                wrong("allowed: dyadId", "alliance change", change("--by", "raterId")),
                wrong(
                        "allowed: alpha, stratified-alpha, omega, split-half",
                        "alliance change",
                        change("--reliability-kind", "Alpha")),
                wrong("a standard deviation is above 0", "alliance change", change("--sd", "0")),
                wrong("'--sd': a decimal number is needed", "alliance change", change("--sd", "NaN")),
                wrong("'--sd': a decimal number is needed", "alliance change", change("--sd", "0x1p-1")),
                wrong("'--sd': the number is too large", "alliance change", change("--sd", "1e400")),
                wrong("'--reliability': a decimal number is needed", "alliance change", change("--reliability", "0,9")),
                wrong("'--reliability': the number is too large", "alliance change", change("--reliability", "1e400")),
                wrong("a reliability is from 0 to 1", "alliance change", change("--reliability", "1.1")),
                wrong("a reliability has a source", "alliance change", change("--source", " ")),
                wrong("--from and --to go together", "alliance change", change("--from", "3")),
                wrong("from an earlier session to a later", "alliance change", change("--from", "3", "--to", "3")),
                wrong("'--scale': allowed: goal, task, bond, total", "alliance change", change("--scale", "rapport")),
                wrong("it is shown in a picture: say --plot", "alliance change", change("--reference", "clare-2025")),
                wrong(
                        "there is no reference sample nobody",
                        "alliance change",
                        change("--plot", "x.svg", "--reference", "nobody")),
                wrong(
                        "'--scale': allowed: goal, task, bond, total",
                        "alliance agreement",
                        "agreement",
                        "-",
                        "--scale=x"),
                wrong(
                        "allowed: client, therapist, observer, caregiver",
                        "alliance agreement",
                        "agreement",
                        "-",
                        "--first=patient"),
                wrong("told apart by their ids", "alliance agreement", "agreement", "-", "--second=client/c-1"),
                wrong(
                        "allowed: same-form, percent-of-maximum",
                        "alliance agreement",
                        "agreement",
                        "-",
                        "--comparable=x"),
                wrong("such as 1..5", "alliance pool", "pool", "-", "--to", "1-7"),
                wrong("ends in .svg or .png", "alliance pool", "pool", "-", "--plot", "svg"),
                wrong("Missing required option: '--to=MIN..MAX'", "alliance convert", "convert", "-"),
                wrong("such as 1..5", "alliance convert", "convert", "-", "--to", "5..1"),
                wrong("'--pomp' should be specified only once", "alliance score", "score", "-", "--pomp", "--pomp"));
    }

    /** Returns a valid command in which these options replace the defaults. */
    private static String[] change(String... options) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("--sd", "0.7");
        all.put("--reliability", "0.9");
        all.put("--reliability-kind", "retest");
        all.put("--source", "invented");
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], options[i + 1]);
        }
        List<String> args = new ArrayList<>(List.of("change", "-"));
        all.forEach((option, value) -> args.addAll(List.of(option, value)));
        return args.toArray(String[]::new);
    }

    private static Arguments wrong(String message, String command, String... args) {
        return Arguments.of(message, command, List.of(args));
    }

    @ParameterizedTest
    @MethodSource("wrongUses")
    void isToldWhatWouldBeRight(String message, String command, List<String> args) {
        Cli cli = Cli.runOn(BAD_RECORD, args.toArray(String[]::new));

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).contains(message).doesNotContain("Exception", "\tat ");
        assertThat(cli.messages())
                .allSatisfy(line -> assertThat(line).startsWith("alliance: "))
                .last()
                .isEqualTo("alliance: '" + command + " --help' shows how it is used");
    }

    @Test
    void winsOverFilesThatCannotBeRead() {
        assertThat(Cli.run("score", "no/such/file", "--rater", "x").exitCode()).isEqualTo(2);
        assertThat(Cli.run("check", "no/such/file", "--instrument", "x").exitCode())
                .isEqualTo(2);
    }

    @Test
    void neverReplacesAFileThatIsToBeRead(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("answers.ndjson"), BAD_RECORD);
        String sameFile = folder.resolve(".").resolve("answers.ndjson").toString();

        Cli score = Cli.run("score", file.toString(), "--problems", sameFile);
        Cli check = Cli.run("check", "-", file.toString(), "--problems", sameFile);

        assertThat(score.exitCode()).isEqualTo(2);
        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(score.err()).contains("'--problems': " + file + " is to be read");
        assertThat(file).hasContent(BAD_RECORD);
    }

    @Test
    void takesNoArgumentForAFileOfArguments(@TempDir Path folder) throws IOException {
        Path arguments = Files.writeString(folder.resolve("arguments"), "instruments");

        assertThat(Cli.run("@" + arguments).exitCode()).isEqualTo(2);
    }
}
