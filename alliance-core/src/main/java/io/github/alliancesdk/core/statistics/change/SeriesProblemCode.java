package io.github.alliancesdk.core.statistics.change;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why a record belongs to no series. The {@link #id()} values are stable; more constants may be added. */
public enum SeriesProblemCode {
    /** The record has no dyad id, or lacks the session or time of the order. */
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
