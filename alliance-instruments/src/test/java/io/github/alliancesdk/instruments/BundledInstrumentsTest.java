package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import org.junit.jupiter.api.Test;

class BundledInstrumentsTest {
    @Test
    void theCatalogListsTheInstrumentsInTheOrderOfTheIndex() {
        assertThat(BundledInstruments.catalog().ids())
                .extracting(Object::toString)
                .containsExactly("wai", "wai-s", "wai-sr", "dwai");
    }

    @Test
    void eachMethodGivesTheInstrumentOfItsName() {
        assertThat(BundledInstruments.wai().abbreviation()).hasValue("WAI");
        assertThat(BundledInstruments.waiShort().abbreviation()).hasValue("WAI-S");
        assertThat(BundledInstruments.waiShortRevised().abbreviation()).hasValue("WAI-SR");
        assertThat(BundledInstruments.dwai().abbreviation()).hasValue("DWAI");
    }

    @Test
    void theSameObjectsAreGivenEachTime() {
        assertThat(BundledInstruments.catalog()).isSameAs(BundledInstruments.catalog());
        assertThat(BundledInstruments.dwai()).isSameAs(BundledInstruments.dwai());
    }

    @Test
    void discoveryFindsTheBundledInstruments() {
        assertThat(InstrumentCatalog.discover().instruments())
                .containsExactlyElementsOf(BundledInstruments.catalog().instruments());
    }

    @Test
    void aDefinitionWrittenOutAndReadBackIsEqual() {
        for (Instrument instrument : BundledInstruments.catalog().instruments()) {
            Instrument again = Instrument.parse(instrument.toJson());

            assertThat(again).isEqualTo(instrument);
            assertThat(again.definitionDigest()).isEqualTo(instrument.definitionDigest());
        }
    }
}
