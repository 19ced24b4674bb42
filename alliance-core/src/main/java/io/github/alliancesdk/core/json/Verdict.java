package io.github.alliancesdk.core.json;

/** What verifying a report found. */
public enum Verdict {
    /** Every number and every fact of the report follows from the payload. */
    EQUAL("equal"),
    /** Something in the report doesn't follow from the payload. */
    DIFFERENT("different"),
    /** The report could not be recomputed. */
    CANNOT_VERIFY("cannot-verify");

    private final String id;

    Verdict(String id) {
        this.id = id;
    }

    /**
     * The stable word for this verdict.
     *
     * @return for example {@code equal}
     */
    public String id() {
        return id;
    }
}
