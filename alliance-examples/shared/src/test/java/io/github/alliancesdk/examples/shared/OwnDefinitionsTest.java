package io.github.alliancesdk.examples.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import org.junit.jupiter.api.Test;

class OwnDefinitionsTest {
    private static final Instrument SHIPPED = instrument("shipped-2", "1.0.0");
    private static final Instrument OWN = instrument("own-2", "1.0.0");

    private static Instrument instrument(String id, String version) {
        return Instrument.builder(id)
                .definitionVersion(version)
                .title("Invented")
                .raters(Rater.CLIENT)
                .referents(Referent.APP)
                .responseFormat("default", 1, 5, Metric.MEAN)
                .items(2)
                .scale("total", 1, 2)
                .allFactsFrom(Disposition.AUTHOR)
                .build();
    }

    @Test
    void ownDefinitionsComeAfterThoseOfTheProgram() {
        OwnDefinitions definitions = new OwnDefinitions(InstrumentCatalog.of(SHIPPED));
        definitions.add("own.json", OWN);

        assertThat(definitions.catalog().instruments()).containsExactly(SHIPPED, OWN);
    }

    @Test
    void twoDefinitionsOfOneIdAreRefusedWithBothNames() {
        OwnDefinitions definitions = new OwnDefinitions(InstrumentCatalog.of(SHIPPED));
        definitions.add("own.json", OWN);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> definitions.add("other.json", OWN))
                .withMessageStartingWith("other.json and own.json both define own-2;");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> definitions.add("newer.json", instrument("own-2", "1.1.0")))
                .withMessageStartingWith("newer.json and own.json both define own-2;");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> definitions.add("mine.json", SHIPPED))
                .withMessageStartingWith("mine.json and this program both define shipped-2;");
        assertThat(definitions.catalog().instruments()).containsExactly(SHIPPED, OWN);
    }
}
