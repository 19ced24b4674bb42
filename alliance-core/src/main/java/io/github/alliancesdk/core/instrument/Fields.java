package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.instrument.DefinitionProblem.Code;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object of a definition, read field by field: what is of the wrong form is noted and comes back as null, so
 * that the rest can still be looked at.
 */
final class Fields {
    static final int TEXT_LENGTH = 2000;
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
            problems.add(Code.WRONG_TYPE, at, "an object");
            return null;
        }
        Fields fields = new Fields(at, problems);
        for (JsonValue.Member member : object.members()) {
            String name = member.name();
            if (!required.contains(name) && !optional.contains(name)) {
                problems.add(Code.UNKNOWN_FIELD, at.foreign(name));
            } else if (fields.values.putIfAbsent(name, member.value()) != null) {
                problems.add(Code.DUPLICATE_FIELD, at.child(name));
            }
        }
        for (String name : required) {
            if (!fields.values.containsKey(name)) {
                problems.add(Code.MISSING_FIELD, at.child(name));
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
            problems.add(Code.WRONG_TYPE, where, "a string");
            return null;
        }
        int length = text.value().codePointCount(0, text.value().length());
        if (length == 0 || length > maxLength) {
            problems.add(Code.NOT_ALLOWED, where, "1 to " + maxLength + " characters");
            return null;
        }
        if (!text.isClean()) {
            problems.add(Code.INVALID_TEXT, where);
            return null;
        }
        return text.value();
    }

    @Nullable
    String matching(String name, Pattern pattern, String allowed) {
        JsonValue value = values.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonValue.Text text)) {
            problems.add(Code.WRONG_TYPE, at.child(name), "a string");
            return null;
        }
        if (!pattern.matcher(text.value()).matches()) {
            problems.add(Code.NOT_ALLOWED, at.child(name), allowed);
            return null;
        }
        return text.value();
    }

    @Nullable
    String slug(String name) {
        JsonValue value = values.get(name);
        return value == null ? null : slug(value, at.child(name));
    }

    private @Nullable String slug(JsonValue value, Pointer where) {
        if (!(value instanceof JsonValue.Text text)) {
            problems.add(Code.WRONG_TYPE, where, "a string");
            return null;
        }
        if (!InstrumentId.isValid(text.value())) {
            problems.add(Code.NOT_ALLOWED, where, SLUG);
            return null;
        }
        return text.value();
    }

    <E> @Nullable E word(String name, Function<String, Optional<E>> find, String allowed) {
        JsonValue value = values.get(name);
        return value == null ? null : word(value, at.child(name), find, allowed);
    }

    private <E> @Nullable E word(JsonValue value, Pointer where, Function<String, Optional<E>> find, String allowed) {
        if (!(value instanceof JsonValue.Text text)) {
            problems.add(Code.WRONG_TYPE, where, "a string");
            return null;
        }
        Optional<E> found = find.apply(text.value());
        if (found.isEmpty()) {
            problems.add(Code.NOT_ALLOWED, where, allowed);
        }
        return found.orElse(null);
    }

    @Nullable
    Boolean bool(String name) {
        JsonValue value = values.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonValue.Bool bool)) {
            problems.add(Code.WRONG_TYPE, at.child(name), "true or false");
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
            problems.add(Code.NOT_ALLOWED, where, min + " to " + max);
        } else if (value instanceof JsonValue.Decimal decimal && decimal.value() == Math.rint(decimal.value())) {
            problems.add(Code.NOT_AN_INTEGER, where, "an integer without fraction or exponent");
        } else {
            problems.add(Code.WRONG_TYPE, where, "an integer");
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
            problems.add(Code.WRONG_TYPE, at.child(name), "a number");
        }
        return null;
    }

    /**
     * The elements of a list, each read by a function of value and place; an element of the wrong form is null in its
     * place. Null if there is no list; a list that is too long is noted and read all the same.
     */
    <E> @Nullable List<@Nullable E> list(
            String name, int maxSize, BiFunction<JsonValue, Pointer, @Nullable E> element) {
        JsonValue value = values.get(name);
        if (value == null) {
            return null;
        }
        Pointer where = at.child(name);
        if (!(value instanceof JsonValue.Arr array)) {
            problems.add(Code.WRONG_TYPE, where, "an array");
            return null;
        }
        if (array.elements().size() > maxSize) {
            problems.add(Code.NOT_ALLOWED, where, String.format(Locale.ROOT, "at most %d elements", maxSize));
        }
        List<@Nullable E> elements = new ArrayList<>();
        for (JsonValue each : array.elements()) {
            elements.add(element.apply(each, where.child(elements.size())));
        }
        return elements;
    }

    /** As {@link #list}, and each element only once. */
    private <E> @Nullable List<@Nullable E> set(
            String name, int maxSize, BiFunction<JsonValue, Pointer, @Nullable E> element) {
        List<@Nullable E> elements = list(name, maxSize, element);
        if (elements != null) {
            Set<E> seen = new HashSet<>();
            for (E each : elements) {
                if (each != null && !seen.add(each)) {
                    problems.add(Code.DUPLICATE_ENTRY, at.child(name));
                    break;
                }
            }
        }
        return elements;
    }

    @Nullable
    List<@Nullable String> slugs(String name) {
        return set(name, 1000, this::slug);
    }

    @Nullable
    List<@Nullable String> texts(String name) {
        return list(name, 1000, (value, where) -> text(value, where, TEXT_LENGTH, problems));
    }

    @Nullable
    List<@Nullable Integer> integers(String name, int min, int max, boolean unique) {
        return unique
                ? set(name, 1000, (value, where) -> integer(value, where, min, max, problems))
                : list(name, 1000, (value, where) -> integer(value, where, min, max, problems));
    }

    <E> @Nullable List<@Nullable E> words(String name, Function<String, Optional<E>> find, String allowed) {
        return set(name, 1000, (value, where) -> word(value, where, find, allowed));
    }
}
