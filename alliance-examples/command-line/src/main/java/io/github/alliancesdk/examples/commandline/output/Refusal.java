package io.github.alliancesdk.examples.commandline.output;

/** Records can't be analysed together, although each of them is good. The message quotes no answer. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refusal(String message) {
        super(message);
    }
}
