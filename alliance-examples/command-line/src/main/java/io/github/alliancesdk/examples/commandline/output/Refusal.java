package io.github.alliancesdk.examples.commandline.output;

/** Records that are each good were to be taken together, and don't belong together. Quotes no answer. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refusal(String message) {
        super(message);
    }
}
