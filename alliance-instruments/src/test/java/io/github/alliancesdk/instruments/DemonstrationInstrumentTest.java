package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Example;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.wording.AcceptedWording;
import io.github.alliancesdk.core.wording.FormRenderer;
import io.github.alliancesdk.core.wording.LicenceAcceptance;
import io.github.alliancesdk.core.wording.RenderedForm;
import io.github.alliancesdk.core.wording.UseContext;
import io.github.alliancesdk.core.wording.WordingPack;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemonstrationInstrumentTest {
    private static final Instrument DEMONSTRATION = DemonstrationInstrument.instrument();

    private static RenderedForm form(String language) {
        AcceptedWording wording = DemonstrationInstrument.pack(Locale.forLanguageTag(language))
                .accept(DEMONSTRATION, LicenceAcceptance.of(DemonstrationInstrument.LICENCE, UseContext.EDUCATIONAL));
        return FormRenderer.of(wording).withName(Referent.APP, "Example").render();
    }

    @Test
    void itIsNoPartOfTheCatalogue() {
        assertThat(BundledInstruments.catalog().find("demonstration")).isEmpty();
        assertThat(BundledInstruments.catalog().with(DEMONSTRATION).get("demonstration"))
                .isSameAs(DEMONSTRATION);
    }

    @Test
    void itSaysWhatItIsWorth() {
        assertThat(DEMONSTRATION.status()).isEqualTo(InstrumentStatus.EXPERIMENTAL);
        assertThat(DEMONSTRATION.title()).contains("made up", "unvalidated");
        assertThat(DEMONSTRATION.openQuestions()).singleElement().asString().startsWith("Unvalidated: ");
        assertThat(DEMONSTRATION.examples()).extracting(Example::id).containsExactly("client-one-gap");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "nl"})
    void everyLanguageHasACompletePackThatIsMarked(String language) {
        WordingPack pack = DemonstrationInstrument.pack(Locale.forLanguageTag(language));
        assertThat(pack.language().getLanguage()).isEqualTo(language);
        assertThat(pack.problems(DEMONSTRATION)).isEmpty();
        assertThat(pack.status()).isEqualTo(WordingPack.Status.UNVALIDATED);

        RenderedForm form = form(language);
        assertThat(form.notice()).isPresent();
        assertThat(form.credit()).isPresent();
        assertThat(form.title()).contains("(");
        assertThat(form.items())
                .hasSize(6)
                .allSatisfy(item -> assertThat(item.text()).contains("Example"));
    }

    @ParameterizedTest
    @CsvSource({"de-CH,de", "ja,en", "en-NZ,en"})
    void aLanguageWithoutPackGetsEnglish(String wanted, String found) {
        assertThat(DemonstrationInstrument.pack(Locale.forLanguageTag(wanted))
                        .language()
                        .toLanguageTag())
                .isEqualTo(found);
        assertThat(DemonstrationInstrument.packs().all()).hasSize(5);
    }

    @Test
    void itsFormPrintsTwoItemsFromTheHighestAnswer() {
        assertThat(form("en").items())
                .filteredOn(item -> item.answers().get(0).value() == 5)
                .extracting(item -> item.number())
                .containsExactly(2, 5);
        assertThat(form("de").items().get(1).answers())
                .extracting(RenderedForm.Answer::label)
                .containsExactly("Ja", "Eher ja", "Halb und halb", "Eher nein", "Nein");
    }
}
