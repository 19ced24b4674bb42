package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.internal.json.JsonProblem;
import io.github.alliancesdk.core.internal.json.JsonReader;
import io.github.alliancesdk.core.internal.json.JsonTokens;
import io.github.alliancesdk.core.internal.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a payload says, in flat arrays: an entry for each field and, behind {@code responses} and {@code missing}, one for
 * each of their members, in the order of the payload. Nothing is checked, and what is repeated stands there twice.
 * Immutable.
 *
 * <pre>
 * for (int i = 0; i &lt; payload.size(); i = payload.end(i)) { each field }
 * for (int i = at + 1; i &lt; payload.end(at); i++) { each member of the object at {@code at} }
 * </pre>
 */
final class Payload {
    /** What an entry holds. */
    enum Kind {
        /** An integer token that fits an int. */
        INTEGER,
        /** An integer token that fits no int. */
        LARGE_INTEGER,
        /** A number token with a fraction or an exponent, 4.0 and 4e0 included. */
        DECIMAL,
        TEXT,
        NULL,
        /** The object of {@code responses} or {@code missing}; its members follow. */
        OBJECT,
        /** Any other value: it can't be right. */
        OTHER,
        /** A field of a name that no field has; or a member whose name is no item number. */
        UNKNOWN_NAME
    }

    /** Characters of JSON that an entry takes, as payloads go: a guess at the number of entries. */
    private static final int CHARACTERS_PER_ENTRY = 6;

    private static final int MAX_INITIAL_ENTRIES = 256;

    private static final int MAX_ITEM_DIGITS = 4;

    // a payload that is no object; null if it is one
    private final @Nullable JsonValue root;

    private final Kind[] kinds;
    // null for a member of an object, and for an unknown name
    private final @Nullable PayloadField[] fields;
    // 0 for what is no member of an object, and for an unknown name
    private final int[] items;
    // the integer, or where the object ends
    private final int[] numbers;
    // a text, a large integer, a decimal, another value, or the whole member of an unknown name
    private final @Nullable Object[] objects;
    private final int size;

    private Payload(@Nullable JsonValue root, Builder builder) {
        this.root = root;
        this.kinds = builder.kinds;
        this.fields = builder.fields;
        this.items = builder.items;
        this.numbers = builder.numbers;
        this.objects = builder.objects;
        this.size = builder.size;
    }

    /** What reads a payload from a document of so many characters. */
    static JsonReader.Document<Payload> document(int length) {
        int capacity = Math.min(2 + length / CHARACTERS_PER_ENTRY, MAX_INITIAL_ENTRIES);
        // no lambda: a fresh JVM takes longer for its first one than for the payload
        return new JsonReader.Document<>() {
            @Override
            public Payload read(JsonTokens tokens) throws JsonProblem {
                return Payload.read(tokens, new Builder(capacity));
            }
        };
    }

    private static Payload read(JsonTokens tokens, Builder payload) throws JsonProblem {
        JsonTokens.Kind root = tokens.nextValue();
        if (root != JsonTokens.Kind.OBJECT) {
            return new Payload(tokens.value(root), payload);
        }
        while (tokens.nextName()) {
            String name = tokens.name();
            PayloadField field = PayloadField.named(name);
            JsonTokens.Kind kind = tokens.nextValue();
            if (field == null) {
                payload.addUnknown(name, tokens.value(kind));
            } else if (field.holdsItems() && kind == JsonTokens.Kind.OBJECT) {
                readItems(tokens, field, payload);
            } else {
                payload.name(field);
                readValue(tokens, kind, payload);
            }
        }
        return payload.build();
    }

    private static void readItems(JsonTokens tokens, PayloadField field, Builder payload) throws JsonProblem {
        int begin = payload.begin(field);
        while (tokens.nextName()) {
            String name = tokens.name();
            int item = itemNumber(name);
            JsonTokens.Kind kind = tokens.nextValue();
            if (item == 0) {
                payload.addUnknown(name, tokens.value(kind));
            } else {
                payload.name(item);
                readValue(tokens, kind, payload);
            }
        }
        payload.end(begin);
    }

