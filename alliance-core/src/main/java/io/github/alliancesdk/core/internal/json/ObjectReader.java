package io.github.alliancesdk.core.internal.json;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.internal.Digest;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.Slug;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object field by field and collects every problem. A parser asks for each field once, by name; {@link #end}
 * then reports the fields that nobody asked for.
 */
public final class ObjectReader {
    private final JsonDocument document;
    private final JsonValue.Obj object;
    private final Pointer at;
    private final Set<String> asked = new HashSet<>();

    private ObjectReader(JsonDocument document, JsonValue.Obj object, Pointer at) {
        this.document = document;
        this.object = object;
        this.at = at;
    }

    /** A field that must be there. */
    public Value required(String name) {
        Value value = optional(name);
        if (!value.isPresent()) {
            document.add(ProblemCode.MISSING_FIELD, value.at());
        }
        return value;
    }

    /** A field that may be absent; of a repeated field the first one. */
    public Value optional(String name) {
        asked.add(name);
        Pointer place = at.child(name);
        JsonValue first = null;
        for (JsonValue.Member member : object.members()) {
            if (member.name().equals(name)) {
                if (first == null) {
                    first = member.value();
                } else {
                    document.add(ProblemCode.DUPLICATE_FIELD, place);
                }
            }
        }
        return new Value(document, first, place, name);
    }

    /** Reports the fields that were not asked for. */
    public void end() {
        for (JsonValue.Member member : object.members()) {
            if (!asked.contains(member.name())) {
                document.add(ProblemCode.UNKNOWN_FIELD, at.foreign(member.name()));
            }
        }
    }

    /** The fields that were not asked for, of an object whose names are free. */
    public List<Value> rest() {
        return named(document, object, at, Names.ANY, asked);
    }

    private static List<Value> named(
            JsonDocument document, JsonValue.Obj object, Pointer at, Names names, Set<String> without) {
        List<Value> values = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonValue.Member member : object.members()) {
            String name = member.name();
            if (without.contains(name)) {
                continue;
            }
            Pointer place = names == Names.ANY || !names.allow(name) ? at.foreign(name) : at.child(name);
            if (!names.allow(name)) {
                document.add(ProblemCode.NOT_ALLOWED, place, "another name");
            } else if (!seen.add(name)) {
                document.add(ProblemCode.DUPLICATE_FIELD, place);
            } else {
                values.add(new Value(document, member.value(), place, name));
            }
        }
        return values;
    }

    /** What the members of an object may be called. */
    public enum Names {
        /** Any text. */
        ANY,
        /** Ids. */
        SLUGS,
        /** Integers of at most seven digits, without zeros in front. */
        INTEGERS,
        /** Numbers of items. */
        ITEM_NUMBERS;

        private static final int INTEGER_DIGITS = 7;
        private static final int ITEM_DIGITS = 4;

        private boolean allow(String name) {
            // no switch, which would be one more class to load on the way to a first score
            if (this == ANY) {
                return true;
            }
            if (this == SLUGS) {
                return Slug.isSlug(name);
            }
            if (this == ITEM_NUMBERS) {
                return isPositive(name, 0, ITEM_DIGITS);
            }
            return name.equals("0") || isPositive(name, name.startsWith("-") ? 1 : 0, INTEGER_DIGITS);
        }

        private static boolean isPositive(String name, int from, int maxDigits) {
            int digits = name.length() - from;
            if (digits < 1 || digits > maxDigits || name.charAt(from) == '0') {
                return false;
            }
            for (int i = from; i < name.length(); i++) {
                if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * A value in its place, or the place of an absent one. Each method reads it as one type: what is of the wrong form is
     * reported and comes back as null, as does an absent value, which isn't reported again.
     */
    public static final class Value {
        private static final int MAX_LIST = 1000;

        private final JsonDocument document;
        private final @Nullable JsonValue value;
        private final Pointer at;
        private final String name;

        Value(JsonDocument document, @Nullable JsonValue value, Pointer at, String name) {
            this.document = document;
            this.value = value;
            this.at = at;
            this.name = name;
        }

        public boolean isPresent() {
            return value != null;
        }

        public boolean isNull() {
            return value instanceof JsonValue.Null;
        }

        public boolean isInteger() {
            return value instanceof JsonValue.Int || value instanceof JsonValue.HugeInt;
        }

        public boolean isList() {
            return value instanceof JsonValue.Arr;
        }

        public boolean isObject() {
            return value instanceof JsonValue.Obj;
        }

        public Pointer at() {
            return at;
        }

        /** The name of the field; empty for the document and the element of a list. */
        public String name() {
            return name;
        }

        /** Reports a value that isn't allowed. */
        public void refuse(String allowed) {
            document.add(ProblemCode.NOT_ALLOWED, at, allowed);
        }

        private void isNo(String type) {
            if (value != null) {
                document.add(ProblemCode.WRONG_TYPE, at, type);
            }
        }

        // ---- texts

        /** A text of any length, without NULs and halves of surrogate pairs. */
        public @Nullable String string() {
            if (!(value instanceof JsonValue.Text text)) {
                isNo("a string");
                return null;
            }
            if (!text.isClean()) {
                document.add(ProblemCode.INVALID_TEXT, at);
                return null;
            }
            return text.value();
        }

        /** A text of at least one character. */
        public @Nullable String text(int maxLength) {
            String text = string();
            if (text != null && (text.isEmpty() || text.codePointCount(0, text.length()) > maxLength)) {
                refuse("1 to " + maxLength + " characters");
                return null;
            }
            return text;
        }

        /** An id. */
        public @Nullable String slug() {
            String text = string();
            if (text != null && !Slug.isSlug(text)) {
                refuse(Slug.ALLOWED);
                return null;
            }
            return text;
        }

        /** The digest of a definition. */
        public @Nullable String digest() {
            String text = string();
            if (text != null && !Digest.isDigest(text)) {
                refuse(Digest.ALLOWED);
                return null;
            }
            return text;
        }

        /** One of some constants, by its code. */
        public <E extends Coded> @Nullable E coded(List<E> constants) {
            String text = string();
            if (text == null) {
                return null;
            }
            Optional<E> found = Coded.find(constants, text);
            if (found.isEmpty()) {
                refuse(constants.stream().map(Coded::id).collect(Collectors.joining(", ")));
            }
            return found.orElse(null);
        }

        // ---- booleans and numbers

        public @Nullable Boolean bool() {
            if (value instanceof JsonValue.Bool bool) {
                return bool.value();
            }
            isNo("true or false");
            return null;
        }

        /** An integer token from {@code min} to {@code max}. */
        public @Nullable Integer integer(int min, int max) {
            if (value instanceof JsonValue.Int integer && integer.value() >= min && integer.value() <= max) {
                return (int) integer.value();
            }
            if (value instanceof JsonValue.Int || value instanceof JsonValue.HugeInt) {
                refuse(min == max ? String.valueOf(min) : min + " to " + max);
            } else if (value instanceof JsonValue.Decimal decimal && decimal.value() == Math.rint(decimal.value())) {
                document.add(ProblemCode.NOT_AN_INTEGER, at, "an integer without fraction or exponent");
            } else {
                isNo("an integer");
            }
            return null;
        }

        /** A finite number. */
        public @Nullable Double number() {
            if (value instanceof JsonValue.Int integer) {
                return (double) integer.value();
            }
            if (value instanceof JsonValue.Decimal decimal && Double.isFinite(decimal.value())) {
                return decimal.value();
            }
            isNo("a number");
            return null;
        }

        // ---- lists: an element of the wrong form is null in its place

        public List<Value> elements() {
            return elements(MAX_LIST);
        }

        /** The elements of a list; none if there is no list. A list that is too long is reported and read all the same. */
        public List<Value> elements(int maxSize) {
            List<Value> elements = new ArrayList<>();
            if (value instanceof JsonValue.Arr array) {
                if (array.elements().size() > maxSize) {
                    refuse("at most " + maxSize + " elements");
                }
                for (JsonValue each : array.elements()) {
                    elements.add(new Value(document, each, at.child(elements.size()), ""));
                }
            } else {
                isNo("an array");
            }
            return elements;
        }

        /** The texts of a list; none if there is no list. */
        public List<@Nullable String> texts(int maxLength) {
            List<@Nullable String> texts = new ArrayList<>();
            for (Value each : elements()) {
                texts.add(each.text(maxLength));
            }
            return texts;
        }

        /** The integers of a list; none if there is no list. */
        public List<@Nullable Integer> integers(int min, int max) {
            List<@Nullable Integer> integers = new ArrayList<>();
            for (Value each : elements()) {
                integers.add(each.integer(min, max));
            }
            return integers;
        }

        /** Distinct integers, or null if there is no list. */
        public @Nullable List<@Nullable Integer> distinctIntegers(int min, int max) {
            return distinct(integers(min, max));
        }

        /** Distinct ids, or null if there is no list. */
        public @Nullable List<@Nullable String> slugs() {
            List<@Nullable String> slugs = new ArrayList<>();
            for (Value each : elements()) {
                slugs.add(each.slug());
            }
            return distinct(slugs);
        }

        /** Distinct constants, or null if there is no list. */
        public <E extends Coded> @Nullable List<@Nullable E> codedList(List<E> constants) {
            List<@Nullable E> coded = new ArrayList<>();
            for (Value each : elements()) {
                coded.add(each.coded(constants));
            }
            return distinct(coded);
        }

        private <E> @Nullable List<@Nullable E> distinct(List<@Nullable E> elements) {
            if (!isList()) {
                return null;
            }
            Set<E> seen = new HashSet<>();
            for (E each : elements) {
                if (each != null && !seen.add(each)) {
                    document.add(ProblemCode.DUPLICATE_ENTRY, at);
                    break;
                }
            }
            return elements;
        }

        // ---- objects

        /** A reader of the object, or null if the value is none. */
        public @Nullable ObjectReader object() {
            if (value instanceof JsonValue.Obj object) {
                return new ObjectReader(document, object, at);
            }
            isNo("an object");
            return null;
        }

        /** The members of an object whose names are data; none if there is no object. */
        public List<Value> members(Names names) {
            if (value instanceof JsonValue.Obj object) {
                return named(document, object, at, names, Set.of());
            }
            isNo("an object");
            return List.of();
        }
    }
}
