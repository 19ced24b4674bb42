package io.github.alliancesdk.examples.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The standard error of common mistakes, each in full. A message says what is wrong, where, and what is allowed or to be
 * done. The folder of the files is left out, and the lists of instruments and of columns are shortened to three dots.
 */
class CommonMistakesTest {
    private static final String SCORE = "score %s --instrument=wai-sr --rater=client";
    private static final String ITEMS =
            IntStream.rangeClosed(1, 12).mapToObj(item -> "wai_" + item).collect(Collectors.joining(","));
    private static final String ROW = "r-1" + ",3".repeat(12);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void writeFiles() throws IOException {
        write("answers.csv", "recordId," + ITEMS + "\n" + ROW + "\n");
        write("people.csv", "name,age,group\nsomebody,33,x\n");
        write("pipes.csv", ("recordId," + ITEMS + "\n" + ROW + "\n").replace(',', '|'));
        write("empty.csv", "");
        write("book.csv", "PK\u0003\u0004 and so on");
        byte[] workbook = new byte[512];
        System.arraycopy(HexFormat.of().parseHex("d0cf11e0a1b11ae1"), 0, workbook, 0, 8);
        Files.write(folder.resolve("old.csv"), workbook);
        Files.write(folder.resolve("old.xls"), workbook);
        Files.write(
                folder.resolve("latin.csv"),
                ("größe," + ITEMS + "\n" + ROW + "\n").getBytes(StandardCharsets.ISO_8859_1));
        write("records.ndjson", "{\"instrument\":\"wai-sr\"}\n{\"instrument\":\"wai-sr\"}\n");
        write("list.json", "[{\"instrument\":\"wai-sr\"}]");
        write("answers.txt", "my answers: 1 3 2 4\n");
    }

