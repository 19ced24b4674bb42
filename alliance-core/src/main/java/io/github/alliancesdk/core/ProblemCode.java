package io.github.alliancesdk.core;

import static io.github.alliancesdk.core.Problem.Area.AGREEMENT;
import static io.github.alliancesdk.core.Problem.Area.COMPARISON;
import static io.github.alliancesdk.core.Problem.Area.DEFINITION;
import static io.github.alliancesdk.core.Problem.Area.DERIVATION;
import static io.github.alliancesdk.core.Problem.Area.EVIDENCE;
import static io.github.alliancesdk.core.Problem.Area.RESPONSE;
import static io.github.alliancesdk.core.Problem.Area.SERIES;
import static io.github.alliancesdk.core.Problem.Area.WORDING;

import io.github.alliancesdk.core.Problem.Area;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What can be wrong. The words of {@link #id()} are stable; more constants may come. A code names the areas in which it
 * occurs; first come those of payloads, then the others, area by area.
 */
public enum ProblemCode implements Coded {
    // ---- of payloads and tables of payloads; several of other documents too

    /** The document isn't well-formed JSON; nothing of it is used. */
    MALFORMED_JSON("malformed-json", RESPONSE, DEFINITION, WORDING),
    /** A row of a table has more or fewer cells than the header, or its quotes don't match. */
    MALFORMED_ROW("malformed-row", RESPONSE),
    /** Text isn't valid UTF-8, or holds a NUL or half a surrogate pair. */
    INVALID_TEXT("invalid-text", RESPONSE, DEFINITION, WORDING),
    /** The document is beyond the limits of its reader; a payload's are its {@code PayloadLimits}. */
    TOO_LARGE("too-large", RESPONSE, DEFINITION, WORDING),
    /** A value is of the wrong JSON type, or not the date and time that it should be. */
    WRONG_TYPE("wrong-type", RESPONSE, DEFINITION, WORDING),
    /** The document has no such field. */
    UNKNOWN_FIELD("unknown-field", RESPONSE, DEFINITION, WORDING),
    /** A required field is absent; in a payload, absent or null. A series needs the dyad and the place in the series. */
    MISSING_FIELD("missing-field", RESPONSE, DEFINITION, WORDING, SERIES),
    /** A field stands twice; in a wording pack, a field, an item or a point. */
    DUPLICATE_FIELD("duplicate-field", RESPONSE, DEFINITION, WORDING),
    /** There is no such instrument. */
    UNKNOWN_INSTRUMENT("unknown-instrument", RESPONSE, WORDING),
    /** The payload, the pack or the score is of another instrument. */
    WRONG_INSTRUMENT("wrong-instrument", RESPONSE, WORDING, EVIDENCE),
    /** The instrument is only catalogued: its key isn't known. */
    NOT_SCORABLE("not-scorable", RESPONSE, DERIVATION),
    /** The instrument is experimental, and nobody opted in. */
    EXPERIMENTAL("experimental", RESPONSE, DERIVATION),
    /** The instrument isn't for this rater, or another one is asked for. */
    WRONG_RATER("wrong-rater", RESPONSE, WORDING, EVIDENCE, DERIVATION),
    /** The instrument isn't about such a referent, or another one is asked for; unstated equals only itself. */
    WRONG_REFERENT("wrong-referent", RESPONSE, WORDING, EVIDENCE, DERIVATION),
    /** The instrument declares no such response format. */
    UNKNOWN_FORMAT("unknown-format", RESPONSE, DEFINITION, WORDING),
    /** The instrument has no such item. */
    UNKNOWN_ITEM("unknown-item", RESPONSE, DEFINITION, WORDING, DERIVATION),
    /** An item stands twice. */
    DUPLICATE_ITEM("duplicate-item", RESPONSE),
    /** A value is no integer token: a fraction, an exponent, a string, a truth value, a list or an object. */
    NOT_AN_INTEGER("not-an-integer", RESPONSE, DEFINITION, WORDING),
    /** A value is outside what is allowed. */
    OUT_OF_RANGE("out-of-range", RESPONSE, DEFINITION),
    /** There is no such reason for a missing answer. */
    UNKNOWN_MISSING_REASON("unknown-missing-reason", RESPONSE),
    /** An item is declared missing and has an answer. */
    DECLARED_MISSING_WITH_VALUE("declared-missing-with-value", RESPONSE),
    /** An item is missing, and the checker asks for complete sheets. */
    INCOMPLETE("incomplete", RESPONSE),
    /** A series has another record of the same session, or of the same time. */
    DUPLICATE_SESSION("duplicate-session", RESPONSE, SERIES),
    /** The header of a table lacks a column. */
    ABSENT_COLUMN("absent-column", RESPONSE),
    /** A column stands twice in the header of a table. */
    DUPLICATE_COLUMN("duplicate-column", RESPONSE),
    /** The payload or the pack was made for another definition. */
    DIGEST_MISMATCH("digest-mismatch", RESPONSE, WORDING),
    /** The program itself failed at this record: a fault of the program, not of the record. */
    INTERNAL_ERROR("internal-error", RESPONSE),

    // ---- of definitions

    /** A field that must not be there in this combination. */
    UNEXPECTED_FIELD("unexpected-field", DEFINITION),
    /** A value is none of those allowed, or out of bounds. */
    NOT_ALLOWED("not-allowed", DEFINITION, WORDING),
    /** A list names something twice. */
    DUPLICATE_ENTRY("duplicate-entry", DEFINITION, WORDING),
    /** A list must not be empty. */
    EMPTY_LIST("empty-list", DEFINITION),
    /** An id is used twice. */
    DUPLICATE_ID("duplicate-id", DEFINITION),
    /** Items must ascend. */
    NOT_ASCENDING("not-ascending", DEFINITION),
    /** There is no such scale. */
    UNKNOWN_SCALE("unknown-scale", DEFINITION),
    /** The definition declares no such rater. */
    UNKNOWN_RATER("unknown-rater", DEFINITION),
    /** The definition declares no such referent. */
    UNKNOWN_REFERENT("unknown-referent", DEFINITION),
    /** The definition lists no such source. */
    UNKNOWN_SOURCE("unknown-source", DEFINITION),
    /** The highest answer must be above the lowest. */
    EMPTY_RANGE("empty-range", DEFINITION),
    /** An anchor stands outside the range of its format. */
    ANCHOR_OUT_OF_RANGE("anchor-out-of-range", DEFINITION, WORDING),
    /** The total must be the last scale. */
    TOTAL_NOT_LAST("total-not-last", DEFINITION),
    /** The total must hold every item that any scale holds. */
    TOTAL_INCOMPLETE("total-incomplete", DEFINITION),
    /** A fact has no provenance. */
    MISSING_PROVENANCE("missing-provenance", DEFINITION),
    /** A fact has its provenance twice. */
    DUPLICATE_FACT("duplicate-fact", DEFINITION),
    /** A provenance names a fact that isn't there. */
    UNKNOWN_FACT("unknown-fact", DEFINITION),
    /** A fact of this disposition needs a source. */
    SOURCE_REQUIRED("source-required", DEFINITION),
    /** A keyed definition rests on a weak fact and states no open question. */
    WEAK_KEY("weak-key", DEFINITION),
    /** No item text may be shipped. */
    WORDING_SHIPPED("wording-shipped", DEFINITION),
    /** Definitions of one id: the first number of the version must change exactly with the digest. */
    VERSION_CONFLICT("version-conflict", DEFINITION),
    /** What was loaded isn't the definition that its catalogue entry announced. */
    NOT_AS_LISTED("not-as-listed", DEFINITION),
    /** A fact of this disposition needs more sources than it has. */
    TOO_FEW_SOURCES("too-few-sources", DEFINITION),
    /** A keyed definition has no example of some kind. */
    EXAMPLE_MISSING("example-missing", DEFINITION),
    /** An example doesn't score as it states. */
    EXAMPLE_DIFFERS("example-differs", DEFINITION),
    /** A law that every score obeys doesn't hold. */
    LAW_BROKEN("law-broken", DEFINITION),

    // ---- of wording packs

    /** A text is empty or blank, as a template leaves it. */
    NOT_FILLED_IN("not-filled-in", WORDING),
    /** Braces hold something that isn't a placeholder, or don't match. */
    UNKNOWN_PLACEHOLDER("unknown-placeholder", WORDING),
    /** An item has no text. */
    MISSING_ITEM("missing-item", WORDING),
    /** A point that the definition labels has no label. */
    MISSING_ANCHOR("missing-anchor", WORDING),

    // ---- of comparisons with published figures, of pooling and of conversions

    /** One of the two is a mean and the other a sum. */
    WRONG_METRIC("wrong-metric", EVIDENCE),
    /** The answers ran over another range. */
    WRONG_FORMAT("wrong-format", EVIDENCE),
    /** The score is of another scale, or the instrument has no such scale. */
    WRONG_SCALE("wrong-scale", EVIDENCE),
    /** Too few answers: there is no score to compare. */
    INSUFFICIENT_SCORE("insufficient-score", EVIDENCE),
    /** Studies report on different ranges, and none was named to convert to. */
    MIXED_FORMATS("mixed-formats", EVIDENCE),
    /** Studies correlate different scales with the outcome. */
    MIXED_SCALES("mixed-scales", EVIDENCE),
    /** In some studies a high outcome is a good one, in others a bad one, or not all say. */
    MIXED_OUTCOMES("mixed-outcomes", EVIDENCE),
    /** A study stands more than once, and its figures depend on each other. */
    REPEATED_STUDY("repeated-study", EVIDENCE),
    /** A figure that can't be: a correlation above 1, a mean outside its range. */
    IMPOSSIBLE_FIGURE("impossible-figure", EVIDENCE),
    /** A text that should be a score record isn't one, or names a definition that isn't known. */
    MALFORMED_RECORD("malformed-record", EVIDENCE),
    /** A score record was converted before; what it was converted from is gone. */
    ALREADY_CONVERTED("already-converted", EVIDENCE),

    // ---- of deriving a shorter form

    /** The definition of the shorter form doesn't say that this item comes from the longer one. */
    OTHER_ORIGIN("other-origin", DERIVATION),
    /** An item is reversed in one form and not in the other: it can't be worded alike. */
    REVERSAL_DIFFERS("reversal-differs", DERIVATION),
    /** An item is of other scales in one form than in the other, though both have them. */
    SCALE_DIFFERS("scale-differs", DERIVATION),
    /** The shorter form has no format of the range in which the longer one was answered. */
    FORMAT_DIFFERS("format-differs", DERIVATION),
    /** The points of the two formats are labelled in other words. */
    LABELS_DIFFER("labels-differ", DERIVATION),

    // ---- of scores that are to be compared, or put in one series

    /** A judge rated a dyad twice: the pairs of one dyad depend on each other. */
    DUPLICATE_DYAD("duplicate-dyad", AGREEMENT),
    /** Scores of different dyads. */
    DIFFERENT_DYAD("different-dyad", COMPARISON),
    /** Scores by different persons in one rater's role; none named is one of its own. */
    DIFFERENT_RATER_ID("different-rater-id", COMPARISON),
    /** Scores of different instruments. */
    DIFFERENT_INSTRUMENT("different-instrument", AGREEMENT, COMPARISON),
    /** Scores of one instrument under different keys. */
    DIFFERENT_DEFINITION("different-definition", AGREEMENT, COMPARISON),
    /** Scores in different response formats. */
    DIFFERENT_FORMAT("different-format", AGREEMENT, COMPARISON),
    /** One score is a mean and the other a sum. */
    DIFFERENT_METRIC("different-metric", AGREEMENT, COMPARISON),
    /** Scores by different kinds of rater. */
    DIFFERENT_RATER("different-rater", COMPARISON),
    /** Ratings of different kinds of relationship; unstated equals only itself. */
    DIFFERENT_REFERENT("different-referent", AGREEMENT, COMPARISON),
    /** Scores under different missing policies. */
    DIFFERENT_POLICY("different-policy", AGREEMENT, COMPARISON),
    /** Scores of different scales. */
    DIFFERENT_SCALE("different-scale", COMPARISON);

    private final String id;

    // copied, and can't be changed
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Area> areas;

    ProblemCode(String id, Area... areas) {
        this.id = id;
        this.areas = Collections.unmodifiableSet(EnumSet.copyOf(List.of(areas)));
    }

    @Override
    public String id() {
        return id;
    }

    /** Where this code occurs: at least one area. */
    Set<Area> areas() {
        return areas;
    }
}
