package io.github.alliancesdk.examples.intake.security;

/** No token, or one that is no secret, stands where one has to. */
public final class WeakTokenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says which; a token itself is never in it. */
    public WeakTokenException(String message) {
        super(message);
    }
}
