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
 * Something that is wrong with data: with a payload, a definition, a wording pack, or with things that don't fit
 * together. It says what, where and what would be right, and never what was sent: an answer is health data. Immutable
 * and thread-safe.
 *
 * <p>Applications read problems. One that adds a check of its own makes a problem with {@link #of}:
 *
 * <pre>{@code
 * Problem problem = Problem.of(Problem.Area.RESPONSE, ProblemCode.OUT_OF_RANGE, "/session").withAllowed("1..12");
 * System.out.println(problem.toMap()); // {code=out-of-range, pointer=/session, allowed=1..12}
 * }</pre>
 */
public final class Problem {
    private static final String ALLOWED = "allowed";

    /** The arguments that other programs read; the rest only complete the message, or tell a caller of this SDK more. */
    private static final List<String> WRITTEN = List.of(ALLOWED, "other", "judge", "found");

    /** What a problem is about. One code has a message in each of its areas. */
    public enum Area implements Coded {
        /** A payload, or a table of payloads. */
        RESPONSE("response", true),
        /** A definition, a file of reference samples or one of themes. */
        DEFINITION("definition", true),
        /** A wording pack. */
        WORDING("wording", true),
        /** The records of a series. */
        SERIES("series", true),
        /** A comparison with published figures, or figures to pool or convert. */
        EVIDENCE("evidence", false),
        /** A shorter form that is to be derived from a longer one. */
        DERIVATION("derivation", false),
        /** Reports of several raters that are to be compared. */
        AGREEMENT("agreement", false),
        /** Two scores that are to be treated as alike: compared, or put in one series or one sample. */
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
         * What can be wrong in this area.
         *
         * @return its codes, in the order of the enum
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
     * A problem at a place.
     *
     * @param area what it is about
     * @param code what is wrong
     * @param pointer where: a JSON Pointer (RFC 6901) into the document; for something absent, where it would stand;
     *     empty for the whole. Never quote a value in it, and escape a name that somebody else chose
     * @return the problem, without an item and without arguments
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code code} isn't one of {@code area}
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
     * A problem of the whole, or of no document at all.
     *
     * @param area what it is about
     * @param code what is wrong
     * @return the problem, with an empty pointer
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code code} isn't one of {@code area}
     */
    public static Problem of(Area area, ProblemCode code) {
        return of(area, code, "");
    }

    /**
     * The problem of a record at which the program itself failed, for whoever works through many records and must not
     * lose the others.
     *
     * @param failure what was thrown; its message is left out, because it could quote an answer
     * @return the problem {@code internal-error}, whose argument {@code failure} is the name of the failure's class
     * @throws NullPointerException if {@code failure} is null
     */
    public static Problem internalError(Throwable failure) {
        Objects.requireNonNull(failure, "failure");
        return of(Area.RESPONSE, ProblemCode.INTERNAL_ERROR)
                .with("failure", failure.getClass().getName());
    }

    /**
     * This problem, said of one of several records.
     *
     * @param number the record's place in the collection, from 1
     * @return a copy
     * @throws IllegalArgumentException if {@code number} is below 1
     */
    public Problem withRow(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("rows count from 1");
        }
        return new Problem(area, code, pointer, OptionalInt.of(number), item, arguments);
    }

    /**
     * This problem, said of an item.
     *
     * @param number the number of the item
     * @return a copy
     */
    public Problem withItem(int number) {
        return new Problem(area, code, pointer, row, OptionalInt.of(number), arguments);
    }

    /**
     * This problem, with what would be right.
     *
     * @param allowed for example {@code 1..5}; it takes the place of an earlier one
     * @return a copy
     * @throws NullPointerException if {@code allowed} is null
     */
    public Problem withAllowed(String allowed) {
        return with(ALLOWED, Objects.requireNonNull(allowed, ALLOWED));
    }

    /**
     * This problem, with an argument of its message.
     *
     * @param name the name of the argument
     * @param value its value, never an answer; it takes the place of an earlier one of this name
     * @return a copy
     * @throws NullPointerException if an argument is null
     */
    public Problem with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(arguments);
        more.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return new Problem(area, code, pointer, row, item, Collections.unmodifiableMap(more));
    }

    /**
     * What it is about.
     *
     * @return the area
     */
    public Area area() {
        return area;
    }

    /**
     * What is wrong.
     *
     * @return the code, one of those of the area
     */
    public ProblemCode code() {
        return code;
    }

    /**
     * Where: a JSON Pointer (RFC 6901) into the document; for something absent, where it would stand. A name that the
     * document chose is escaped and cut to 32 characters.
     *
     * @return for example {@code /responses/4}; empty for the whole, and where there is no document
     */
    public String pointer() {
        return pointer;
    }

    /**
     * The item that it is about.
     *
     * @return the number of the item; empty if it isn't about one
     */
    public OptionalInt item() {
        return item;
    }

    /**
     * The record that it is about, in the areas of several records.
     *
     * @return the record's place in the collection that was given, from 1; empty if it isn't about one of several
     */
    public OptionalInt row() {
        return row;
    }

    /**
     * What the message says besides, and what a caller may want to know: {@code allowed} is what would be right,
     * {@code other} what was met, {@code line} and {@code column} are the place of malformed JSON.
     *
     * @return the arguments by name, in the order in which they were added; can't be changed
     */
    public Map<String, String> arguments() {
        return arguments;
    }

    /**
     * One of the arguments.
     *
     * @param name its name, such as {@code other}
     * @return its value; empty if the problem has no such argument
     * @throws NullPointerException if {@code name} is null
     */
    public Optional<String> argument(String name) {
        return Optional.ofNullable(arguments.get(Objects.requireNonNull(name, "name")));
    }

    /**
     * What would be right.
     *
     * @return for example {@code 1..5}; empty where there is nothing to choose from
     */
    public Optional<String> allowed() {
        return argument(ALLOWED);
    }

    /**
     * What is wrong, in English.
     *
     * @return one sentence
     */
    public String message() {
        return message(Locale.ROOT);
    }

    /**
     * What is wrong, in a language; in English where there is no translation.
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
     * The problem as other programs read it: {@code code}, {@code pointer}, and {@code item}, {@code allowed},
     * {@code other}, {@code judge} and {@code found} where there are such. Jackson 2 and 3 write a problem as this.
     *
     * @return plain strings and integers by name, in that order
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

    /** Row, code, place and message on one line, in English; no row and no place where there is none. */
    @Override
    public String toString() {
        return line(Locale.ROOT);
    }

    /** As {@link #toString()}, in a language. */
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
