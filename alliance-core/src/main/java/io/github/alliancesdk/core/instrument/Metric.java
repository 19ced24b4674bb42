package io.github.alliancesdk.core.instrument;

import java.util.Objects;
import java.util.Optional;

/**
 * How an instrument's users report its scores by convention. Every report of this SDK carries both.
 */
public enum Metric implements Word {
    /** The mean of the keyed answers, on the response range. */
    MEAN("mean"),
    /** The sum of the keyed answers. */
    SUM("sum");

    private final String id;

    Metric(String id) {
        this.id = id;
    }

    /**
     * The word that stands for this constant in JSON.
     *
     * @return for example {@code mean}
     */
    @Override
    public String id() {
        return id;
    }

    /**
     * Finds the constant of a JSON word, letter by letter: nothing is guessed.
     *
     * @param id the word
     * @return the constant, or empty if no constant has that word
     * @throws NullPointerException if {@code id} is null
     */
    public static Optional<Metric> find(String id) {
        Objects.requireNonNull(id, "id");
        for (Metric constant : values()) {
            if (constant.id.equals(id)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
