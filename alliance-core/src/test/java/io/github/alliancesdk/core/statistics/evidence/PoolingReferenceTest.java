package io.github.alliancesdk.core.statistics.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares every pooled figure with metafor; see pooling.R. */
class PoolingReferenceTest {
    private static final JsonNode REFERENCE = reference();
    private static final double CLOSED_FORM = 1e-9;
    private static final double ITERATIVE = 1e-8;

    private static JsonNode reference() {
        try (InputStream in =
                PoolingReferenceTest.class.getResourceAsStream("/io/github/alliancesdk/core/reference/pooling.json")) {
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> correlationSets() {
        return REFERENCE.get("correlations").properties().stream().map(Map.Entry::getKey);
    }

    static Stream<String> meanSets() {
        return REFERENCE.get("means").properties().stream().map(Map.Entry::getKey);
    }

    static CorrelationPool correlations(String name) {
        JsonNode set = REFERENCE.get("correlations").get(name);
        List<CorrelationStudy> studies = new ArrayList<>();
        for (int i = 0; i < set.get("r").size(); i++) {
            studies.add(CorrelationStudy.of(
                    "study " + i,
                    set.get("r").get(i).asDouble(),
                    set.get("n").get(i).asInt()));
        }
        return CorrelationPool.of(studies);
    }

    static MeanPool means(String name) {
        JsonNode set = REFERENCE.get("means").get(name);
        List<MeanStudy> studies = new ArrayList<>();
        for (int i = 0; i < set.get("n").size(); i++) {
            studies.add(MeanStudy.of(
                    "study " + i,
                    set.get("n").get(i).asInt(),
                    set.get("mean").get(i).asDouble(),
                    set.get("sd").get(i).asDouble(),
                    ScoreRange.of(1, 7)));
        }
        return MeanPool.of(studies);
    }

    @Test
    void thereAreSetsThatShipWithMetadatSmallOnesLargeOnesAndSomeWithUnusableStudies() {
        assertThat(correlationSets()).contains("molloy2014", "mcdaniel1994", "someUnusable", "slow", "two", "one");
        assertThat(meanSets()).hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("correlationSets")
    void everyFigureOfCorrelationsIsThatOfTheReference(String name) {
        JsonNode expected = REFERENCE.get("correlations").get(name);
        CorrelationPool pool = correlations(name);

        assertThat(pool.studies().size() + pool.leftOut().size())
                .isEqualTo(expected.get("r").size());
        for (int i = 0; i < pool.studies().size(); i++) {
            ConfidenceInterval own =
                    pool.studies().get(i).correlation().orElseThrow().interval().orElseThrow();
            close(own.lower(), expected.get("lower").get(i), CLOSED_FORM);
            close(own.upper(), expected.get("upper").get(i), CLOSED_FORM);
        }
        checkFixed(pool.fixed().orElseThrow(), expected.get("fixed"));
        check(expected, pool.heterogeneity(), pool.dersimonianLaird(), pool.reml());
    }

    @ParameterizedTest
    @MethodSource("meanSets")
    void everyFigureOfMeansIsThatOfTheReference(String name) {
        JsonNode expected = REFERENCE.get("means").get(name);
        MeanPool pool = means(name);

        close(pool.mean().orElseThrow(), expected.get("meanOfAll"), CLOSED_FORM);
        close(pool.pooledWithinSd().orElseThrow(), expected.get("sdPooled"), CLOSED_FORM);
        for (int i = 0; i < pool.studies().size(); i++) {
            close(
                    pool.studies().get(i).interval().lower(),
                    expected.get("lower").get(i),
                    CLOSED_FORM);
            close(
                    pool.studies().get(i).interval().upper(),
                    expected.get("upper").get(i),
                    CLOSED_FORM);
        }
        close(pool.totalSd().orElseThrow(), expected.get("sdTotal"), CLOSED_FORM);
        checkFixed(pool.fixed().orElseThrow(), expected.get("fixed"));
        check(expected, pool.heterogeneity(), pool.dersimonianLaird(), pool.reml());
    }

    private static void check(
            JsonNode expected,
            Statistic<Heterogeneity> heterogeneity,
            Statistic<RandomEffects> dl,
            Statistic<RandomEffects> reml) {
        if (!expected.has("q")) {
            assertThat(heterogeneity.reason()).hasValue(Reason.TOO_FEW_STUDIES);
            assertThat(dl.reason()).hasValue(Reason.TOO_FEW_STUDIES);
            assertThat(reml.reason()).hasValue(Reason.TOO_FEW_STUDIES);
            return;
        }
        close(heterogeneity.orElseThrow().q(), expected.get("q"), CLOSED_FORM);
        close(heterogeneity.orElseThrow().i2(), expected.get("i2"), CLOSED_FORM);
        checkRandom(dl.orElseThrow(), expected.get("dl"), CLOSED_FORM);
        checkRandom(reml.orElseThrow(), expected.get("reml"), ITERATIVE);
    }

    private static void checkFixed(PooledEstimate actual, JsonNode expected) {
        close(actual.value(), expected.get("value"), CLOSED_FORM);
        close(actual.standardError(), expected.get("se"), CLOSED_FORM);
        close(actual.interval(), expected, CLOSED_FORM);
        weights(actual.weights(), expected.get("weights"), CLOSED_FORM);
    }

    private static void checkRandom(RandomEffects actual, JsonNode expected, double tolerance) {
        close(actual.value(), expected.get("value"), tolerance);
        close(actual.standardError(), expected.get("se"), tolerance);
        close(actual.interval(), expected, tolerance);
        close(actual.tau2(), expected.get("tau2"), tolerance);
        close(actual.prediction(), expected.get("prediction"), tolerance);
        weights(actual.weights(), expected.get("weights"), tolerance);
        RandomEffects.KnappHartung adjusted = actual.knappHartung().orElseThrow();
        checkKnappHartung(actual, adjusted, expected.get("knappHartung"), tolerance);
        checkKnappHartung(actual, actual.adHoc(), expected.get("adHoc"), tolerance);
        assertThat(actual.cautions().contains(RandomEffects.Caution.NARROW_KNAPP_HARTUNG))
                .isEqualTo(expected.get("knappHartung").get("se").asDouble()
                        < (1 - 1e-9) * expected.get("se").asDouble());
    }

    private static void checkKnappHartung(
            RandomEffects model, RandomEffects.KnappHartung actual, JsonNode expected, double tolerance) {
        close(actual.standardError(), expected.get("se"), tolerance);
        close(actual.interval(), expected, tolerance);
        close(actual.prediction(), expected.get("prediction"), tolerance);
        assertThat(actual.degreesOfFreedom()).isEqualTo(model.weights().size() - 1);
    }

    private static void weights(List<Double> actual, JsonNode expected, double tolerance) {
        assertThat(actual).hasSize(expected.size());
        for (int i = 0; i < actual.size(); i++) {
            close(actual.get(i), expected.get(i), tolerance);
        }
    }

    private static void close(ConfidenceInterval actual, JsonNode expected, double tolerance) {
        close(actual.lower(), expected.get("lower"), tolerance);
        close(actual.upper(), expected.get("upper"), tolerance);
        assertThat(actual.level()).isEqualTo(0.95);
    }

    private static void close(RandomEffects.PredictionInterval actual, JsonNode expected, double tolerance) {
        close(actual.lower(), expected.get("lower"), tolerance);
        close(actual.upper(), expected.get("upper"), tolerance);
        assertThat(actual.level()).isEqualTo(0.95);
    }

    private static void close(double actual, JsonNode expected, double tolerance) {
        assertThat(expected.isNumber()).isTrue();
        double value = expected.asDouble();
        assertThat(Math.abs(actual - value))
                .as("%s, expected %s", actual, value)
                .isLessThanOrEqualTo(value == 0 ? 1e-12 : tolerance * Math.abs(value));
    }
}
