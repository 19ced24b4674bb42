package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.Coded;

/**
 * What can be wrong with a payload, or with a table of payloads. The words of {@link #id()} are stable; more constants
 * may come.
 */
public enum ProblemCode implements Coded {
    /** The document isn't well-formed JSON; nothing of it is used. */
    MALFORMED_JSON("malformed-json"),
    /** A row of a table has more or fewer cells than the header, or its quotes don't match. */
    MALFORMED_ROW("malformed-row"),
    /** Text isn't valid UTF-8, or holds a NUL or half a surrogate pair. */
    INVALID_TEXT("invalid-text"),
    /** The payload is beyond a limit of {@link PayloadLimits}. */
    TOO_LARGE("too-large"),
    /** A field is of the wrong JSON type, or not the date and time that it should be. */
    WRONG_TYPE("wrong-type"),
    /** A payload has no such field. */
    UNKNOWN_FIELD("unknown-field"),
    /** A required field is absent or null. */
    MISSING_FIELD("missing-field"),
    /** A field stands twice. */
    DUPLICATE_FIELD("duplicate-field"),
    /** The catalogue has no such instrument. */
    UNKNOWN_INSTRUMENT("unknown-instrument"),
    /** The payload is of another instrument than the checker's. */
    WRONG_INSTRUMENT("wrong-instrument"),
    /** The instrument is only catalogued: its key isn't known. */
    NOT_SCORABLE("not-scorable"),
    /** The instrument is experimental, and nobody opted in. */
    EXPERIMENTAL("experimental"),
    /** The instrument isn't for this rater, or the checker asks for another. */
    WRONG_RATER("wrong-rater"),
    /** The instrument isn't about such a referent. */
    WRONG_REFERENT("wrong-referent"),
    /** The instrument declares no such response format. */
    UNKNOWN_FORMAT("unknown-format"),
    /** The instrument has no such item. */
    UNKNOWN_ITEM("unknown-item"),
    /** An item stands twice. */
    DUPLICATE_ITEM("duplicate-item"),
    /** A value is no integer token: a fraction, an exponent, a string, a truth value, a list or an object. */
    NOT_AN_INTEGER("not-an-integer"),
    /** A value is outside what is allowed. */
    OUT_OF_RANGE("out-of-range"),
    /** There is no such reason for a missing answer. */
    UNKNOWN_MISSING_REASON("unknown-missing-reason"),
    /** An item is declared missing and has an answer. */
    DECLARED_MISSING_WITH_VALUE("declared-missing-with-value"),
    /** An item is missing, and the checker asks for complete sheets. */
    INCOMPLETE("incomplete"),
    /** A series has a record of this session already. */
    DUPLICATE_SESSION("duplicate-session"),
    /** The header of a table lacks a column. */
    ABSENT_COLUMN("absent-column"),
    /** A column stands twice in the header of a table. */
    DUPLICATE_COLUMN("duplicate-column"),
    /** The payload was made for another definition. */
    DIGEST_MISMATCH("digest-mismatch"),
    /** The program itself failed at this record: a fault of the program, not of the record. */
    INTERNAL_ERROR("internal-error");

    private final String id;

    ProblemCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
