package io.github.alliancesdk.core.scoring;

/**
 * What a {@link BatchScorer} made of one scale of one row.
 */
public enum BatchStatus {
    /** Every item of the scale was answered: it has a score. */
    SCORED,
    /** Items are missing, and as many were answered as the missing policy asks for: it has a score, prorated. */
    PRORATED,
    /** Fewer items were answered than the missing policy asks for: it has no score, which is not zero. */
    INSUFFICIENT,
    /** The row holds a bad cell, on this scale or elsewhere: no scale of the row has a score. */
    REJECTED
}
