package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** JSON forms of statistics: a value, or the reason why there is none. */
final class JsonShapes {
    private JsonShapes() {}

    /** The result of the function for the value, or {@code {"reason": ".."}}. */
    static <T> Object of(Statistic<T> statistic, Function<T, Object> shape) {
        return statistic
                .value()
                .map(shape)
                .orElseGet(
                        () -> Map.of("reason", statistic.reason().orElseThrow().id()));
    }

    static Object of(Statistic<Double> statistic) {
        return of(statistic, value -> value);
    }

    /** Adds the pooled figures of correlations or means. */
    static void putEffects(
            BiConsumer<String, Object> put,
            Statistic<PooledEstimate> fixed,
            Statistic<RandomEffects> moments,
            Statistic<RandomEffects> reml,
            Statistic<Heterogeneity> heterogeneity) {
        put.accept("fixed", of(fixed, JsonShapes::shape));
        put.accept("dl", of(moments, JsonShapes::shape));
        put.accept("reml", of(reml, JsonShapes::withKnappHartung));
        put.accept("q", of(heterogeneity.map(Heterogeneity::q)));
        put.accept("df", of(heterogeneity, Heterogeneity::degreesOfFreedom));
        put.accept("i2", of(heterogeneity.map(Heterogeneity::i2)));
    }

    private static Map<String, Object> shape(PooledEstimate estimate) {
        return map(put -> {
            put.accept("value", estimate.value());
            bounds(put, estimate.interval());
        });
    }

    private static Map<String, Object> shape(RandomEffects estimate) {
        return map(put -> {
            put.accept("value", estimate.value());
            bounds(put, estimate.interval());
            put.accept("tau2", estimate.tau2());
            put.accept("prediction", bounds(estimate.prediction()));
        });
    }

    private static Map<String, Object> withKnappHartung(RandomEffects estimate) {
        return map(put -> {
            shape(estimate).forEach(put);
            put.accept("knappHartung", of(estimate.knappHartung(), JsonShapes::shape));
            put.accept("adHoc", shape(estimate.adHoc()));
            put.accept(
                    "cautions",
                    estimate.cautions().stream().map(RandomEffects.Caution::id).toList());
        });
    }

    private static Map<String, Object> shape(RandomEffects.KnappHartung intervals) {
        return map(put -> {
            bounds(put, intervals.interval());
            put.accept("prediction", bounds(intervals.prediction()));
        });
    }

    private static void bounds(BiConsumer<String, Object> put, ConfidenceInterval interval) {
        put.accept("lower", interval.lower());
        put.accept("upper", interval.upper());
    }

    private static Map<String, Object> bounds(RandomEffects.PredictionInterval interval) {
        return map(put -> {
            put.accept("lower", interval.lower());
            put.accept("upper", interval.upper());
        });
    }

    /** A map in insertion order. */
    static Map<String, Object> map(Consumer<BiConsumer<String, Object>> filling) {
        Map<String, Object> map = new LinkedHashMap<>();
        filling.accept(map::put);
        return Collections.unmodifiableMap(map);
    }
}
