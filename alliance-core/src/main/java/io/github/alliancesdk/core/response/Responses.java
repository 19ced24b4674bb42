package io.github.alliancesdk.core.response;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.json.JsonLimits;
import io.github.alliancesdk.core.internal.json.JsonProblem;
import io.github.alliancesdk.core.internal.json.JsonReader;
import io.github.alliancesdk.core.internal.json.JsonValue;
import io.github.alliancesdk.core.internal.json.PlainValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A payload, raw, exactly as it was sent: nothing has been checked, guessed or coerced, and what was repeated is still
 * there twice. What could not be parsed is a {@code Responses} too and carries its problem, so that one bad record never
 * costs its neighbours. {@link ResponseChecker} says what it is worth. Immutable and thread-safe.
 *
 * <pre>{@code
 * Responses received = Responses.parse(requestBody);
 * Responses inATest = Responses.inItemOrder(BundledInstruments.dwai(), Rater.CLIENT, 5, 6, 5, 7, 4, 6);
 * }</pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
public final class Responses {
    private static final int ID_LENGTH = 200;
    private static final JsonReader DEFAULT_READER = newReader(PayloadLimits.defaults());

    private final Payload payload;
    private final @Nullable Problem problem;

    private Responses(Payload payload, @Nullable Problem problem) {
        this.payload = payload;
        this.problem = problem;
    }

    private static JsonReader reader(PayloadLimits limits) {
        return limits.equals(PayloadLimits.defaults()) ? DEFAULT_READER : newReader(limits);
    }

    private static JsonReader newReader(PayloadLimits limits) {
        return new JsonReader(
                new JsonLimits(limits.bytes(), limits.nesting(), limits.stringLength(), limits.numberLength()));
    }

    /**
     * Reads a payload within the {@linkplain PayloadLimits#defaults() default limits}.
     *
     * @param json the payload as JSON
     * @return the responses; never throws for what {@code json} says
     * @throws NullPointerException if {@code json} is null
     */
    public static Responses parse(String json) {
        Objects.requireNonNull(json, "json");
        PayloadLimits limits = PayloadLimits.defaults();
        try {
            return of(reader(limits).read(json, Payload.document()));
        } catch (JsonProblem e) {
            return unread(e.in(Area.RESPONSE, atMost(limits)));
        }
    }

    /**
     * Reads a payload within the {@linkplain PayloadLimits#defaults() default limits}.
     *
     * @param utf8 the payload as JSON in UTF-8; one byte order mark in front is skipped
     * @return the responses; never throws for what {@code utf8} says
     * @throws NullPointerException if {@code utf8} is null
     */
    public static Responses parse(byte[] utf8) {
        return parse(utf8, PayloadLimits.defaults());
    }

    /**
     * Reads a payload within limits.
     *
     * @param utf8 the payload as JSON in UTF-8; one byte order mark in front is skipped and not counted
     * @param limits how much is read before it is refused
     * @return the responses; never throws for what {@code utf8} says
     * @throws NullPointerException if an argument is null
     */
    public static Responses parse(byte[] utf8, PayloadLimits limits) {
        Objects.requireNonNull(utf8, "utf8");
        return parse(utf8, JsonReader.markLength(utf8), utf8.length, limits);
    }

    /**
     * Reads a payload that is part of an array, such as a line of a file, within limits. A byte order mark is no part of
     * it.
     *
     * @param utf8 holds the payload as JSON in UTF-8
     * @param from where it begins
     * @param to where it ends, exclusive
     * @param limits how much is read before it is refused
     * @return the responses; never throws for what the payload says
     * @throws NullPointerException if an argument is null
     * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= utf8.length}
     */
    public static Responses parse(byte[] utf8, int from, int to, PayloadLimits limits) {
        Objects.requireNonNull(utf8, "utf8");
        Objects.requireNonNull(limits, "limits");
        Objects.checkFromToIndex(from, to, utf8.length);
        try {
            return of(reader(limits).read(utf8, from, to, Payload.document()));
        } catch (JsonProblem e) {
            return unread(e.in(Area.RESPONSE, atMost(limits)));
        }
    }

    /**
     * A payload that was not read because it is beyond the limits.
     *
     * @param limits the limits that it is beyond
     * @return responses that carry the problem {@code too-large} and nothing else
     * @throws NullPointerException if {@code limits} is null
     */
    public static Responses tooLarge(PayloadLimits limits) {
        return unread(Problem.of(Area.RESPONSE, ProblemCode.TOO_LARGE).withAllowed(atMost(limits)));
    }

