package io.github.alliancesdk.core.statistics.change;

import static io.github.alliancesdk.core.statistics.change.Reference.assertEqual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.OutcomeDirection;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class WithinBetweenTest {
    static Stream<String> sets() {
        return Reference.names("relations");
    }

    /** The values of one column by person, from the rows that have both columns. */
    private static double[][] byPerson(JsonNode set, String column) {
        double[] x = Reference.numbers(set.get("x"));
        double[] y = Reference.numbers(set.get("y"));
        double[] wanted = Reference.numbers(set.get(column));
        Map<Integer, List<Double>> persons = new LinkedHashMap<>();
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                persons.computeIfAbsent(set.get("person").get(i).asInt(), any -> new ArrayList<>())
                        .add(wanted[i]);
            }
        }
        return persons.values().stream()
                .map(values -> values.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
    }

    private static void check(String what, OutcomeAssociation actual, JsonNode expected) {
        assertEqual(what + " r", actual.correlation().orElseThrow(), expected.get("r"));
        assertEqual(what + " slope", actual.slope().orElseThrow(), expected.get("slope"));
        assertEqual(what + " se", actual.standardError().orElseThrow(), expected.get("se"));
        assertEqual(what + " slope", actual.interval().orElseThrow(), expected);
        assertThat(actual.degreesOfFreedom()).isEqualTo(expected.get("df").asInt());
        if (actual.degreesOfFreedom() > 1) {
            assertEqual(what + " r", actual.correlationInterval().orElseThrow(), expected.get("correlation"));
        } else {
            assertThat(expected.get("correlation").isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void everyFigureIsThatOfTheReference(String name) {
        JsonNode expected = Reference.CHANGE.get("relations").get(name);
        double[][] x = byPerson(expected, "x");
        WithinBetween result = WithinBetween.of(x, byPerson(expected, "y"), byPerson(expected, "session"));

        assertThat(result.sessions()).isEqualTo(expected.get("sessions").asInt());
        assertThat(result.persons()).isEqualTo(expected.get("persons").asInt());
        assertThat(result.within().n()).isEqualTo(result.sessions());
        assertThat(result.between().n()).isEqualTo(result.persons());
        check(name + " within", result.within(), expected.get("within"));
        check(name + " given session", result.withinGivenSession(), expected.get("givenSession"));
        check(name + " between", result.between(), expected.get("between"));
        assertEqual(name + " by sessions", result.betweenBySessions().orElseThrow(), expected.get("bySessions"));

        JsonNode icc = expected.get("icc");
        assertEqual(name + " icc", result.scoreIntraclassCorrelation().orElseThrow(), icc.get("x"));
        assertEqual(name + " icc", result.outcomeIntraclassCorrelation().orElseThrow(), icc.get("y"));
        ClusteredValues scores = new ClusteredValues(x);
        assertEqual(name, scores.intraclassInterval().orElseThrow().lower(), icc.get("lowerX"));
        assertEqual(name, scores.intraclassInterval().orElseThrow().upper(), icc.get("upperX"));
        JsonNode reliability = expected.get("meanReliability");
        WithinBetween.MeanReliability means = result.scoreMeanReliability().orElseThrow();
        assertEqual(name + " mean", means.value(), reliability.get("x"));
        assertEqual(name + " mean", means.interval().orElseThrow().lower(), reliability.get("lowerX"));
        assertEqual(name + " mean", means.interval().orElseThrow().upper(), reliability.get("upperX"));
        assertEqual(name + " n0", means.sessions(), icc.get("n0"));
        assertThat(means.persons()).isEqualTo(result.persons());
        assertEqual(
                name + " mean", result.outcomeMeanReliability().orElseThrow().value(), reliability.get("y"));
        assertEqual(name, scores.standardDeviationWithin().orElseThrow(), expected.get("sdWithin"));
        assertEqual(name, scores.standardDeviationOfMeans().orElseThrow(), expected.get("sdMeans"));
    }

    @Test
    void withAsManySessionsForEachTheShareIsThatOfARandomInterceptModel() {
        JsonNode relations = Reference.CHANGE.get("relations");
        for (String name : List.of("large", "trends", "orthodont")) {
            JsonNode set = relations.get(name);
            assertEqual(
                    "lmer",
                    new ClusteredValues(byPerson(set, "x"))
                            .intraclassCorrelation()
                            .orElseThrow(),
                    set.at("/icc/lmer"),
                    1e-7);
        }
        // and close to it if the numbers of sessions differ
        JsonNode holes = relations.get("holes");
        assertEqual(
                "lmer",
                new ClusteredValues(byPerson(holes, "x"))
                        .intraclassCorrelation()
                        .orElseThrow(),
                holes.at("/icc/lmer"),
                1e-3);
    }

    /**
     * Dyads with a true correlation of .50 between them and -.30 within, and an ICC1 of .4 in both. Their means over m
     * sessions correlate (.5 * .4 - .3 * .6 / m) / (.4 + .6 / m), which differs from .50 as much as documented.
     */
    @ParameterizedTest
    @CsvSource({"3, 0.23", "6, 0.34", "12, 0.41"})
    void theMeansOfFewSessionsCorrelateUnlikeTheDyads(int sessions, double expected) {
        Random random = new Random(20261);
        int dyads = 6000;
        double[][] x = new double[dyads][sessions];
        double[][] y = new double[dyads][sessions];
        for (int dyad = 0; dyad < dyads; dyad++) {
            double[] level = pair(random, 0.5, Math.sqrt(0.4));
            for (int session = 0; session < sessions; session++) {
                double[] deviation = pair(random, -0.3, Math.sqrt(0.6));
                x[dyad][session] = level[0] + deviation[0];
                y[dyad][session] = level[1] + deviation[1];
            }
        }
        WithinBetween result = WithinBetween.of(x, y);

        assertThat(result.between().correlation().orElseThrow()).isCloseTo(expected, within(0.04));
        double reliability = sessions * 0.4 / (1 + (sessions - 1) * 0.4);
        assertThat(result.scoreMeanReliability().orElseThrow().value()).isCloseTo(reliability, within(0.02));
        assertThat(result.scoreMeanReliability().orElseThrow().sessions()).isCloseTo(sessions, within(1e-9));
        assertThat(result.within().correlation().orElseThrow()).isCloseTo(-0.3, within(0.02));
    }

    private static double[] pair(Random random, double correlation, double size) {
        double one = random.nextGaussian();
        double other = correlation * one + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
        return new double[] {size * one, size * other};
    }

    /** The alliance rises and distress falls in every dyad, but the deviations of single sessions are unrelated. */
    @Test
    void oppositeTrendsAloneCorrelateWithinDyadsUntilTheSessionIsACovariate() {
        Random random = new Random(20262);
        int sessions = 10;
        double[][] x = new double[400][sessions];
        double[][] y = new double[400][sessions];
        for (int dyad = 0; dyad < x.length; dyad++) {
            for (int session = 0; session < sessions; session++) {
                x[dyad][session] = 0.2424 * session + random.nextGaussian();
                y[dyad][session] = -0.2424 * session + random.nextGaussian();
            }
        }
        WithinBetween result = WithinBetween.of(x, y);

        assertThat(result.within().correlation().orElseThrow()).isCloseTo(-0.35, within(0.03));
        assertThat(result.withinGivenSession().correlation().orElseThrow()).isCloseTo(0, within(0.03));
        assertThat(result.withinGivenSession()
                        .correlationInterval()
                        .orElseThrow()
                        .contains(0))
                .isTrue();
        assertThat(result.withinGivenSession().degreesOfFreedom())
                .isEqualTo(result.within().degreesOfFreedom() - 1);
    }

    @Test
    void withTheSessionAsACovariateReasonsAreNamedToo() {
        double[][] rising = {{1, 2, 3}, {2, 3, 4}, {4, 5, 6}};
        double[][] any = {{1, 2, 4}, {1, 4, 2}, {2, 5, 3}};

        assertThat(WithinBetween.of(rising, any)
                        .withinGivenSession()
                        .correlation()
                        .reason())
                .hasValue(Reason.NO_VARIANCE);
        assertThat(WithinBetween.of(any, rising).withinGivenSession().slope().reason())
                .hasValue(Reason.NO_VARIANCE);
        assertThat(WithinBetween.of(
                                new double[][] {{1, 1}, {2, 2, 2}, {3, 3}}, new double[][] {{1, 2}, {2, 4, 1}, {3, 1}})
                        .withinGivenSession()
                        .correlation()
                        .reason())
                .hasValue(Reason.NO_VARIANCE);
        assertThat(WithinBetween.of(any, any, new double[][] {{1, 1, 1}, {1, 1, 1}, {2, 2, 2}})
                        .withinGivenSession()
                        .correlation()
                        .reason())
                .hasValue(Reason.NO_VARIANCE);
        assertThat(WithinBetween.of(new double[][] {{1, 2, 4}}, new double[][] {{2, 2, 5}})
                        .withinGivenSession()
                        .correlation()
                        .reason())
                .hasValue(Reason.TOO_FEW_SESSIONS);
    }

    @Test
    void theOrderOfThePersonsMakesNoDifference() {
        JsonNode set = Reference.CHANGE.get("relations").get("holes");
        List<Integer> order = new ArrayList<>();
        double[][] x = byPerson(set, "x");
        double[][] y = byPerson(set, "y");
        for (int i = 0; i < x.length; i++) {
            order.add(i);
        }
        long seed = System.nanoTime();
        Random random = new Random(seed);
        WithinBetween original = WithinBetween.of(x, y);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(order, random);
            WithinBetween shuffled = WithinBetween.of(
                    order.stream().map(i -> x[i]).toArray(double[][]::new),
                    order.stream().map(i -> y[i]).toArray(double[][]::new));
            assertThat(shuffled.within().correlation().orElseThrow())
                    .as("seed %s", seed)
                    .isCloseTo(original.within().correlation().orElseThrow(), within(1e-12));
            assertThat(shuffled.betweenBySessions().orElseThrow())
                    .as("seed %s", seed)
                    .isCloseTo(original.betweenBySessions().orElseThrow(), within(1e-12));
        }
    }

    static Stream<Arguments> degenerate() {
        double[][] nothing = {};
        double[][] one = {{1, 2, 4}};
        double[][] singles = {{1}, {2}, {4}};
        double[][] level = {{1, 1}, {2, 2, 2}, {4, 4}};
        double[][] sameMeans = {{1, 2, 3}, {0.1, 3.9}, {2.7, 1.3, 2}};
        double[][] rising = {{1, 2}, {2, 3, 4}, {4, 6}};
        double[][] risingToo = {{1, 2, 3}, {1, 4}, {2, 5, 3}};
        return Stream.of(
                Arguments.of("nothing", nothing, nothing, Reason.TOO_FEW_SESSIONS, Reason.TOO_FEW_PERSONS),
                Arguments.of("one person", one, new double[][] {{2, 2, 5}}, null, Reason.TOO_FEW_PERSONS),
                Arguments.of(
                        "one session each", singles, new double[][] {{2}, {2}, {5}}, Reason.TOO_FEW_SESSIONS, null),
                Arguments.of("level scores", level, rising, Reason.NO_VARIANCE, null),
                Arguments.of("level outcomes", rising, level, Reason.NO_VARIANCE, null),
                Arguments.of("equal means", sameMeans, risingToo, null, Reason.NO_VARIANCE),
                Arguments.of("equal means of outcomes", risingToo, sameMeans, null, Reason.NO_VARIANCE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("degenerate")
    void whatCanNotBeComputedHasItsReason(
            String name, double[][] scores, double[][] outcomes, Reason inside, Reason across) {
        WithinBetween result = WithinBetween.of(scores, outcomes);

        assertThat(result.within().correlation().reason().orElse(null)).isEqualTo(inside);
        assertThat(result.within().slope().reason().orElse(null)).isEqualTo(inside);
        assertThat(result.between().correlation().reason().orElse(null)).isEqualTo(across);
        assertThat(result.betweenBySessions().reason().orElse(null)).isEqualTo(across);
        assertThat(result.between().interval().reason().isPresent()
                        || Double.isFinite(
                                result.between().interval().orElseThrow().lower()))
                .isTrue();
        assertThat(result.within().degreesOfFreedom()).isEqualTo(Math.max(0, result.sessions() - result.persons() - 1));
        assertThat(result.between().degreesOfFreedom()).isEqualTo(Math.max(0, result.persons() - 2));
        if (inside != null) {
            assertThat(result.within().correlationInterval().reason()).hasValue(inside);
            assertThat(result.within().standardError().reason()).hasValue(inside);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-200, 1e200})
    void outcomesThatDoublesCanNotSquareHaveTheirReason(double size) {
        double[][] scores = {{1, 2, 4}, {2, 3}, {5, 4.5}};
        double[][] outcomes = {{size, 2 * size, 3 * size}, {size, 0}, {2 * size, 5 * size}};
        WithinBetween result = WithinBetween.of(scores, outcomes);

        assertThat(result.within().correlation().reason()).hasValue(Reason.OUT_OF_DOUBLE_RANGE);
        assertThat(result.between().slope().reason()).hasValue(Reason.OUT_OF_DOUBLE_RANGE);
        assertThat(result.betweenBySessions().reason()).hasValue(Reason.OUT_OF_DOUBLE_RANGE);
        assertThat(result.outcomeIntraclassCorrelation().reason()).hasValue(Reason.OUT_OF_DOUBLE_RANGE);
    }

    @Test
    void perfectRelationsHaveNoIntervals() {
        double[][] scores = {{1, 2, 4}, {2, 3}, {5, 4.3}};
        double[][] outcomes = {{2, 4, 8}, {4, 6}, {10, 8.6}};
        WithinBetween result = WithinBetween.of(scores, outcomes);

        assertThat(result.within().correlation().orElseThrow()).isCloseTo(1, within(1e-14));
        assertThat(result.within().slope().orElseThrow()).isCloseTo(2, within(1e-14));
        assertThat(result.within().standardError().reason()).hasValue(Reason.PERFECT_CORRELATION);
        assertThat(result.within().interval().reason()).hasValue(Reason.PERFECT_CORRELATION);
        assertThat(result.within().correlationInterval().reason()).hasValue(Reason.PERFECT_CORRELATION);
        assertThat(result.between().correlationInterval().reason()).hasValue(Reason.TOO_FEW_PERSONS);
        Statistic<ConfidenceInterval> none = Statistic.not(Reason.PERFECT_CORRELATION);
        assertThatIllegalArgumentException().isThrownBy(() -> new WithinBetween.MeanReliability(1.1, 2, 2, none));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WithinBetween.MeanReliability(Double.NaN, 2, 2, none));
        // one degree of freedom within
        assertThat(WithinBetween.of(new double[][] {{1, 2, 4}}, new double[][] {{2, 1, 5}})
                        .within()
                        .correlationInterval()
                        .reason())
                .hasValue(Reason.TOO_FEW_SESSIONS);
    }

    @Test
    void theShareBetweenPersonsHasItsReasonsToo() {
        assertThat(icc(new double[][] {}).reason()).hasValue(Reason.TOO_FEW_PERSONS);
        assertThat(icc(new double[][] {{1, 2}}).reason()).hasValue(Reason.TOO_FEW_PERSONS);
        assertThat(icc(new double[][] {{1}, {2}}).reason()).hasValue(Reason.TOO_FEW_SESSIONS);
        assertThat(icc(new double[][] {{0.1, 0.1}, {0.1, 0.1}}).reason()).hasValue(Reason.NO_VARIANCE);
        ClusteredValues level = new ClusteredValues(new double[][] {{1, 1}, {2, 2, 2}});
        assertThat(level.intraclassCorrelation().orElseThrow()).isEqualTo(1);
        assertThat(level.intraclassInterval().reason()).hasValue(Reason.PERFECT_CORRELATION);
        assertThat(level.standardDeviationWithin().orElseThrow()).isZero();
        ClusteredValues equal = new ClusteredValues(new double[][] {{1, 3}, {2, 2}});
        assertThat(equal.standardDeviationOfMeans().orElseThrow()).isZero();
        assertThat(equal.intraclassCorrelation().orElseThrow()).isEqualTo(-1);
        assertThat(equal.intraclassInterval().reason()).hasValue(Reason.NO_VARIANCE);
        assertThat(equal.meanReliability().reason()).hasValue(Reason.NO_VARIANCE);
        assertThat(level.meanReliability().orElseThrow().value()).isEqualTo(1);
        assertThat(level.meanReliability().orElseThrow().interval().reason()).hasValue(Reason.PERFECT_CORRELATION);
        assertThat(new ClusteredValues(new double[][] {{1}})
                        .standardDeviationWithin()
                        .reason())
                .hasValue(Reason.TOO_FEW_SESSIONS);
        assertThat(new ClusteredValues(new double[][] {{1, 2}})
                        .standardDeviationOfMeans()
                        .reason())
                .hasValue(Reason.TOO_FEW_PERSONS);
    }

    private static Statistic<Double> icc(double[][] persons) {
        return new ClusteredValues(persons).intraclassCorrelation();
    }

    @Test
    void scoresAndOutcomesMeetBySessionAndWhatIsLeftOutIsCounted() {
        OutcomeSeries outcomes = OutcomeSeries.builder("distress", OutcomeDirection.HIGHER_IS_WORSE)
                .add("d-1", 1, 10)
                .add("d-1", 2, 8)
                .add("d-1", 3, 7)
                .add("d-1", 4, 6)
                .add("d-2", 1, 12)
                .add("d-2", 1, 12)
                .add("d-2", 2, 11)
                .add("d-2", 2, 3)
                .add("d-2", 3, 9)
                .add("d-9", 1, 9)
                .build();

        WithinBetween result = WithinBetween.of(
                List.of(
                        Course.ofDyad("d-1", 2, 3, Double.NaN, 4),
                        Course.ofDyad("d-2", 2, 3, 4, 5),
                        Course.ofDyad("d-3", 2, 3)),
                outcomes);

        // d-1: sessions 1, 2, 4; d-2: sessions 1 and 3
        assertThat(result.sessions()).isEqualTo(5);
        assertThat(result.persons()).isEqualTo(2);
        // d-2: the contradictory session 2 and session 4; d-3: both
        assertThat(result.scoresWithoutOutcome()).isEqualTo(4);
        // d-1: session 3; d-9
        assertThat(result.outcomesWithoutScore()).isEqualTo(2);
        assertThat(outcomes.contradictory()).isEqualTo(1);
        assertThat(outcomes.size()).isEqualTo(7);
        assertThat(result.outcome()).isEqualTo("distress");
        assertThat(result.direction()).isEqualTo(OutcomeDirection.HIGHER_IS_WORSE);
        // d-1: (-1, 2), (0, 0), (1, -2); d-2: (-1, 1.5), (1, -1.5)
        assertThat(result.within().slope().orElseThrow()).isCloseTo(-1.75, within(1e-14));
        assertThat(result).hasToString("WithinBetween[distress, 5 sessions of 2 dyads]");
        assertThat(outcomes).hasToString("OutcomeSeries[distress, higher-is-worse, 7 values]");
        assertThat(result.within()).hasToString("OutcomeAssociation[n 5, 2 degrees of freedom]");
    }

    @Test
    void sessionsWithoutANumberMeetNoOutcome() {
        OutcomeSeries outcomes = OutcomeSeries.builder("distress", OutcomeDirection.HIGHER_IS_WORSE)
                .add("d-1", 1, 10)
                .build();

        WithinBetween result = WithinBetween.of(List.of(Course.inTime(2, 3)), outcomes);

        assertThat(result.sessions()).isZero();
        assertThat(result.scoresWithoutOutcome()).isEqualTo(2);
        assertThat(result.outcomesWithoutScore()).isEqualTo(1);
    }

    @Test
    void anOutcomeIsANumber() {
        OutcomeSeries.Builder builder = OutcomeSeries.builder("distress", OutcomeDirection.HIGHER_IS_WORSE);

        assertThatIllegalArgumentException().isThrownBy(() -> builder.add("d-1", 1, Double.NaN));
        assertThat(builder.add("d-1", 1, 4)).hasToString("OutcomeSeries.Builder[1 values]");
    }

    @Test
    void aDyadEntersOnce() {
        OutcomeSeries none = OutcomeSeries.builder("distress", OutcomeDirection.HIGHER_IS_WORSE)
                .build();
        Trajectory first = Course.of(2, 3);
        Trajectory other = ScoreSeries.of(List.of(Course.report(
                        3, sheet -> sheet.dyadId("d-1").raterId("c-2").session(1))))
                .scale("total");
        Trajectory half = ScoreSeries.of(List.of(Course.report("d-2", 1, 3))).scale("half");

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> WithinBetween.of(List.of(first, other), none))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(Problem::code)
                        .containsExactly(ProblemCode.DIFFERENT_RATER_ID));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> PersonDecomposition.of(List.of(first, other)));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> WithinBetween.of(List.of(first, half), none));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> PersonDecomposition.of(List.of(first, half)));
        assertThatIllegalArgumentException().isThrownBy(() -> PersonDecomposition.of(List.of(first, first)));
    }

    @Test
    void aScoreIsItsPersonsMeanAndADeviation() {
        PersonDecomposition parts = PersonDecomposition.of(List.of(
                Course.ofDyad("d-1", 2, 3, Double.NaN, 4),
                Course.ofDyad("d-2", Double.NaN),
                Course.ofDyad("d-3", 4, 5)));

        assertThat(parts.persons()).isEqualTo(2);
        assertThat(parts.sessions()).isEqualTo(5);
        assertThat(parts.leftOut()).isEqualTo(2);
        assertThat(parts.deviations())
                .extracting(PersonDecomposition.Deviation::personMean)
                .containsExactly(3.0, 3.0, 3.0, 4.5, 4.5);
        assertThat(parts.deviations())
                .extracting(PersonDecomposition.Deviation::deviation)
                .containsExactly(-1.0, 0.0, 1.0, -0.5, 0.5);
        assertThat(parts.deviations().get(2).point().session()).hasValue(4);
        assertThat(parts.deviations().get(3).key().dyadId()).isEqualTo("d-3");
        assertThat(parts.deviations().get(3).toString())
                .startsWith("Deviation[course-4, SeriesPoint[session=OptionalInt[1]")
                .doesNotContain("4.5");
        // squares within 2.5 of 5 - 2; between 6/5 * 1.5^2 of 1; n0 = 5 - 13/5 = 2.4
        double within = 2.5 / 3;
        double between = 2.7;
        assertThat(parts.intraclassCorrelation().orElseThrow())
                .isCloseTo((between - within) / (between + 1.4 * within), within(1e-14));
        assertThat(parts.intraclassInterval().orElseThrow().level()).isEqualTo(0.95);
        assertThat(parts.meanReliability().orElseThrow().value())
                .isCloseTo((between - within) / between, within(1e-14));
        assertThat(parts.meanReliability().orElseThrow().sessions()).isCloseTo(2.4, within(1e-14));
        assertThat(parts.standardDeviationWithin().orElseThrow()).isCloseTo(Math.sqrt(within), within(1e-15));
        assertThat(parts.standardDeviationOfMeans().orElseThrow()).isCloseTo(Math.sqrt(1.125), within(1e-15));
        assertThat(parts).hasToString("PersonDecomposition[5 sessions of 2 dyads]");
        assertThat(PersonDecomposition.of(List.of()).intraclassCorrelation().reason())
                .hasValue(Reason.TOO_FEW_PERSONS);
    }
}
