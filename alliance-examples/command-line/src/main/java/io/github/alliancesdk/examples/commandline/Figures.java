package io.github.alliancesdk.examples.commandline;

import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Statistics for programs, unrounded, and for people, rounded; what can't be computed is its reason. */
final class Figures {
    private Figures() {}

    /** A value as JSON has it, or {@code {"reason":".."}}. */
    static Object json(Statistic<?> statistic) {
        return json(statistic, value -> value);
    }

    /** What a value makes of itself, or {@code {"reason":".."}}. */
    static <T> Object json(Statistic<T> statistic, Function<? super T, ?> shape) {
        return statistic.value().<Object>map(shape).orElseGet(() -> Map.of("reason", reason(statistic)));
    }

    /** {@code value}, {@code lower} and {@code upper}, in this order. */
    static Map<String, Object> json(Object value, Statistic<ConfidenceInterval> interval) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("value", value);
        map.put("lower", json(interval, ConfidenceInterval::lower));
        map.put("upper", json(interval, ConfidenceInterval::upper));
        return map;
    }

    private static String reason(Statistic<?> statistic) {
        return statistic.reason().orElseThrow().id();
    }

    /** A number with two decimals, or the reason. */
    static String shown(Statistic<Double> statistic) {
        return shown(statistic, Figures::shown);
    }

    /** What a value looks like, or the reason. */
    static <T> String shown(Statistic<T> statistic, Function<? super T, String> form) {
        return statistic.value().map(form).orElseGet(() -> reason(statistic));
    }

    /** A number with two decimals. */
    static String shown(double value) {
        return shown(value, 2);
    }

    /** A number with so many decimals. What rounds to nothing has no sign. */
    static String shown(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.matches("-0\\.?0*") ? text.substring(1) : text;
    }

    /** An interval in brackets, or the reason. */
    static String shownInterval(Statistic<ConfidenceInterval> interval) {
        return shown(interval, Figures::shown);
    }

    /** An interval in brackets. */
    static String shown(ConfidenceInterval interval) {
        return shown(interval.lower(), interval.upper());
    }

    /** An interval in brackets. */
    static String shown(double lower, double upper) {
        return "[" + shown(lower) + ", " + shown(upper) + "]";
    }

    /** A number as short as it can be written: {@code 0.7}, {@code 1}. */
    static String plain(double value) {
        String text = String.valueOf(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** A share of all as a whole percentage. */
    static String percent(Statistic<Double> share) {
        return shown(share, value -> shown(100 * value, 0) + " %");
    }
}
