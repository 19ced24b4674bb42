package io.github.alliancesdk.core.statistics.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.RefusedException;
import java.util.Map;

/**
 * The result of comparing a score with a reference sample: a {@link SampleComparison}, or a {@link RefusedComparison}
 * if the two can't be compared. Immutable and thread-safe.
 *
 * <pre>{@code
 * Responses.Builder sheet = Responses.builder("wai-sr", Rater.CLIENT).referent(Referent.AGENT);
 * BundledInstruments.waiShortRevised().itemNumbers().forEach(item -> sheet.answer(item, 4));
 * ScoreReport ofAgent = Scorer.complete().score(checker.check(sheet.build()).orElseThrow());
 * ComparisonResult result = BundledReferenceSamples.samples().get("clare-2025").compare(ofAgent);
 * if (result instanceof SampleComparison comparison) {
 *     String shown = comparison.sentence(); // names the sample, its n, its source and its caution
 * }
 * }</pre>
 */
public sealed interface ComparisonResult permits SampleComparison, RefusedComparison {
    /**
     * The comparison, or an exception.
     *
     * @return the comparison
     * @throws RefusedException if it was refused; it contains every problem
     */
    SampleComparison orElseThrow();

    /**
     * The JSON form of the result: the comparison, or {@code problems}. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    Map<String, Object> toMap();
}
