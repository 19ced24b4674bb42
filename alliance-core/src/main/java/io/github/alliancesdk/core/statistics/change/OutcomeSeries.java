package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.statistics.OutcomeDirection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Values of an outcome by dyad and session, to be related to the alliance. To predict an outcome from the session
 * before it, add it under that earlier session. Immutable and thread-safe; its builder is neither.
 *
 * <pre>{@code
 * OutcomeSeries symptoms = OutcomeSeries.builder("symptoms", OutcomeDirection.HIGHER_IS_WORSE)
 *         .add("d-9", 1, 21)
 *         .add("d-9", 2, 18)
 *         .build();
 * System.out.println(symptoms); // OutcomeSeries[symptoms, higher-is-worse, 2 values]
 * }</pre>
 */
@NoJsonForm.Instead("the outcomes that it was filled with")
public final class OutcomeSeries implements NoJsonForm {
    /** The dyad and session of an outcome. */
    record Place(String dyadId, int session) {}

    private final String name;
    private final OutcomeDirection direction;
    private final Map<Place, Double> values;
    private final int contradictory;

    private OutcomeSeries(Builder builder) {
        this.name = builder.name;
        this.direction = builder.direction;
        Map<Place, Double> clear = new LinkedHashMap<>(builder.values);
        clear.keySet().removeAll(builder.contradictory);
        this.values = Collections.unmodifiableMap(clear);
        this.contradictory = builder.contradictory.size();
    }

    /**
     * Begins a set of outcomes.
     *
     * @param name the name of the outcome, such as that of its questionnaire
     * @param direction what a higher value means
     * @return a builder
     * @throws NullPointerException if an argument is null
     */
    public static Builder builder(String name, OutcomeDirection direction) {
        return new Builder(Objects.requireNonNull(name, "name"), Objects.requireNonNull(direction, "direction"));
    }

    /**
     * The name of the outcome.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * What a higher value means.
     *
     * @return the direction
     */
    public OutcomeDirection direction() {
        return direction;
    }

    /**
     * The number of usable values.
     *
     * @return 0 or more; sessions with contradictory values aren't counted
     */
    public int size() {
        return values.size();
    }

    /**
     * The number of sessions with more than one value. None of these values is used, because it is unknown which one is
     * right.
     *
     * @return 0 or more
     */
    public int contradictory() {
        return contradictory;
    }

    OptionalDouble find(String dyadId, int session) {
        Double value = values.get(new Place(dyadId, session));
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The name of the outcome and the number of values, without the values. */
    @Override
    public String toString() {
        return "OutcomeSeries[" + name + ", " + direction.id() + ", " + values.size() + " values]";
    }

    /** Builds a set of outcomes. Not thread-safe. */
    @NoJsonForm.Instead("the outcomes that it was filled with")
    public static final class Builder implements NoJsonForm {
        private final String name;
        private final OutcomeDirection direction;
        private final Map<Place, Double> values = new LinkedHashMap<>();
        private final Set<Place> contradictory = new LinkedHashSet<>();

        private Builder(String name, OutcomeDirection direction) {
            this.name = name;
            this.direction = direction;
        }

        /**
         * Adds a value. A second, different value for the same session makes both unusable.
         *
         * @param dyadId the dyad
         * @param session the number of the session
         * @param value the outcome
         * @return this builder
         * @throws NullPointerException if {@code dyadId} is null
         * @throws IllegalArgumentException if {@code value} is not finite; don't add missing values
         */
        public Builder add(String dyadId, int session, double value) {
            Objects.requireNonNull(dyadId, "dyadId");
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("an outcome is a finite number; don't add missing ones");
            }
            Place place = new Place(dyadId, session);
            Double before = values.putIfAbsent(place, value);
            if (before != null && before != value) {
                contradictory.add(place);
            }
            return this;
        }

        /**
         * Builds the outcomes.
         *
         * @return the values added so far
         */
        public OutcomeSeries build() {
            return new OutcomeSeries(this);
        }

        @Override
        public String toString() {
            return "OutcomeSeries.Builder[" + values.size() + " values]";
        }
    }
}
