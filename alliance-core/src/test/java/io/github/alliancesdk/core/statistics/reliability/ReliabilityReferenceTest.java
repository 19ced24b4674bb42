package io.github.alliancesdk.core.statistics.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Correlation;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares with psych, lavaan and psychometric: see reliability.R in src/test/reference/statistics. */
class ReliabilityReferenceTest {
    private static final double RELATIVE = 1e-9;
    private static final double ITERATIVE = 1e-8;

    /** The form of the data: plain numbers, or answers to an instrument, which are counted exactly. */
    enum Form {
        NUMBERS {
            @Override
            KeyedResponseMatrix matrix(double[][] rows, int min, int max) {
                return KeyedResponseMatrix.of(rows);
            }
        },
        ANSWERS {
            @Override
            KeyedResponseMatrix matrix(double[][] rows, int min, int max) {
                int[] numbers = IntStream.rangeClosed(1, rows[0].length).toArray();
                Instrument instrument = InventedInstruments.begin("invented", min, max)
                        .items(numbers.length)
                        .scale("total", numbers)
                        .build();
                int[][] answers = Stream.of(rows)
                        .map(row -> IntStream.range(0, row.length)
                                .map(item -> Double.isNaN(row[item]) ? -1 : (int) row[item])
                                .toArray())
                        .toArray(int[][]::new);
                return RawResponseMatrix.of(instrument, instrument.responseFormat(), answers, -1)
                        .keyed();
            }
        };

        abstract KeyedResponseMatrix matrix(double[][] rows, int min, int max);
    }

    static Stream<Arguments> sets() throws IOException {
        try (InputStream in = ReliabilityReferenceTest.class.getResourceAsStream(
                "/io/github/alliancesdk/core/reference/reliability.json")) {
            JsonNode sets =
                    new ObjectMapper().readTree(Objects.requireNonNull(in)).get("sets");
            List<Map.Entry<String, JsonNode>> entries =
                    sets.properties().stream().map(Map.Entry::copyOf).toList();
            assertThat(entries).hasSizeGreaterThanOrEqualTo(10);
            return entries.stream()
                    .flatMap(entry -> Stream.of(Form.values())
                            .filter(form -> form == Form.NUMBERS || isIntegral(entry.getValue()))
                            .map(form -> Arguments.of(entry.getKey(), form, entry.getValue())));
        }
    }

