package io.github.alliancesdk.examples.intake.access;

/** A required token is absent, too easy to guess, or without a role. */
public final class TokenConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The message names the entry and never contains a token. */
    public TokenConfigurationException(String message) {
        super(message);
    }
}