    private static void readValue(JsonTokens tokens, JsonTokens.Kind kind, Builder payload) throws JsonProblem {
        switch (kind) {
            case INTEGER -> {
                if (tokens.isLong()) {
                    payload.addInteger(tokens.integer());
                } else {
                    payload.add(Kind.LARGE_INTEGER, tokens.bigInteger());
                }
            }
            case DECIMAL -> payload.addDecimal(tokens.decimal());
            case TEXT -> payload.add(Kind.TEXT, tokens.text());
            case NULL -> payload.add(Kind.NULL, null);
            default -> payload.add(Kind.OTHER, tokens.value(kind));
        }
    }

    /** The payload that a program or a mapper has as a value already. */
    static Payload of(JsonValue value) {
        Builder payload = new Builder(16);
        if (!(value instanceof JsonValue.Obj object)) {
            return new Payload(value, payload);
        }
        for (JsonValue.Member member : object.members()) {
            PayloadField field = PayloadField.named(member.name());
            if (field == null) {
                payload.addUnknown(member.name(), member.value());
            } else if (field.holdsItems() && member.value() instanceof JsonValue.Obj items) {
                int begin = payload.begin(field);
                for (JsonValue.Member each : items.members()) {
                    int item = itemNumber(each.name());
                    if (item == 0) {
                        payload.addUnknown(each.name(), each.value());
                    } else {
                        payload.name(item);
                        payload.addValue(each.value());
                    }
                }
                payload.end(begin);
            } else {
                payload.name(field);
                payload.addValue(member.value());
            }
        }
        return payload.build();
    }

