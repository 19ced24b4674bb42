package io.github.alliancesdk.examples.commandline;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    @Test
    void namesCommandsAndExitCodes() {
        Cli cli = Cli.run("--help");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.err()).isEmpty();
        assertThat(cli.out())
                .contains("  instruments  ", "  show  ", "  check  ", "  score  ", "  verify  ")
                .contains(
                        "  reliability  ",
                        "  change  ",
                        "  agreement  ",
                        "  pool  ",
                        "  report  ",
                        "  convert  ",
                        "  export  ")
                .contains("Exit codes:", "  0   ", "  1   ", "  2   ", "  3   ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "instruments",
                "show",
                "look",
                "check",
                "check-definition",
                "score",
                "verify",
                "reliability",
                "change",
                "agreement",
                "pool",
                "report",
                "convert",
                "wording",
                "export",
                "coverage",
                "completion",
                "man",
                "help"
            })
    void explainsEachCommandWithExamples(String command) {
        Cli cli = Cli.run(command, "--help");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.err()).isEmpty();
        assertThat(cli.out())
                .startsWith("Usage: alliance " + command)
                .contains("Examples:\n  alliance ")
                .contains("  alliance " + command);
        assertThat(cli.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(Cli.run(command, "-h")).isEqualTo(cli);
        assertThat(Cli.run("help", command)).isEqualTo(cli);
    }

    @Test
    void explainsTheProgramWithoutACommand() {
        assertThat(Cli.run("help")).isEqualTo(Cli.run("--help"));
    }

    @Test
    void explainsEveryOption() {
        List<String> reading = List.of(
                "--instrument",
                "--rater",
                "--input",
                "--items",
                "--map",
                "--long",
                "--drop-items",
                "--skip-rows",
                "--redcap",
                "--qualtrics",
                "--drafts",
                "--zone",
                "--encoding",
                "--sheet",
                "--trim",
                "--missing-code",
                "--code",
                "--anchors",
                "--offset",
                "--decimal-comma",
                "--integral-decimals",
                "--require-digest",
                "--ignore-field",
                "--experimental",
                "--problems");

        assertThat(Cli.run("check", "--help").out()).contains(reading).contains("--complete", "--json");
        assertThat(Cli.run("reliability", "--help").out())
                .contains(reading)
                .contains("--session", "--json", "--plot", ".svg", ".png");
        assertThat(Cli.run("change", "--help").out())
                .contains(reading)
                .contains(
                        "--by", "--sd", "--reliability", "--reliability-kind", "--source", "--scale", "--from", "--to")
                .contains("--dyad", "--missing", "--json", "--plot", "--reference", "split-half", "within-person");
        assertThat(Cli.run("agreement", "--help").out())
                .contains(reading)
                .contains("--scale", "--session", "--first", "--second", "--comparable", "--missing", "--json");
        assertThat(Cli.run("report", "--help").out())
                .contains(reading)
                .contains("-o=FILE", "--session", "--sd", "--reliability-kind", "--source", "--scale", "--missing");
        assertThat(Cli.run("pool", "--help").out()).contains("--to", "--json", "--plot", "--problems");
        assertThat(Cli.run("convert", "--help").out()).contains("--to", "--problems");
        assertThat(Cli.run("export", "--help").out())
                .contains("--to", "redcap-zip", "--format", "--wording", "--licence", "--context", "--name", "-o=FILE");
        assertThat(Cli.run("score", "--help").out())
                .contains(reading)
                .contains(
                        "--missing",
                        "--output",
                        "--pomp",
                        "--audit",
                        "--spreadsheet",
                        "prorate:0.8",
                        "ndjson",
                        "csv",
                        "table");
    }

    @Test
    void theVersionIsThatOfTheReports() {
        Cli cli = Cli.run("--version");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out()).matches("alliance \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
        assertThatJson(Cli.runOn(Fixtures.goodRecord("r-1"), "score", "-").out())
                .inPath("sdkVersion")
                .isEqualTo(cli.out().strip().substring("alliance ".length()));
        assertThat(Cli.run("-V")).isEqualTo(cli);
    }
}
