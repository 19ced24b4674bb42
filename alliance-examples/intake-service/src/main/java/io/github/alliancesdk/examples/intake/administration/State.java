package io.github.alliancesdk.examples.intake.administration;

/** How far an administration is. These are words of this service: a payload knows no such field. */
public enum State {
    /** May be incomplete, may be replaced, isn't scored. */
    DRAFT,
    /** Is scored and never changes. */
    FINAL
}
