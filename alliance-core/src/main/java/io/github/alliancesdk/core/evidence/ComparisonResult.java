package io.github.alliancesdk.core.evidence;

/**
 * What came of comparing a score with a reference sample: a {@link SampleComparison}, or a {@link RefusedComparison} if
 * the two are of different things. Immutable and thread-safe.
 */
public sealed interface ComparisonResult permits SampleComparison, RefusedComparison {
    /**
     * The comparison.
     *
     * @return the comparison
     * @throws EvidenceRefusedException if it was refused; it holds every problem
     */
    SampleComparison orElseThrow();
}
