package io.github.alliancesdk.examples.commandline.command;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.examples.commandline.Fixtures;
import io.github.alliancesdk.instruments.BundledThemeCoverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverageCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"wai-sr", "wai-sr dwai", "sai-6", "dwai --json", "sai-6 wai-o --json"})
    void saysAlwaysThatItIsAJudgement(String args) {
        Cli cli = Cli.run(("coverage " + args).split(" "));

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.err()).isEmpty();
        assertThat(cli.out())
                .contains("a judgement made for this project")
                .contains(BundledThemeCoverage.judgement().rule());
    }

    @Test
    void anInstrumentThatNobodyJudgedLeavesNothingUncovered() {
        Cli cli = Cli.run("coverage", "sai-6", "dwai");

        assertThat(cli.out())
                .contains("Not judged: sai-6 (not judged; never to be read as uncovered).")
                .doesNotContainPattern("(?m) uncovered +-$");
        assertThat(cli.lines()).anySatisfy(line -> assertThat(line).matches("privacy +not-judged +-"));
        assertThat(Cli.run("coverage", "dwai").lines())
                .anySatisfy(line -> assertThat(line).matches("privacy +uncovered +-"));
    }

    @Test
    void anInstrumentThatStandsTwiceCountsOnce() {
        assertThat(Cli.run("coverage", "dwai", "dwai")).isEqualTo(Cli.run("coverage", "dwai"));
    }

    /** A review names empathy and compassion: two instruments measure the one, and none the other. */
    @Test
    void aThemeThatIsAConstructNamesTheInstrumentsThatMeasureIt() {
        assertThat(Cli.run("coverage", "dwai").lines())
                .contains(
                        "The theme empathy is a construct of its own. Instruments that measure it and can be scored: care,"
                                + " tes.",
                        "The theme compassion is a construct of its own. Instruments that measure it and can be scored:"
                                + " none.");
        assertThatJson(Cli.run("coverage", "dwai", "care", "--json").out())
                .node("measuredBy")
                .isEqualTo("{\"empathy\":[\"care\",\"tes\"],\"compassion\":[]}");
        assertThat(Cli.run("coverage", "dwai", "care").lines())
                .contains("Not judged: care (not judged; never to be read as uncovered).")
                .contains("care measures empathy, not the alliance: its scores are never pooled with those of another"
                        + " construct.");
    }

    @Test
    void aBatteryOverTwoConstructsIsCoveredAndSaysSo() {
        Cli cli = Cli.runWith(Fixtures.empathy(), "", "coverage", "dwai", "empathy-2");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.lines())
                .contains(
                        "empathy-2 measures empathy, not the alliance: its scores are never pooled with those of another"
                                + " construct.")
                .anySatisfy(line -> assertThat(line).matches("bond +covered +dwai .*"));
        assertThatJson(Cli.runWith(Fixtures.empathy(), "", "coverage", "dwai", "empathy-2", "--json")
                        .out())
                .node("constructs")
                .isEqualTo("{\"empathy-2\":\"empathy\"}");
        assertThat(Cli.run("coverage", "dwai").out()).doesNotContain("measures");
        assertThatJson(Cli.run("coverage", "dwai", "--json").out())
                .node("constructs")
                .isAbsent();
    }

    @Test
    void writesTheItemsWithTheirStrength() {
        Cli cli = Cli.run("coverage", "wai-sr", "dwai", "--json");

        assertThatJson(cli.out()).node("battery").isEqualTo("[\"wai-sr\",\"dwai\"]");
        assertThatJson(cli.out()).node("notJudged").isEqualTo("[]");
        assertThatJson(cli.out())
                .inPath("$.themes[2]")
                .isEqualTo("{\"theme\":\"bond\",\"state\":\"covered\",\"items\":["
                        + "{\"instrument\":\"wai-sr\",\"item\":3,\"strength\":\"clear\"},"
                        + "{\"instrument\":\"wai-sr\",\"item\":5,\"strength\":\"clear\"},"
                        + "{\"instrument\":\"wai-sr\",\"item\":7,\"strength\":\"clear\"},"
                        + "{\"instrument\":\"wai-sr\",\"item\":9,\"strength\":\"clear\"},"
                        + "{\"instrument\":\"dwai\",\"item\":6,\"strength\":\"clear\"},"
                        + "{\"instrument\":\"dwai\",\"item\":3,\"strength\":\"weak\"}]}");
        assertThatJson(cli.out())
                .node("published.vanLotringen2021")
                .isEqualTo("[{\"theme\":\"empathy\",\"state\":\"not-judged\",\"items\":[]},"
                        + "{\"theme\":\"compassion\",\"state\":\"not-judged\",\"items\":[]}]");
    }
}
