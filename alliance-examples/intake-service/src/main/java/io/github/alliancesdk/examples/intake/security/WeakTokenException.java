package io.github.alliancesdk.examples.intake.security;

/** A required token is absent or too easy to guess. */
public final class WeakTokenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The message names the entry and never contains a token. */
    public WeakTokenException(String message) {
        super(message);
    }
}
