package io.github.alliancesdk.examples.commandline;

/** Records that are each good were to be taken together, and don't belong together. Quotes no answer. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message);
    }
}
