package io.github.alliancesdk.core.validation;

/**
 * Whether a missing answer is a violation.
 *
 * <pre>{@code
 * record Intake(@ValidResponses(instrument = "dwai", completeness = Completeness.REQUIRED) Responses responses) {}
 * AllianceValidation.verify(Intake.class);
 * }</pre>
 */
public enum Completeness {
    /** A missing answer is valid. The missing policy decides whether a scale can still be scored. */
    OPTIONAL,
    /** Each missing item is a violation. */
    REQUIRED
}
