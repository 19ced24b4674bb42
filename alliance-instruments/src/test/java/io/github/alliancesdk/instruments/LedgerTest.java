package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Instrument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Path FOLDER = Path.of("ledger");
    private static final String HOW =
            "the stored ledger isn't current; regenerate it: mvn test -pl alliance-instruments -am -Dtest=LedgerTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dledger.update=true";

    private final Ledger ledger = new Ledger(BundledInstruments.catalog());

    @Test
    void theStoredCsvIsCurrent() throws IOException {
        assertCurrent("ledger.csv", ledger.csv());
    }

    @Test
    void theStoredMarkdownIsCurrent() throws IOException {
        assertCurrent("ledger.md", ledger.markdown());
    }

    @Test
    void everyShippedFactHasARowWithADispositionAndAValue() {
        for (Instrument instrument : BundledInstruments.catalog().instruments()) {
            assertThat(ledger.rows())
                    .filteredOn(row -> row.instrument().equals(instrument.id().value()))
                    .extracting(Ledger.Row::fact)
                    .containsAll(instrument.provenance().stream()
                            .map(provenance -> provenance.fact())
                            .toList());
        }
        assertThat(ledger.rows()).allSatisfy(row -> {
            assertThat(row.value()).isNotBlank();
            assertThat(row.disposition()).isNotBlank();
        });
    }

    private static void assertCurrent(String name, String expected) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("ledger.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, expected);
        }
        assertThat(file).as(HOW).exists();
        assertThat(Files.readString(file)).as(HOW).isEqualTo(expected);
    }
}
