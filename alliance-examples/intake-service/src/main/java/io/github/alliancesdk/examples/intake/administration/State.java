package io.github.alliancesdk.examples.intake.administration;

/** The state of an administration. Only this service has it: a payload has no such field. */
public enum State {
    /** May be incomplete, may be replaced, has no scores. */
    DRAFT,
    /** Is scored and never changes. */
    FINAL
}
