package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.Coded;

/** Why a record has no place in any series. The words of {@link #id()} are stable; more constants may come. */
public enum SeriesProblemCode implements Coded {
    /** The record doesn't say which dyad it is of, or where in the series it stands. */
    MISSING_FIELD("missing-field"),
    /** Another record of the same series has the same session, or the same time. */
    DUPLICATE_SESSION("duplicate-session");

    private final String id;

    SeriesProblemCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
