package io.github.alliancesdk.core.change;

/** What a drop is measured from. */
public enum DropMeasure {
    /** From the previous session that has a score. */
    FROM_PREVIOUS("from-previous"),
    /** From the mean of all earlier sessions that have a score. */
    FROM_RUNNING_MEAN("from-running-mean"),
    /** From the mean of the whole series, with limits from its moving ranges. */
    CONTROL_CHART("control-chart");

    private final String id;

    DropMeasure(String id) {
        this.id = id;
    }

    /**
     * The stable word for this measure.
     *
     * @return for example {@code from-previous}
     */
    public String id() {
        return id;
    }
}
