package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.CutoffStatement;
import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    @Test
    void aCutOffThatASourceStatesHasARow() {
        Instrument instrument = Instrument.builder("judged-1")
                .title("Judged")
                .status(InstrumentStatus.CATALOGUED)
                .whyNotKeyed("the key was not read")
                .raters(Rater.CLIENT)
                .responseFormat("default", 0, 40, Metric.SUM)
                .items(1)
                .scale("total", 1)
                .cutoffs(new Instrument.PublishedRule(Optional.of("A manual names one.")))
                .cutoffStatement(new CutoffStatement(
                        "total",
                        36,
                        CutoffStatement.Direction.AT_OR_BELOW,
                        "to be discussed",
                        Disposition.CONFLICTING,
                        List.of("manual", "paper")))
                .source("manual", Source.of("A manual", "in full"))
                .source("paper", Source.of("A paper", "in full"))
                .allFactsFrom(Disposition.UNCONFIRMED, "manual")
                .build();

        assertThat(Ledger.rows(instrument).map(Ledger.Row::cells))
                .contains(List.of(
                        "judged-1",
                        "1.0.0",
                        "cutoffs/1",
                        "total at-or-below 36: to be discussed",
                        "conflicting",
                        "manual paper",
                        ""));
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
