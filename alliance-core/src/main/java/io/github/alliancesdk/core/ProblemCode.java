package io.github.alliancesdk.core;

import static io.github.alliancesdk.core.Problem.Area.AGREEMENT;
import static io.github.alliancesdk.core.Problem.Area.COMPARISON;
import static io.github.alliancesdk.core.Problem.Area.DEFINITION;
import static io.github.alliancesdk.core.Problem.Area.DERIVATION;
import static io.github.alliancesdk.core.Problem.Area.EVIDENCE;
import static io.github.alliancesdk.core.Problem.Area.RECORD;
import static io.github.alliancesdk.core.Problem.Area.RESPONSE;
import static io.github.alliancesdk.core.Problem.Area.SCORING;
import static io.github.alliancesdk.core.Problem.Area.SERIES;
import static io.github.alliancesdk.core.Problem.Area.WORDING;

import io.github.alliancesdk.core.Problem.Area;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The kinds of problems. The identifiers that {@link #id()} returns are stable; more constants may be added. Each code
 * names the areas in which it occurs. The codes of payloads come first, then the others, grouped by area. Branch on a
 * code, and not on the text of a message, which may change.
 *
 * <pre>{@code
 * ProblemCode code = Coded.find(ProblemCode.class, "wrong-rater").orElseThrow();
 * System.out.println(code == ProblemCode.WRONG_RATER); // true
 * }</pre>
 */
public enum ProblemCode implements Coded {
    // ---- payloads and tables of payloads; several codes occur in other documents too

    /** The document isn't well-formed JSON; no part of it is used. */
    MALFORMED_JSON("malformed-json", RESPONSE, DEFINITION, WORDING, RECORD),
    /** A row of a table has more or fewer cells than the header, or its quotes don't match. */
    MALFORMED_ROW("malformed-row", RESPONSE),
    /** Text isn't valid UTF-8, or contains a NUL or an unpaired surrogate. */
    INVALID_TEXT("invalid-text", RESPONSE, DEFINITION, WORDING, RECORD),
    /** The document exceeds the limits of its reader; for a payload, these are the {@code PayloadLimits}. */
    TOO_LARGE("too-large", RESPONSE, DEFINITION, WORDING, RECORD),
    /** A value has the wrong JSON type, or is not a valid date and time where one is required. */
    WRONG_TYPE("wrong-type", RESPONSE, DEFINITION, WORDING, RECORD),
    /** The document has no such field. */
    UNKNOWN_FIELD("unknown-field", RESPONSE, DEFINITION, WORDING, RECORD),
    /** A required field is absent; in a payload, absent or null. A series needs the dyad, and a session or a time. */
    MISSING_FIELD("missing-field", RESPONSE, DEFINITION, WORDING, SERIES, RECORD),
    /** A field appears twice. In a wording pack, this can also be an item or a point. */
    DUPLICATE_FIELD("duplicate-field", RESPONSE, DEFINITION, WORDING, RECORD),
    /** There is no such instrument. */
    UNKNOWN_INSTRUMENT("unknown-instrument", RESPONSE, WORDING),
    /** The payload, the pack or the score is for another instrument. */
    WRONG_INSTRUMENT("wrong-instrument", RESPONSE, WORDING, EVIDENCE),
    /** The instrument is only catalogued: its key isn't known. */
    NOT_SCORABLE("not-scorable", RESPONSE, DERIVATION),
    /** The instrument is experimental, and the application did not opt in. */
    EXPERIMENTAL("experimental", RESPONSE, DERIVATION),
    /** The instrument isn't for this rater, or another rater is required. */
    WRONG_RATER("wrong-rater", RESPONSE, WORDING, EVIDENCE, DERIVATION),
    /** The instrument isn't about this referent, or another one is required; unstated equals only itself. */
    WRONG_REFERENT("wrong-referent", RESPONSE, WORDING, EVIDENCE, DERIVATION),
    /** The instrument declares no such response format. */
    UNKNOWN_FORMAT("unknown-format", RESPONSE, DEFINITION, WORDING),
    /** The instrument has no such item. */
    UNKNOWN_ITEM("unknown-item", RESPONSE, DEFINITION, WORDING, DERIVATION),
    /** An item appears twice. */
    DUPLICATE_ITEM("duplicate-item", RESPONSE),
    /** A value isn't an integer token: it is a fraction, has an exponent, or is a string, boolean, list or object. */
    NOT_AN_INTEGER("not-an-integer", RESPONSE, DEFINITION, WORDING, RECORD),
    /** An answer in a format with a step isn't a number token: it is a string, boolean, list or object. */
    NOT_A_NUMBER("not-a-number", RESPONSE),
    /** A value is outside the allowed range. */
    OUT_OF_RANGE("out-of-range", RESPONSE, DEFINITION, RECORD),
    /** An answer lies between two answers of a format with a step. */
    OFF_GRID("off-grid", RESPONSE),
    /** An answer isn't one of the codes of a format with gaps. */
    UNKNOWN_CODE("unknown-code", RESPONSE),
    /** There is no such reason for a missing answer. */
    UNKNOWN_MISSING_REASON("unknown-missing-reason", RESPONSE),
    /** An item is declared missing and has an answer. */
    DECLARED_MISSING_WITH_VALUE("declared-missing-with-value", RESPONSE),
    /** An item is missing, and the checker requires complete sheets. */
    INCOMPLETE("incomplete", RESPONSE),
    /** The series has another record with the same session or the same time. */
    DUPLICATE_SESSION("duplicate-session", RESPONSE, SERIES),
    /** The header of a table lacks a column. */
    ABSENT_COLUMN("absent-column", RESPONSE),
    /** A column appears twice in the header of a table. */
    DUPLICATE_COLUMN("duplicate-column", RESPONSE),
    /** The payload or the pack was made for another definition. */
    DIGEST_MISMATCH("digest-mismatch", RESPONSE, WORDING),
    /** The form was begun and is not marked as complete. */
    DRAFT("draft", RESPONSE),
    /** The form was marked as entered in error: it must not be used. */
    ENTERED_IN_ERROR("entered-in-error", RESPONSE),
    /** There is no such version of the instrument, or none is stated. */
    UNKNOWN_VERSION("unknown-version", RESPONSE),
    /** The program itself failed at this record. This is a fault of the program, not of the record. */
    INTERNAL_ERROR("internal-error", RESPONSE),

    // ---- score records

    /**
     * The parts of a score record contradict each other, such as its mean and its sum; in a form, a score that it states and
     * its answers.
     */
    CONTRADICTION("contradiction", RECORD, RESPONSE),

    // ---- definitions

    /** A field is not allowed together with the other fields; in a score record, that it was converted or derived. */
    UNEXPECTED_FIELD("unexpected-field", DEFINITION, RECORD),
    /** A value isn't one of those allowed, or is out of bounds. */
    NOT_ALLOWED("not-allowed", DEFINITION, WORDING, RECORD),
    /** A list has a duplicate entry. */
    DUPLICATE_ENTRY("duplicate-entry", DEFINITION, WORDING, RECORD),
    /** A list must not be empty. */
    EMPTY_LIST("empty-list", DEFINITION, RECORD),
    /** An id is used twice. */
    DUPLICATE_ID("duplicate-id", DEFINITION),
    /** Item numbers must be in ascending order. */
    NOT_ASCENDING("not-ascending", DEFINITION, RECORD),
    /** There is no such scale. */
    UNKNOWN_SCALE("unknown-scale", DEFINITION, SCORING),
    /** The definition declares no such rater. */
    UNKNOWN_RATER("unknown-rater", DEFINITION),
    /** The definition declares no such referent. */
    UNKNOWN_REFERENT("unknown-referent", DEFINITION),
    /** The definition lists no such source. */
    UNKNOWN_SOURCE("unknown-source", DEFINITION),
    /** The highest answer must be above the lowest. */
    EMPTY_RANGE("empty-range", DEFINITION, RECORD),
    /** An anchor is outside the range of its format. */
    ANCHOR_OUT_OF_RANGE("anchor-out-of-range", DEFINITION, WORDING),
    /** The total must be the last scale. */
    TOTAL_NOT_LAST("total-not-last", DEFINITION),
    /** The total must contain every item that any scale contains. */
    TOTAL_INCOMPLETE("total-incomplete", DEFINITION),
    /** A fact has no provenance. */
    MISSING_PROVENANCE("missing-provenance", DEFINITION),
    /** A fact has more than one provenance entry. */
    DUPLICATE_FACT("duplicate-fact", DEFINITION),
    /** A provenance entry names a fact that the definition doesn't state. */
    UNKNOWN_FACT("unknown-fact", DEFINITION),
    /** A fact of this disposition needs a source. */
    SOURCE_REQUIRED("source-required", DEFINITION),
    /** A keyed definition depends on facts that are not confirmed, and states no open question. */
    WEAK_KEY("weak-key", DEFINITION),
    /** Sources contradict each other about a fact that the key of a keyed definition depends on. */
    CONFLICTING_KEY("conflicting-key", DEFINITION),
    /** No item text may be shipped. */
    WORDING_SHIPPED("wording-shipped", DEFINITION),
    /** Definitions of one id conflict: the first number of the version must change if and only if the digest does. */
    VERSION_CONFLICT("version-conflict", DEFINITION),
    /** The loaded definition isn't the one that its catalogue entry announced. */
    NOT_AS_LISTED("not-as-listed", DEFINITION),
    /** A fact of this disposition needs more sources than it has. */
    TOO_FEW_SOURCES("too-few-sources", DEFINITION),
    /** A keyed definition lacks an example of a required kind. */
    EXAMPLE_MISSING("example-missing", DEFINITION),
    /** An example states scores that differ from the computed ones. */
    EXAMPLE_DIFFERS("example-differs", DEFINITION),
    /** The scores violate a property that must hold for every definition. */
    LAW_BROKEN("law-broken", DEFINITION),

    // ---- missing policies that don't fit an instrument

    /** The definition states no missing rule to follow, or none for some of its scales. */
    NO_PUBLISHED_RULE("no-published-rule", DEFINITION, SCORING),
    /** The policy counts the missing items of the whole form, which a batch can't do. */
    FORM_WIDE_POLICY("form-wide-policy", SCORING),

    // ---- wording packs

    /** A text is still empty or blank, as in the template. */
    NOT_FILLED_IN("not-filled-in", WORDING),
    /** Braces don't match, or contain something that isn't a placeholder. */
    UNKNOWN_PLACEHOLDER("unknown-placeholder", WORDING),
    /** An item has no text. */
    MISSING_ITEM("missing-item", WORDING),
    /** The definition labels a point, but the pack does not. */
    MISSING_ANCHOR("missing-anchor", WORDING),

    // ---- comparisons with published figures, pooling and conversions

    /** One of the two is a mean and the other a sum. */
    WRONG_METRIC("wrong-metric", EVIDENCE),
    /** The answers are on another range. */
    WRONG_FORMAT("wrong-format", EVIDENCE),
    /** The score is from another scale, or the instrument has no such scale. */
    WRONG_SCALE("wrong-scale", EVIDENCE),
    /** Too few items were answered, so there is no score to compare. */
    INSUFFICIENT_SCORE("insufficient-score", EVIDENCE),
    /** The studies report on different ranges, and no range to convert to was named. */
    MIXED_FORMATS("mixed-formats", EVIDENCE),
    /** The studies correlate different scales with the outcome. */
    MIXED_SCALES("mixed-scales", EVIDENCE),
    /** The studies measure different constructs. */
    MIXED_CONSTRUCTS("mixed-constructs", EVIDENCE),
    /** The outcomes of the studies have different directions, or some studies state no direction. */
    MIXED_OUTCOMES("mixed-outcomes", EVIDENCE),
    /** A study appears more than once; its figures are not independent. */
    REPEATED_STUDY("repeated-study", EVIDENCE),
    /** A figure is impossible, such as a correlation above 1 or a mean outside its range. */
    IMPOSSIBLE_FIGURE("impossible-figure", EVIDENCE),
    /** A text isn't a valid score record, or names an unknown definition. */
    MALFORMED_RECORD("malformed-record", EVIDENCE),
    /** The score record was already converted; only the original record can be converted. */
    ALREADY_CONVERTED("already-converted", EVIDENCE),

    // ---- derivation of a shorter form

    /** The definition of the shorter form doesn't say that this item comes from the longer one. */
    OTHER_ORIGIN("other-origin", DERIVATION),
    /** An item is reversed in only one of the two forms, so its wording can't be the same. */
    REVERSAL_DIFFERS("reversal-differs", DERIVATION),
    /** An item belongs to different scales in the two forms, although both forms have these scales. */
    SCALE_DIFFERS("scale-differs", DERIVATION),
    /** The shorter form has no format with the range on which the longer form was answered. */
    FORMAT_DIFFERS("format-differs", DERIVATION),
    /** The two response formats label their points differently. */
    LABELS_DIFFER("labels-differ", DERIVATION),

    // ---- scores to compare, or to put in one series

    /** A judge rated a dyad twice; the pairs of one dyad are not independent. */
    DUPLICATE_DYAD("duplicate-dyad", AGREEMENT),
    /** The scores are from different dyads. */
    DIFFERENT_DYAD("different-dyad", COMPARISON),
    /** The scores have different rater ids; an absent id equals only an absent id. */
    DIFFERENT_RATER_ID("different-rater-id", COMPARISON),
    /** The scores are from different instruments. */
    DIFFERENT_INSTRUMENT("different-instrument", AGREEMENT, COMPARISON),
    /** The scores are from instruments that measure different constructs. */
    DIFFERENT_CONSTRUCT("different-construct", AGREEMENT, COMPARISON),
    /** The scores are from one instrument but with different keys. */
    DIFFERENT_DEFINITION("different-definition", AGREEMENT, COMPARISON),
    /** The scores are in different response formats. */
    DIFFERENT_FORMAT("different-format", AGREEMENT, COMPARISON),
    /** One score is a mean and the other a sum. */
    DIFFERENT_METRIC("different-metric", AGREEMENT, COMPARISON),
    /** The scores are from different kinds of rater. */
    DIFFERENT_RATER("different-rater", COMPARISON),
    /** The scores have different referents; unstated equals only itself. */
    DIFFERENT_REFERENT("different-referent", AGREEMENT, COMPARISON),
    /** The scores were computed with different missing policies, or the published rule is another one. */
    DIFFERENT_POLICY("different-policy", AGREEMENT, COMPARISON, DEFINITION, SCORING),
    /** The scores are from different scales. */
    DIFFERENT_SCALE("different-scale", COMPARISON);

    private final String id;

    // unmodifiable
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

    /** The areas in which this code occurs; at least one. */
    Set<Area> areas() {
        return areas;
    }
}
