package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InstrumentQuery;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BundledInstrumentsTest {
    @Test
    void theCatalogListsTheInstrumentsInTheOrderOfTheIndex() {
        assertThat(BundledInstruments.catalog().ids())
                .extracting(Object::toString)
                .startsWith("wai", "wai-s", "wai-sr", "dwai")
                .containsExactlyElementsOf(TestFiles.instruments().keySet());
    }

    @Test
    void eachMethodGivesTheInstrumentOfItsName() {
        assertThat(BundledInstruments.wai().abbreviation()).hasValue("WAI");
        assertThat(BundledInstruments.waiShort().abbreviation()).hasValue("WAI-S");
        assertThat(BundledInstruments.waiShortRevised().abbreviation()).hasValue("WAI-SR");
        assertThat(BundledInstruments.dwai().abbreviation()).hasValue("DWAI");
        assertThat(BundledInstruments.arm5().abbreviation()).hasValue("ARM-5");
        assertThat(BundledInstruments.srs().abbreviation()).hasValue("SRS");
        assertThat(BundledInstruments.softaObserver().abbreviation()).hasValue("SOFTA-o");
        assertThat(BundledInstruments.care().abbreviation()).hasValue("CARE");
    }

    /** Only keyed instruments have a method, so that code completion offers nothing that needs an opt-in. */
    @Test
    void onlyKeyedInstrumentsHaveAMethod() {
        assertThat(Arrays.stream(BundledInstruments.class.getMethods())
                        .filter(method -> method.getReturnType() == Instrument.class)
                        .map(BundledInstrumentsTest::call))
                .containsExactlyInAnyOrderElementsOf(
                        BundledInstruments.catalog().find(InstrumentQuery.any().withStatus(InstrumentStatus.KEYED)));
    }

    private static Instrument call(Method method) {
        try {
            return (Instrument) method.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
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
