package io.github.alliancesdk.examples.intake.security;

/** No token, or one that is no secret, stands where one has to. */
final class WeakTokenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WeakTokenException(String message) {
        super(message);
    }
}
