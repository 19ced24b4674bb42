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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A raw payload, exactly as it was sent. Nothing has been checked, guessed or coerced, and repeated fields are kept. A
 * payload that could not be parsed is a {@code Responses} with a problem, so that a bad record never stops the reading
 * of other records. {@link ResponseChecker} validates it. Immutable and thread-safe.
 *
 * <pre>{@code
 * String body = "{\"instrument\":\"dwai\",\"rater\":\"client\",\"responses\":{\"1\":5,\"2\":6}}";
 * Responses received = Responses.parse(body); // of a request, a message or a column
 * Responses built = Responses.builder("dwai", Rater.CLIENT).dyadId("d-1").answer(1, 5).answer(2, 6).build();
 * Responses inATest = Responses.inItemOrder(BundledInstruments.dwai(), Rater.CLIENT, 5, 6, 5, 7, 4, 6);
 * }</pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
public final class Responses {
    private static final int ID_LENGTH = 200;
    private static final JsonReader DEFAULT_READER = newReader(PayloadLimits.defaults());

    private final Payload payload;
    private final @Nullable Problem problem;

    /** The coding by which the payload was read; null if it was not read by one. */
    private final @Nullable AnswerCoding coding;

    /** The review of the document that the payload was read from; null if there is none. */
    private final @Nullable Function<CheckResult, List<Problem>> review;

