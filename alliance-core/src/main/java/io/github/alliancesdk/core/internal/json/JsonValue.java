package io.github.alliancesdk.core.internal.json;

import io.github.alliancesdk.core.Coded;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value as it was sent. An object keeps the order of its members, and repeated names. A number keeps whether it
 * was written as an integer. Immutable. {@code toString} returns only the kind of the value, because a value may be an
 * answer.
 */
public sealed interface JsonValue {

    /** A string. */
    record Text(String value) implements JsonValue {
        /**
         * False if the text contains a NUL or half a surrogate pair, because such text can't be stored or forwarded
         * unchanged.
         */
        public boolean isClean() {
            return isClean(value);
        }

        /** Whether a text contains neither NULs nor halves of surrogate pairs. */
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

        @Override
        public String toString() {
            return "string";
        }
    }

    /** An integer token that fits a long. */
    record Int(long value) implements JsonValue {
        @Override
        public String toString() {
            return "integer";
        }
    }

    /** An integer that doesn't fit a long. */
    record HugeInt(BigInteger value) implements JsonValue {
        @Override
        public String toString() {
            return "integer";
        }
    }

    /**
     * A number with a fraction or an exponent, including 4.0 and 4e0.
     *
     * @param value the nearest double
     * @param token the number as it was written, or as it would be
     */
    record Decimal(double value, String token) implements JsonValue {
        public Decimal(double value) {
            this(value, Double.toString(value));
        }

        public Decimal(String token) {
            this(Double.parseDouble(token), token);
        }

        /** Numbers of equal value are equal, however they were written. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Decimal that && Double.compare(value, that.value) == 0;
        }

        @Override
        public int hashCode() {
            return Double.hashCode(value);
        }

        @Override
        public String toString() {
            return "number";
        }
    }

    /** true or false. */
    record Bool(boolean value) implements JsonValue {
        @Override
        public String toString() {
            return "boolean";
        }
    }

    /** null. */
    record Null() implements JsonValue {
        @Override
        public String toString() {
            return "null";
        }
    }

    /** An array. */
    record Arr(List<JsonValue> elements) implements JsonValue {
        public Arr {
            elements = List.copyOf(elements);
        }

        @Override
        public String toString() {
            return "array";
        }
    }

    /** An object. */
    record Obj(List<Member> members) implements JsonValue {
        public Obj {
            members = List.copyOf(members);
        }

        /** The value of the first member with that name. */
        public @Nullable JsonValue first(String name) {
            for (Member member : members) {
                if (member.name().equals(name)) {
                    return member.value();
                }
            }
            return null;
        }

        @Override
        public String toString() {
            return "object";
        }
    }

    /** A Java value in a program's map that has no JSON form. */
    record Foreign() implements JsonValue {
        @Override
        public String toString() {
            return "no JSON value";
        }
    }

    /** A name and a value. */
    record Member(String name, JsonValue value) {
        @Override
        public String toString() {
            return "member";
        }
    }

    /** The maximum number of levels that {@link #of(Object)} converts. */
    int NESTING = 64;

    /**
     * The maximum number of values that {@link #of(Object)} converts, because a map may contain itself more than once.
     */
    int VALUES = 100_000;

    /** Converts a program's own object; nothing is coerced. */
    static JsonValue of(@Nullable Object object) {
        return new Conversion().of(object, NESTING);
    }

    /** One conversion of a program's object, limited in depth and in size. */
    final class Conversion {
        private int values;

        private Conversion() {}

        private JsonValue of(@Nullable Object object, int levels) {
            if (object instanceof JsonValue value) {
                return value;
            }
            if (++values > VALUES) {
                return new Foreign();
            }
            if (levels > 0 && object instanceof Map<?, ?> map) {
                List<Member> members = new ArrayList<>();
                map.forEach((name, value) -> members.add(new Member(String.valueOf(name), of(value, levels - 1))));
                return new Obj(members);
            }
            if (levels > 0 && object instanceof Collection<?> collection) {
                return new Arr(collection.stream()
                        .map(element -> of(element, levels - 1))
                        .toList());
            }
            return scalar(object);
        }

        private static JsonValue scalar(@Nullable Object object) {
            if (object == null) {
                return new Null();
            }
            if (object instanceof CharSequence || object instanceof OffsetDateTime) {
                return new Text(object.toString());
            }
            if (object instanceof Coded constant) {
                return new Text(constant.id());
            }
            if (object instanceof Integer
                    || object instanceof Long
                    || object instanceof Short
                    || object instanceof Byte) {
                return new Int(((Number) object).longValue());
            }
            if (object instanceof BigInteger big) {
                return big.bitLength() < Long.SIZE ? new Int(big.longValue()) : new HugeInt(big);
            }
            if (object instanceof BigDecimal decimal) {
                return decimal.scale() == 0 ? scalar(decimal.unscaledValue()) : new Decimal(decimal.toString());
            }
            if (object instanceof Number number) {
                return new Decimal(number.doubleValue());
            }
            if (object instanceof Boolean bool) {
                return new Bool(bool);
            }
            return new Foreign();
        }
    }
}