    /**
     * A payload that could not be read.
     *
     * @param problem why
     * @return responses that carry the problem and nothing else
     * @throws NullPointerException if {@code problem} is null
     */
    public static Responses unread(Problem problem) {
        return new Responses(Payload.of(new JsonValue.Null()), Objects.requireNonNull(problem, "problem"));
    }

    private static String atMost(PayloadLimits limits) {
        return "at most " + limits.inWords();
    }

    /**
     * Takes a whole payload that is in a map already. Integers are {@code Integer}, {@code Long}, {@code Short},
     * {@code Byte} or {@code BigInteger}; a {@code Double} of 4.0 is as wrong as the token.
     *
     * @param payload the fields of the payload by name, {@code responses} a map by item number
     * @return the responses; never throws for what {@code payload} says
     * @throws NullPointerException if {@code payload} is null
     */
    public static Responses of(Map<String, ?> payload) {
        return of(JsonValue.of(Objects.requireNonNull(payload, "payload")));
    }

    /**
     * Takes what a JSON mapper bound: an application's own default Jackson 2 or Jackson 3 mapper reads a
     * {@code Responses} as strictly as {@link #parse(String)} does. Text behind the payload, text that is no JSON and
     * invalid UTF-8 are for the mapper to see, and its exception may quote such text. Two more exceptions of a mapper quote
     * what was sent: with {@code USE_LONG_FOR_INTS}, of an integer of more than 64 bits; with default typing, of an array
     * inside an array that stands in place of the payload, of {@code responses} or of {@code missing}.
     *
     * @param value what the mapper hands over
     * @return the responses; never throws for what {@code value} says
     * @throws NullPointerException if {@code value} is null
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Responses bind(Bound value) {
        return of(value.json());
    }

    private static Responses of(JsonValue payload) {
        return of(Payload.of(payload));
    }

    /**
     * Takes answers by item number.
     *
     * @param instrument the id of the instrument
     * @param rater who rates
     * @param answers the raw answers by item number; a null answer is missing
     * @return the responses
     * @throws NullPointerException if an argument or an item number is null
     */
    public static Responses of(String instrument, Rater rater, Map<Integer, @Nullable Integer> answers) {
        Builder builder = builder(instrument, rater);
        answers.forEach((item, answer) -> {
            if (answer != null) {
                builder.answer(item, answer);
            }
        });
        return builder.build();
    }

    /**
     * Takes a complete sheet, for unit tests.
     *
     * @param instrument the instrument
     * @param rater who rates
     * @param answers the raw answers to all items in ascending order of their numbers
     * @return the responses
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if there are more or fewer answers than items
     */
    public static Responses inItemOrder(Instrument instrument, Rater rater, int... answers) {
        if (answers.length != instrument.items().size()) {
            throw new IllegalArgumentException(instrument.id() + " has "
                    + instrument.items().size() + " items, and this takes an answer to each; got " + answers.length);
        }
        Builder builder = builder(instrument.id().value(), rater);
        int next = 0;
        for (int item : instrument.itemNumbers()) {
            builder.answer(item, answers[next++]);
        }
        return builder.build();
    }

    /**
     * Begins a payload in code.
     *
     * @param instrument the id of the instrument
     * @param rater who rates
     * @return a builder without answers
     * @throws NullPointerException if an argument is null
     */
    public static Builder builder(String instrument, Rater rater) {
        return new Builder(Objects.requireNonNull(instrument, "instrument"), Objects.requireNonNull(rater, "rater"));
    }

    /**
     * The payload as it was sent: every field, unchecked. Jackson 2 and 3 write this, and read it back. It holds the
     * answers.
     *
     * @return strings, numbers, booleans, lists, maps and nulls, in the order of the payload
     * @throws IllegalStateException if there is no such payload: it could not be read or is no object, a name is
     *     repeated, or a number is too large; who needs what was sent keeps the text
     */
    @com.fasterxml.jackson.annotation.JsonValue
    public Map<String, @Nullable Object> toPayload() {
        Problem why = problem();
        if (why != null) {
            throw new IllegalStateException("these Responses can't be written, because the payload could not be read ("
                    + why.code().id() + "): write the RejectedResponses, or the text that was received");
        }
        if (!(payload().toTree() instanceof JsonValue.Obj object)) {
            throw new IllegalStateException("these Responses can't be written, because the payload is no JSON object:"
                    + " write the RejectedResponses, or the text that was received");
        }
        try {
            return PlainValue.of(object);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("these Responses can't be written, because " + e.getMessage()
                    + ": write the RejectedResponses, or the text that was received");
        }
    }

