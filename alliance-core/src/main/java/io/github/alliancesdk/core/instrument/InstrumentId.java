package io.github.alliancesdk.core.instrument;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.Slug;
import java.util.Objects;

/**
 * The id of an instrument, such as {@code wai-sr}. It consists of words of lower-case letters and digits, joined by
 * hyphens; it starts with a letter and has at most 64 characters. Ids are ordered alphabetically. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * Map<InstrumentId, List<ScoreReport>> byInstrument = new TreeMap<>();
 * byInstrument.computeIfAbsent(report.instrument(), id -> new ArrayList<>()).add(report);
 * System.out.println(byInstrument.get(InstrumentId.of("wai-sr")).size()); // 1
 * }</pre>
 *
 * @param value the id as text
 */
public record InstrumentId(String value) implements Comparable<InstrumentId> {
    /**
     * Makes an id.
     *
     * @param value the id as text
     * @throws NullPointerException if {@code value} is null
     * @throws IllegalArgumentException if {@code value} isn't of the form above
     */
    public InstrumentId {
        Objects.requireNonNull(value, "value");
        if (!Slug.isSlug(value)) {
            throw new IllegalArgumentException(
                    "not an instrument id: " + Pointer.shown(value)
                            + "; an instrument id is lower-case words joined by hyphens, at most 64 characters, such as wai-sr");
        }
    }

    /**
     * Makes an id.
     *
     * @param value the id as text
     * @return the id
     * @throws NullPointerException if {@code value} is null
     * @throws IllegalArgumentException if {@code value} isn't of the form above
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static InstrumentId of(String value) {
        return new InstrumentId(value);
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
