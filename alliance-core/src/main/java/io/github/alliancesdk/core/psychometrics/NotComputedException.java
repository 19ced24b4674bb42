package io.github.alliancesdk.core.psychometrics;

import io.github.alliancesdk.core.AllianceException;

/** The value was asked for of a statistic that could not be computed. */
public final class NotComputedException extends AllianceException {
    private static final long serialVersionUID = 1L;

    /** Why there is no value. */
    private final Reason reason;

    NotComputedException(Reason reason) {
        super("not computed: " + reason.id());
        this.reason = reason;
    }

    /**
     * Why there is no value.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