    /** Responses whose payload was put together here, such as a row of a table. */
    static Responses of(Payload payload) {
        return new Responses(payload, null);
    }

    /** What the payload says; says nothing if there is a {@link #problem()}. */
    Payload payload() {
        return payload;
    }

    /** Why nothing could be read; null if the payload was read. */
    @Nullable
    Problem problem() {
        return problem;
    }

    /** A field of text that may be echoed; empty if it isn't there or may not. */
    private Optional<String> properText(PayloadField field) {
        int at = payload.find(field);
        if (at < 0 || payload.kind(at) != Payload.Kind.TEXT) {
            return Optional.empty();
        }
        String text = payload.text(at);
        return isProper(text) && JsonValue.Text.isClean(text) ? Optional.of(text) : Optional.empty();
    }

    /** Whether a text is as long as one that is echoed: 1 to 200 characters. */
    static boolean isProper(String text) {
        // a character is one or two chars
        int length = text.length() <= ID_LENGTH ? text.length() : text.codePointCount(0, text.length());
        return length >= 1 && length <= ID_LENGTH;
    }

    /**
     * The instrument that the payload names, unchecked.
     *
     * @return the id as it was sent; empty if there is none or it is no text of 1 to 200 characters
     */
    public Optional<String> instrument() {
        return properText(PayloadField.INSTRUMENT);
    }

    /**
     * The id of the record, unchecked.
     *
     * @return the id as it was sent; empty if there is none or it is no text of 1 to 200 characters
     */
    public Optional<String> recordId() {
        return properText(PayloadField.RECORD_ID);
    }

    /** Numbers of one value are equal, however they were written. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Responses that && payload.equals(that.payload) && Objects.equals(problem, that.problem);
    }

    @Override
    public int hashCode() {
        return 31 * payload.hashCode() + Objects.hashCode(problem);
    }

    /** The instrument that it names and how many answers it has; the answers stay out. */
    @Override
    public String toString() {
        if (problem != null) {
            return "Responses[" + problem.code().id() + "]";
        }
        int responses = payload.find(PayloadField.RESPONSES);
        int answers = responses < 0 ? 0 : payload.end(responses) - responses - 1;
        return "Responses[" + instrument().map(Pointer::shown).orElse("no instrument") + ", " + answers + " answers]";
    }

    /**
     * Collects a payload in code. Nothing is checked here but nulls: that is {@link ResponseChecker}'s. Not thread-safe.
     */
    @NoJsonForm.Instead("the Responses that it builds")
    public static final class Builder implements NoJsonForm {
        private final Map<String, Object> fields = new LinkedHashMap<>();
        private final Map<String, Object> responses = new LinkedHashMap<>();
        private final Map<String, Object> missing = new LinkedHashMap<>();

        private Builder(String instrument, Rater rater) {
            fields.put("instrument", instrument);
            fields.put("rater", rater.id());
        }

        /**
         * Sets the raw answer to an item.
         *
         * @param item the item number
         * @param answer the answer as given, not reversed
         * @return this builder
         */
        public Builder answer(int item, long answer) {
            responses.put(String.valueOf(item), answer);
            return this;
        }

        /**
         * Says why an item is missing.
         *
         * @param item the item number
         * @param reason why
         * @return this builder
         * @throws NullPointerException if {@code reason} is null
         */
        public Builder missing(int item, MissingReason reason) {
            missing.put(String.valueOf(item), reason.id());
            return this;
        }

        /**
         * Sets the relationship that is rated.
         *
         * @param dyadId 1 to 200 characters
         * @return this builder
         * @throws NullPointerException if {@code dyadId} is null
         */
        public Builder dyadId(String dyadId) {
            return put("dyadId", dyadId);
        }

        /**
         * Sets who rated, where several do.
         *
         * @param raterId 1 to 200 characters
         * @return this builder
         * @throws NullPointerException if {@code raterId} is null
         */
        public Builder raterId(String raterId) {
            return put("raterId", raterId);
        }

        /**
         * Sets the id of the record.
         *
         * @param recordId 1 to 200 characters
         * @return this builder
         * @throws NullPointerException if {@code recordId} is null
         */
        public Builder recordId(String recordId) {
            return put("recordId", recordId);
        }

