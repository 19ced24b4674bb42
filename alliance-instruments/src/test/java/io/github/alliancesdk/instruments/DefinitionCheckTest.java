package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.CatalogEntry;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.interchange.DefinitionCheck;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionCheckTest {
    static Stream<Instrument> everyVersion() {
        return BundledInstruments.catalog().entries().stream().map(CatalogEntry::instrument);
    }

    @ParameterizedTest
    @MethodSource("everyVersion")
    void whatIsShippedConforms(Instrument instrument) {
        assertThat(DefinitionCheck.against(BundledInstruments.catalog()).check(instrument.toJson()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyVersion")
    void everyVersionIsFoundByItsNumberAndByItsDigest(Instrument instrument) {
        String id = instrument.id().value();

        assertThat(BundledInstruments.catalog().get(id, instrument.definitionVersion()))
                .isEqualTo(instrument);
        assertThat(BundledInstruments.catalog().findByDigest(id, instrument.definitionDigest()))
                .map(Instrument::definitionDigest)
                .contains(instrument.definitionDigest());
    }
}
