package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An invented answer sheet with its expected scores. Applications use it to test their use of an instrument. Immutable
 * and thread-safe.
 *
 * <pre>{@code
 * for (Example example : BundledInstruments.dwai().examples()) {
 *     CheckedResponses sheet = checker.check(Responses.of(example.payload())).orElseThrow();
 *     ScoreReport scores = Scorer.of(example.policy()).score(sheet);
 *     assertThat(scores.scale("total").mean()).isEqualTo(example.scores().get("total").mean());
 * }
 * }</pre>
 *
 * @param instrument the instrument
 * @param id the id of the example within the instrument
 * @param rater the rater
 * @param format the id of the response format
 * @param policy the missing policy
 * @param responses the answers by item number, an {@code Integer} or a {@code Double} as in the definition; an absent item
 *     is missing
 * @param scores the expected scores by scale id, in the order of the scales
 */
@NoJsonForm.Instead("the Instrument that the example belongs to")
public record Example(
        InstrumentId instrument,
        String id,
        Rater rater,
        String format,
        MissingPolicy policy,
        SortedMap<Integer, Number> responses,
        Map<String, Expected> scores)
        implements NoJsonForm {
    /**
     * Makes an example.
     *
     * @param instrument the instrument
     * @param id the id of the example within the instrument
     * @param rater the rater
     * @param format the id of the response format
     * @param policy the missing policy
     * @param responses the answers by item number; an absent item is missing
     * @param scores the expected scores by scale id, in the order of the scales
     * @throws NullPointerException if an argument, an answer or a score is null
     */
    public Example {
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(rater, "rater");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(policy, "policy");
        // not new TreeMap(SortedMap), which would keep the caller's comparator
        TreeMap<Integer, Number> answers = new TreeMap<>();
        for (Map.Entry<Integer, Number> response :
                Objects.requireNonNull(responses, "responses").entrySet()) {
            answers.put(response.getKey(), Objects.requireNonNull(response.getValue(), "responses"));
        }
        responses = Collections.unmodifiableSortedMap(answers);
        Map<String, Expected> expected = new LinkedHashMap<>();
        for (Map.Entry<String, Expected> score :
                Objects.requireNonNull(scores, "scores").entrySet()) {
            expected.put(score.getKey(), Objects.requireNonNull(score.getValue(), "scores"));
        }
        scores = Collections.unmodifiableMap(expected);
    }

    /**
     * The example as the payload that an application would receive. Pass it to {@code Responses.of}, or write it as
     * JSON and post it.
     *
     * @return instrument, rater, format and responses, as strings, numbers and maps
     */
    public Map<String, Object> payload() {
        Map<String, Number> answers = new LinkedHashMap<>();
        responses.forEach((item, answer) -> answers.put(String.valueOf(item), answer));
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("instrument", instrument.value());
        payload.put("rater", rater.id());
        payload.put("format", format);
        payload.put("responses", Collections.unmodifiableMap(answers));
        return Collections.unmodifiableMap(payload);
    }

    /** Instrument and id; never the answers. */
    @Override
    public String toString() {
        return "Example[" + instrument + " " + id + "]";
    }

    /**
     * The expected score of a scale in an {@link Example}. It must not be calculated with this SDK.
     *
     * @param mean the mean of the keyed answers; empty if too few items were answered
     * @param sum the sum of the keyed answers, prorated if some are missing; empty if too few items were answered
     * @param answered the number of answered items
     * @param items the number of items of the scale
     * @param required the number of answers that the policy requires; present only if too few items were answered
     */
    @NoJsonForm.Instead("the Instrument that the example belongs to")
    public record Expected(OptionalDouble mean, OptionalDouble sum, int answered, int items, OptionalInt required)
            implements NoJsonForm {
        /**
         * Makes an expectation.
         *
         * @param mean the mean of the keyed answers; empty if too few items were answered
         * @param sum the sum of the keyed answers, prorated if some are missing; empty if too few items were answered
         * @param answered the number of answered items
         * @param items the number of items of the scale
         * @param required the number of answers that the policy requires; present only if too few items were answered
         * @throws NullPointerException if an argument is null
         */
        public Expected {
            Objects.requireNonNull(mean, "mean");
            Objects.requireNonNull(sum, "sum");
            Objects.requireNonNull(required, "required");
        }

        /**
         * Whether there is a score.
         *
         * @return false if too few items were answered
         */
        public boolean isScored() {
            return required.isEmpty();
        }

        /**
         * Makes an expected score.
         *
         * @param mean the mean of the keyed answers
         * @param sum the sum of the keyed answers, prorated if some are missing
         * @param answered the number of answered items
         * @param items the number of items of the scale
         * @return the expectation
         */
        public static Expected scored(double mean, double sum, int answered, int items) {
            return new Expected(OptionalDouble.of(mean), OptionalDouble.of(sum), answered, items, OptionalInt.empty());
        }

        /**
         * Makes the expectation that too few items were answered for a score.
         *
         * @param answered the number of answered items
         * @param items the number of items of the scale
         * @param required the number of answers that the policy requires
         * @return the expectation
         */
        public static Expected insufficient(int answered, int items, int required) {
            return new Expected(
                    OptionalDouble.empty(), OptionalDouble.empty(), answered, items, OptionalInt.of(required));
        }
    }
}
