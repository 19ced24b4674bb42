package io.github.alliancesdk.core.response;

import java.util.Optional;

/** The fields of a payload that are a column of a table, under their own name. */
enum PayloadColumn {
    INSTRUMENT("instrument"),
    RATER("rater"),
    RECORD_ID("recordId"),
    DYAD_ID("dyadId"),
    RATER_ID("raterId"),
    REFERENT("referent"),
    SESSION("session"),
    RECORDED_AT("recordedAt"),
    FORMAT("format"),
    DEFINITION_DIGEST("definitionDigest");

    private final String column;

    PayloadColumn(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }

    static Optional<PayloadColumn> find(String column) {
        for (PayloadColumn field : values()) {
            if (field.column.equals(column)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
