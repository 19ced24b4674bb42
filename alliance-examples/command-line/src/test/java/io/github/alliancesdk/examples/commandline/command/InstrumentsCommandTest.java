package io.github.alliancesdk.examples.commandline.command;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstrumentsCommandTest {
    @Test
    void listsEachInstrumentOnOneLine() {
        Cli cli = Cli.run("instruments");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.err()).isEmpty();
        assertThat(cli.lines().get(0).split(" +"))
                .containsExactly("ID", "CONSTRUCT", "ITEMS", "ANSWERS", "RATERS", "ABOUT", "STATUS", "TITLE");
        assertThat(cli.lines())
                .hasSize(1 + BundledInstruments.catalog().instruments().size());
        assertThat(cli.lines())
                .anySatisfy(
                        line -> assertThat(line)
                                .matches(
                                        "wai-sr +alliance +12 +1\\.\\.5 +client +therapist, app, programme, agent +keyed +.*\\(WAI-SR\\), 2006"));
        assertThat(cli.lines())
                .anySatisfy(line -> assertThat(line)
                        .matches("dwai +alliance +6 +1\\.\\.7, 0\\.\\.4 +client +app +keyed +.*\\(DWAI\\), 2022"));
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
                .anySatisfy(line ->
                        assertThat(line).matches("demo-catalogued +alliance +- +- +- +- +catalogued +Only heard of"));
    }

    private static List<String> ids(Cli cli) {
        return cli.lines().stream().skip(1).map(line -> line.split(" ", 2)[0]).toList();
    }

    @Test
    void conditionsNarrowTheListAndWhatIsNotRecordedIsCounted() {
        Cli cli = Cli.run("instruments", "--construct", "alliance", "--rater", "client", "--referent", "app");
        assertThat(cli.exitCode()).isZero();
        assertThat(ids(cli)).containsExactly("wai-sr", "dwai");
        assertThat(cli.err()).startsWith("2 instruments found. Not recorded, so not decided, of 37: br-wai, marm, ");

        Cli small = Cli.run("instruments", "--items", "1..6", "--status", "keyed");
        assertThat(ids(small)).containsExactly("dwai", "arm-5", "srs", "softa-o");
        assertThat(small.err()).isEmpty();

        assertThat(ids(Cli.run("instruments", "--construct", "compassion"))).isEmpty();
        Cli dutch = Cli.run("instruments", "--language", "nl");
        assertThat(ids(dutch)).containsExactly("srs");
        assertThat(dutch.err()).startsWith("1 instrument found. Not recorded, so not decided, of 63: ");
        assertThat(ids(Cli.run("instruments", "--items", "19", "--status", "experimental")))
                .containsExactly("haq-ii");
        assertThatJson(Cli.run("instruments", "--rater", "observer", "--json").out())
                .isArray()
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "--items, 0, a number of items",
        "--items, 6..1, a number of items",
        "--rater, clients, 'allowed: client, therapist, observer, caregiver'",
        "--referent, unstated, allowed: therapist",
        "--construct, trust, allowed: alliance",
        "--status, new, 'allowed: keyed, experimental, catalogued'"
    })
    void anUnknownConditionIsWrongUse(String option, String value, String message) {
        Cli cli = Cli.run("instruments", option, value);

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains(message);
    }
}
