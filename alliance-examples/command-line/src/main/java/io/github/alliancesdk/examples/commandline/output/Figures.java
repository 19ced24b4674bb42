package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Locale;
import java.util.function.Function;

/** Formats statistics for people: rounded, or the reason why a figure can't be computed. */
public final class Figures {
    private Figures() {}

    private static String reason(Statistic<?> statistic) {
        return statistic.reason().orElseThrow().id();
    }

    /** A number with two decimals, or the reason. */
    public static String shown(Statistic<Double> statistic) {
        return shown(statistic, Figures::shown);
    }

    /** The formatted value, or the reason. */
    public static <T> String shown(Statistic<T> statistic, Function<? super T, String> form) {
        return statistic.value().map(form).orElseGet(() -> reason(statistic));
    }

    /** A number with two decimals. */
    public static String shown(double value) {
        return shown(value, 2);
    }

    /** A number with this many decimals. A zero after rounding has no sign. */
    public static String shown(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.matches("-0\\.?0*") ? text.substring(1) : text;
    }

    /** An interval in brackets, or the reason. */
    public static String shownInterval(Statistic<ConfidenceInterval> interval) {
        return shown(interval, Figures::shown);
    }

    /** An interval in brackets. */
    public static String shown(ConfidenceInterval interval) {
        return shown(interval.lower(), interval.upper());
    }

    /** An interval in brackets. */
    public static String shown(double lower, double upper) {
        return "[" + shown(lower) + ", " + shown(upper) + "]";
    }

    /** A number in its shortest form: {@code 0.7}, {@code 1}. */
    public static String plain(double value) {
        String text = String.valueOf(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** A proportion as a whole percentage, or the reason. */
    static String percent(Statistic<Double> share) {
        return shown(share, value -> shown(100 * value, 0) + " %");
    }
}
