package io.github.alliancesdk.examples.commandline.command;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.instruments.BundledInstruments;
import org.junit.jupiter.api.Test;

class InstrumentsCommandTest {
    @Test
    void listsEachInstrumentOnOneLine() {
        Cli cli = Cli.run("instruments");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.err()).isEmpty();
        assertThat(cli.lines().get(0).split(" +"))
                .containsExactly("ID", "CONSTRUCT", "ITEMS", "ANSWERS", "RATERS", "STATUS", "TITLE");
        assertThat(cli.lines())
                .hasSize(1 + BundledInstruments.catalog().instruments().size());
        assertThat(cli.lines())
                .anySatisfy(line -> assertThat(line)
                        .matches("wai-sr +alliance +12 +1\\.\\.5 +client +keyed +.*\\(WAI-SR\\), 2006"));
        assertThat(cli.lines())
                .anySatisfy(line -> assertThat(line)
                        .matches("dwai +alliance +6 +1\\.\\.7, 0\\.\\.4 +client +keyed +.*\\(DWAI\\), 2022"));
    }

    @Test
    void alignsItsColumns() {
        Cli cli = Cli.run("instruments");

        int status = cli.lines().get(0).indexOf("STATUS");
        assertThat(cli.lines())
                .allSatisfy(
                        line -> assertThat(line.substring(status - 2, status)).isBlank());
        assertThat(cli.lines().stream().skip(1))
                .allSatisfy(line -> assertThat(line.substring(status)).matches("(keyed|experimental|catalogued) .*"));
    }

    @Test
    void writesTheAgreedJson() {
        Cli cli = Cli.run("instruments", "--json");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.lines()).hasSize(1);
        assertThatJson(cli.out())
                .isArray()
                .hasSize(BundledInstruments.catalog().instruments().size());
        Instrument instrument = BundledInstruments.waiShortRevised();
        assertThatJson(cli.out())
                .inPath("$[2]")
                .isEqualTo("{\"id\":\"wai-sr\",\"title\":\"" + instrument.title()
                        + "\",\"abbreviation\":\"WAI-SR\",\"year\":2006,\"status\":\"keyed\",\"items\":12,"
                        + "\"responseFormat\":{\"min\":1,\"max\":5},\"raters\":[\"client\"]}");
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        Instrument catalogued = Instrument.builder("demo-catalogued")
                .title("Only heard of")
                .status(InstrumentStatus.CATALOGUED)
                .whyNotKeyed("Its key was not read.")
                .reversed()
                .build();

        Cli json = Cli.runWith(catalogued, "", "instruments", "--json");
        Cli table = Cli.runWith(catalogued, "", "instruments");

        assertThatJson(json.out())
                .inPath("$[" + BundledInstruments.catalog().instruments().size() + "]")
                .isEqualTo("{\"id\":\"demo-catalogued\",\"title\":\"Only heard of\",\"status\":\"catalogued\","
                        + "\"items\":0,\"raters\":[]}");
        assertThat(table.lines())
                .anySatisfy(
                        line -> assertThat(line).matches("demo-catalogued +alliance +0 +catalogued +Only heard of"));
    }
}
