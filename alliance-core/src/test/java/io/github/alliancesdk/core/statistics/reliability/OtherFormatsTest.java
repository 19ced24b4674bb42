package io.github.alliancesdk.core.statistics.reliability;

import static io.github.alliancesdk.core.statistics.ReferenceValues.assertEqual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.statistics.Correlation;
import io.github.alliancesdk.core.statistics.ReferenceValues;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Answers on a line, codes with gaps, and items in formats of their own. */
class OtherFormatsTest {
    private static final Instrument LINES = InventedInstruments.lines();
    private static final Instrument BIPOLAR = InventedInstruments.bipolar();
    private static final Instrument MIXED = InventedInstruments.mixed();

    /** As {@link InventedInstruments#lines}, with steps so small that an answer needs more than a byte. */
    private static final Instrument HUNDREDTHS = lines("hundredths-4", ResponseFormat.ofSteps("line", 0, 10, 0.01));

    private static Instrument lines(String id, ResponseFormat format) {
        return InventedInstruments.replaceable(InventedInstruments.begin(id, 0, 10))
                .responseFormat(format.withMetric(Metric.SUM))
                .items(4)
                .reversed(3)
                .scale("total", 1, 2, 3, 4)
                .build();
    }

    private static CheckedResponses sheet(Instrument instrument, String answers) {
        return ResponseChecker.of(instrument)
                .withRater(Rater.CLIENT)
                .check(Responses.parse("{\"responses\":" + answers + "}"))
                .orElseThrow();
    }

    /** The matrix of rows of answers in their units, NaN for a missing one. */
    private static RawResponseMatrix matrix(Instrument instrument, double[][] rows) {
        ResponseChecker checker = ResponseChecker.of(instrument).withRater(Rater.CLIENT);
        return RawResponseMatrix.of(
                instrument,
                Stream.of(rows)
                        .map(row -> {
                            Responses.Builder sheet =
                                    Responses.builder(instrument.id().value(), Rater.CLIENT);
                            for (int column = 0; column < row.length; column++) {
                                int item = column + 1;
                                boolean whole = instrument
                                                .format(item, instrument.responseFormat())
                                                .decimals()
                                        == 0;
                                if (!Double.isNaN(row[column]) && whole) {
                                    sheet.answer(item, (int) row[column]);
                                } else if (!Double.isNaN(row[column])) {
                                    sheet.answer(item, row[column]);
                                }
                            }
                            return checker.check(sheet.build()).orElseThrow();
                        })
                        .toList());
    }

