package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Valid responses with their instrument, so that answers can't be scored with the wrong key. Only
 * {@link ResponseChecker} and {@link FormDerivation} create them. The values are raw. The scorer reverses them.
 * Immutable and thread-safe.
 *
 * <p>Items without an answer are allowed: the missing policy of the scorer decides about them. To reject them here,
 * use {@link ResponseChecker#requireComplete()}.
 *
 * <pre>{@code
 * CheckedResponses checked = checker.check(Responses.builder("dwai", Rater.CLIENT).answer(1, 5).build()).orElseThrow();
 * System.out.println(checked.instrument().id() + " " + checked.answers()); // dwai {1=5}
 * }</pre>
 */
public final class CheckedResponses implements CheckResult {
    /** No response format includes this value. */
    static final int MISSING = Integer.MIN_VALUE;

    private final Instrument instrument;
    private final ResponseFormat format;
    private final Rater rater;
    private final Referent referent;
    private final Administration administration;

    // in the order of the items: unscaled, in the decimals of each item's format
    private final int[] answers;
    private final MissingReason @Nullable [] missingReasons;

    // keeps the arrays without a copy
    CheckedResponses(
            Instrument instrument,
            ResponseFormat format,
            Rater rater,
            Referent referent,
            Administration administration,
            int[] answers,
            MissingReason @Nullable [] missingReasons) {
        this.instrument = instrument;
        this.format = format;
        this.rater = rater;
        this.referent = referent;
        this.administration = administration;
        this.answers = answers;
        this.missingReasons = missingReasons;
    }

    /**
     * The instrument that was answered.
     *
     * @return the definition that the responses were checked against
     */
    public Instrument instrument() {
        return instrument;
    }

    /**
     * The response format of the answers.
     *
     * @return the format that the payload names, or the default format
     */
    public ResponseFormat format() {
        return format;
    }

    /**
     * The rater.
     *
     * @return one of the instrument's raters
     */
    public Rater rater() {
        return rater;
    }

    /**
     * The person or thing that is rated.
     *
     * @return one of the instrument's referents, or {@link Referent#UNSTATED}
     */
    public Referent referent() {
        return referent;
    }

    /**
     * The identifiers of the administration.
     *
     * @return the identifiers from the payload
     */
    public Administration administration() {
        return administration;
    }

    @Override
    public Optional<String> recordId() {
        return administration.recordId();
    }

    /**
     * The format of the answer to an item.
     *
     * @param item an item number of the instrument
     * @return the item's own format if it has one, else {@link #format()}
     * @throws IllegalArgumentException if the instrument has no such item
     */
    public ResponseFormat format(int item) {
        return instrument.format(item, format);
    }

    /**
     * The raw answers. Each call returns a new map.
     *
     * @return the answers by item number, ascending, each an answer of {@link #format(int)}: an {@code Integer} for whole
     *     numbers, a {@code Double} in a format with decimals; missing items are not in the map
     */
    public SortedMap<Integer, Number> answers() {
        SortedMap<Integer, Number> byItem = new TreeMap<>();
        for (int position = 0; position < answers.length; position++) {
            if (answers[position] != MISSING) {
                int item = instrument.items().get(position).number();
                ResponseFormat own = format(item);
                byItem.put(item, number(own, answers[position]));
            }
        }
        return Collections.unmodifiableSortedMap(byItem);
    }

    private static Number number(ResponseFormat format, int unscaled) {
        if (format.decimals() == 0) {
            return unscaled;
        }
        return format.value(unscaled);
    }

    /**
     * The raw answer to an item.
     *
     * @param item an item number of the instrument
     * @return the answer, or empty if it is missing
     * @throws IllegalArgumentException if the instrument has no such item
     */
    public OptionalDouble answer(int item) {
        int answer = answers[position(item)];
        return answer == MISSING
                ? OptionalDouble.empty()
                : OptionalDouble.of(format(item).value(answer));
    }

    /**
     * The raw answer to an item as an integer, for exact sums: the answer times 10 to the power of the
     * {@linkplain ResponseFormat#decimals() decimals} of its format.
     *
     * @param item an item number of the instrument
     * @return for whole numbers the answer itself, 73 for 7.3; empty if it is missing
     * @throws IllegalArgumentException if the instrument has no such item
     */
    public OptionalInt unscaledAnswer(int item) {
        int answer = answers[position(item)];
        return answer == MISSING ? OptionalInt.empty() : OptionalInt.of(answer);
    }

    /**
     * Why an item is missing.
     *
     * @param item an item number of the instrument
     * @return the reason, or empty if the item is answered or no reason was given
     * @throws IllegalArgumentException if the instrument has no such item
     */
    public Optional<MissingReason> missingReason(int item) {
        int position = position(item);
        return missingReasons == null ? Optional.empty() : Optional.ofNullable(missingReasons[position]);
    }

    private int position(int item) {
        int position = instrument.indexOf(item);
        if (position < 0) {
            throw new IllegalArgumentException(instrument.id() + " has no item " + item);
        }
        return position;
    }

    private int answered() {
        int answered = 0;
        for (int answer : answers) {
            answered += answer == MISSING ? 0 : 1;
        }
        return answered;
    }

    /**
     * The payload of these responses, as receipts contain it. A check of it has the same result. Items are in ascending
     * order. Instrument, rater and format are always included. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers and maps, in a fixed order
     */
    public Map<String, Object> toPayload() {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("instrument", instrument.id().value());
        payload.put("rater", rater.id());
        if (referent != Referent.UNSTATED) {
            payload.put("referent", referent.id());
        }
        payload.put("format", format.id());
        payload.putAll(administration.toMap());
        Map<String, Object> responses = new LinkedHashMap<>();
        answers().forEach((item, answer) -> responses.put(item.toString(), answer));
        payload.put("responses", Collections.unmodifiableMap(responses));
        if (missingReasons != null) {
            payload.put("missing", Collections.unmodifiableMap(missing(missingReasons)));
        }
        return Collections.unmodifiableMap(payload);
    }

    @Override
    public Map<String, Object> toJsonValue() {
        return toPayload();
    }

    private Map<String, Object> missing(MissingReason[] reasons) {
        Map<String, Object> missing = new LinkedHashMap<>();
        for (int position = 0; position < reasons.length; position++) {
            MissingReason reason = reasons[position];
            if (reason != null) {
                missing.put(String.valueOf(instrument.items().get(position).number()), reason.id());
            }
        }
        return missing;
    }

    /**
     * These responses.
     *
     * @return this
     */
    @Override
    public CheckedResponses orElseThrow() {
        return this;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CheckedResponses that
                && instrument.equals(that.instrument)
                && format.equals(that.format)
                && rater == that.rater
                && referent == that.referent
                && administration.equals(that.administration)
                && Arrays.equals(answers, that.answers)
                && Arrays.equals(missingReasons, that.missingReasons);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hash(instrument, format, rater, referent, administration) + Arrays.hashCode(answers);
    }

    /** The instrument, the rater and the number of answers, without the answers. */
    @Override
    public String toString() {
        return "CheckedResponses[" + instrument.id() + ", " + rater.id() + ", " + answered() + " of "
                + instrument.items().size() + " items]";
    }
}
