package io.github.alliancesdk.core.change;

/** What became of a drop. */
public enum RecoveryState {
    /** The score was back within the window. */
    RECOVERED("recovered"),
    /** The series went on beyond the window, and no score in it was back. */
    NOT_RECOVERED("not-recovered"),
    /** Not known: the series ended inside the window, or no session of the window has a score. */
    CENSORED("censored");

    private final String id;

    RecoveryState(String id) {
        this.id = id;
    }

    /**
     * The stable word for this state.
     *
     * @return for example {@code not-recovered}
     */
    public String id() {
        return id;
    }
}
