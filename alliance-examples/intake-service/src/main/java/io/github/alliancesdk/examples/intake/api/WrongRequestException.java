package io.github.alliancesdk.examples.intake.api;

/** A request that can't be meant so. */
final class WrongRequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says what would be right, and nothing that was sent. */
    WrongRequestException(String detail) {
        super(detail);
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