        /**
         * Sets the number of the session.
         *
         * @param session 0 or more
         * @return this builder
         */
        public Builder session(int session) {
            return put("session", session);
        }

        /**
         * Sets when the instrument was filled in.
         *
         * @param recordedAt ISO 8601 with an offset
         * @return this builder
         * @throws NullPointerException if {@code recordedAt} is null
         */
        public Builder recordedAt(String recordedAt) {
            return put("recordedAt", recordedAt);
        }

        /**
         * Sets whom or what the rating is about.
         *
         * @param referent one that the instrument declares
         * @return this builder
         * @throws NullPointerException if {@code referent} is null
         */
        public Builder referent(Referent referent) {
            return put("referent", referent.id());
        }

        /**
         * Sets the response format, where it isn't the default.
         *
         * @param format the id of a format that the instrument declares
         * @return this builder
         * @throws NullPointerException if {@code format} is null
         */
        public Builder format(String format) {
            return put("format", format);
        }

        /**
         * Sets the definition that the payload was made for.
         *
         * @param definitionDigest its digest
         * @return this builder
         * @throws NullPointerException if {@code definitionDigest} is null
         */
        public Builder definitionDigest(String definitionDigest) {
            return put("definitionDigest", definitionDigest);
        }

        private Builder put(String field, Object value) {
            fields.put(field, Objects.requireNonNull(value, field));
            return this;
        }

        /**
         * Makes the responses.
         *
         * @return the responses; the builder can be used on
         */
        public Responses build() {
            Map<String, Object> all = new LinkedHashMap<>(fields);
            all.put("responses", responses);
            if (!missing.isEmpty()) {
                all.put("missing", missing);
            }
            return Responses.of(all);
        }

        /** How many answers there are; the answers stay out. */
        @Override
        public String toString() {
            return "Builder[" + responses.size() + " answers]";
        }
    }

    /**
     * What a JSON mapper hands over for a payload, or for what a payload holds by item number: every member as it is
     * met, repeated ones included, or whatever else stands there instead. Nothing is coerced, and the default typing of
     * a mapper, which would take parts of a payload for names of classes, is off.
     *
     * <p>It is for mappers only, Jackson 2 and Jackson 3, which need public classes and methods; programs use
     * {@link Responses}. Not thread-safe.
     */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    @NoJsonForm.Instead("the Responses")
    public static final class Bound implements NoJsonForm {
        /** The elements of an array; a class of its own, because only so the default typing of a mapper is off. */
        @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
        public static final class Elements extends ArrayList<@Nullable Object> {
            private static final long serialVersionUID = 1L;

            /** Called by a mapper where an array begins. */
            public Elements() {}

            /** How many elements there are; the values stay out. */
            @Override
            public String toString() {
                return "Elements[" + size() + "]";
            }
        }

        private final List<JsonValue.Member> members = new ArrayList<>();
        private final @Nullable JsonValue other;

        /** Called by a mapper where an object begins. */
        public Bound() {
            this.other = null;
        }

        private Bound(JsonValue other) {
            this.other = other;
        }

        /**
         * Called by a mapper for a member of an object.
         *
         * @param name the name
         * @param value the value as the mapper makes it of no particular type; null for null
         */
        @JsonAnySetter
        @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
        public void put(String name, @Nullable Object value) {
            members.add(new JsonValue.Member(name, JsonValue.of(value)));
        }

        /**
         * Called by a mapper for the answers, whose repeated members a map would lose.
         *
         * @param value the answers; null for null
         */
        @JsonProperty("responses")
        public void responses(@Nullable Bound value) {
            putBound("responses", value);
        }

        /**
         * Called by a mapper for the reasons of missing answers, whose repeated members a map would lose.
         *
         * @param value the reasons; null for null
         */
        @JsonProperty("missing")
        public void missing(@Nullable Bound value) {
            putBound("missing", value);
        }

        private void putBound(String name, @Nullable Bound value) {
            put(name, value == null ? null : value.json());
        }

        /**
         * Called by a mapper where something else stands for an object: an array, or anything that is taken for an
         * array of one element. What it is doesn't matter, because it can't be right.
         *
         * @param elements the elements
         * @return what stands there
         */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Bound of(@JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) Elements elements) {
            return new Bound(JsonValue.of(elements));
        }

        JsonValue json() {
            return other == null ? new JsonValue.Obj(members) : other;
        }

        /** What kind of value it is; the value stays out. */
        @Override
        public String toString() {
            return "Bound[" + json() + "]";
        }
    }
}
