package io.github.alliancesdk.core.change;

/** What can be said of the difference of two scores. Higher scores stand for a better alliance. */
public enum ChangeVerdict {
    /** Higher by more than noise. */
    RELIABLE_INCREASE("reliable-increase"),
    /** Lower by more than noise. */
    RELIABLE_DECREASE("reliable-decrease"),
    /** Not different by more than noise, which doesn't say that nothing changed. */
    NOT_RELIABLE("not-reliable");

    private final String id;

    ChangeVerdict(String id) {
        this.id = id;
    }

    /**
     * The stable word for this verdict.
     *
     * @return for example {@code not-reliable}
     */
    public String id() {
        return id;
    }
}
