package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.internal.json.JsonProblem;
import io.github.alliancesdk.core.internal.json.JsonReader;
import io.github.alliancesdk.core.internal.json.JsonTokens;
import io.github.alliancesdk.core.internal.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a payload in flat arrays. Each field is an entry, in the order of the payload. Each member of
 * {@code responses} and {@code missing} is an entry after that of its field. Nothing is checked, and repeated fields
 * have several entries. The entries are added once; after that, the payload is only read.
 *
 * <pre>
 * for (int i = 0; i &lt; payload.size(); i = payload.end(i)) { each field }
 * for (int i = at + 1; i &lt; payload.end(at); i++) { each member of the object at {@code at} }
 * </pre>
 */
final class Payload {
    /** The kind of value of an entry. */
    enum Kind {
        /** An integer token that fits an int. */
        INTEGER,
        /** An integer token that does not fit an int. */
        LARGE_INTEGER,
        /** A number token with a fraction or an exponent, such as 4.0 and 4e0. */
        DECIMAL,
        TEXT,
        NULL,
        /** The object of {@code responses} or {@code missing}; its members follow. */
        OBJECT,
        /** Any other value, which is always an error. */
        OTHER,
        /** A field with an unknown name, or a member whose name is not an item number. */
        UNKNOWN_NAME
    }

    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final List<PayloadField> FIELDS = List.of(PayloadField.values());

    /** The number of low bits of a head that are the kind. The bits above are the name. */
    private static final int KIND_BITS = 3;

    /** The usual number of JSON characters of an entry, for an estimate of the number of entries. */
    private static final int CHARACTERS_PER_ENTRY = 8;

    private static final int MAX_INITIAL_ENTRIES = 256;
    private static final int MAX_ITEM_DIGITS = 4;

    // has no state, so one instance is enough
    private static final JsonReader.Document<Payload> DOCUMENT = new JsonReader.Document<>() {
        @Override
        public Payload read(JsonTokens tokens) throws JsonProblem {
            return Payload.read(tokens);
        }
    };

    // the payload if it is not an object, else null
    private final @Nullable JsonValue root;

    // name and kind: the name is the ordinal of a field or an item number, 0 if it is unknown
    private int[] heads;
    // the integer, or the index after the last member of the object
    private int[] numbers;
    // a text, a large integer, a decimal, another value, or the whole member of an unknown name
    private @Nullable Object[] objects;
    private int size;

    // by the ordinal of a field: the index of its first entry plus 1; 0 if it is absent
    private final int[] places = new int[FIELDS.size()];

    // the name of the next entry
    private int nextName;

    private Payload(@Nullable JsonValue root, int capacity) {
        this.root = root;
        this.heads = new int[capacity];
        this.numbers = new int[capacity];
        this.objects = new Object[capacity];
    }

    /** Returns an object without entries and with an initial capacity. */
    static Payload withCapacity(int entries) {
        return new Payload(null, entries);
    }

    /** Returns the reader of a payload. */
    static JsonReader.Document<Payload> document() {
        return DOCUMENT;
    }

    private static Payload read(JsonTokens tokens) throws JsonProblem {
        JsonTokens.Kind root = tokens.nextValue();
        if (root != JsonTokens.Kind.OBJECT) {
            return new Payload(tokens.value(root), 0);
        }
        Payload payload = withCapacity(Math.min(2 + tokens.length() / CHARACTERS_PER_ENTRY, MAX_INITIAL_ENTRIES));
        while (tokens.nextName()) {
            String name = tokens.name();
            PayloadField field = PayloadField.named(name);
            JsonTokens.Kind kind = tokens.nextValue();
            if (field == null) {
                payload.addUnknown(name, tokens.value(kind));
            } else if (field.holdsItems() && kind == JsonTokens.Kind.OBJECT) {
                payload.readItems(field, tokens);
            } else {
                payload.name(field);
                payload.readValue(kind, tokens);
            }
        }
        return payload;
    }

    private void readItems(PayloadField field, JsonTokens tokens) throws JsonProblem {
        int begin = begin(field);
        while (tokens.nextName()) {
            String name = tokens.name();
            int item = itemNumber(name);
            JsonTokens.Kind kind = tokens.nextValue();
            if (item == 0) {
                addUnknown(name, tokens.value(kind));
            } else {
                name(item);
                readValue(kind, tokens);
            }
        }
        close(begin);
    }

