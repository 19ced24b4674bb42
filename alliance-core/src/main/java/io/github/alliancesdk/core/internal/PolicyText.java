package io.github.alliancesdk.core.internal;

/** The text form of missing policies. */
public final class PolicyText {
    /** What is allowed, for messages. */
    public static final String ALLOWED =
            "complete, prorate:F with F from 0.5 to 1, at-most-missing:N, form-at-most-missing:N"
                    + " or published, and rules for single scales such as ,bond=complete";

    private PolicyText() {}
}
