package io.github.alliancesdk.examples.commandline.output;

/** Whoever read the output, such as {@code head}, wants no more of it: no failure, but an end. */
public final class ClosedPipeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
