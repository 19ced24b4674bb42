package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Instrument;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DigestReferenceTest {
    @Test
    void anotherLanguageCalculatesTheSameDigestOfEveryShippedDefinition() {
        Map<String, String> expected = new LinkedHashMap<>();
        TestFiles.json(String.join("\n", TestFiles.referenceLines("digests.json")))
                .properties()
                .forEach(entry -> expected.put(entry.getKey(), entry.getValue().stringValue()));

        Map<String, String> actual = new LinkedHashMap<>();
        for (Instrument instrument : BundledInstruments.catalog().instruments()) {
            actual.put(instrument.id() + "@" + instrument.definitionVersion(), instrument.definitionDigest());
        }

        assertThat(actual).containsExactlyEntriesOf(expected);
    }

    @Test
    void everyInstrumentHasADigestOfItsOwn() {
        assertThat(BundledInstruments.catalog().instruments())
                .extracting(Instrument::definitionDigest)
                .doesNotHaveDuplicates()
                .allMatch(digest -> digest.matches("sha256:[0-9a-f]{64}"));
    }
}
