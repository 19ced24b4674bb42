package io.github.alliancesdk.examples.intake.security;

/** A body exceeded the limit. Unchecked, so that no reader in between handles it as an IOException. */
public final class BodyTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BodyTooLargeException() {
        super("the body is larger than this service takes");
    }
}
