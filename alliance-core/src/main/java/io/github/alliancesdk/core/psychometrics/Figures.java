package io.github.alliancesdk.core.psychometrics;

import java.util.LinkedHashMap;
import java.util.Map;

/** How numbers become statistics. */
final class Figures {
    private Figures() {}

    /** What overflowed, or came of what overflowed, has a reason and no value. */
    static Statistic<Double> finite(double value) {
        return Double.isFinite(value) ? Statistic.of(value) : Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
    }

    /** {@code value}, {@code lower} and {@code upper}, in this order. */
    static Map<String, Object> withInterval(Object value, Statistic<ConfidenceInterval> interval) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("value", value);
        map.put("lower", interval.toJsonValue(ConfidenceInterval::lower));
        map.put("upper", interval.toJsonValue(ConfidenceInterval::upper));
        return map;
    }
}
