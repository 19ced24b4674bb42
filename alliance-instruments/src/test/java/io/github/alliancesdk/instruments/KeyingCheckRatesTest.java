package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.statistics.reliability.KeyingReport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The keying check finds what {@link KeyingCheckRates} plants. The floors are well below the rates that its table shows
 * for many more files: what they catch is a check that went wrong.
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
                            // half of the items or more: no data tell which half is turned
                            if (2 * turned < instrument.items().size()) {
                                assertThat(outcome.someNamed()).isGreaterThanOrEqualTo(0.85);
                                assertThat(outcome.innocentNamed()).isLessThanOrEqualTo(0.2);
                            }
                            if (4 * turned <= instrument.items().size()) {
                                assertThat(outcome.allNamed()).isGreaterThanOrEqualTo(0.6);
                            }
                        })));
    }

    /** Of a file of shifted codes the check sees what was not refused, which with many items is little. */
    private static double floor(KeyingCheckRates.Cell cell) {
        return switch (cell.fault()) {
            case SHIFTED -> cell.instrument().items().size() > 12 ? 0 : 0.15;
            case ALREADY_REVERSED, NOT_REVERSED, OTHER_INSTRUMENT, PRINTED_POSITION -> 0.7;
            default -> 0.85;
        };
    }
}
