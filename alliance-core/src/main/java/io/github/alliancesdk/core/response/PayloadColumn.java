package io.github.alliancesdk.core.response;

import java.util.Optional;

/** The fields of a payload that are a column of a table, under their own name. */
enum PayloadColumn {
    INSTRUMENT(Names.INSTRUMENT),
    RATER(Names.RATER),
    RECORD_ID(Names.RECORD_ID),
    DYAD_ID(Names.DYAD_ID),
    RATER_ID(Names.RATER_ID),
    REFERENT(Names.REFERENT),
    SESSION(Names.SESSION),
    RECORDED_AT(Names.RECORDED_AT),
    FORMAT(Names.FORMAT),
    DEFINITION_DIGEST(Names.DEFINITION_DIGEST);

    private final int field;

    PayloadColumn(int field) {
        this.field = field;
    }

    /** Which of the {@link Names} it is. */
    int field() {
        return field;
    }

    String column() {
        return Names.name(field);
    }

    static Optional<PayloadColumn> find(String column) {
        for (PayloadColumn field : values()) {
            if (field.column().equals(column)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
