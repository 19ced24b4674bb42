package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.statistics.reliability.KeyingReport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The keying check finds what {@link KeyingCheckRates} plants. The limits are well below the rates in its table, which
 * is based on many more files: they only detect a broken check.
 */
@Tag("slow")
class KeyingCheckRatesTest {
    private static final int FILES = 25;
    private static final long SEED = 20260506;

    @TestFactory
    Stream<DynamicTest> theCheckFindsWhatWasPlanted() {
        return Stream.of(100, 300)
                .flatMap(n -> KeyingCheckRates.cells(n).stream())
                .map(cell -> DynamicTest.dynamicTest(
                        cell.fault() + " " + cell.instrument().id() + " " + cell.n(), () -> {
                            KeyingCheckRates.Outcome outcome = KeyingCheckRates.run(cell, FILES, SEED);
                            if (cell.fault() == KeyingCheckRates.Fault.NONE) {
                                assertThat(outcome.rate(KeyingReport.Verdict.SUSPECT))
                                        .isLessThanOrEqualTo(0.12);
                                assertThat(outcome.rate("items-against-key")).isLessThanOrEqualTo(0.04);
                                assertThat(outcome.rate(KeyingReport.Verdict.OK))
                                        .isGreaterThanOrEqualTo(0.7);
                            } else {
                                assertThat(outcome.hitRate()).isGreaterThanOrEqualTo(floor(cell));
                            }
                        }));
    }

    @TestFactory
    Stream<DynamicTest> theCheckNamesSingleItemsThatAreTurned() {
        return KeyingCheckRates.INSTRUMENTS.stream()
                .flatMap(instrument -> IntStream.rangeClosed(1, KeyingCheckRates.MOST_TURNED)
                        .mapToObj(turned -> DynamicTest.dynamicTest(turned + " of " + instrument.id(), () -> {
                            KeyingCheckRates.TurnedItems outcome =
                                    KeyingCheckRates.turnItems(instrument, turned, FILES, SEED);
                            assertThat(outcome.ok()).isLessThanOrEqualTo(0.08);
                            // with half of the items or more reversed, data can't show which half is reversed
                            if (2 * turned < instrument.items().size()) {
                                assertThat(outcome.someNamed()).isGreaterThanOrEqualTo(0.85);
                                assertThat(outcome.innocentNamed()).isLessThanOrEqualTo(0.2);
                            }
                            if (4 * turned <= instrument.items().size()) {
                                assertThat(outcome.allNamed()).isGreaterThanOrEqualTo(0.6);
                            }
                        })));
    }

    /** In a file with shifted codes the check sees only sheets that weren't refused: few if there are many items. */
    private static double floor(KeyingCheckRates.Cell cell) {
        return switch (cell.fault()) {
            case SHIFTED -> cell.instrument().items().size() > 12 ? 0 : 0.15;
            case ALREADY_REVERSED, NOT_REVERSED, OTHER_INSTRUMENT, PRINTED_POSITION -> 0.7;
            default -> 0.85;
        };
    }
}