    private void readValue(JsonTokens.Kind kind, JsonTokens tokens) throws JsonProblem {
        switch (kind) {
            case INTEGER -> {
                if (tokens.isLong()) {
                    addInteger(tokens.integer());
                } else {
                    add(Kind.LARGE_INTEGER, tokens.bigInteger());
                }
            }
            case DECIMAL -> add(Kind.DECIMAL, decimal(tokens.decimal()));
            case TEXT -> add(Kind.TEXT, tokens.text());
            case NULL -> add(Kind.NULL, null);
            default -> add(Kind.OTHER, tokens.value(kind));
        }
    }

    /** Returns the payload of a value from a program or a mapper. */
    static Payload of(JsonValue value) {
        if (!(value instanceof JsonValue.Obj object)) {
            return new Payload(value, 0);
        }
        Payload payload = withCapacity(object.members().size() + 16);
        for (JsonValue.Member member : object.members()) {
            PayloadField field = PayloadField.named(member.name());
            if (field == null) {
                payload.addUnknown(member.name(), member.value());
            } else if (field.holdsItems() && member.value() instanceof JsonValue.Obj items) {
                payload.addItems(field, items);
            } else {
                payload.name(field);
                payload.addValue(member.value());
            }
        }
        return payload;
    }

    private void addItems(PayloadField field, JsonValue.Obj items) {
        int begin = begin(field);
        for (JsonValue.Member member : items.members()) {
            int item = itemNumber(member.name());
            if (item == 0) {
                addUnknown(member.name(), member.value());
            } else {
                name(item);
                addValue(member.value());
            }
        }
        close(begin);
    }

    /** Adds a value with the name that was set last. */
    void addValue(JsonValue value) {
        if (value instanceof JsonValue.Int number) {
            addInteger(number.value());
        } else if (value instanceof JsonValue.HugeInt number) {
            add(Kind.LARGE_INTEGER, number.value());
        } else if (value instanceof JsonValue.Decimal decimal) {
            add(Kind.DECIMAL, decimal(decimal.token()));
        } else if (value instanceof JsonValue.Text text) {
            add(Kind.TEXT, text.value());
        } else if (value instanceof JsonValue.Null) {
            add(Kind.NULL, null);
        } else {
            add(Kind.OTHER, value);
        }
    }

    /** Returns the item number of a name, 1 to 9999 without a leading zero; 0 for any other name. */
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

    /** Returns the value of a number token; the token itself if its exponent does not fit an int. */
    private static Object decimal(String token) {
        try {
            BigDecimal decimal = new BigDecimal(token);
            return decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
        } catch (NumberFormatException | ArithmeticException e) {
            return token;
        }
    }

    // ---- adding entries: first the name, then the value

    /** Sets the field of the next value. */
    @SuppressWarnings("EnumOrdinal") // the ordinals are used only in the array
    void name(PayloadField field) {
        nextName = field.ordinal();
        if (places[nextName] == 0) {
            places[nextName] = size + 1;
        }
    }

    /** Sets the item of the next value. */
    void name(int item) {
        nextName = item;
    }

    /** Adds an integer with the name that was set last. */
    void addInteger(long value) {
        if (value == (int) value) {
            append(Kind.INTEGER, (int) value, null);
        } else {
            append(Kind.LARGE_INTEGER, 0, BigInteger.valueOf(value));
        }
    }

    /** Adds a value that a {@link CellParser} read, with the name that was set last. A bad value itself is not kept. */
    void addCell(byte kind, long number, @Nullable String text) {
        switch (kind) {
            case CellParser.INTEGER -> addInteger(number);
            case CellParser.HUGE -> add(Kind.LARGE_INTEGER, null);
            case CellParser.DECIMAL, CellParser.INTEGRAL_DECIMAL ->
                add(Kind.DECIMAL, text == null ? null : decimal(text));
            case CellParser.TEXT -> add(Kind.TEXT, text);
            default -> add(Kind.OTHER, null);
        }
    }

    /** Adds any other value with the name that was set last. */
    void add(Kind kind, @Nullable Object object) {
        append(kind, 0, object);
    }

    /** Adds a member whose name is not a field or not an item. */
    void addUnknown(String name, JsonValue value) {
        nextName = 0;
        append(Kind.UNKNOWN_NAME, 0, new JsonValue.Member(name, value));
    }

    /** Begins the members of a field. Returns the argument for {@link #close}. */
    int begin(PayloadField field) {
        name(field);
        append(Kind.OBJECT, 0, null);
        return size - 1;
    }

    /** Ends the members of an entry and stores in it the index of the next field. */
    void close(int begin) {
        numbers[begin] = size;
    }

