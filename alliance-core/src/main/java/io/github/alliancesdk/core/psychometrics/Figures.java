package io.github.alliancesdk.core.psychometrics;

/** How numbers become statistics. */
final class Figures {
    private Figures() {}

    /** What overflowed, or came of what overflowed, has a reason and no value. */
    static Statistic<Double> finite(double value) {
        return Double.isFinite(value) ? Statistic.of(value) : Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
    }
}
