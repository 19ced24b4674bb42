package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object of a definition, read field by field: what is of the wrong form is noted and comes back as null, so
 * that the rest can still be looked at.
 */
final class Fields {
    static final int TEXT_LENGTH = 2000;
    private static final int MAX_LIST = 1000;
    private static final String SLUG = "lower-case words joined by hyphens, at most 64 characters";

    private final Map<String, JsonValue> values = new HashMap<>();
    private final Pointer at;
    private final Problems problems;

    private Fields(Pointer at, Problems problems) {
        this.at = at;
        this.problems = problems;
    }

    /** The fields of an object, or null if the value is none. */
    static @Nullable Fields of(
            JsonValue value, Pointer at, Problems problems, List<String> required, List<String> optional) {
        if (!(value instanceof JsonValue.Obj object)) {
            problems.add(ProblemCode.WRONG_TYPE, at, "an object");
            return null;
        }
        Fields fields = new Fields(at, problems);
        for (JsonValue.Member member : object.members()) {
            String name = member.name();
            if (!required.contains(name) && !optional.contains(name)) {
                problems.add(ProblemCode.UNKNOWN_FIELD, at.foreign(name));
            } else if (fields.values.putIfAbsent(name, member.value()) != null) {
                problems.add(ProblemCode.DUPLICATE_FIELD, at.child(name));
            }
        }
        for (String name : required) {
            if (!fields.values.containsKey(name)) {
                problems.add(ProblemCode.MISSING_FIELD, at.child(name));
            }
        }
        return fields;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Pointer at(String name) {
        return at.child(name);
    }

    @Nullable
    JsonValue value(String name) {
        return values.get(name);
    }

    @Nullable
    String text(String name) {
        return text(name, TEXT_LENGTH);
    }

    @Nullable
    String text(String name, int maxLength) {
        JsonValue value = values.get(name);
        return value == null ? null : text(value, at.child(name), maxLength, problems);
    }

    Optional<String> optionalText(String name) {
        return Optional.ofNullable(text(name));
    }

    Optional<String> optionalText(String name, int maxLength) {
        return Optional.ofNullable(text(name, maxLength));
    }

    static @Nullable String text(JsonValue value, Pointer where, int maxLength, Problems problems) {
        if (!(value instanceof JsonValue.Text text)) {
            problems.add(ProblemCode.WRONG_TYPE, where, "a string");
            return null;
        }
        int length = text.value().codePointCount(0, text.value().length());
        if (length == 0 || length > maxLength) {
            problems.add(ProblemCode.NOT_ALLOWED, where, "1 to " + maxLength + " characters");
            return null;
        }
        if (!text.isClean()) {
            problems.add(ProblemCode.INVALID_TEXT, where);
            return null;
        }
        return text.value();
    }

    /** A text whose form is looked at by the caller, who says so with {@link #refuse}. */
    @Nullable
    String word(String name) {
        JsonValue value = values.get(name);
        return value == null ? null : word(value, at.child(name));
    }

    private @Nullable String word(JsonValue value, Pointer where) {
        if (value instanceof JsonValue.Text text) {
            return text.value();
        }
        problems.add(ProblemCode.WRONG_TYPE, where, "a string");
        return null;
    }

    void refuse(String name, String allowed) {
        problems.add(ProblemCode.NOT_ALLOWED, at.child(name), allowed);
    }

    @Nullable
    String slug(String name) {
        JsonValue value = values.get(name);
        return value == null ? null : slug(value, at.child(name));
    }

    private @Nullable String slug(JsonValue value, Pointer where) {
        String text = word(value, where);
        if (text != null && !InstrumentId.isValid(text)) {
            problems.add(ProblemCode.NOT_ALLOWED, where, SLUG);
            return null;
        }
        return text;
    }

    /** One of some constants, by its word. */
    <E extends Word> @Nullable E word(String name, List<E> constants) {
        JsonValue value = values.get(name);
        return value == null ? null : word(value, at.child(name), constants);
    }

    private <E extends Word> @Nullable E word(JsonValue value, Pointer where, List<E> constants) {
        String text = word(value, where);
        if (text == null) {
            return null;
        }
        for (E constant : constants) {
            if (constant.id().equals(text)) {
                return constant;
            }
        }
        StringJoiner allowed = new StringJoiner(", ");
        for (E constant : constants) {
            allowed.add(constant.id());
        }
        problems.add(ProblemCode.NOT_ALLOWED, where, allowed.toString());
        return null;
    }

    @Nullable
    Boolean bool(String name) {
        JsonValue value = values.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonValue.Bool bool)) {
            problems.add(ProblemCode.WRONG_TYPE, at.child(name), "true or false");
            return null;
        }
        return bool.value();
    }

    @Nullable
    Integer integer(String name, int min, int max) {
        JsonValue value = values.get(name);
        return value == null ? null : integer(value, at.child(name), min, max, problems);
    }

    OptionalInt optionalInteger(String name, int min, int max) {
        Integer value = integer(name, min, max);
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    static @Nullable Integer integer(JsonValue value, Pointer where, int min, int max, Problems problems) {
        if (value instanceof JsonValue.Int integer && integer.value() >= min && integer.value() <= max) {
            return (int) integer.value();
        }
        if (value instanceof JsonValue.Int || value instanceof JsonValue.HugeInt) {
            problems.add(ProblemCode.NOT_ALLOWED, where, min + " to " + max);
        } else if (value instanceof JsonValue.Decimal decimal && decimal.value() == Math.rint(decimal.value())) {
            problems.add(ProblemCode.NOT_AN_INTEGER, where, "an integer without fraction or exponent");
        } else {
            problems.add(ProblemCode.WRONG_TYPE, where, "an integer");
        }
        return null;
    }

    @Nullable
    Double number(String name) {
        JsonValue value = values.get(name);
        if (value instanceof JsonValue.Int integer) {
            return (double) integer.value();
        }
        if (value instanceof JsonValue.Decimal decimal && Double.isFinite(decimal.value())) {
            return decimal.value();
        }
        if (value != null) {
            problems.add(ProblemCode.WRONG_TYPE, at.child(name), "a number");
        }
        return null;
    }

    /** A value in its place. */
    record Element(JsonValue value, Pointer at) {}

    boolean hasList(String name) {
        return values.get(name) instanceof JsonValue.Arr;
    }

    /**
     * The elements of a list; none if there is no list. A list that is too long is noted and read all the same.
     */
    List<Element> elements(String name, int maxSize) {
        List<Element> elements = new ArrayList<>();
        JsonValue value = values.get(name);
        if (value instanceof JsonValue.Arr array) {
            Pointer where = at.child(name);
            if (array.elements().size() > maxSize) {
                problems.add(ProblemCode.NOT_ALLOWED, where, "at most " + maxSize + " elements");
            }
            for (JsonValue each : array.elements()) {
                elements.add(new Element(each, where.child(elements.size())));
            }
        } else if (value != null) {
            problems.add(ProblemCode.WRONG_TYPE, at.child(name), "an array");
        }
        return elements;
    }

    /** A list of distinct elements, or null if there is none. */
    private <E> @Nullable List<@Nullable E> distinct(String name, List<@Nullable E> elements) {
        if (!hasList(name)) {
            return null;
        }
        Set<E> seen = new HashSet<>();
        for (E each : elements) {
            if (each != null && !seen.add(each)) {
                problems.add(ProblemCode.DUPLICATE_ENTRY, at.child(name));
                break;
            }
        }
        return elements;
    }

    // an element of the wrong form is null in its place

    @Nullable
    List<@Nullable String> slugs(String name) {
        List<@Nullable String> slugs = new ArrayList<>();
        for (Element each : elements(name, MAX_LIST)) {
            slugs.add(slug(each.value(), each.at()));
        }
        return distinct(name, slugs);
    }

    /** The texts of a list; none if there is no list. */
    List<@Nullable String> texts(String name) {
        List<@Nullable String> texts = new ArrayList<>();
        for (Element each : elements(name, MAX_LIST)) {
            texts.add(text(each.value(), each.at(), TEXT_LENGTH, problems));
        }
        return texts;
    }

    /** The integers of a list; none if there is no list. */
    List<@Nullable Integer> integers(String name, int min, int max) {
        List<@Nullable Integer> integers = new ArrayList<>();
        for (Element each : elements(name, MAX_LIST)) {
            integers.add(integer(each.value(), each.at(), min, max, problems));
        }
        return integers;
    }

    @Nullable
    List<@Nullable Integer> distinctIntegers(String name, int min, int max) {
        return distinct(name, integers(name, min, max));
    }

    <E extends Word> @Nullable List<@Nullable E> words(String name, List<E> constants) {
        List<@Nullable E> words = new ArrayList<>();
        for (Element each : elements(name, MAX_LIST)) {
            words.add(word(each.value(), each.at(), constants));
        }
        return distinct(name, words);
    }

    /** What the members of an object may be called. */
    enum Names {
        /** Ids. */
        SLUGS,
        /** Integers as a format has them. */
        INTEGERS,
        /** Numbers of items. */
        ITEM_NUMBERS;

        private boolean allow(String name) {
            // no switch, which would be one more class to load on the way to a first score
            return this == SLUGS ? InstrumentId.isValid(name) : this == INTEGERS ? isInteger(name) : isItemNumber(name);
        }
    }

    /** A member of an object in its place. */
    record Named(String name, JsonValue value, Pointer at) {}

    boolean hasObject(String name) {
        return values.get(name) instanceof JsonValue.Obj;
    }

    /** The members of an object whose names may be; none if there is no object. */
    List<Named> members(String name, Names names) {
        List<Named> members = new ArrayList<>();
        JsonValue value = values.get(name);
        if (value instanceof JsonValue.Obj object) {
            Pointer where = at.child(name);
            Set<String> seen = new HashSet<>();
            for (JsonValue.Member member : object.members()) {
                if (!names.allow(member.name())) {
                    problems.add(ProblemCode.NOT_ALLOWED, where.foreign(member.name()), "another name");
                } else if (!seen.add(member.name())) {
                    problems.add(ProblemCode.DUPLICATE_FIELD, where.child(member.name()));
                } else {
                    members.add(new Named(member.name(), member.value(), where.child(member.name())));
                }
            }
        } else if (value != null) {
            problems.add(ProblemCode.WRONG_TYPE, at.child(name), "an object");
        }
        return members;
    }

    /** Whether a name is an integer of at most seven digits, without zeros in front. */
    private static boolean isInteger(String name) {
        int from = name.startsWith("-") ? 1 : 0;
        return name.equals("0") || isPositive(name, from, 7);
    }

    /** Whether a name is the number of an item. */
    static boolean isItemNumber(String name) {
        return isPositive(name, 0, 4);
    }

    private static boolean isPositive(String name, int from, int maxDigits) {
        int digits = name.length() - from;
        return digits >= 1 && digits <= maxDigits && name.charAt(from) != '0' && areDigits(name, from);
    }

    /** Whether there is nothing but digits from an index on. */
    static boolean areDigits(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
