package io.github.alliancesdk.core.internal.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document as it was sent, as one flat list of values: order, repeated names and the spelling of numbers are
 * kept, and an answer takes no object of its own. A value that holds others is followed by them; {@link #end} says where
 * they stop. Immutable; {@code toString} says only how many values there are, because a value may be an answer.
 *
 * <pre>
 * for (int i = 1; i &lt; tape.end(0); i = tape.end(i)) { the members of the object at 0 }
 * </pre>
 */
public final class JsonTape {
    /** What {@link #kind} gives. Integers come first, in order of size. */
    public static final int INT = 0;
    /** An integer token that fits a long and no int; {@link #text} holds its digits. */
    public static final int LONG = 1;
    /** An integer token too large for a long; its digits are of no use to anyone here. */
    public static final int HUGE = 2;
    /** A number written with a fraction or an exponent; {@link #text} is how it was written. */
    public static final int DECIMAL = 3;

    public static final int TEXT = 4;
    public static final int TRUE = 5;
    public static final int FALSE = 6;
    public static final int NULL = 7;
    public static final int OBJECT = 8;
    public static final int ARRAY = 9;
    /** Something that a program put into a map and that JSON has no word for. */
    public static final int FOREIGN = 10;

    /** The highest item number that a name can stand for. */
    public static final int MAX_ITEM = 9999;

    private static final int KIND_BITS = 4;
    private static final int KIND_MASK = (1 << KIND_BITS) - 1;
    private static final int ITEM_MASK = (1 << 14) - 1;
    private static final int PAYLOAD_SHIFT = 32;

    // kind, the item number that the name stands for, and in the upper half the int or where the value ends
    private final long[] words;
    private final @Nullable String[] names;
    private final @Nullable String[] texts;
    private final int size;

    private JsonTape(long[] words, @Nullable String[] names, @Nullable String[] texts, int size) {
        this.words = words;
        this.names = names;
        this.texts = texts;
        this.size = size;
    }

    /** The tape of a value. */
    public static JsonTape of(JsonValue value) {
        Builder tape = new Builder(16);
        tape.add(null, value);
        return tape.build();
    }

    /** What the value at {@code i} is. */
    public int kind(int i) {
        return (int) words[i] & KIND_MASK;
    }

    /** Whether the value at {@code i} is an integer token, however large. */
    public boolean isInteger(int i) {
        return kind(i) <= HUGE;
    }

    /** The name of a member; empty for what has none. */
    public String name(int i) {
        String name = names[i];
        return name == null ? "" : name;
    }

    /** The item number that the name of a member stands for: 1 to {@value #MAX_ITEM}; 0 if it stands for none. */
    public int item(int i) {
        return (int) (words[i] >>> KIND_BITS) & ITEM_MASK;
    }

    /** The value of an {@link #INT}. */
    public int integer(int i) {
        return (int) (words[i] >> PAYLOAD_SHIFT);
    }

    /** The characters of a {@link #TEXT}, or how a number was written. */
    public String text(int i) {
        String text = texts[i];
        return text == null ? "" : text;
    }

    /** The place behind the value at {@code i} and all that it holds. */
    public int end(int i) {
        return kind(i) >= OBJECT && kind(i) <= ARRAY ? (int) (words[i] >> PAYLOAD_SHIFT) : i + 1;
    }

    /** Hands an integer token to a tape. */
    static void addInteger(Builder tape, @Nullable String name, long value) {
        if (value == (int) value) {
            tape.addInt(name, (int) value);
        } else {
            tape.add(name, LONG, Long.toString(value));
        }
    }

    /** Where the first member of that name of the object at {@code i} is; -1 if there is none. */
    public int find(int i, String name) {
        if (kind(i) == OBJECT) {
            for (int member = i + 1; member < end(i); member = end(member)) {
                if (name.equals(names[member])) {
                    return member;
                }
            }
        }
        return -1;
    }

    /** Whether a text is free of NULs and halves of surrogate pairs, which can't be stored or sent on as they are. */
    public static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The number that a name stands for as items are numbered: digits without a leading zero; 0 for any other name. */
    public static int itemNumber(String name) {
        int length = name.length();
        if (length == 0 || length > 4 || name.charAt(0) == '0') {
            return 0;
        }
        int number = 0;
        for (int i = 0; i < length; i++) {
            int digit = name.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /** The document as a tree. */
    public JsonValue toTree() {
        return tree(0);
    }

    private JsonValue tree(int i) {
        return switch (kind(i)) {
            case INT -> new JsonValue.Int(integer(i));
            case LONG -> new JsonValue.Int(Long.parseLong(text(i)));
            case HUGE -> new JsonValue.HugeInt();
            case DECIMAL -> new JsonValue.Decimal(Double.parseDouble(text(i)), text(i));
            case TEXT -> new JsonValue.Text(text(i));
            case TRUE -> new JsonValue.Bool(true);
            case FALSE -> new JsonValue.Bool(false);
            case NULL -> new JsonValue.Null();
            case OBJECT -> {
                List<JsonValue.Member> members = new ArrayList<>();
                for (int member = i + 1; member < end(i); member = end(member)) {
                    members.add(new JsonValue.Member(name(member), tree(member)));
                }
                yield new JsonValue.Obj(members);
            }
            case ARRAY -> {
                List<JsonValue> elements = new ArrayList<>();
                for (int element = i + 1; element < end(i); element = end(element)) {
                    elements.add(tree(element));
                }
                yield new JsonValue.Arr(elements);
            }
            default -> new JsonValue.Foreign();
        };
    }

    /** Numbers of one value are equal, however they were written. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonTape that
                && Arrays.equals(words, 0, size, that.words, 0, that.size)
                && Arrays.equals(names, 0, size, that.names, 0, that.size)
                && sameTexts(that);
    }

    private boolean sameTexts(JsonTape that) {
        for (int i = 0; i < size; i++) {
            boolean same = kind(i) == DECIMAL
                    ? Double.compare(Double.parseDouble(text(i)), Double.parseDouble(that.text(i))) == 0
                    : text(i).equals(that.text(i));
            if (!same) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < size; i++) {
            hash = 31 * hash + Long.hashCode(words[i]);
        }
        return hash;
    }

    @Override
    public String toString() {
        return size + " values";
    }

    /** Writes a tape from front to back. Not thread-safe. */
    public static final class Builder {
        private long[] words;
        private @Nullable String[] names;
        private @Nullable String[] texts;
        private int size;

        /** A tape with room for so many values at first. */
        public Builder(int capacity) {
            words = new long[capacity];
            names = new String[capacity];
            texts = new String[capacity];
        }

        /**
         * Adds a value that is neither an int nor holds others.
         *
         * @param name the name of a member; null for an element and for the document itself
         * @param kind what the value is
         * @param text the characters of a text, the digits of a long, how a number was written; null for all others
         */
        public void add(@Nullable String name, int kind, @Nullable String text) {
            int at = append(name, kind, 0);
            texts[at] = text;
        }

        /** Adds an integer that fits an int. */
        public void addInt(@Nullable String name, int value) {
            append(name, INT, value);
        }

        /** Adds the beginning of an object or an array; gives what {@link #end} takes. */
        public int begin(@Nullable String name, int kind) {
            return append(name, kind, 0);
        }

        /** Adds the end of what began. */
        public void end(int begin) {
            words[begin] |= (long) size << PAYLOAD_SHIFT;
        }

        private int append(@Nullable String name, int kind, int payload) {
            if (size == words.length) {
                int capacity = 2 * size;
                words = Arrays.copyOf(words, capacity);
                names = Arrays.copyOf(names, capacity);
                texts = Arrays.copyOf(texts, capacity);
            }
            int item = name == null ? 0 : itemNumber(name);
            words[size] = (long) payload << PAYLOAD_SHIFT | (long) item << KIND_BITS | kind;
            names[size] = name;
            return size++;
        }

        private void add(@Nullable String name, JsonValue value) {
            if (value instanceof JsonValue.Int number) {
                addInteger(this, name, number.value());
            } else if (value instanceof JsonValue.HugeInt) {
                add(name, HUGE, null);
            } else if (value instanceof JsonValue.Decimal decimal) {
                add(name, DECIMAL, decimal.token());
            } else if (value instanceof JsonValue.Text text) {
                add(name, TEXT, text.value());
            } else if (value instanceof JsonValue.Bool bool) {
                add(name, bool.value() ? TRUE : FALSE, null);
            } else if (value instanceof JsonValue.Null) {
                add(name, NULL, null);
            } else if (value instanceof JsonValue.Obj object) {
                int begin = begin(name, OBJECT);
                object.members().forEach(member -> add(member.name(), member.value()));
                end(begin);
            } else if (value instanceof JsonValue.Arr array) {
                int begin = begin(name, ARRAY);
                array.elements().forEach(element -> add(null, element));
                end(begin);
            } else {
                add(name, FOREIGN, null);
            }
        }

        /** The tape; the builder must not be used on. */
        public JsonTape build() {
            return new JsonTape(words, names, texts, size);
        }
    }
}
