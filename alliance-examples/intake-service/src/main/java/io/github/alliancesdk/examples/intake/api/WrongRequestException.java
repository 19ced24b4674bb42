package io.github.alliancesdk.examples.intake.api;

/** A request with invalid parameters. */
final class WrongRequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The detail says what is allowed and never quotes the request. */
    WrongRequestException(String detail) {
        super(detail);
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
