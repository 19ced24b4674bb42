package io.github.alliancesdk.core.interchange;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The verification of one receipt or declared score. Immutable and thread-safe.
 *
 * <pre>{@code
 * String receipt = ReceiptWriter.withDefaults().write(checked, Scorer.complete());
 * String changed = receipt.replace("\"mean\":4.25", "\"mean\":4.5");
 * Verification verification = ReceiptVerifier.of(BundledInstruments.catalog()).verify(changed);
 * System.out.println(verification.verdict().id()); // different
 * System.out.println(verification.differences().get(0).message()); // The field mean of the scale goal doesn't follow from the payload.
 * }</pre>
 *
 * @param row the line or element of the record, from 1
 * @param recordId the id of the record, if it is known
 * @param verdict the verdict
 * @param differences the fields that don't follow from the payload
 * @param problems the problems of the payload, if they are the reason why the report could not be recomputed
 * @param reason why the report could not be recomputed; empty if it could
 */
public record Verification(
        long row,
        Optional<String> recordId,
        Verdict verdict,
        List<Difference> differences,
        List<Problem> problems,
        Optional<Reason> reason) {
    /** Why a report could not be recomputed. Each {@link #id()} is a stable identifier. More constants may be added. */
    public enum Reason implements Coded {
        /** The record is larger than the limit for a receipt. */
        TOO_LARGE("too-large"),
        /** The record isn't JSON, or exceeds the limits for a receipt. */
        MALFORMED_JSON("malformed-json"),
        /** The record isn't an object with a payload and a report. */
        NOT_A_RECEIPT("not-a-receipt"),
        /** The record is a score record, which holds no answers: they are needed too. */
        NO_ANSWERS("no-answers"),
        /** The report's scores were converted to another range. */
        CONVERTED("converted"),
        /** No definition of the payload's instrument has the digest that the report states, or there is none. */
        UNKNOWN_DEFINITION("unknown-definition"),
        /**
         * The report was derived, but its definition or that of the longer form is unknown.
         */
        UNKNOWN_DERIVATION("unknown-derivation"),
        /** The report was derived from a longer form, and the payload isn't of that form. */
        NOT_THE_LONGER_FORM("not-the-longer-form"),
        /** The report's form can't be derived from the payload's. */
        NOT_DERIVABLE("not-derivable"),
        /** The payload can't be scored; {@link Verification#problems()} returns the reasons. */
        INVALID_PAYLOAD("invalid-payload"),
        /** The library itself failed at the record. The record is not the cause. */
        INTERNAL_ERROR("internal-error");

        private final String id;

        Reason(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        /**
         * The message, in English.
         *
         * @return one sentence without a full stop
         */
        public String message() {
            return message(Locale.ROOT);
        }

        /**
         * The message in a language; in English if there is no translation.
         *
         * @param locale the language
         * @return one sentence without a full stop
         * @throws NullPointerException if {@code locale} is null
         */
        public String message(Locale locale) {
            return Messages.text(Objects.requireNonNull(locale, "locale"), "verification." + id);
        }
    }

    /**
     * Creates a verification.
     *
     * @param row the line or element of the record, from 1
     * @param recordId the id of the record, if it is known
     * @param verdict the verdict
     * @param differences the fields that don't follow from the payload
     * @param problems the problems of the payload
     * @param reason why the report could not be recomputed
     * @throws NullPointerException if an argument or an element is null
     */
    public Verification {
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(verdict, "verdict");
        differences = List.copyOf(Objects.requireNonNull(differences, "differences"));
        problems = List.copyOf(Objects.requireNonNull(problems, "problems"));
        Objects.requireNonNull(reason, "reason");
    }

    /**
     * The JSON form: {@code row}, {@code recordId}, {@code verdict}, {@code differences}, and, if present,
     * {@code reason} as a message and {@code problems}. Jackson 2 and 3 write this.
     *
     * @return plain strings, integers, lists and maps, in that order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("row", row);
        recordId.ifPresent(id -> map.put("recordId", id));
        map.put("verdict", verdict.id());
        map.put("differences", differences.stream().map(Difference::toMap).toList());
        reason.ifPresent(why -> map.put("reason", why.message()));
        if (!problems.isEmpty()) {
            map.put("problems", problems.stream().map(Problem::toMap).toList());
        }
        return Collections.unmodifiableMap(map);
    }

    /**
     * A field of a report that doesn't follow from the payload. Contains the name of the field and no value. Immutable and
     * thread-safe.
     *
     * @param scale the scale of the field; empty for a field of the report itself
     * @param field the name of the field, such as {@code sum}; a name that isn't allowed in a report is escaped and
     *     shortened
     */
    public record Difference(Optional<String> scale, String field) {
        /**
         * Creates a difference.
         *
         * @param scale the scale of the field; empty for a field of the report itself
         * @param field the name of the field
         * @throws NullPointerException if an argument is null
         */
        public Difference {
            Objects.requireNonNull(scale, "scale");
            Objects.requireNonNull(field, "field");
        }

        /**
         * The message, in English.
         *
         * @return one sentence, without a value
         */
        public String message() {
            return message(Locale.ROOT);
        }

        /**
         * The message in a language; in English if there is no translation.
         *
         * @param locale the language
         * @return one sentence, without a value
         * @throws NullPointerException if {@code locale} is null
         */
        public String message(Locale locale) {
            Objects.requireNonNull(locale, "locale");
            return scale.map(id -> Messages.text(locale, "difference.of-scale", Map.of("scale", id, "field", field)))
                    .orElseGet(() -> Messages.text(locale, "difference.of-report", Map.of("field", field)));
        }

        /**
         * The JSON form: {@code scale} if the field belongs to a scale, and {@code field}. Jackson 2 and 3 write this.
         *
         * @return plain strings, in that order
         */
        @JsonValue
        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            scale.ifPresent(id -> map.put("scale", id));
            map.put("field", field);
            return map;
        }
    }

    /** The result of verifying a report. */
    public enum Verdict implements Named {
        /** Every number and every fact of the report follows from the payload. */
        EQUAL("equal"),
        /** Something in the report doesn't follow from the payload. */
        DIFFERENT("different"),
        /** The report could not be recomputed. */
        CANNOT_VERIFY("cannot-verify");

        private final String id;

        Verdict(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String displayName(Locale locale) {
            return Messages.text(Objects.requireNonNull(locale, "locale"), "verdict." + id);
        }
    }
}
