package io.github.alliancesdk.core.instrument;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * The id of an instrument, such as {@code wai-sr}: lower-case letters and digits in words joined by hyphens, beginning
 * with a letter, at most 64 characters. Ordered alphabetically. Immutable and thread-safe.
 *
 * @param value the id as text
 */
public record InstrumentId(String value) implements Comparable<InstrumentId> {
    static final int MAX_LENGTH = 64;

    /**
     * Makes an id.
     *
     * @param value the id as text
     * @throws NullPointerException if {@code value} is null
     * @throws IllegalArgumentException if it isn't of the form above
     */
    public InstrumentId {
        Objects.requireNonNull(value, "value");
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "an instrument id is lower-case words joined by hyphens, at most 64 characters, such as wai-sr");
        }
    }

    /**
     * Makes an id.
     *
     * @param value the id as text
     * @return the id
     * @throws NullPointerException if {@code value} is null
     * @throws IllegalArgumentException if it isn't of the form above
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static InstrumentId of(String value) {
        return new InstrumentId(value);
    }

    static boolean isValid(String value) {
        int length = value.length();
        if (length == 0 || length > MAX_LENGTH || !isLetter(value.charAt(0)) || value.charAt(length - 1) == '-') {
            return false;
        }
        for (int i = 1; i < length; i++) {
            char c = value.charAt(i);
            boolean joins = c == '-' && value.charAt(i - 1) != '-';
            if (!joins && !isLetter(c) && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    @Override
    public int compareTo(InstrumentId other) {
        return value.compareTo(other.value);
    }

    /** The id as text; Jackson 2 and 3 write this. */
    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