    /** The number that a name stands for as items are numbered: 1 to 9999 without a leading zero; 0 for any other name. */
    static int itemNumber(String name) {
        int length = name.length();
        if (length == 0 || length > MAX_ITEM_DIGITS || name.charAt(0) == '0') {
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

    /** Whether the payload is an object, as it must be. */
    boolean isObject() {
        return root == null;
    }

    /** How many entries there are. */
    int size() {
        return size;
    }

    /** What the entry at {@code i} holds. */
    Kind kind(int i) {
        return kinds[i];
    }

    /** The field that the entry at {@code i} is; null for an unknown name. */
    @Nullable
    PayloadField field(int i) {
        return fields[i];
    }

    /** The item whose member the entry at {@code i} is; 0 for a name that is no item number. */
    int item(int i) {
        return items[i];
    }

    /** The name of an entry of {@link Kind#UNKNOWN_NAME}. */
    String unknownName(int i) {
        return member(i).name();
    }

    private JsonValue.Member member(int i) {
        return (JsonValue.Member) object(i);
    }

    /** The value of an entry of {@link Kind#INTEGER}. */
    int integer(int i) {
        return numbers[i];
    }

    /** The text of an entry of {@link Kind#TEXT}. */
    String text(int i) {
        return (String) object(i);
    }

    private Object object(int i) {
        Object object = objects[i];
        if (object == null) {
            throw new IllegalStateException("no object belongs to an entry of kind " + kinds[i]);
        }
        return object;
    }

    /** The entry behind the one at {@code i} and its members. */
    int end(int i) {
        return kinds[i] == Kind.OBJECT ? numbers[i] : i + 1;
    }

    /** Where a field stands first; -1 if it isn't there. */
    int find(PayloadField field) {
        for (int i = 0; i < size; i = end(i)) {
            if (fields[i] == field) {
                return i;
            }
        }
        return -1;
    }

    /** Numbers of one value are equal, however they were written. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Payload that
                && (root == null ? that.root == null : root.equals(that.root))
                && Arrays.equals(kinds, 0, size, that.kinds, 0, that.size)
                && Arrays.equals(fields, 0, size, that.fields, 0, that.size)
                && Arrays.equals(items, 0, size, that.items, 0, that.size)
                && Arrays.equals(numbers, 0, size, that.numbers, 0, that.size)
                && Arrays.equals(objects, 0, size, that.objects, 0, that.size);
    }

    @Override
    public int hashCode() {
        int hash = root == null ? 1 : root.hashCode();
        for (int i = 0; i < size; i++) {
            hash = 31 * (31 * hash + items[i]) + numbers[i];
        }
        return hash;
    }

    /** How many entries there are; what they hold may be an answer. */
    @Override
    public String toString() {
        return "Payload[" + size + " entries]";
    }

    /** Writes entries one after another: a name, then its value. Not thread-safe. */
    static final class Builder {
        private Kind[] kinds;
        private @Nullable PayloadField[] fields;
        private int[] items;
        private int[] numbers;
        private @Nullable Object[] objects;
        private int size;

        // the name of the value that comes next
        private @Nullable PayloadField nextField;
        private int nextItem;

        /** A builder with room for so many entries at first. */
        Builder(int capacity) {
            kinds = new Kind[capacity];
            fields = new PayloadField[capacity];
            items = new int[capacity];
            numbers = new int[capacity];
            objects = new Object[capacity];
        }

        /** Says which field the next value is. */
        void name(PayloadField field) {
            nextField = field;
            nextItem = 0;
        }

        /** Says which item the next value belongs to. */
        void name(int item) {
            nextField = null;
            nextItem = item;
        }

        void addInteger(long value) {
            if (value == (int) value) {
                append(Kind.INTEGER, (int) value, null);
            } else {
                append(Kind.LARGE_INTEGER, 0, BigInteger.valueOf(value));
            }
        }

        private void addDecimal(String token) {
            append(Kind.DECIMAL, 0, decimal(token));
        }

        /** Unscaled value and scale of a number token; the token itself where its exponent fits no int. */
        private static Object decimal(String token) {
            try {
                BigDecimal decimal = new BigDecimal(token);
                return decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
            } catch (NumberFormatException | ArithmeticException e) {
                return token;
            }
        }

        void add(Kind kind, @Nullable Object object) {
            append(kind, 0, object);
        }

        /** Adds a field or a member of a name that isn't known. */
        void addUnknown(String name, JsonValue value) {
            nextField = null;
            nextItem = 0;
            append(Kind.UNKNOWN_NAME, 0, new JsonValue.Member(name, value));
        }

        private void addValue(JsonValue value) {
            if (value instanceof JsonValue.Int number) {
                addInteger(number.value());
            } else if (value instanceof JsonValue.HugeInt number) {
                add(Kind.LARGE_INTEGER, number.value());
            } else if (value instanceof JsonValue.Decimal decimal) {
                addDecimal(decimal.token());
            } else if (value instanceof JsonValue.Text text) {
                add(Kind.TEXT, text.value());
            } else if (value instanceof JsonValue.Null) {
                add(Kind.NULL, null);
            } else {
                add(Kind.OTHER, value);
            }
        }

        /** Begins the members of a field; gives what {@link #end} takes. */
        int begin(PayloadField field) {
            name(field);
            append(Kind.OBJECT, 0, null);
            return size - 1;
        }

        /** Ends the members that began. */
        void end(int begin) {
            numbers[begin] = size;
        }

        private void append(Kind kind, int number, @Nullable Object object) {
            if (size == kinds.length) {
                int capacity = 2 * size;
                kinds = Arrays.copyOf(kinds, capacity);
                fields = Arrays.copyOf(fields, capacity);
                items = Arrays.copyOf(items, capacity);
                numbers = Arrays.copyOf(numbers, capacity);
                objects = Arrays.copyOf(objects, capacity);
            }
            kinds[size] = kind;
            fields[size] = nextField;
            items[size] = nextItem;
            numbers[size] = number;
            objects[size] = object;
            size++;
        }

        /** The payload; the builder must not be used on. */
        Payload build() {
            return new Payload(null, this);
        }
    }
}