    private Responses(
            Payload payload,
            @Nullable Problem problem,
            @Nullable AnswerCoding coding,
            @Nullable Function<CheckResult, List<Problem>> review) {
        this.payload = payload;
        this.problem = problem;
        this.coding = coding;
        this.review = review;
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
     * @return the responses; never throws for invalid content
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
     * @param utf8 the payload as JSON in UTF-8; one byte order mark at the start is skipped
     * @return the responses; never throws for invalid content
     * @throws NullPointerException if {@code utf8} is null
     */
    public static Responses parse(byte[] utf8) {
        return parse(utf8, PayloadLimits.defaults());
    }

    /**
     * Reads a payload within limits.
     *
     * @param utf8 the payload as JSON in UTF-8; one byte order mark at the start is skipped and not counted
     * @param limits the limits on the size of the payload
     * @return the responses; never throws for invalid content
     * @throws NullPointerException if an argument is null
     */
    public static Responses parse(byte[] utf8, PayloadLimits limits) {
        Objects.requireNonNull(utf8, "utf8");
        return parse(utf8, JsonReader.markLength(utf8), utf8.length, limits);
    }

    /**
     * Reads a payload in part of an array, such as a line of a file, within limits. A byte order mark is not allowed.
     *
     * @param utf8 the array with the payload as JSON in UTF-8
     * @param from the index of the first byte
     * @param to the index after the last byte
     * @param limits the limits on the size of the payload
     * @return the responses; never throws for invalid content
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
     * Returns responses for a payload that was not read because it exceeds the limits.
     *
     * @param limits the limits that it exceeds
     * @return responses with the problem {@code too-large} and no content
     * @throws NullPointerException if {@code limits} is null
     */
    public static Responses tooLarge(PayloadLimits limits) {
        return unread(Problem.of(Area.RESPONSE, ProblemCode.TOO_LARGE).withAllowed(atMost(limits)));
    }

    /**
     * Returns responses for a payload that could not be read.
     *
     * @param problem the reason
     * @return responses with the problem and no content
     * @throws NullPointerException if {@code problem} is null
     */
    public static Responses unread(Problem problem) {
        return new Responses(Payload.of(new JsonValue.Null()), Objects.requireNonNull(problem, "problem"), null, null);
    }

    private static String atMost(PayloadLimits limits) {
        return "at most " + limits.inWords();
    }

    /**
     * Creates responses from a map. Integers must be {@code Integer}, {@code Long}, {@code Short}, {@code Byte},
     * {@code BigInteger}, or a {@code BigDecimal} of scale 0. A {@code Double} of 4.0 is not an integer, as in JSON. An
     * {@code OffsetDateTime} and the constants of {@link Rater}, {@link Referent} and {@link MissingReason} stand for
     * their texts.
     *
     * @param payload the fields of the payload by name; {@code responses} is a map by item number
     * @return the responses; never throws for invalid content
     * @throws NullPointerException if {@code payload} is null
     */
    public static Responses of(Map<String, ?> payload) {
        return of(JsonValue.of(Objects.requireNonNull(payload, "payload")));
    }

    /**
     * Creates responses from a map with the names and codes of a sender. Strings and numbers are read as the cells of a
     * table are: the string {@code "4"} is the integer 4, and an empty string is a missing answer. Other values are as
     * in {@link #of(Map)}. {@link ResponseChecker#check} reports the item number for each name.
     *
     * <pre>{@code
     * Map<String, Object> form = Map.of("instrument", "dwai", "rater", "client",
     *         "responses", Map.of("trust", "0", "goals", "NA"));
     * ItemNaming naming = ItemNaming.of(Map.of("trust", 1, "goals", 2));
     * AnswerCoding coding = AnswerCoding.integers().withOffset(1).withMissingCode("NA", MissingReason.UNKNOWN);
     * ResponseChecker dwai = ResponseChecker.of(BundledInstruments.dwai());
     * System.out.println(dwai.check(Responses.of(form, naming, coding)).orElseThrow().answers()); // {1=1}
     * }</pre>
     *
     * @param payload the fields of the payload by name; {@code responses} and {@code missing} are maps by the sender's
     *     names of the items
     * @param naming the items that the names stand for; any other name is {@code unknown-item}
     * @param coding how values become answers
     * @return the responses; never throws for invalid content
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code naming} contains the session: a map is one record
     */
    public static Responses of(Map<String, ?> payload, ItemNaming naming, AnswerCoding coding) {
        JsonValue.Obj map = (JsonValue.Obj) JsonValue.of(Objects.requireNonNull(payload, "payload"));
        if (Objects.requireNonNull(naming, "naming").hasSessions()) {
            throw new IllegalArgumentException("the names of items contain the session, and a map is one record");
        }
        Objects.requireNonNull(coding, "coding");
        return of(MapReader.read(map, naming, coding), coding);
    }

    /**
     * Creates responses from the value that a JSON mapper bound. An application's own default Jackson 2 or Jackson 3
     * mapper reads a {@code Responses} as strictly as {@link #parse(String)} does. The mapper itself reports text after
     * the payload, text that is not JSON, and invalid UTF-8. Its exception may quote such text. Two more exceptions of
     * a mapper quote the input: with {@code USE_LONG_FOR_INTS}, that for an integer of more than 64 bits; with default
     * typing, that for an array inside an array in place of the payload, of {@code responses} or of {@code missing}.
     *
     * @param value the value from the mapper
     * @return the responses; never throws for invalid content
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
     * Creates responses from answers by item number.
     *
     * @param instrument the id of the instrument
     * @param rater the rater
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
     * Creates responses of a complete sheet, for unit tests.
     *
     * @param instrument the instrument
     * @param rater the rater
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
     * Returns a builder of a payload.
     *
     * @param instrument the id of the instrument
     * @param rater the rater
     * @return a builder without answers
     * @throws NullPointerException if an argument is null
     */
    public static Builder builder(String instrument, Rater rater) {
        return new Builder(Objects.requireNonNull(instrument, "instrument"), Objects.requireNonNull(rater, "rater"));
    }

    /**
     * The payload as it was sent, with every field and every answer, unchecked. Jackson 2 and 3 write this and can read
     * it again.
     *
     * @return strings, numbers, booleans, lists, maps and nulls, in the order of the payload
     * @throws IllegalStateException if the payload could not be read, is not an object or has a sender's own codes, was read
     *     from a document of another form, a name is repeated, or a number is too large; an application that needs the
     *     original text must keep it
     */
    @com.fasterxml.jackson.annotation.JsonValue
    public Map<String, @Nullable Object> toPayload() {
        Problem why = problem();
        if (why != null) {
            throw new IllegalStateException("these Responses can't be written, because the payload could not be read ("
                    + why.code().id() + "): write the RejectedResponses, or the text that was received");
        }
        if (coding != null) {
            throw new IllegalStateException("these Responses can't be written, because they have a sender's own codes:"
                    + " write the CheckedResponses, or the map that was received");
        }
        if (review != null) {
            throw new IllegalStateException(
                    "these Responses can't be written, because they were read from a document of"
                            + " another form: write the CheckedResponses, or the document that was received");
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

    private static Responses of(Payload payload) {
        return new Responses(payload, null, null, null);
    }

    /** Returns responses with a payload that was read by a coding, such as that of a table row. */
    static Responses of(Payload payload, AnswerCoding coding) {
        return new Responses(payload, null, coding, null);
    }

    /**
     * These responses with a review, for code that reads them from a document of another form, such as a FHIR resource.
     * The review states problems in terms of that document. {@link ResponseChecker} calls it at the end of every check.
     *
     * @param newReview returns all problems of the document, given the result of the check; empty if the result stands. It
     *     must be thread-safe. It can only add problems: a rejected result stays rejected
     * @return new responses; an earlier review is replaced
     * @throws NullPointerException if {@code newReview} is null
     */
    public Responses reviewedBy(Function<CheckResult, List<Problem>> newReview) {
        return new Responses(payload, problem, coding, Objects.requireNonNull(newReview, "newReview"));
    }

    /** The review of the document that the payload was read from; null if there is none. */
    @Nullable
    Function<CheckResult, List<Problem>> review() {
        return review;
    }

    /** The coding by which the payload was read; null if it was not read by one. */
    @Nullable
    AnswerCoding coding() {
        return coding;
    }

    /** The content of the payload; empty if there is a {@link #problem()}. */
    Payload payload() {
        return payload;
    }

    /** The reason why nothing could be read; null if the payload was read. */
    @Nullable
    Problem problem() {
        return problem;
    }

    /** Returns the text of a field; empty if it is absent or not a text of 1 to 200 characters. */
    private Optional<String> properText(PayloadField field) {
        int at = payload.find(field);
        if (at < 0 || payload.kind(at) != Payload.Kind.TEXT) {
            return Optional.empty();
        }
        String text = payload.text(at);
        return isProper(text) && JsonValue.Text.isClean(text) ? Optional.of(text) : Optional.empty();
    }

    /** Returns whether a text has the length of an id: 1 to 200 characters. */
    static boolean isProper(String text) {
        // a character is one or two chars
        int length = text.length() <= ID_LENGTH ? text.length() : text.codePointCount(0, text.length());
        return length >= 1 && length <= ID_LENGTH;
    }

    /**
     * The instrument that the payload names, unchecked.
     *
     * @return the id as it was sent; empty if there is none or it is not a text of 1 to 200 characters
     */
    public Optional<String> instrument() {
        return properText(PayloadField.INSTRUMENT);
    }

    /**
     * The id of the record, unchecked.
     *
     * @return the id as it was sent; empty if there is none or it is not a text of 1 to 200 characters
     */
    public Optional<String> recordId() {
        return properText(PayloadField.RECORD_ID);
    }

    /** Compares numbers by value: 4.0 equals 4.00. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Responses that
                && payload.equals(that.payload)
                && Objects.equals(problem, that.problem)
                && Objects.equals(coding, that.coding)
                && Objects.equals(review, that.review);
    }

    @Override
    public int hashCode() {
        return 31 * payload.hashCode() + Objects.hashCode(problem);
    }

    /** The instrument and the number of answers, without the answers. */
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
     * Builds a payload. Only nulls are checked here; {@link ResponseChecker} checks the rest. Not thread-safe.
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
         * Sets the raw answer to an item in a format with a step.
         *
         * @param item the item number
         * @param answer the answer as given, not reversed; a whole number such as 4.0 is not an answer in a format of whole
         *     numbers, as in JSON
         * @return this builder
         */
        public Builder answer(int item, double answer) {
            responses.put(String.valueOf(item), answer);
            return this;
        }

        /**
         * Sets the reason why an item is missing.
         *
         * @param item the item number
         * @param reason the reason
         * @return this builder
         * @throws NullPointerException if {@code reason} is null
         */
        public Builder missing(int item, MissingReason reason) {
            missing.put(String.valueOf(item), reason.id());
            return this;
        }

        /**
         * Sets the id of the rated relationship.
         *
         * @param dyadId 1 to 200 characters
         * @return this builder
         * @throws NullPointerException if {@code dyadId} is null
         */
        public Builder dyadId(String dyadId) {
            return put("dyadId", dyadId);
        }

        /**
         * Sets the id of the rater, if there are several raters.
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
         * Sets the time when the instrument was filled in.
         *
         * @param recordedAt ISO 8601 with an offset
         * @return this builder
         * @throws NullPointerException if {@code recordedAt} is null
         */
        public Builder recordedAt(String recordedAt) {
            return put("recordedAt", recordedAt);
        }

        /**
         * Sets the person or thing that is rated.
         *
         * @param referent one that the instrument declares
         * @return this builder
         * @throws NullPointerException if {@code referent} is null
         */
        public Builder referent(Referent referent) {
            return put("referent", referent.id());
        }

        /**
         * Sets the response format, if it isn't the default.
         *
         * @param format the id of a format that the instrument declares
         * @return this builder
         * @throws NullPointerException if {@code format} is null
         */
        public Builder format(String format) {
            return put("format", format);
        }

        /**
         * Sets the definition that the payload is for.
         *
         * @param definitionDigest the digest of the definition
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
         * Creates the responses.
         *
         * @return the responses; the builder can be used again
         */
        public Responses build() {
            Map<String, Object> all = new LinkedHashMap<>(fields);
            all.put("responses", responses);
            if (!missing.isEmpty()) {
                all.put("missing", missing);
            }
            return Responses.of(all);
        }

        /** The number of answers, without the answers. */
        @Override
        public String toString() {
            return "Builder[" + responses.size() + " answers]";
        }
    }

    /**
     * The value that a JSON mapper passes on for a payload, for {@code responses} or for {@code missing}. An object keeps
     * every member in order, repeated ones too. Any other value is kept as well. Nothing is coerced. The default typing of
     * a mapper is off, because it would read parts of a payload as names of classes.
     *
     * <p>Only Jackson 2 and Jackson 3 use it. They need public classes and methods. Programs use {@link Responses}. Not
     * thread-safe.
     */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    @NoJsonForm.Instead("the Responses")
    public static final class Bound implements NoJsonForm {
        /** The elements of an array. The default typing of a mapper can only be switched off on a separate class. */
        @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
        public static final class Elements extends ArrayList<@Nullable Object> {
            private static final long serialVersionUID = 1L;

            /** Called by a mapper at the start of an array. */
            public Elements() {}

            /** The kind of the value, without the value. */
            @Override
            public String toString() {
                return "Elements[" + size() + "]";
            }
        }

        private final List<JsonValue.Member> members = new ArrayList<>();
        private final @Nullable JsonValue other;

        /** Called by a mapper at the start of an object. */
        public Bound() {
            this.other = null;
        }

        private Bound(JsonValue other) {
            this.other = other;
        }

        /**
         * Called by a mapper for a member of an object.
         *
         * @param name the name of the member
         * @param value the value as the mapper binds it to {@code Object}; null for a JSON null
         */
        @JsonAnySetter
        @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
        public void put(String name, @Nullable Object value) {
            // a mapper may bind 1e0 as a BigDecimal of scale 0, but it was not written as an integer
            JsonValue json = value instanceof BigDecimal decimal
                    ? new JsonValue.Decimal(decimal.toString())
                    : JsonValue.of(value);
            members.add(new JsonValue.Member(name, json));
        }

        /**
         * Called by a mapper for the answers. A map would lose repeated members.
         *
         * @param value the answers; null for a JSON null
         */
        @JsonProperty("responses")
        public void responses(@Nullable Bound value) {
            putBound("responses", value);
        }

        /**
         * Called by a mapper for the reasons of missing answers. A map would lose repeated members.
         *
         * @param value the reasons; null for a JSON null
         */
        @JsonProperty("missing")
        public void missing(@Nullable Bound value) {
            putBound("missing", value);
        }

        private void putBound(String name, @Nullable Bound value) {
            put(name, value == null ? null : value.json());
        }

        /**
         * Called by a mapper for a value that is not an object: an array, or any other value as an array of one element.
         * The value itself doesn't matter, because it is always an error.
         *
         * @param elements the elements
         * @return the value, which is not an object
         */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Bound of(@JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) Elements elements) {
            return new Bound(JsonValue.of(elements));
        }

        JsonValue json() {
            return other == null ? new JsonValue.Obj(members) : other;
        }

        /** The kind of the value, without the value. */
        @Override
        public String toString() {
            return "Bound[" + json() + "]";
        }
    }
}
