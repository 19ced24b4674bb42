package io.github.alliancesdk.core.statistics.change;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why a record has no place in any series. The {@link #id()} values are stable; more constants may be added. */
public enum SeriesProblemCode {
    /** The record doesn't say which dyad it is of, or where in the series it stands. */
    MISSING_FIELD("missing-field"),
    /** Another record of the same series has the same session, or the same time. */
    DUPLICATE_SESSION("duplicate-session");

    private final String id;

    SeriesProblemCode(String id) {
        this.id = id;
    }

    /**
     * The stable identifier of this code.
     *
     * @return for example {@code duplicate-session}
     */
    @JsonValue
    public String id() {
        return id;
    }
}
