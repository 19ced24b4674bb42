package io.github.alliancesdk.core.evidence;

import io.github.alliancesdk.core.psychometrics.Statistic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** Statistics as other programs read them: a value, or the reason in its place. */
final class JsonShapes {
    private JsonShapes() {}

    /** What the function makes of the value, or {@code {"reason": ".."}}. */
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

    /** A map in the order of its filling. */
    static Map<String, Object> map(Consumer<BiConsumer<String, Object>> filling) {
        Map<String, Object> map = new LinkedHashMap<>();
        filling.accept(map::put);
        return Collections.unmodifiableMap(map);
    }
}
