package io.github.alliancesdk.examples.intake.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.wording.UseContext;
import io.github.alliancesdk.core.wording.WordingPack;
import io.github.alliancesdk.instruments.BundledInstruments;
import io.github.alliancesdk.instruments.DemonstrationInstrument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

class WordingsTest {
    private static final InstrumentCatalog CATALOG =
            BundledInstruments.catalog().with(DemonstrationInstrument.instrument());

    @TempDir
    private Path folder;

    @Test
    void aFormHasTheTextsOfAPackAndTheNameThatIsConfigured() throws IOException {
        Wordings wordings = wordings(pack("Text {n} about {app}"), "a licence", UseContext.RESEARCH);
        Wordings.Worded form = wordings.form(sheet(BundledInstruments.dwai()), Locale.GERMAN);

        assertThat(form.worded()).isTrue();
        assertThat(form.texts().language()).isEqualTo(Locale.ENGLISH);
        assertThat(form.texts().items()).hasSize(6);
        assertThat(form.texts().items().get(3).text()).isEqualTo("Text 4 about <b>Ours</b>");
    }

    @Test
    void withoutAPackAnItemIsItsNumber() {
        Wordings wordings = new Wordings(new PageProperties(Map.of(), List.of()), CATALOG);

        Wordings.Worded none = wordings.form(sheet(BundledInstruments.waiShortRevised()), Locale.GERMAN);
        assertThat(none.worded()).isFalse();
        assertThat(none.texts().items().get(3).text()).isEqualTo("Item 4");

        Wordings.Worded demonstration = wordings.form(sheet(DemonstrationInstrument.instrument()), Locale.GERMAN);
        assertThat(demonstration.worded()).isTrue();
        assertThat(demonstration.texts().notice()).isPresent();
        assertThat(demonstration.texts().items().get(0).text()).startsWith("App ");
    }

    @Test
    void aPackThatMayNotBeUsedStopsTheStart() throws IOException {
        Path good = pack("Text {n}");

        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> wordings(good, "another licence", UseContext.RESEARCH))
                .satisfies(refused -> assertThat(refused.getReason())
                        .isEqualTo("the accepted licence is not the one that the pack names"));
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> wordings(good, "a licence", UseContext.COMMERCIAL));
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> wordings(folder.resolve("none.json"), "a licence", UseContext.RESEARCH))
                .satisfies(refused -> assertThat(refused.getReason()).isEqualTo("it can't be read"));
        Path other = Files.writeString(
                folder.resolve("other.json"), Files.readString(good).replace("sha256:7", "sha256:8"));
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> wordings(other, "a licence", UseContext.RESEARCH))
                .satisfies(refused ->
                        assertThat(refused.getReason()).isEqualTo("it is for a definition that isn't known here"));
        // replaces the valid pack
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> wordings(pack(""), "a licence", UseContext.RESEARCH));
    }

    private static Wordings wordings(Path file, String licence, UseContext context) {
        return new Wordings(
                new PageProperties(
                        Map.of(Referent.APP, "<b>Ours</b>"),
                        List.of(new PageProperties.Wording(file, licence, context))),
                CATALOG);
    }

    /** An invented pack for the DWAI; {@code {n}} is replaced by the number of an item. */
    private Path pack(String text) throws IOException {
        String json = WordingPack.template(BundledInstruments.dwai(), Rater.CLIENT, Locale.ENGLISH)
                .replace("\"reference\" : \"\"", "\"reference\" : \"a licence\"")
                .replace("\"holder\" : \"\"", "\"holder\" : \"nobody\"")
                .replace("\"contexts\" : [ ]", "\"contexts\" : [ \"research\" ]")
                .replace(",\n    \"credit\" : \"\"", "")
                .replace("  \"title\" : \"\",\n  \"instruction\" : \"\",\n", "");
        int items = json.indexOf("\"items\"");
        StringBuilder texts = new StringBuilder(json.substring(items));
        for (int item = 1; item <= 6; item++) {
            String empty = "\"" + item + "\" : \"\"";
            int at = texts.indexOf(empty);
            texts.replace(
                    at,
                    at + empty.length(),
                    "\"" + item + "\" : \"" + text.replace("{n}", String.valueOf(item)) + "\"");
        }
        String labelled = json.substring(0, items).replaceAll("\"([1-7])\" : \"\"", "\"$1\" : \"Point $1\"");
        return Files.writeString(folder.resolve("pack.json"), labelled + texts);
    }

    private static CheckedResponses sheet(Instrument instrument) {
        return ResponseChecker.of(instrument)
                .allowExperimental()
                .check(Responses.builder(instrument.id().value(), Rater.CLIENT).build())
                .orElseThrow();
    }
}
