package io.github.alliancesdk.core.wording;

import java.util.Objects;

/**
 * One answer that can be given to an item. Immutable and thread-safe.
 *
 * @param value what is sent for it; the same wherever it is printed
 * @param label what it is called, escaped for the target; its number if it has no name
 */
public record RenderedAnswer(int value, String label) {
    /**
     * Makes an answer.
     *
     * @param value what is sent for it
     * @param label what it is called
     * @throws NullPointerException if {@code label} is null
     */
    public RenderedAnswer {
        Objects.requireNonNull(label, "label");
    }

    /** The value. */
    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