    private static boolean isIntegral(JsonNode set) {
        return Stream.of(rows(set))
                .flatMapToDouble(Arrays::stream)
                .allMatch(value -> Double.isNaN(value) || value == Math.rint(value));
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("sets")
    void listwiseFiguresAreThoseOfTheReferences(String name, Form form, JsonNode set) {
        ScaleReliability total = analyse(form, set, ReliabilityAnalysis.withDefaults());
        JsonNode expected = set.get("listwise");

        assertThat(total.rows()).isEqualTo(set.get("rows").asInt());
        assertThat(total.n()).isEqualTo(set.get("n").asInt());
        assertThat(total.leftOut()).isEqualTo(total.rows() - set.get("n").asInt());
        compare(total, expected, form);
        compareInterval(total, expected.get("feldt95"), 0.95);
        compareInterval(
                analyse(form, set, ReliabilityAnalysis.withDefaults().withLevel(0.9)), expected.get("feldt90"), 0.9);
        compareOmega(total, expected.get("omega"));
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("sets")
    void proratedItemsAreThoseOfTheReferencesAndTheScaleStaysListwise(String name, Form form, JsonNode set) {
        ScaleReliability listwise = analyse(form, set, ReliabilityAnalysis.withDefaults());
        ScaleReliability total =
                analyse(form, set, ReliabilityAnalysis.withDefaults().withProratedItems(MissingPolicy.prorate(0.8)));

        assertThat(total.n()).isEqualTo(listwise.n());
        assertThat(total.alpha()).isEqualTo(listwise.alpha());
        assertThat(total.mean()).isEqualTo(listwise.mean());
        assertThat(total.items())
                .extracting(ItemAnalysis::alphaIfDeleted)
                .isEqualTo(listwise.items().stream()
                        .map(ItemAnalysis::alphaIfDeleted)
                        .toList());
        JsonNode expected = set.get("prorated");
        if (expected == null) {
            // nothing is missing, so all figures are of all persons
            assertThat(total.items()).extracting(ItemAnalysis::n).containsOnly(listwise.n());
        } else {
            compareItems(total, expected, "lower", "upper", form);
            for (int i = 0; i < total.items().size(); i++) {
                assertThat(total.items().get(i).n())
                        .isEqualTo(expected.get("n").get(i).asInt());
            }
        }
    }

    @Test
    void stratifiedAlphaAndItsErrorAreThoseOfTheReferences() throws IOException {
        JsonNode set = sets().filter(arguments -> arguments.get()[0].equals("holzingerSwineford"))
                .map(arguments -> (JsonNode) arguments.get()[2])
                .findFirst()
                .orElseThrow();
        List<Scale> strata = set.get("strata").properties().stream()
                .map(entry -> Scale.of(
                        entry.getKey(),
                        elements(entry.getValue()).mapToInt(JsonNode::asInt).toArray()))
                .toList();
        ScaleReliability total = ReliabilityAnalysis.withDefaults()
                .analyse(KeyedResponseMatrix.of(rows(set)), Scale.of("total", 1, 2, 3, 4, 5, 6, 7, 8, 9), strata);
        JsonNode expected = set.get("listwise").get("stratified");
        StratifiedAlpha stratified = total.stratifiedAlpha().orElseThrow();

        equal(Statistic.of(stratified.value()), expected.get("value"));
        equal(stratified.interval().map(ConfidenceInterval::lower), expected.get("lower"));
        equal(stratified.interval().map(ConfidenceInterval::upper), expected.get("upper"));
        equal(total.standardErrorOfMeasurement(), expected.get("sem"));
        assertThat(stratified.strata()).containsExactly("visual", "textual", "speed");
        assertThat(total.errorFrom()).isEqualTo("stratified-alpha");
        assertThat(total.cautions()).containsExactly(ScaleReliability.Caution.POOR_FIT);
        // as published for these data: alpha .7604886, stratified .8405721, omega .738 with SE .022
        assertThat(total.alpha().orElseThrow().value()).isCloseTo(.7604886, within(5e-8));
        assertThat(stratified.value()).isCloseTo(.8405721, within(5e-8));
    }

    private static ScaleReliability analyse(Form form, JsonNode set, ReliabilityAnalysis analysis) {
        return analysis.analyse(form.matrix(
                        rows(set), set.get("min").asInt(), set.get("max").asInt()))
                .scale("total");
    }

    private static double[][] rows(JsonNode set) {
        if (!set.has("data")) {
            return simulated(
                    set.get("persons").asInt(),
                    set.get("items").asInt(),
                    set.get("points").asInt(),
                    set.get("gaps").asDouble(),
                    set.get("seed").asLong());
        }
        return elements(set.get("data"))
                .map(row -> elements(row)
                        .mapToDouble(cell -> cell.isNull() ? Double.NaN : cell.asDouble())
                        .toArray())
                .toArray(double[][]::new);
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return IntStream.range(0, array.size()).mapToObj(array::get);
    }

    /** The same random generator and the same arithmetic as in the script. */
    private static double[][] simulated(int persons, int items, int points, double gaps, long seed) {
        double[][] rows = new double[persons][items];
        long state = seed;
        for (double[] row : rows) {
            state = next(state);
            double common = share(state);
            for (int item = 1; item <= items; item++) {
                state = next(state);
                double own = share(state);
                state = next(state);
                double weight = 0.3 + 0.4 * item / items;
                row[item - 1] = share(state) < gaps
                        ? Double.NaN
                        : 1 + Math.floor(points * (weight * common + (1 - weight) * own));
            }
        }
        return rows;
    }

    private static long next(long state) {
        return (1664525 * state + 1013904223) % 4294967296L;
    }

    private static double share(long state) {
        return state / 4294967296.0;
    }

    private static void compare(ScaleReliability total, JsonNode expected, Form form) {
        equal(total.mean(), expected.get("mean"));
        equal(total.standardDeviation(), expected.get("sd"));
        equal(total.alpha().map(CronbachAlpha::value), expected.get("alpha"));
        if (expected.get("alpha").asDouble() < 0) {
            assertThat(total.standardErrorOfMeasurement().reason()).hasValue(Reason.NEGATIVE_RELIABILITY);
            assertThat(total.cautions()).contains(ScaleReliability.Caution.NEGATIVE_ALPHA);
        } else {
            equal(total.standardErrorOfMeasurement(), expected.get("sem"));
            assertThat(total.cautions()).doesNotContain(ScaleReliability.Caution.NEGATIVE_ALPHA);
        }
        assertThat(total.errorFrom()).isEqualTo("alpha");
        JsonNode items = expected.get("items");
        compareItems(total, items, "itemRestLower", "itemRestUpper", form);
        InterItemCorrelations correlations = total.interItemCorrelations();
        for (int i = 0; i < total.items().size(); i++) {
            ItemAnalysis item = total.items().get(i);
            assertThat(item.n()).isEqualTo(total.n());
            if (items.has("alphaIfDeleted")) {
                equal(item.alphaIfDeleted(), items.get("alphaIfDeleted").get(i));
            } else {
                assertThat(item.alphaIfDeleted().reason()).hasValue(Reason.TOO_FEW_ITEMS);
            }
            for (int j = 0; j < total.items().size(); j++) {
                equal(
                        correlations.correlation(i + 1, j + 1),
                        expected.get("correlations").get(i).get(j));
            }
        }
    }

    private static void compareItems(ScaleReliability total, JsonNode items, String lower, String upper, Form form) {
        for (int i = 0; i < total.items().size(); i++) {
            ItemAnalysis item = total.items().get(i);
            equal(item.mean(), items.get("mean").get(i));
            equal(item.standardDeviation(), items.get("sd").get(i));
            equal(item.skewness(), items.get("skewness").get(i));
            equal(item.itemRest().map(Correlation::value), items.get("itemRest").get(i));
            assertThat(item.itemRest().orElseThrow().n()).isEqualTo(item.n());
            if (item.n() > 3) {
                Statistic<ConfidenceInterval> interval = item.itemRest().flatMap(Correlation::interval);
                equal(interval.map(ConfidenceInterval::lower), items.get(lower).get(i));
                equal(interval.map(ConfidenceInterval::upper), items.get(upper).get(i));
            }
            if (form == Form.ANSWERS) {
                equal(item.floor(), items.get("floor").get(i));
                equal(item.ceiling(), items.get("ceiling").get(i));
            } else {
                assertThat(item.floor().reason()).hasValue(Reason.NO_FORMAT);
                assertThat(item.ceiling().reason()).hasValue(Reason.NO_FORMAT);
            }
        }
    }

    private static void compareInterval(ScaleReliability total, JsonNode expected, double level) {
        ConfidenceInterval interval = total.alpha().orElseThrow().interval().orElseThrow();
        assertThat(interval.level()).isEqualTo(level);
        equal(Statistic.of(interval.lower()), expected.get("lower"));
        equal(Statistic.of(interval.upper()), expected.get("upper"));
    }

    private static void compareOmega(ScaleReliability total, JsonNode expected) {
        if (expected == null) {
            return;
        }
        McDonaldOmega omega = total.omega().orElseThrow();
        assertThat(omega.value())
                .isCloseTo(expected.get("value").asDouble(), tolerance(expected.get("value"), ITERATIVE));
        ConfidenceInterval interval = omega.interval().orElseThrow();
        assertThat(interval.lower()).isCloseTo(expected.get("lower").asDouble(), within(1e-7));
        assertThat(interval.upper()).isCloseTo(expected.get("upper").asDouble(), within(1e-7));
        compareFit(omega.fit(), expected.get("fit"), total);
        for (int i = 0; i < total.items().size(); i++) {
            JsonNode loading = expected.get("loadings").get(i);
            JsonNode unique = expected.get("uniqueVariances").get(i);
            assertThat(omega.loadings().get(i)).isCloseTo(loading.asDouble(), tolerance(loading, ITERATIVE));
            assertThat(omega.uniqueVariances().get(i)).isCloseTo(unique.asDouble(), tolerance(unique, ITERATIVE));
        }
    }

    private static void compareFit(ModelFit fit, JsonNode expected, ScaleReliability total) {
        assertThat(fit.n()).isEqualTo(total.n());
        // a saturated model fits perfectly; lavaan's value has a rounding error
        assertThat(fit.chiSquare()).isCloseTo(expected.get("chiSquare").asDouble(), within(1e-7));
        assertThat(fit.df()).isEqualTo(expected.get("df").asInt());
        assertThat(fit.baselineChiSquare())
                .isCloseTo(
                        expected.get("baselineChiSquare").asDouble(),
                        tolerance(expected.get("baselineChiSquare"), ITERATIVE));
        assertThat(fit.baselineDf()).isEqualTo(expected.get("baselineDf").asInt());
        assertThat(fit.srmr()).isCloseTo(expected.get("srmr").asDouble(), within(1e-7));
        if (fit.df() == 0) {
            assertThat(List.of(
                            fit.cfi().reason(),
                            fit.tli().reason(),
                            fit.rmsea().reason(),
                            fit.rmseaInterval().reason()))
                    .containsOnly(Optional.of(Reason.NO_DEGREES_OF_FREEDOM));
            assertThat(fit.isPoor()).isFalse();
            return;
        }
        assertThat(fit.cfi().orElseThrow()).isCloseTo(expected.get("cfi").asDouble(), within(1e-8));
        assertThat(fit.tli().orElseThrow()).isCloseTo(expected.get("tli").asDouble(), within(1e-8));
        assertThat(fit.rmsea().orElseThrow()).isCloseTo(expected.get("rmsea").asDouble(), within(1e-7));
        ConfidenceInterval interval = fit.rmseaInterval().orElseThrow();
        assertThat(interval.lower()).isCloseTo(expected.get("rmseaLower").asDouble(), within(1e-7));
        assertThat(interval.upper()).isCloseTo(expected.get("rmseaUpper").asDouble(), within(1e-7));
        assertThat(interval.level()).isEqualTo(0.9);
        assertThat(fit.isPoor())
                .isEqualTo(expected.get("cfi").asDouble() < 0.9
                        || expected.get("rmsea").asDouble() > 0.1);
        assertThat(total.cautions().contains(ScaleReliability.Caution.POOR_FIT)).isEqualTo(fit.isPoor());
    }

    private static void equal(Statistic<Double> actual, JsonNode expected) {
        assertThat(actual.orElseThrow()).isCloseTo(expected.asDouble(), tolerance(expected, RELATIVE));
    }

    private static Offset<Double> tolerance(JsonNode expected, double relative) {
        return within(Math.max(relative * Math.abs(expected.asDouble()), 1e-14));
    }
}
