package io.github.alliancesdk.core.statistics.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentBuilder;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.statistics.Correlation;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class KeyingCheckTest {
    private static final int MISSING = 0;

    /** Twelve items on 1..7, 4 and 10 reversed. */
    private static final Instrument DECLARED = twelve("declared-12", 7, new int[] {4, 10}, 8, 9);

    /** The same items without reversed ones. */
    private static final Instrument PLAIN = twelve("plain-12", 5, new int[0], 8, 9);

    /** The same items, but two of them belong to other scales. */
    private static final Instrument SWAPPED = twelve("swapped-12", 7, new int[] {4, 10}, 9, 8);

    private static final Instrument NO_TOTAL = InventedInstruments.begin("apart-8", 1, 7)
            .items(8)
            .reversed(1, 5)
            .scale("first", 1, 2, 3, 4)
            .scale("second", 5, 6, 7, 8)
            .build();

    private static final KeyingCheck ALONE = KeyingCheck.withoutRivals();

    private static Instrument twelve(String id, int max, int[] reversed, int inSecond, int inThird) {
        int[] second = {5, 6, 7, inSecond};
        int[] third = {inThird, 10, 11, 12};
        Arrays.sort(second);
        Arrays.sort(third);
        return InventedInstruments.begin(id, 1, max)
                .items(12)
                .reversed(reversed)
                .scale("first", 1, 2, 3, 4)
                .scale("second", second)
                .scale("third", third)
                .scale("total", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
                .build();
    }

    private static ResponseSimulation simulation(Instrument instrument) {
        double max = instrument.responseFormat().max();
        return ResponseSimulation.of(instrument)
                .withLoadings(0.6, 0.75)
                .withMeans(0.6 * max, 0.75 * max)
                .withSpread(max / 5);
    }

    private static int[][] rows(RawResponseMatrix matrix) {
        int[][] rows = new int[matrix.persons()][];
        for (int person = 0; person < rows.length; person++) {
            int row = person;
            rows[person] = matrix.itemNumbers().stream()
                    .mapToInt(item -> (int) matrix.answer(row, item).orElse(MISSING))
                    .toArray();
        }
        return rows;
    }

    private static RawResponseMatrix matrix(Instrument instrument, int[][] rows) {
        return RawResponseMatrix.of(instrument, instrument.responseFormat(), rows, MISSING);
    }

    private static int[][] turned(int[][] rows, Instrument instrument) {
        for (int[] row : rows) {
            for (int item : instrument.reversed()) {
                row[item - 1] = instrument.responseFormat().reverseUnscaled(row[item - 1]);
            }
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void honestAnswersAreOk(long seed) {
        KeyingReport report = KeyingCheck.against(InstrumentCatalog.of(PLAIN))
                .check(simulation(DECLARED).matrix(200, seed));

        assertThat(report.verdict()).isEqualTo(KeyingReport.Verdict.OK);
        assertThat(report.findings()).isEmpty();
        assertThat(report.reason()).isEmpty();
        assertThat(report.persons()).isEqualTo(200);
        assertThat(report.used()).isEqualTo(200);
        assertThat(report.toMap()).isEqualTo(Map.of("verdict", "ok", "findings", List.of()));
        // the declared key, the key with the reversed items already reversed, and the other instrument
        assertThat(report.hypotheses())
                .extracting(hypothesis ->
                        hypothesis.kind().id() + " " + hypothesis.instrument() + " " + hypothesis.reverseScored())
                .containsExactly(
                        "as-declared declared-12 [4, 10]", "already-reversed declared-12 []", "other-key plain-12 []");
        assertThat(report).hasToString("KeyingReport[ok, 200 of 200 persons, []]");
        assertThat(ALONE.check(simulation(DECLARED).matrix(200, seed).keyed()).verdict())
                .isEqualTo(KeyingReport.Verdict.OK);
    }

    @Test
    void answersThatWereTurnedRoundAlreadyAreFound() {
        int[][] rows = turned(rows(simulation(DECLARED).matrix(150, 1)), DECLARED);

        KeyingReport report = ALONE.check(matrix(DECLARED, rows));

        assertThat(report.verdict()).isEqualTo(KeyingReport.Verdict.SUSPECT);
        assertThat(report.findings().get(0)).isInstanceOfSatisfying(KeyingFinding.BetterKey.class, found -> {
            assertThat(found.id()).isEqualTo("already-reversed");
            assertThat(found.items()).containsExactly(4, 10);
            assertThat(found.equallyGood()).isEmpty();
            double declared = found.declared().meanItemRest().orElseThrow().value();
            double better = found.better().meanItemRest().orElseThrow().value();
            assertThat(better).isGreaterThan(declared + 0.1);
            assertThat(found.declared().itemsAgainst()).containsExactly(4, 10);
            assertThat(found.better().itemsAgainst()).isEmpty();
            assertThat(found).hasToString("already-reversed [4, 10] (declared-12)");
        });
        assertThat(report.findings())
                .extracting(KeyingFinding::toString)
                .containsExactly("already-reversed [4, 10] (declared-12)", "items-against-key [4, 10]");
    }

    @Test
    void keyedAnswersThatWereNotTurnedRoundAreFound() {
        int[][] raw = rows(simulation(DECLARED).matrix(150, 2));

        KeyingReport report =
                ALONE.check(KeyedResponseMatrix.ofKeyed(DECLARED, DECLARED.responseFormat(), raw, MISSING));

        assertThat(report.findings().get(0)).isInstanceOfSatisfying(KeyingFinding.BetterKey.class, found -> {
            assertThat(found.id()).isEqualTo("not-reversed");
            assertThat(found.better().reverseScored()).containsExactly(4, 10);
            assertThat(found.declared().reverseScored()).isEmpty();
        });
    }

    @Test
    void anotherInstrumentThatWasFilledInIsFoundAndWhatCannotBeToldApartIsSaid() {
        int[][] rows = rows(simulation(PLAIN).withSpread(2).matrix(200, 3));

        KeyingReport report = KeyingCheck.against(InstrumentCatalog.of(PLAIN)).check(matrix(DECLARED, rows));

        assertThat(report.findings().get(0)).isInstanceOfSatisfying(KeyingFinding.BetterKey.class, found -> {
            assertThat(found.id()).isEqualTo("other-key");
            assertThat(found.better().instrument()).isEqualTo(InstrumentId.of("plain-12"));
            assertThat(found.items()).containsExactly(4, 10);
        });
        // five points although seven are declared
        assertThat(report.findings())
                .extracting(KeyingFinding::id)
                .containsExactly("other-key", "items-against-key", "shifted-codes");
    }

    @Test
    void aKeyThatDiffersInScalesOnlyIsNotToldApartUnderACommonFactor() {
        KeyingCheck check = KeyingCheck.against(InstrumentCatalog.of(DECLARED, SWAPPED));
        KeyingReport report = check.check(simulation(DECLARED).matrix(300, 4));

        assertThat(report.verdict()).isEqualTo(KeyingReport.Verdict.OK);
        assertThat(report.notToldApart()).containsExactly(InstrumentId.of("swapped-12"));
        assertThat(report.toMap()).containsEntry("notToldApart", List.of("swapped-12"));
        assertThat(check).hasToString("KeyingCheck[declared-12, swapped-12]");
    }

    @Test
    void aKeyThatDiffersInScalesOnlyIsFoundWhereScalesStandOut() {
        KeyingReport report = KeyingCheck.against(InstrumentCatalog.of(DECLARED, SWAPPED))
                .check(matrix(
                        DECLARED,
                        rows(simulation(SWAPPED)
                                .withLoadings(0.35, 0.4)
                                .withScaleLoadings(0.75, 0.8)
                                .matrix(400, 5))));

        assertThat(report.findings()).singleElement().isInstanceOfSatisfying(KeyingFinding.BetterKey.class, found -> {
            assertThat(found.id()).isEqualTo("other-key");
            assertThat(found.items()).containsExactly(8, 9);
            assertThat(found.better().meanScaleRest().orElseThrow())
                    .isGreaterThan(found.declared().meanScaleRest().orElseThrow());
        });
        KeyingReport honest = KeyingCheck.against(InstrumentCatalog.of(SWAPPED))
                .check(simulation(DECLARED)
                        .withLoadings(0.35, 0.4)
                        .withScaleLoadings(0.75, 0.8)
                        .matrix(400, 5));
        assertThat(honest.verdict()).isEqualTo(KeyingReport.Verdict.OK);
        assertThat(honest.notToldApart()).isEmpty();
    }

    @Test
    void whereThereIsNoTotalItemsAreComparedWithTheirOwnScale() {
        RawResponseMatrix matrix = simulation(NO_TOTAL).matrix(200, 6);

        KeyingReport honest = ALONE.check(matrix);
        KeyingReport turned = ALONE.check(matrix(NO_TOTAL, turned(rows(matrix), NO_TOTAL)));

        assertThat(honest.verdict()).isEqualTo(KeyingReport.Verdict.OK);
        KeyHypothesis declared = honest.hypotheses().get(0);
        assertThat(declared.meanItemRest().orElseThrow().value())
                .isCloseTo(declared.meanScaleRest().orElseThrow(), within(1e-12));
        assertThat(turned.findings())
                .extracting(KeyingFinding::toString)
                .containsExactly("already-reversed [1, 5] (apart-8)", "items-against-key [1, 5]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void singleItemsThatAreTurnedAreNamed(int turned) {
        int[][] rows = rows(simulation(PLAIN).matrix(150, 20 + turned));
        for (int[] row : rows) {
            for (int item = 1; item <= turned; item++) {
                row[item - 1] = 6 - row[item - 1];
            }
        }

        KeyingReport report =
                KeyingCheck.against(InstrumentCatalog.of(DECLARED, SWAPPED)).check(matrix(PLAIN, rows));

        assertThat(report.verdict()).isEqualTo(KeyingReport.Verdict.SUSPECT);
        assertThat(report.findings())
                .singleElement()
                .isInstanceOfSatisfying(KeyingFinding.ItemsAgainstKey.class, found -> {
                    // with more of the twelve items reversed, each contradicts fewer others
                    assertThat(found.items())
                            .isSubsetOf(IntStream.rangeClosed(1, turned).boxed().toList())
                            .hasSizeGreaterThanOrEqualTo(Math.min(turned, 4));
                    int item = found.items().get(0);
                    Correlation first = found.itemRests().get(item);
                    assertThat(first.interval().orElseThrow().upper()).isNegative();
                    assertThat(found.toMap())
                            .containsEntry("finding", "items-against-key")
                            .containsEntry("items", found.items());
                    assertThat(((List<?>) found.toMap().get("itemRests")).get(0))
                            .isEqualTo(Map.of(
                                    "item",
                                    item,
                                    "value",
                                    first.value(),
                                    "lower",
                                    first.interval().orElseThrow().lower(),
                                    "upper",
                                    first.interval().orElseThrow().upper(),
                                    "n",
                                    first.n()));
                });
    }

    /** Eight items on 1..5, the last four printed from 5 down to 1. */
    private static Instrument printed(int... reversed) {
        InstrumentBuilder builder = InventedInstruments.begin("printed-8", 1, 5);
        for (int item = 1; item <= 8; item++) {
            builder.item(new Item(item, Optional.empty(), item > 4));
        }
        return builder.reversed(reversed).scale("total", 1, 2, 3, 4, 5, 6, 7, 8).build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answersThatWereCodedByPrintedPositionAreFound(boolean isReversed) {
        Instrument instrument = printed(isReversed ? new int[] {1, 5} : new int[0]);
        int[][] rows = rows(simulation(instrument).matrix(200, 31));
        assertThat(ALONE.check(matrix(instrument, rows)).verdict()).isEqualTo(KeyingReport.Verdict.OK);
        for (int[] row : rows) {
            for (int column = 4; column < 8; column++) {
                row[column] = 6 - row[column];
            }
        }

        KeyingReport raw = ALONE.check(matrix(instrument, rows));
        KeyingReport keyed = ALONE.check(matrix(instrument, rows).keyed());

        for (KeyingReport report : List.of(raw, keyed)) {
            assertThat(report.verdict()).isEqualTo(KeyingReport.Verdict.SUSPECT);
            assertThat(report.findings().get(0)).isInstanceOfSatisfying(KeyingFinding.BetterKey.class, found -> {
                assertThat(found.id()).isEqualTo("printed-position");
                assertThat(found.items()).containsExactly(5, 6, 7, 8);
                assertThat(found.better().itemsAgainst()).isEmpty();
            });
        }
    }

    @Test
    void aKeyThatTurnsEveryItemIsNoRivalBecauseNoDataTellItFromTheDeclaredOne() {
        InstrumentBuilder builder = InventedInstruments.begin("all-4", 1, 5);
        for (int item = 1; item <= 4; item++) {
            builder.item(new Item(item, Optional.empty(), true));
        }
        Instrument instrument =
                builder.reversed(1, 2, 3, 4).scale("total", 1, 2, 3, 4).build();

        KeyingReport report = ALONE.check(simulation(instrument).matrix(100, 32));

        assertThat(report.hypotheses()).hasSize(1);
        assertThat(report.verdict()).isEqualTo(KeyingReport.Verdict.OK);
    }

    @Test
    void noKeyIsOfferedOfWhichNothingFits() {
        // no common variance; in some of many files a rival's two items correlate by chance
        for (long seed = 1; seed <= 200; seed++) {
            KeyingReport report = KeyingCheck.against(InstrumentCatalog.of(DECLARED, SWAPPED))
                    .check(simulation(PLAIN).withLoadings(0, 0).matrix(60, seed));

            assertThat(report.verdict()).as("seed " + seed).isNotEqualTo(KeyingReport.Verdict.OK);
            assertThat(report.findings()).as("seed " + seed).noneMatch(KeyingFinding.BetterKey.class::isInstance);
        }
    }

    @Test
    void noKeyIsOfferedWhereTheTotalIsTheSameForEverybody() {
        Instrument four = InventedInstruments.begin("ranks-4", 1, 5)
                .items(4)
                .reversed(3, 4)
                .scale("total", 1, 2, 3, 4)
                .build();
        int[][] rows = new int[60][];
        SplittableRandom random = new SplittableRandom(33);
        for (int person = 0; person < rows.length; person++) {
            int first = 1 + random.nextInt(5);
            int second = 1 + random.nextInt(5);
            // keyed: first, second, 6 - first and 6 - second, so the total is always 12
            rows[person] = new int[] {first, second, first, second};
        }

        KeyingReport report = ALONE.check(matrix(four, rows));

        assertThat(report.verdict()).isEqualTo(KeyingReport.Verdict.SUSPECT);
        assertThat(report.findings()).noneMatch(KeyingFinding.BetterKey.class::isInstance);
        assertThat(report.findings()).extracting(KeyingFinding::id).contains("items-against-key");
    }

    @Test
    void twoItemsThatAreEachOthersOppositeGoAgainstTheKeyThoughTheyHaveNoInterval() {
        Instrument two = InventedInstruments.begin("two-2", 1, 5)
                .items(2)
                .scale("total", 1, 2)
                .build();
        int[][] opposite = new int[60][];
        int[][] alike = new int[60][];
        for (int person = 0; person < 60; person++) {
            opposite[person] = new int[] {1 + person % 5, 5 - person % 5};
            alike[person] = new int[] {1 + person % 5, 1 + person % 5};
        }

        assertThat(ALONE.check(matrix(two, opposite)).findings())
                .extracting(KeyingFinding::toString)
                .containsExactly("items-against-key [1, 2]");
        assertThat(ALONE.check(matrix(two, alike)).findings())
                .noneMatch(KeyingFinding.ItemsAgainstKey.class::isInstance);
    }

    @Test
    void belowThirtyRespondentsNothingIsTold() {
        int[][] rows = turned(rows(simulation(DECLARED).matrix(30, 7)), DECLARED);

        KeyingReport tooFew = ALONE.check(matrix(DECLARED, Arrays.copyOf(rows, 29)));

        assertThat(tooFew.verdict()).isEqualTo(KeyingReport.Verdict.CANNOT_TELL);
        assertThat(tooFew.reason()).hasValue(Reason.TOO_FEW_PERSONS);
        assertThat(tooFew.findings()).isEmpty();
        assertThat(tooFew.hypotheses()).isEmpty();
        assertThat(tooFew.toMap())
                .isEqualTo(Map.of("verdict", "cannot-tell", "reason", "too-few-persons", "findings", List.of()));
        assertThat(ALONE.check(matrix(DECLARED, rows)).hypotheses()).isNotEmpty();
        assertThat(ALONE.check(matrix(DECLARED, new int[0][])).reason()).hasValue(Reason.TOO_FEW_PERSONS);
    }

    @Test
    void whoAnsweredLessThanHalfIsNoRespondent() {
        int[][] rows = rows(simulation(DECLARED).matrix(31, 8));
        Arrays.fill(rows[0], 0, 7, MISSING);
        Arrays.fill(rows[1], 0, 6, MISSING);

        assertThat(ALONE.check(matrix(DECLARED, rows)).used()).isEqualTo(30);
        Arrays.fill(rows[1], 0, 7, MISSING);
        assertThat(ALONE.check(matrix(DECLARED, rows)).reason()).hasValue(Reason.TOO_FEW_PERSONS);
        assertThat(ALONE.check(matrix(DECLARED, rows)).persons()).isEqualTo(31);
    }

    @Test
    void answersThatHaveNothingInCommonDecideNothing() {
        KeyingReport report =
                ALONE.check(simulation(DECLARED).withLoadings(0, 0).matrix(60, 9));

        assertThat(report.verdict()).isEqualTo(KeyingReport.Verdict.CANNOT_TELL);
        assertThat(report.reason()).hasValue(Reason.UNDECIDED);
        assertThat(report.hypotheses()).hasSize(2);
    }

    @Test
    void anItemThatEverybodyAnsweredAlikeIsFound() {
        int[][] rows = rows(simulation(DECLARED).matrix(100, 10));
        for (int[] row : rows) {
            row[2] = 5;
        }
        rows[7][2] = MISSING;

        KeyingReport report = ALONE.check(matrix(DECLARED, rows));

        assertThat(report.findings()).containsExactly(new KeyingFinding.ConstantItem(3, 99));
        assertThat(report.findings().get(0)).hasToString("constant-item 3");
        assertThat(report.hypotheses().get(0).itemRests().get(3).reason()).hasValue(Reason.NO_VARIANCE);
        assertThat(report.toMap().get("findings"))
                .isEqualTo(List.of(Map.of("finding", "constant-item", "item", 3, "n", 99)));
    }

    @Test
    void oneAnswerFromEverybodyToEverythingIsFoundAndBreaksNothing() {
        int[][] rows = new int[40][12];
        for (int[] row : rows) {
            Arrays.fill(row, 4);
        }

        KeyingReport report = ALONE.check(matrix(DECLARED, rows));

        assertThat(report.verdict()).isEqualTo(KeyingReport.Verdict.SUSPECT);
        assertThat(report.findings())
                .filteredOn(KeyingFinding.ConstantItem.class::isInstance)
                .hasSize(12);
        assertThat(report.findings())
                .filteredOn(KeyingFinding.StraightLine.class::isInstance)
                .hasSize(1);
        assertThat(report.hypotheses().get(0).meanItemRest().reason()).isPresent();
    }

    @Test
    void codesThatStopShortOfTheHighestAsAtAWallAreFound() {
        // answers of 1..5 that are mostly high, declared as 1..7
        int[][] rows = rows(simulation(PLAIN).withMeans(4, 4.3).matrix(80, 11));
        Instrument seven = twelve("plain-7", 7, new int[0], 8, 9);

        KeyingReport report = ALONE.check(matrix(seven, rows));

        assertThat(report.findings()).singleElement().isInstanceOfSatisfying(KeyingFinding.UnusedEnd.class, found -> {
            assertThat(found.end()).isEqualTo(KeyingFinding.UnusedEnd.End.HIGHEST);
            assertThat(found.declared()).isEqualTo("1..7");
            assertThat(found.highest()).isEqualTo(5);
            assertThat(found.n()).isEqualTo(960);
            assertThat(found.shareAtWall()).isGreaterThan(0.2);
            assertThat(found.expectedShare()).isGreaterThan(AnswerPatterns.WALL);
            assertThat(found).hasToString("shifted-codes (highest of 1..7)");
            assertThat(found.toMap())
                    .containsEntry("unused", "highest")
                    .containsEntry("observed", found.lowest() + "..5");
        });
    }

    @Test
    void amongReversedItemsTheLowestCodeIsMissed() {
        Instrument half = InventedInstruments.begin("half-8", 0, 4)
                .items(8)
                .reversed(1, 2, 3, 4)
                .scale("total", 1, 2, 3, 4, 5, 6, 7, 8)
                .build();
        // codes that are one too high; those out of range are then missing
        int[][] rows = rows(ResponseSimulation.of(half)
                .withLoadings(0.6, 0.7)
                .withMeans(3, 3.2)
                .withSpread(1.1)
                .matrix(200, 12));
        for (int[] row : rows) {
            for (int column = 0; column < row.length; column++) {
                row[column] = row[column] == 4 ? -1 : row[column] + 1;
            }
        }

        KeyingReport report = ALONE.check(RawResponseMatrix.of(half, half.responseFormat(), rows, -1));

        assertThat(report.findings())
                .filteredOn(KeyingFinding.UnusedEnd.class::isInstance)
                .extracting(KeyingFinding::toString)
                .containsExactly("shifted-codes (lowest of 0..4)");
    }

    @Test
    void answersThatRunOutBeforeTheHighestAreNoWall() {
        assertThat(ALONE.check(simulation(DECLARED)
                                .withMeans(2.5, 3)
                                .withSpread(0.8)
                                .matrix(200, 13))
                        .findings())
                .isEmpty();
    }

    @Test
    void respondentsWithOneAnswerThroughoutAreFoundFromATenthOn() {
        int[][] rows = rows(simulation(DECLARED).matrix(100, 14));
        for (int person = 0; person < 9; person++) {
            Arrays.fill(rows[10 * person], 3);
        }
        assertThat(ALONE.check(matrix(DECLARED, rows)).findings()).isEmpty();
        Arrays.fill(rows[90], 7);

        KeyingReport report = ALONE.check(matrix(DECLARED, rows));

        assertThat(report.findings())
                .containsExactly(
                        new KeyingFinding.StraightLine(List.of(1, 11, 21, 31, 41, 51, 61, 71, 81, 91), 100, 0.1));
        assertThat(report.findings().get(0)).hasToString("straight-line (10 of 100)");
        assertThat(report.findings().get(0).toMap())
                .isEqualTo(Map.of(
                        "finding",
                        "straight-line",
                        "rows",
                        List.of(1, 11, 21, 31, 41, 51, 61, 71, 81, 91),
                        "n",
                        100,
                        "share",
                        0.1));
        assertThat(ALONE.check(matrix(DECLARED, rows).keyed()).findings()).isEqualTo(report.findings());
    }

    @Test
    void theHighestAnswerThroughoutMayBeMeantWhereNothingIsReversed() {
        int[][] rows = rows(simulation(PLAIN).matrix(100, 15));
        for (int person = 0; person < 20; person++) {
            Arrays.fill(rows[person], 5);
        }
        assertThat(ALONE.check(matrix(PLAIN, rows)).findings()).isEmpty();
        for (int person = 0; person < 20; person++) {
            Arrays.fill(rows[person], 4);
        }
        assertThat(ALONE.check(matrix(PLAIN, rows)).findings())
                .extracting(KeyingFinding::id)
                .containsExactly("straight-line");
    }

    @Test
    void aFewCarelessRespondentsDoNotHideThatTheKeyIsRight() {
        int[][] rows = rows(simulation(DECLARED).withLoadings(0.35, 0.4).matrix(150, 16));
        for (int person = 0; person < 14; person++) {
            Arrays.fill(rows[person], person % 2 == 0 ? 1 : 7);
        }

        assertThat(ALONE.check(matrix(DECLARED, rows)).verdict()).isEqualTo(KeyingReport.Verdict.OK);
    }

    @Test
    void instrumentsWithOtherItemsOrTheSameKeyAreNoRivals() {
        Instrument renamed = twelve("renamed-12", 7, new int[] {4, 10}, 8, 9);
        KeyingReport report = KeyingCheck.against(InstrumentCatalog.of(
                        renamed, NO_TOTAL, InventedInstruments.demo(), InventedInstruments.catalogued()))
                .check(simulation(DECLARED).matrix(50, 17));

        assertThat(report.hypotheses()).hasSize(2);
    }

    @Test
    void keyedAnswersAreComparedWithTheKeysOfRivalsToo() {
        Instrument rival = twelve("rival-12", 7, new int[] {2, 4, 7}, 8, 9);
        int[][] raw = rows(simulation(rival).matrix(200, 18));
        KeyedResponseMatrix keyedByMistake = matrix(DECLARED, raw).keyed();

        KeyingReport report = KeyingCheck.against(InstrumentCatalog.of(rival)).check(keyedByMistake);

        assertThat(report.findings().get(0)).isInstanceOfSatisfying(KeyingFinding.BetterKey.class, found -> {
            assertThat(found.better().instrument()).isEqualTo(rival.id());
            // the items that only one of the two keys reverses
            assertThat(found.items()).containsExactly(2, 7, 10);
            assertThat(found.better().reverseScored()).containsExactly(2, 7, 10);
        });
    }

    @Test
    void aScaleOfOneItemHasNoRest() {
        Instrument single = InventedInstruments.begin("one-1", 1, 7)
                .items(1)
                .scale("total", 1)
                .build();

        KeyingReport report = ALONE.check(simulation(single).matrix(60, 19));

        assertThat(report.verdict()).isEqualTo(KeyingReport.Verdict.CANNOT_TELL);
        assertThat(report.reason()).hasValue(Reason.TOO_FEW_ITEMS);
        assertThat(report.hypotheses()).singleElement().satisfies(hypothesis -> {
            assertThat(hypothesis.meanItemRest().reason()).hasValue(Reason.TOO_FEW_ITEMS);
            assertThat(hypothesis.meanScaleRest().reason()).hasValue(Reason.TOO_FEW_ITEMS);
        });
    }

    @Test
    void theEvidenceIsWrittenAsJson() {
        int[][] rows = rows(simulation(PLAIN).withSpread(2).matrix(200, 3));
        KeyingReport report = KeyingCheck.against(InstrumentCatalog.of(PLAIN, twelve("third-12", 7, new int[0], 9, 8)))
                .check(matrix(DECLARED, rows));

        String json = new JsonMapper().writeValueAsString(report.toMap());

        assertThat(json)
                .startsWith("{\"verdict\":\"suspect\",\"findings\":[{\"finding\":\"other-key\",\"items\":[4,10],"
                        + "\"declared\":{\"hypothesis\":\"as-declared\",\"instrument\":\"declared-12\",\"itemRest\":{"
                        + "\"value\":")
                .contains(
                        "\"better\":{\"hypothesis\":\"other-key\",\"instrument\":\"plain-12\"",
                        "\"equallyGood\":[{\"hypothesis\":\"already-reversed\"",
                        "\"instrument\":\"third-12\"",
                        "\"finding\":\"shifted-codes\",\"unused\":\"highest\",\"declared\":\"1..7\",\"observed\":\"1..5\"");
    }

    @Test
    void aHypothesisThatCouldNotBeComputedSaysWhy() {
        KeyHypothesis hypothesis = new KeyHypothesis(
                KeyHypothesis.Kind.AS_DECLARED,
                DECLARED.id(),
                DECLARED.reversed(),
                Statistic.not(Reason.NO_VARIANCE),
                new TreeMap<>(Map.of(1, Statistic.not(Reason.NO_VARIANCE))),
                Statistic.not(Reason.TOO_FEW_ITEMS));

        assertThat(hypothesis.toMap())
                .containsEntry("itemRest", Map.of("reason", "no-variance"))
                .containsEntry("scaleRest", Map.of("reason", "too-few-items"));
    }

    private static KeyHypothesis hypothesis(KeyHypothesis.Kind kind, InstrumentId instrument) {
        return new KeyHypothesis(
                kind,
                instrument,
                new TreeSet<>(),
                Statistic.not(Reason.NO_VARIANCE),
                new TreeMap<>(),
                Statistic.not(Reason.NO_VARIANCE));
    }

    static Stream<Arguments> findingsInWords() {
        KeyHypothesis declared = hypothesis(KeyHypothesis.Kind.AS_DECLARED, DECLARED.id());
        Function<KeyHypothesis.Kind, KeyingFinding> better = kind -> new KeyingFinding.BetterKey(
                declared, hypothesis(kind, PLAIN.id()), new TreeSet<>(Set.of(10, 4)), List.of());
        Function<KeyingFinding.UnusedEnd.End, KeyingFinding> unused =
                end -> new KeyingFinding.UnusedEnd(end, "1..7", 2, 6, 200, 0.4, 0.2);
        return Stream.of(
                Arguments.of(
                        better.apply(KeyHypothesis.Kind.NOT_REVERSED),
                        "The items 4, 10 look as if they were not reverse-scored, but the answers are declared as"
                                + " keyed.",
                        "Die Items 4, 10 sehen aus, als wären sie nicht umgepolt; die Antworten gelten aber als"
                                + " umgepolt."),
                Arguments.of(
                        better.apply(KeyHypothesis.Kind.ALREADY_REVERSED),
                        "The items 4, 10 look as if they were already reverse-scored, but the answers are declared"
                                + " as raw.",
                        "Die Items 4, 10 sehen aus, als wären sie schon umgepolt; die Antworten gelten aber als roh."),
                Arguments.of(
                        better.apply(KeyHypothesis.Kind.OTHER_KEY),
                        "The data fit the key of plain-12 better than the declared one; the keys differ in the items 4,"
                                + " 10.",
                        "Die Daten passen besser zum Schlüssel von plain-12 als zum angegebenen; die Schlüssel"
                                + " unterscheiden sich in den Items 4, 10."),
                Arguments.of(
                        better.apply(KeyHypothesis.Kind.AS_DECLARED),
                        "The data fit the declared key.",
                        "Die Daten passen zum angegebenen Schlüssel."),
                Arguments.of(
                        better.apply(KeyHypothesis.Kind.PRINTED_POSITION),
                        "The items 4, 10 look as if each answer was coded by its position on the form, where these"
                                + " answers are printed from the highest to the lowest.",
                        "Die Items 4, 10 sehen aus, als wäre jede Antwort nach ihrer Position auf dem Bogen codiert: Dort"
                                + " sind diese Antworten von der höchsten zur niedrigsten gedruckt."),
                Arguments.of(
                        new KeyingFinding.ItemsAgainstKey(new TreeMap<>(Map.of(
                                6,
                                Correlation.of(-0.5, 99).orElseThrow(),
                                2,
                                Correlation.of(-0.4, 99).orElseThrow()))),
                        "These items correlate negatively with the other items, so they may be coded the wrong way round:"
                                + " 2, 6.",
                        "Diese Items korrelieren negativ mit den übrigen Items und sind vielleicht verkehrt herum codiert:"
                                + " 2, 6."),
                Arguments.of(
                        new KeyingFinding.ConstantItem(3, 99),
                        "Every respondent gave item 3 the same answer (99 answers).",
                        "Alle Antwortenden gaben auf Item 3 dieselbe Antwort (99 Antworten)."),
                Arguments.of(
                        unused.apply(KeyingFinding.UnusedEnd.End.LOWEST),
                        "The lowest point of 1..7 was never used, although answers are expected there: the codes may"
                                + " be shifted, or may come from a format with fewer points.",
                        "Die niedrigste Stufe von 1..7 wurde nie verwendet, obwohl dort Antworten zu erwarten sind:"
                                + " Die Codes sind vielleicht verschoben oder stammen aus einem Format mit weniger"
                                + " Stufen."),
                Arguments.of(
                        unused.apply(KeyingFinding.UnusedEnd.End.HIGHEST),
                        "The highest point of 1..7 was never used, although answers are expected there: the codes"
                                + " may be shifted, or may come from a format with fewer points.",
                        "Die höchste Stufe von 1..7 wurde nie verwendet, obwohl dort Antworten zu erwarten sind: Die"
                                + " Codes sind vielleicht verschoben oder stammen aus einem Format mit weniger"
                                + " Stufen."),
                Arguments.of(
                        new KeyingFinding.StraightLine(List.of(1, 11), 20, 0.1),
                        "2 of 20 respondents gave every item the same raw answer.",
                        "2 von 20 Antwortenden gaben auf jedes Item dieselbe Rohantwort."));
    }

    @ParameterizedTest
    @MethodSource("findingsInWords")
    void aFindingIsSaidInTheLanguageThatIsAskedForAndShowsNoAnswer(
            KeyingFinding finding, String english, String german) {
        assertThat(finding.message()).isEqualTo(english);
        assertThat(finding.message(Locale.GERMAN)).isEqualTo(german);
        assertThatNullPointerException().isThrownBy(() -> finding.message(null)).withMessage("locale");
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> KeyingCheck.against(null))
                .withMessage("rivals");
        assertThatNullPointerException().isThrownBy(() -> ALONE.check((RawResponseMatrix) null));
        assertThatNullPointerException().isThrownBy(() -> ALONE.check((KeyedResponseMatrix) null));
        KeyedResponseMatrix plain = KeyedResponseMatrix.of(new double[][] {{1, 2}, {2, 3}});
        assertThatIllegalArgumentException().isThrownBy(() -> ALONE.check(plain));
    }
}