    @SuppressWarnings("EnumOrdinal") // the ordinals are used only in the array
    private void append(Kind kind, int number, @Nullable Object object) {
        if (size == heads.length) {
            int capacity = 2 * size + 1;
            heads = Arrays.copyOf(heads, capacity);
            numbers = Arrays.copyOf(numbers, capacity);
            objects = Arrays.copyOf(objects, capacity);
        }
        heads[size] = nextName << KIND_BITS | kind.ordinal();
        numbers[size] = number;
        objects[size] = object;
        size++;
    }

    // ---- reading

    /** Returns the payload as a value, with all repeated fields. */
    JsonValue toTree() {
        if (root != null) {
            return root;
        }
        List<JsonValue.Member> fields = new ArrayList<>();
        for (int i = 0; i < size; i = end(i)) {
            PayloadField field = field(i);
            if (field == null) {
                fields.add((JsonValue.Member) object(i));
            } else if (kind(i) == Kind.OBJECT) {
                List<JsonValue.Member> members = new ArrayList<>();
                for (int at = i + 1; at < end(i); at++) {
                    members.add(
                            kind(at) == Kind.UNKNOWN_NAME
                                    ? (JsonValue.Member) object(at)
                                    : new JsonValue.Member(String.valueOf(item(at)), value(at)));
                }
                fields.add(new JsonValue.Member(field.fieldName(), new JsonValue.Obj(members)));
            } else {
                fields.add(new JsonValue.Member(field.fieldName(), value(i)));
            }
        }
        return new JsonValue.Obj(fields);
    }

    private JsonValue value(int i) {
        return switch (kind(i)) {
            case INTEGER -> new JsonValue.Int(integer(i));
            case LARGE_INTEGER -> JsonValue.of(object(i));
            case DECIMAL -> new JsonValue.Decimal(object(i).toString());
            case TEXT -> new JsonValue.Text(text(i));
            case NULL -> new JsonValue.Null();
            default -> (JsonValue) object(i);
        };
    }

    /** Returns whether the payload is an object, as it must be. */
    boolean isObject() {
        return root == null;
    }

    /** Returns the number of entries. */
    int size() {
        return size;
    }

    /** Returns the kind of the entry at {@code i}. */
    Kind kind(int i) {
        return KINDS.get(heads[i] & (1 << KIND_BITS) - 1);
    }

    /** Returns the field of the entry at {@code i}, which must not be a member; null for an unknown name. */
    @Nullable
    PayloadField field(int i) {
        return kind(i) == Kind.UNKNOWN_NAME ? null : FIELDS.get(heads[i] >> KIND_BITS);
    }

    /** Returns the item of the member at {@code i}; 0 for a name that is not an item number. */
    int item(int i) {
        return heads[i] >> KIND_BITS;
    }

    /** Returns the name of an entry of {@link Kind#UNKNOWN_NAME}. */
    String unknownName(int i) {
        return ((JsonValue.Member) object(i)).name();
    }

    /** Returns the value of an entry of {@link Kind#INTEGER}. */
    int integer(int i) {
        return numbers[i];
    }

    /** Returns the nearest double to an entry of {@link Kind#DECIMAL}, however many digits it was written with. */
    double decimal(int i) {
        return Double.parseDouble(object(i).toString());
    }

    /** Returns the text of an entry of {@link Kind#TEXT}. */
    String text(int i) {
        return (String) object(i);
    }

    private Object object(int i) {
        Object object = objects[i];
        if (object == null) {
            throw new IllegalStateException("no object belongs to an entry of the kind " + kind(i));
        }
        return object;
    }

    /** Returns the index after the entry at {@code i} and its members. */
    int end(int i) {
        return kind(i) == Kind.OBJECT ? numbers[i] : i + 1;
    }

    /** Returns the index of the first entry of a field; -1 if it is absent. */
    @SuppressWarnings("EnumOrdinal") // the ordinals are used only in the array
    int find(PayloadField field) {
        return places[field.ordinal()] - 1;
    }

    /** Compares numbers by value: 4.0 equals 4.00. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Payload that
                && (root == null ? that.root == null : root.equals(that.root))
                && Arrays.equals(heads, 0, size, that.heads, 0, that.size)
                && Arrays.equals(numbers, 0, size, that.numbers, 0, that.size)
                && Arrays.equals(objects, 0, size, that.objects, 0, that.size);
    }

    @Override
    public int hashCode() {
        int hash = root == null ? 1 : root.hashCode();
        for (int i = 0; i < size; i++) {
            hash = 31 * (31 * hash + heads[i]) + numbers[i];
        }
        return hash;
    }

    /** The number of entries, without their values, which may be answers. */
    @Override
    public String toString() {
        return "Payload[" + size + " entries]";
    }
}