    private static void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    static Stream<Arguments> mistakes() {
        String absentItems = "{\"row\":0,\"problems\":[{\"code\":\"absent-column\",\"pointer\":\"/responses\","
                + "\"allowed\":\"{n}\"}]}\n";
        String malformed = "{\"row\":1,\"problems\":[{\"code\":\"malformed-json\",\"pointer\":\"\"}]}\n";
        return Stream.of(
                mistake(
                        "",
                        "alliance: Missing command; there are instruments, show, look, check, check-definition, score,"
                                + " verify, reliability, change, agreement, pool, report, convert, wording, export, draft,"
                                + " coverage, completion, man, help\n",
                        "alliance"),
                mistake(
                        "answers.csv",
                        "alliance: Unknown command: 'answers.csv'; a command stands before a file, as in 'alliance score"
                                + " FILE'\n",
                        "alliance"),
                mistake("scroe answers.csv", "alliance: Unknown command: 'scroe'; did you mean score?\n", "alliance"),
                mistake("score", "alliance: Missing required parameter: 'FILE'\n", "alliance score"),
                mistake(
                        "score absent.csv",
                        "alliance: can't read absent.csv: there is no such file or directory\n",
                        ""),
                mistake("score .", "alliance: can't read .: this is a directory, but a file is needed\n", ""),
                mistake(
                        "score answers.csv --instrumnet=wai-sr",
                        "alliance: Unknown option: '--instrumnet=wai-sr'; did you mean --instrument?\n",
                        "alliance score"),
                mistake(
                        "score answers.csv --instrument --rater=client",
                        "alliance: Expected parameter for option '--instrument' but found '--rater=client'\n",
                        "alliance score"),
                mistake(
                        "score answers.csv --instrument=wai-rs",
                        "alliance: Invalid value for option '--instrument': unknown instrument wai-rs; did you mean wai-s, wai-sr?"
                                + " known: ...\n",
                        "alliance score"),
                mistake(
                        "score answers.csv --instrument=wai-sr --rater=therapist",
                        "alliance: Invalid value for option '--rater': allowed for wai-sr: client\n",
                        "alliance score"),
                mistake(
                        SCORE.formatted("answers.csv"),
                        absentItems
                                + "alliance: refused: answers.csv lacks the columns of the items, which are named {n};"
                                + " it has the columns 'recordId', 'wai_1', ...; --items 'wai_{n}' would fit\n",
                        ""),
                mistake(
                        "score answers.csv --instrument=wai-sr --items=wai_{n}",
                        "{\"row\":0,\"problems\":[{\"code\":\"absent-column\",\"pointer\":\"/rater\",\"allowed\":\"rater, or"
                                + " --rater for the whole file\"}]}\n"
                                + "alliance: refused: the header of answers.csv won't do (absent-column /rater); it has the"
                                + " columns 'recordId', 'wai_1', ...; --rater stands for the column rater\n",
                        ""),
                mistake(
                        SCORE.formatted("answers.csv") + " --items=wai_",
                        "alliance: Invalid value for option '--items': a pattern of item names holds {n} once, such as"
                                + " wai_{n}, and {session} at most once, such as s{session}_q{n}\n",
                        "alliance score"),
                mistake(
                        SCORE.formatted("people.csv"),
                        absentItems
                                + "alliance: refused: people.csv lacks the columns of the items, which are named {n};"
                                + " it has the columns 'name', 'age', 'group'; no pattern for --items fits them\n",
                        ""),
                mistake(
                        SCORE.formatted("pipes.csv"),
                        absentItems
                                + "alliance: refused: pipes.csv lacks the columns of the items, which are named {n}; it"
                                + " has the columns 'recordId|wai_1|wai_2|wai_3|wai_4..'; columns are separated by a comma,"
                                + " a semicolon or a tab; no pattern for --items fits them\n",
                        ""),
                mistake(
                        SCORE.formatted("empty.csv"),
                        absentItems + "alliance: refused: empty.csv is empty; its first line must name the columns\n",
                        ""),
                mistake(
                        SCORE.formatted("book.csv"),
                        "alliance: refused: book.csv is a zip file; if it is a spreadsheet, say --input xlsx\n",
                        ""),
                mistake(
                        SCORE.formatted("old.csv"),
                        "alliance: refused: old.csv is an old Excel workbook (.xls); save it as .xlsx or .csv\n",
                        ""),
                mistake(
                        "score old.xls",
                        "{\"row\":1,\"problems\":[{\"code\":\"invalid-text\",\"pointer\":\"\",\"allowed\":\"UTF-8 without"
                                + " NUL\"}]}\n"
                                + "alliance: hint: old.xls is an old Excel workbook (.xls); save it as .xlsx or .csv\n",
                        ""),
                mistake(
                        "look old.xls",
                        "alliance: refused: old.xls is an old Excel workbook (.xls); save it as .xlsx or .csv\n",
                        ""),
                mistake(
                        SCORE.formatted("answers.csv") + " --output=scores.csv",
                        "alliance: Invalid value for option '--output': allowed: ndjson, csv, table, fhir-r4, fhir-r5;"
                                + " '> FILE' writes the result to a file\n",
                        "alliance score"),
                mistake(
                        SCORE.formatted("latin.csv"),
                        "{\"row\":0,\"problems\":[{\"code\":\"invalid-text\",\"pointer\":\"\",\"allowed\":\"UTF-8 without"
                                + " NUL\"}]}\n"
                                + "alliance: refused: the header of latin.csv can't be read (invalid-text); say --encoding if"
                                + " the file isn't in UTF-8, such as --encoding windows-1252\n",
                        ""),
                mistake(
                        "score answers.txt",
                        malformed
                                + "alliance: hint: answers.txt was read as a record of JSON a line and doesn't begin as"
                                + " JSON; if it is a table, say --input csv\n",
                        ""),
                mistake(
                        "score answers.csv --input=json",
                        malformed + "alliance: hint: answers.csv was read as one document of JSON and doesn't begin as"
                                + " JSON; if it is a table, say --input csv\n",
                        ""),
                mistake(
                        "score records.ndjson --input=json",
                        malformed
                                + "alliance: hint: records.ndjson was read as one document of JSON; if it is a record a"
                                + " line, say --input ndjson\n",
                        ""),
                mistake(
                        "score list.json --input=ndjson",
                        "{\"row\":1,\"problems\":[{\"code\":\"wrong-type\",\"pointer\":\"\",\"allowed\":\"an object\"}]}\n"
                                + "alliance: hint: list.json was read as a record a line; if it is one list of records, say"
                                + " --input json\n",
                        ""),
                mistake(
                        SCORE.formatted("answers.csv") + " --missing=prorate:80",
                        "alliance: Invalid value for option '--missing': not a missing policy: prorate:80; a missing policy"
                                + " is complete, prorate:F with F from 0.5 to 1, at-most-missing:N, form-at-most-missing:N or"
                                + " published, and rules for single scales such as ,bond=complete\n",
                        "alliance score"),
                mistake(
                        SCORE.formatted("answers.csv") + " --problems=absent/problems.ndjson",
                        "alliance: can't write absent/problems.ndjson: there is no such file or directory\n",
                        ""),
                mistake(
                        "reliability answers.csv",
                        "alliance: Invalid value for option '--instrument': it must be given, such as --instrument wai-sr\n",
                        "alliance reliability"));
    }

    /** A command line, its messages, and the command whose help the last line names; empty if there is no such line. */
    private static Arguments mistake(String args, String messages, String help) {
        return Arguments.of(
                args, help.isEmpty() ? messages : messages + "alliance: '" + help + " --help' shows how it is used\n");
    }

    /** Puts the folder before each name of a file. */
    private static String[] inFolder(String args) {
        return Stream.of(args.split(" "))
                .filter(arg -> !arg.isEmpty())
                .map(arg -> arg.matches("[a-z]+\\.[a-z]+") || arg.equals(".")
                        ? folder.resolve(arg).toString()
                        : arg)
                .map(arg -> arg.replace("=absent/", "=" + folder.resolve("absent") + "/"))
                .toArray(String[]::new);
    }

    @ParameterizedTest(name = "alliance {0}")
    @MethodSource("mistakes")
    void isExplained(String args, String messages) {
        Cli cli = Cli.run(inFolder(args));

        assertThat(cli.err()
                        .replace(folder + "/", "")
                        .replace(folder.resolve(".").toString(), ".")
                        .replaceFirst("known: wai, wai-s, .*", "known: ...")
                        .replaceFirst("'wai_2', .*'wai_12'", "..."))
                .isEqualTo(messages);
        assertThat(cli.exitCode()).isNotZero();
        assertThat(cli.out()).isEmpty();
    }
}
