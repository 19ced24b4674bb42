package io.github.alliancesdk.examples.intake.security;

/** A body went on beyond the limit. It is unchecked, so that no reader in between takes it for its own. */
public final class BodyTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BodyTooLargeException() {
        super("the body is larger than this service takes");
    }
}
