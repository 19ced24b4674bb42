package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An invented answer sheet with its expected scores. Applications use it to test their use of an instrument. Immutable
 * and thread-safe.
 *
 * @param instrument the instrument
 * @param id the id of the example within the instrument
 * @param rater the rater
 * @param format the id of the response format
 * @param policy the missing policy
 * @param responses the answers by item number; an absent item is missing
 * @param scores the expected scores by scale id, in the order of the scales
 */
@NoJsonForm.Instead("the Instrument that the example belongs to")
public record Example(
        InstrumentId instrument,
        String id,
        Rater rater,
        String format,
        MissingPolicy policy,
        SortedMap<Integer, Integer> responses,
        Map<String, ExpectedScore> scores)
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
        TreeMap<Integer, Integer> answers = new TreeMap<>();
        for (Map.Entry<Integer, Integer> response :
                Objects.requireNonNull(responses, "responses").entrySet()) {
            answers.put(response.getKey(), Objects.requireNonNull(response.getValue(), "responses"));
        }
        responses = Collections.unmodifiableSortedMap(answers);
        Map<String, ExpectedScore> expected = new LinkedHashMap<>();
        for (Map.Entry<String, ExpectedScore> score :
                Objects.requireNonNull(scores, "scores").entrySet()) {
            expected.put(score.getKey(), Objects.requireNonNull(score.getValue(), "scores"));
        }
        scores = Collections.unmodifiableMap(expected);
    }

    /**
     * The example as the payload that an application would receive. Pass it to {@code Responses.of}, or write it as
     * JSON and post it.
     *
     * @return instrument, rater, format and responses, as strings, integers and maps
     */
    public Map<String, Object> payload() {
        Map<String, Integer> answers = new LinkedHashMap<>();
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
}