    private static double[][] rows(RawResponseMatrix matrix) {
        return IntStream.range(0, matrix.persons())
                .mapToObj(person -> matrix.itemNumbers().stream()
                        .mapToDouble(item -> matrix.answer(person, item).orElse(Double.NaN))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static RawResponseMatrix simulated(Instrument instrument, double missing) {
        return ResponseSimulation.of(instrument)
                .withLoadings(0.6, 0.8)
                .withMissing(missing)
                .matrix(150, 7);
    }

    private static ScaleReliability analyse(RawResponseMatrix raw, String scale) {
        return ReliabilityAnalysis.withDefaults().analyse(raw.keyed()).scale(scale);
    }

    // ---- the matrix

    @Test
    void answersAreInTheUnitsOfTheirFormatAndReversedWithinIt() {
        RawResponseMatrix raw = RawResponseMatrix.of(
                MIXED, List.of(sheet(MIXED, "{\"1\":1,\"2\":4,\"4\":2.5,\"5\":9.5}"), sheet(MIXED, "{\"5\":0}")));

        assertThat(raw.answer(0, 4)).hasValue(2.5);
        assertThat(raw.answer(0, 5)).hasValue(9.5);
        assertThat(raw.answer(0, 3)).isEmpty();
        assertThat(raw.keyed().value(0, 2)).hasValue(2);
        assertThat(raw.keyed().value(0, 4)).hasValue(2.5);
        assertThat(raw.keyed().value(0, 5)).hasValue(0.5);
        assertThat(raw.keyed().value(1, 5)).hasValue(10);
        assertThat(raw.missing(4)).isEqualTo(1);

        RawResponseMatrix fine =
                RawResponseMatrix.of(HUNDREDTHS, List.of(sheet(HUNDREDTHS, "{\"1\":0.07,\"3\":9.99}")));
        assertThat(fine.answer(0, 1)).hasValue(0.07);
        assertThat(fine.answer(0, 2)).isEmpty();
        assertThat(fine.keyed().value(0, 1)).hasValue(0.07);
        assertThat(fine.keyed().value(0, 2)).isEmpty();
        assertThat(fine.keyed().value(0, 3)).hasValue(0.01);
    }

    @Test
    void rowsOfIntegersHoldCodesAndItemsOfSeveralFormats() {
        ResponseFormat signs = BIPOLAR.responseFormat();
        int[][] codes = {{-3, -2, 0, 1, 2, 3}};
        byte[] bytes = {-3, -2, 0, 1, 2, 3};
        Instrument whole = InventedInstruments.begin("whole-2", 1, 5)
                .itemFormat(ResponseFormat.of("percent", 0, 100))
                .items(1)
                .item(Item.inFormat(2, "percent"))
                .scale("total", 1, 2)
                .build();

        for (RawResponseMatrix raw : List.of(
                RawResponseMatrix.of(BIPOLAR, signs, codes, 0), RawResponseMatrix.ofRows(BIPOLAR, signs, bytes, 0))) {
            assertThat(rows(raw)[0]).containsExactly(-3, -2, Double.NaN, 1, 2, 3);
            assertThat(raw.keyed().value(0, 2)).hasValue(2);
            assertThat(raw.missing(3)).isEqualTo(1);
        }
        assertThat(KeyedResponseMatrix.ofKeyed(BIPOLAR, signs, codes, 0).value(0, 2))
                .hasValue(-2);
        assertThat(rows(RawResponseMatrix.ofRows(whole, whole.responseFormat(), new byte[] {5, 100, 1, 0}, 109)))
                .isDeepEqualTo(new double[][] {{5, 100}, {1, 0}});
    }

    @Test
    void rowsOfIntegersThatDoNotFitAreRefused() {
        ResponseFormat signs = BIPOLAR.responseFormat();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawResponseMatrix.of(LINES, LINES.responseFormat(), new int[][] {{1, 2, 3, 4}}, -1))
                .withMessage("rows of integers can't contain answers with decimals, such as 0, 0.1, .., 10; make the"
                        + " matrix of checked responses");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawResponseMatrix.ofRows(MIXED, MIXED.responseFormat(), new byte[5], -1))
                .withMessageContaining("decimals");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        KeyedResponseMatrix.ofKeyed(LINES, LINES.responseFormat(), new int[][] {{1, 2, 3, 4}}, -1))
                .withMessageContaining("decimals");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawResponseMatrix.of(BIPOLAR, signs, new int[0][], 2))
                .withMessage("a code for missing answers lies outside -3, -2, -1, 1, 2, 3, where the answers are");
        assertThatExceptionOfType(ResponseMatrixException.class)
                .isThrownBy(() -> RawResponseMatrix.of(BIPOLAR, signs, new int[][] {{1, 1, 1, 0, 1, 1}}, 9))
                .withMessage("row 1, item 4: the answer is outside the response format; allowed: -3, -2, -1, 1, 2, 3");
        assertThatExceptionOfType(ResponseMatrixException.class)
                .isThrownBy(() -> RawResponseMatrix.ofRows(BIPOLAR, signs, new byte[] {1, 1, 1, 0, 1, 1}, 9))
                .withMessage("row 1, item 4: the answer is outside the response format; allowed: -3, -2, -1, 1, 2, 3");
    }

    // ---- reliability

    static Stream<Arguments> sets() {
        return Map.of("lines", LINES, "hundredths", HUNDREDTHS, "bipolar", BIPOLAR, "mixed", MIXED).entrySet().stream()
                .flatMap(set -> set.getValue().scales().stream()
                        .map(scale -> Arguments.of(set.getKey(), set.getValue(), scale.id())));
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("sets")
    void figuresAreThoseOfFractions(String set, Instrument instrument, String scale) {
        JsonNode data = ReferenceValues.of("formats").get("sets").get(set);
        KeyedResponseMatrix keyed = RawResponseMatrix.of(
                        instrument,
                        data.get("rows")
                                .valueStream()
                                .map(row -> sheet(instrument, row.toString()))
                                .toList())
                .keyed();
        JsonNode expected = data.get("scales").get(scale);

        ScaleReliability actual =
                ReliabilityAnalysis.withDefaults().analyse(keyed).scale(scale);

        assertThat(actual.metric().id()).isEqualTo(expected.get("metric").asString());
        assertThat(actual.n()).isEqualTo(expected.get("n").asInt());
        assertEqual("mean", actual.mean().orElseThrow(), expected.get("mean"));
        assertEqual("SD", actual.standardDeviation().orElseThrow(), expected.get("sd"));
        assertEqual("alpha", actual.alpha().orElseThrow().value(), expected.get("alpha"));
        assertEqual("SEM", actual.standardErrorOfMeasurement().orElseThrow(), expected.get("sem"));
        assertThat(actual.strata().isEmpty()).isEqualTo(!expected.has("stratifiedAlpha"));
        actual.stratifiedAlpha()
                .value()
                .ifPresent(alpha -> assertEqual("stratified alpha", alpha.value(), expected.get("stratifiedAlpha")));
        compareItems(actual, expected.get("items"));

        ScaleReliability prorated = ReliabilityAnalysis.withDefaults()
                .withProratedItems(MissingPolicy.prorate(0.5))
                .analyse(keyed)
                .scale(scale);

        assertThat(prorated.standardDeviation()).isEqualTo(actual.standardDeviation());
        compareItems(prorated, expected.get("prorated"));
    }

    private static void compareItems(ScaleReliability actual, JsonNode items) {
        assertThat(items).hasSize(actual.items().size());
        for (int place = 0; place < items.size(); place++) {
            JsonNode expected = items.get(place);
            ItemAnalysis item = actual.items().get(place);
            assertThat(item.n()).isEqualTo(expected.get("n").asInt());
            assertEqual("mean", item.mean().orElseThrow(), expected.get("mean"));
            assertEqual("SD", item.standardDeviation().orElseThrow(), expected.get("sd"));
            assertThat(item.skewness().orElseThrow())
                    .isCloseTo(expected.get("skewness").asDouble(), within(1e-12));
            assertEqual("floor", item.floor().orElseThrow(), expected.get("floor"));
            assertEqual("ceiling", item.ceiling().orElseThrow(), expected.get("ceiling"));
            assertEqual("item-rest", item.itemRest().orElseThrow().value(), expected.get("itemRest"));
            if (expected.has("alphaIfDeleted")) {
                assertEqual("alpha if deleted", item.alphaIfDeleted().orElseThrow(), expected.get("alphaIfDeleted"));
            }
        }
    }

    static Stream<Instrument> instruments() {
        return Stream.of(LINES, HUNDREDTHS, BIPOLAR, MIXED);
    }

    @ParameterizedTest
    @MethodSource("instruments")
    void theMirrorImageOfAllAnswersIsAsReliable(Instrument instrument) {
        RawResponseMatrix raw = simulated(instrument, 0.03);
        double[][] mirrored = rows(raw);
        for (double[] row : mirrored) {
            for (int column = 0; column < row.length; column++) {
                ResponseFormat format = instrument.format(column + 1, raw.format());
                row[column] = Double.isNaN(row[column]) ? Double.NaN : format.reverse(row[column]);
            }
        }
        RawResponseMatrix mirror = matrix(instrument, mirrored);

        for (Scale scale : instrument.scales()) {
            ScaleReliability one = analyse(raw, scale.id());
            ScaleReliability other = analyse(mirror, scale.id());
            double ends = scale.items().stream()
                    .map(item -> instrument.format(item, raw.format()))
                    .mapToDouble(format -> format.min() + format.max())
                    .sum();
            assertThat(other.mean().orElseThrow() + one.mean().orElseThrow())
                    .isCloseTo(
                            one.metric() == Metric.SUM
                                    ? ends
                                    : ends / scale.items().size(),
                            within(1e-12));
            assertSame(other, one, 1);
        }
    }

    @ParameterizedTest
    @MethodSource("instruments")
    void theOrderOfPersonsDoesNotMatter(Instrument instrument) {
        RawResponseMatrix raw = simulated(instrument, 0.03);
        List<double[]> shuffled = new ArrayList<>(List.of(rows(raw)));
        Collections.shuffle(shuffled, new Random(3));

        for (Scale scale : instrument.scales()) {
            assertSame(
                    analyse(matrix(instrument, shuffled.toArray(double[][]::new)), scale.id()),
                    analyse(raw, scale.id()),
                    1);
        }
    }

    @Test
    void tenthsAreAsReliableAsWholeNumbersOfTenTimesTheRange() {
        RawResponseMatrix tenths = simulated(LINES, 0.03);
        Instrument whole = lines("whole-4", ResponseFormat.of("line", 0, 100));
        double[][] tenfold = rows(tenths);
        for (double[] row : tenfold) {
            for (int column = 0; column < row.length; column++) {
                row[column] = Math.rint(10 * row[column]) + (Double.isNaN(row[column]) ? Double.NaN : 0);
            }
        }
        ScaleReliability one = analyse(tenths, "total");
        ScaleReliability other = analyse(matrix(whole, tenfold), "total");

        assertSame(other, one, 10);
        assertThat(other.mean().orElseThrow()).isCloseTo(10 * one.mean().orElseThrow(), within(1e-10));
        assertThat(one.items())
                .extracting(ItemAnalysis::floor)
                .isEqualTo(other.items().stream().map(ItemAnalysis::floor).toList());
    }

    @Test
    void aBytePerAnswerAndANumberPerAnswerGiveTheSameFigures() {
        RawResponseMatrix tenths = simulated(LINES, 0.03);

        assertSame(analyse(matrix(HUNDREDTHS, rows(tenths)), "total"), analyse(tenths, "total"), 1);
    }

    private static void assertSame(ScaleReliability actual, ScaleReliability expected, double factor) {
        assertThat(actual.n()).isEqualTo(expected.n());
        close(actual.standardDeviation().map(sd -> sd / factor), expected.standardDeviation());
        close(actual.standardErrorOfMeasurement().map(sem -> sem / factor), expected.standardErrorOfMeasurement());
        close(actual.alpha().map(CronbachAlpha::value), expected.alpha().map(CronbachAlpha::value));
        close(actual.omega().map(McDonaldOmega::value), expected.omega().map(McDonaldOmega::value));
        close(
                actual.stratifiedAlpha().map(StratifiedAlpha::value),
                expected.stratifiedAlpha().map(StratifiedAlpha::value));
        for (int item : expected.itemNumbers()) {
            close(
                    actual.item(item).itemRest().map(Correlation::value),
                    expected.item(item).itemRest().map(Correlation::value));
            close(actual.item(item).alphaIfDeleted(), expected.item(item).alphaIfDeleted());
        }
    }

    private static void close(Statistic<Double> actual, Statistic<Double> expected) {
        assertThat(actual.reason()).isEqualTo(expected.reason());
        expected.value().ifPresent(value -> assertThat(actual.orElseThrow()).isCloseTo(value, within(1e-9)));
    }

    @Test
    void aScaleIsReportedInItsMetricAndAnyOtherItemsAsASumIfTheyDifferInTheirRange() {
        KeyedResponseMatrix keyed = simulated(MIXED, 0).keyed();
        ReliabilityReport report = ReliabilityAnalysis.withDefaults().analyse(keyed);

        assertThat(report.scale("choices").metric()).isEqualTo(Metric.MEAN);
        assertThat(report.scale("lines").metric()).isEqualTo(Metric.SUM);
        assertThat(report.scale("total").metric()).isEqualTo(Metric.SUM);
        assertThat(report.toMap())
                .containsEntry(
                        "itemFormats",
                        List.of(Map.of("id", "line", "range", "0, 0.5, .., 10", "items", List.of(4, 5))));
        assertThat(report.scale("total").toMap()).containsEntry("metric", "sum");

        Scale some = Scale.of("some", 3, 4).withMetric(Metric.MEAN);
        assertThat(ReliabilityAnalysis.withDefaults().analyse(keyed, some).metric())
                .isEqualTo(Metric.SUM);
        KeyedResponseMatrix numbers = KeyedResponseMatrix.of(new double[][] {{1, 2}, {2, 3}, {3, 5}});
        ScaleReliability sum = ReliabilityAnalysis.withDefaults()
                .analyse(numbers, Scale.of("sum", 1, 2).withMetric(Metric.SUM));
        ScaleReliability mean = ReliabilityAnalysis.withDefaults().analyse(numbers, Scale.of("mean", 1, 2));
        assertThat(sum.metric()).isEqualTo(Metric.SUM);
        assertThat(mean.metric()).isEqualTo(Metric.MEAN);
        assertThat(sum.mean()).isEqualTo(mean.mean().map(value -> 2 * value));
        assertThat(sum.standardDeviation()).isEqualTo(mean.standardDeviation().map(value -> 2 * value));
    }

    // ---- the key

    private static KeyingReport check(RawResponseMatrix raw) {
        return KeyingCheck.withoutRivals().check(raw);
    }

    private static RawResponseMatrix changed(Instrument instrument, UnaryOperator<double[]> change) {
        return matrix(
                instrument,
                Stream.of(rows(ResponseSimulation.of(instrument)
                                .withLoadings(0.75, 0.75)
                                .matrix(150, 11)))
                        .map(change)
                        .toArray(double[][]::new));
    }

    @ParameterizedTest
    @MethodSource("instruments")
    void honestAnswersAreOk(Instrument instrument) {
        RawResponseMatrix raw = changed(instrument, row -> row);

        assertThat(check(raw).verdict()).isEqualTo(KeyingReport.Verdict.OK);
        assertThat(KeyingCheck.withoutRivals().check(raw.keyed()).verdict()).isEqualTo(KeyingReport.Verdict.OK);
    }

    @ParameterizedTest
    @MethodSource("instruments")
    void anItemThatIsCodedInTheWrongDirectionIsNamed(Instrument instrument) {
        for (int item : Set.of(1, 4)) {
            RawResponseMatrix raw = changed(instrument, row -> {
                row[item - 1] =
                        instrument.format(item, instrument.responseFormat()).reverse(row[item - 1]);
                return row;
            });

            assertThat(check(raw).verdict()).isEqualTo(KeyingReport.Verdict.SUSPECT);
            assertThat(check(raw).findings())
                    .filteredOn(KeyingFinding.ItemsAgainstKey.class::isInstance)
                    .singleElement()
                    .satisfies(found -> assertThat(((KeyingFinding.ItemsAgainstKey) found).items())
                            .containsExactly(item));
        }
    }

    @Test
    void answersThatWereReversedAlreadyAreFoundOnLines() {
        RawResponseMatrix raw = changed(LINES, row -> {
            row[2] = LINES.responseFormat().reverse(row[2]);
            return row;
        });

        assertThat(check(raw).findings()).extracting(KeyingFinding::id).contains("already-reversed");
    }

    @Test
    void shiftedCodesAreLookedForOnlyAmongAllWholeNumbersOfOneRange() {
        // nobody uses the highest third, and answers pile up below it
        RawResponseMatrix lines = changed(LINES, row -> {
            for (int column = 0; column < row.length; column++) {
                row[column] = Math.max(3.5, Math.min(6.5, row[column]));
            }
            return row;
        });
        RawResponseMatrix codes = changed(BIPOLAR, row -> {
            for (int column = 0; column < row.length; column++) {
                row[column] = Math.max(-1, Math.min(1, row[column]));
            }
            return row;
        });

        assertThat(check(lines).findings()).extracting(KeyingFinding::id).doesNotContain("shifted-codes");
        assertThat(check(codes).findings()).extracting(KeyingFinding::id).doesNotContain("shifted-codes");
    }

    @Test
    void oneAnswerThroughoutIsTheSamePlaceInEachRange() {
        double[][] rows = rows(changed(MIXED, row -> row));
        for (int person = 0; person < 20; person++) {
            rows[person] = person % 2 == 0 ? new double[] {2, 2, 2, 2.5, 2.5} : new double[] {5, 5, 5, 10, 10};
        }
        rows[20] = new double[] {2, 2, 2, 2.5, 3};

        assertThat(check(matrix(MIXED, rows)).findings())
                .filteredOn(KeyingFinding.StraightLine.class::isInstance)
                .singleElement()
                .satisfies(found -> assertThat(((KeyingFinding.StraightLine) found).rows())
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, 20).boxed().toList()));
    }

    @Test
    void theAnswersOfAMatrixAreNotInItsText() {
        assertThat(matrix(LINES, new double[][] {{7.3, 1.1, 2.2, 3.3}}))
                .hasToString("RawResponseMatrix[lines-4, 1 persons, 4 items]");
    }
}
