package io.github.alliancesdk.core;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An error in data: in a payload, a score record, a definition or a wording pack, or between things that don't fit together. A problem
 * states what is wrong, where, and what is allowed. It never contains the value that was sent, because an answer is
 * health data. Immutable and thread-safe.
 *
 * <p>The SDK makes problems and applications read them. An application with a check of its own makes a problem with
 * {@link #of}:
 *
 * <pre>{@code
 * Problem problem = Problem.of(Problem.Area.RESPONSE, ProblemCode.OUT_OF_RANGE, "/session").withAllowed("1..12");
 * System.out.println(problem.toMap()); // {code=out-of-range, pointer=/session, allowed=1..12}
 * }</pre>
 */
public final class Problem {
    private static final String ALLOWED = "allowed";

    /** The arguments in the JSON form. The others are only for the message and for callers of this SDK. */
    private static final List<String> WRITTEN = List.of(ALLOWED, "other", "judge", "found");

    /** The kind of data that a problem is about. A code has a separate message for each of its areas. */
    public enum Area implements Coded {
        /** A payload, or a table of payloads. */
        RESPONSE("response", true),
        /** A definition, a file of reference samples or a file of themes. */
        DEFINITION("definition", true),
        /** A wording pack. */
        WORDING("wording", true),
        /** The scoring of an instrument with a missing policy. */
        SCORING("scoring", false),
        /** A score record: a stored report that is read back. */
        RECORD("record", true),
        /** The records of a series. */
        SERIES("series", true),
        /** A comparison with published figures, or figures to pool or convert. */
        EVIDENCE("evidence", false),
        /** The derivation of a shorter form from a longer one. */
        DERIVATION("derivation", false),
        /** The comparison of reports from several raters. */
        AGREEMENT("agreement", false),
        /** The comparison of two scores, or their combination in one series or one sample. */
        COMPARISON("comparison", false);

        private final String id;
        private final boolean isDocument;

        Area(String id, boolean isDocument) {
            this.id = id;
            this.isDocument = isDocument;
        }

        @Override
        public String id() {
            return id;
        }

        /**
         * The codes that occur in this area.
         *
         * @return the codes, in the order of the enum
         */
        public List<ProblemCode> codes() {
            return Arrays.stream(ProblemCode.values())
                    .filter(code -> code.areas().contains(this))
                    .toList();
        }
    }

    private final Area area;
    private final ProblemCode code;
    private final String pointer;
    private final OptionalInt row;
    private final OptionalInt item;
    private final Map<String, String> arguments;

    private Problem(
            Area area,
            ProblemCode code,
            String pointer,
            OptionalInt row,
            OptionalInt item,
            Map<String, String> arguments) {
        this.area = area;
        this.code = code;
        this.pointer = pointer;
        this.row = row;
        this.item = item;
        this.arguments = arguments;
    }

    /**
     * Makes a problem at a location.
     *
     * @param area what it is about
     * @param code what is wrong
     * @param pointer the location: a JSON Pointer (RFC 6901) into the document. For an absent field, the pointer that
     *     the field would have; empty for the whole document. It must not contain a value, and names that come from
     *     the document must be escaped
     * @return the problem, without an item and without arguments
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code code} doesn't occur in {@code area}
     */
    public static Problem of(Area area, ProblemCode code, String pointer) {
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(pointer, "pointer");
        if (!code.areas().contains(area)) {
            throw new IllegalArgumentException(code.id() + " is no problem of the area " + area.id());
        }
        return new Problem(area, code, pointer, OptionalInt.empty(), OptionalInt.empty(), Map.of());
    }

    /**
     * Makes a problem that is about the whole document, or that has no document.
     *
     * @param area what it is about
     * @param code what is wrong
     * @return the problem, with an empty pointer
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code code} doesn't occur in {@code area}
     */
    public static Problem of(Area area, ProblemCode code) {
        return of(area, code, "");
    }

    /**
     * Makes the problem of a record at which the program itself failed. Code that processes many records can report it
     * and continue with the next record.
     *
     * @param failure what was thrown; its message is left out, because it could quote an answer
     * @return the problem {@code internal-error}, whose argument {@code failure} is the class name of {@code failure}
     * @throws NullPointerException if {@code failure} is null
     */
    public static Problem internalError(Throwable failure) {
        Objects.requireNonNull(failure, "failure");
        return of(Area.RESPONSE, ProblemCode.INTERNAL_ERROR)
                .with("failure", failure.getClass().getName());
    }

    /**
     * Returns this problem with the record that it is about.
     *
     * @param number the record's position in the collection, from 1
     * @return a copy
     * @throws IllegalArgumentException if {@code number} is below 1
     */
    public Problem withRow(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("rows are numbered from 1");
        }
        return new Problem(area, code, pointer, OptionalInt.of(number), item, arguments);
    }

    /**
     * Returns this problem with the item that it is about.
     *
     * @param number the number of the item
     * @return a copy
     */
    public Problem withItem(int number) {
        return new Problem(area, code, pointer, row, OptionalInt.of(number), arguments);
    }

    /**
     * Returns this problem with the values that are allowed.
     *
     * @param allowed for example {@code 1..5}; it replaces an earlier one
     * @return a copy
     * @throws NullPointerException if {@code allowed} is null
     */
    public Problem withAllowed(String allowed) {
        return with(ALLOWED, Objects.requireNonNull(allowed, ALLOWED));
    }

    /**
     * Returns this problem with an argument of its message.
     *
     * @param name the name of the argument
     * @param value its value, never an answer; it replaces an earlier argument of this name
     * @return a copy
     * @throws NullPointerException if an argument is null
     */
    public Problem with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(arguments);
        more.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return new Problem(area, code, pointer, row, item, Collections.unmodifiableMap(more));
    }

    /**
     * The kind of data that it is about.
     *
     * @return the area
     */
    public Area area() {
        return area;
    }

    /**
     * What is wrong.
     *
     * @return the code, which occurs in the area
     */
    public ProblemCode code() {
        return code;
    }

    /**
     * The location: a JSON Pointer (RFC 6901) into the document. For an absent field, this is the pointer that the
     * field would have. Names that come from the document are escaped and cut to 32 characters.
     *
     * @return for example {@code /responses/4}; empty for the whole document, or if there is no document
     */
    public String pointer() {
        return pointer;
    }

    /**
     * The item that it is about.
     *
     * @return the number of the item; empty if it isn't about a single item
     */
    public OptionalInt item() {
        return item;
    }

    /**
     * The record that it is about, if there were several records.
     *
     * @return the record's position in the input, from 1; empty if it isn't about one of several records
     */
    public OptionalInt row() {
        return row;
    }

    /**
     * The arguments of the message and other details. For example, {@code allowed} is what is allowed, {@code other} is
     * what was found, and {@code line} and {@code column} are the position of malformed JSON.
     *
     * @return the arguments by name, in the order in which they were added; unmodifiable
     */
    public Map<String, String> arguments() {
        return arguments;
    }

    /**
     * Finds an argument.
     *
     * @param name its name, such as {@code other}
     * @return its value; empty if the problem has no such argument
     * @throws NullPointerException if {@code name} is null
     */
    public Optional<String> argument(String name) {
        return Optional.ofNullable(arguments.get(Objects.requireNonNull(name, "name")));
    }

    /**
     * The values that are allowed.
     *
     * @return for example {@code 1..5}; empty if the problem states none
     */
    public Optional<String> allowed() {
        return argument(ALLOWED);
    }

    /**
     * The message in English.
     *
     * @return one sentence
     */
    public String message() {
        return message(Locale.ROOT);
    }

    /**
     * The message in a language; in English if there is no translation.
     *
     * @param locale the language
     * @return one sentence
     * @throws NullPointerException if {@code locale} is null
     */
    public String message(Locale locale) {
        Objects.requireNonNull(locale, "locale");
        Map<String, String> all = new HashMap<>(arguments);
        item.ifPresent(number -> all.put("item", String.valueOf(number)));
        return Messages.text(locale, area.id() + "." + code.id(), all);
    }

    /**
     * The JSON form of the problem, which Jackson 2 and 3 write. It contains {@code code} and {@code pointer}, then
     * {@code item}, {@code allowed}, {@code other}, {@code judge} and {@code found} if present.
     *
     * @return strings and integers by name, in that order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", code.id());
        map.put("pointer", pointer);
        item.ifPresent(number -> map.put("item", number));
        for (String name : WRITTEN) {
            argument(name).ifPresent(value -> map.put(name, value));
        }
        return Collections.unmodifiableMap(map);
    }

    /** Row (if any), code, pointer (if there is a document) and message on one line, in English. */
    @Override
    public String toString() {
        return line(Locale.ROOT);
    }

    /** Like {@link #toString()}, but in a language. */
    String line(Locale locale) {
        String message = message(locale);
        if (!area.isDocument) {
            return code.id() + ": " + message;
        }
        Map<String, String> parts = new HashMap<>(Map.of("code", code.id(), "pointer", pointer, "message", message));
        row.ifPresent(number -> parts.put("row", String.valueOf(number)));
        return Messages.text(locale, row.isPresent() ? "problem.of-row" : "problem.at", parts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Problem that
                && area == that.area
                && code == that.code
                && pointer.equals(that.pointer)
                && row.equals(that.row)
                && item.equals(that.item)
                && arguments.equals(that.arguments);
    }

    @Override
    public int hashCode() {
        return Objects.hash(area, code, pointer, row, item, arguments);
    }
}
