package io.github.alliancesdk.core.psychometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.Instrument;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against psych, lavaan and psychometric: see reliability.R in src/test/reference/statistics. */
class ReliabilityReferenceTest {
    private static final double RELATIVE = 1e-9;
    private static final double ITERATIVE = 1e-8;

    /** How a data set comes in: as plain numbers, or as answers to an instrument, which are counted exactly. */
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
            assertThat(entries).hasSizeGreaterThanOrEqualTo(8);
            return entries.stream()
                    .flatMap(entry ->
                            Stream.of(Form.values()).map(form -> Arguments.of(entry.getKey(), form, entry.getValue())));
        }
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("sets")
    void listwiseFiguresAreThoseOfTheReferences(String name, Form form, JsonNode set) {
        ScaleReliability total = analyse(form, set, ReliabilityAnalysis.withDefaults());
        JsonNode expected = set.get("listwise");

        assertThat(total.rows()).isEqualTo(set.get("rows").asInt());
        assertThat(total.n().orElseThrow()).isEqualTo(set.get("n").asInt());
        assertThat(total.leftOut()).isEqualTo(total.rows() - set.get("n").asInt());
        compare(total, expected, form);
        compareInterval(total, expected.get("feldt95"), 0.95);
        compareInterval(
                analyse(form, set, ReliabilityAnalysis.withDefaults().withLevel(0.9)), expected.get("feldt90"), 0.9);
        compareOmega(total, expected.get("omega"));
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("sets")
    void pairwiseFiguresAreThoseOfTheReferences(String name, Form form, JsonNode set) {
        ScaleReliability total =
                analyse(form, set, ReliabilityAnalysis.withDefaults().with(Deletion.PAIRWISE));
        if (set.has("pairwise")) {
            compare(total, set.get("pairwise"), form);
            assertThat(total.n().reason()).hasValue(Reason.NO_SINGLE_N);
            assertThat(total.alpha().orElseThrow().interval().reason()).hasValue(Reason.NO_SINGLE_N);
        } else {
            // nothing is missing, and the two are one
            compare(total, set.get("listwise"), form);
            compareInterval(total, set.get("listwise").get("feldt95"), 0.95);
            compareOmega(total, set.get("listwise").get("omega"));
        }
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

    /** The same generator and the same arithmetic as in the script. */
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
        equal(total.standardErrorOfMeasurement(), expected.get("sem"));
        JsonNode items = expected.get("items");
        InterItemCorrelations correlations = total.interItemCorrelations();
        for (int i = 0; i < total.items().size(); i++) {
            ItemAnalysis item = total.items().get(i);
            assertThat(item.n()).isEqualTo(items.get("n").get(i).asInt());
            equal(item.mean(), items.get("mean").get(i));
            equal(item.standardDeviation(), items.get("sd").get(i));
            equal(item.skewness(), items.get("skewness").get(i));
            equal(item.itemRest(), items.get("itemRest").get(i));
            if (form == Form.ANSWERS) {
                equal(item.floor(), items.get("floor").get(i));
                equal(item.ceiling(), items.get("ceiling").get(i));
            } else {
                assertThat(item.floor().reason()).hasValue(Reason.NO_FORMAT);
                assertThat(item.ceiling().reason()).hasValue(Reason.NO_FORMAT);
            }
            if (items.has("alphaIfDeleted")) {
                equal(item.alphaIfDeleted(), items.get("alphaIfDeleted").get(i));
            } else {
                assertThat(item.alphaIfDeleted().reason()).hasValue(Reason.TOO_FEW_ITEMS);
            }
            for (int j = 0; j < total.items().size(); j++) {
                equal(
                        correlations.correlation(i + 1, j + 1),
                        expected.get("correlations").get(i).get(j));
                assertThat(correlations.persons(i + 1, j + 1))
                        .isEqualTo(expected.get("persons").get(i).get(j).asInt());
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
        // a saturated model fits perfectly, and lavaan leaves rounding
        assertThat(omega.discrepancy()).isCloseTo(expected.get("discrepancy").asDouble(), within(1e-9));
        for (int i = 0; i < total.items().size(); i++) {
            JsonNode loading = expected.get("loadings").get(i);
            JsonNode unique = expected.get("uniqueVariances").get(i);
            assertThat(omega.loadings().get(i)).isCloseTo(loading.asDouble(), tolerance(loading, ITERATIVE));
            assertThat(omega.uniqueVariances().get(i)).isCloseTo(unique.asDouble(), tolerance(unique, ITERATIVE));
        }
    }

    private static void equal(Statistic<Double> actual, JsonNode expected) {
        assertThat(actual.orElseThrow()).isCloseTo(expected.asDouble(), tolerance(expected, RELATIVE));
    }

    private static Offset<Double> tolerance(JsonNode expected, double relative) {
        return within(Math.max(relative * Math.abs(expected.asDouble()), 1e-14));
    }
}
