package io.github.alliancesdk.examples.commandline.output;

/** The reader of the output, such as {@code head}, has closed the pipe. The program ends without an error. */
public final class ClosedPipeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
