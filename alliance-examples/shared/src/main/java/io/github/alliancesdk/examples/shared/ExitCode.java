package io.github.alliancesdk.examples.shared;

/** The exit code of a program. */
public enum ExitCode {
    /** The program found no problem. A score or a figure that can't be computed is no problem. */
    OK(0),
    /** The data has problems. */
    PROBLEMS(1),
    /** The command line is wrong, and nothing was read. */
    USAGE(2),
    /** A file can't be read or written, or the program itself failed. */
    FILE(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** Returns the number that the shell sees. */
    public int number() {
        return number;
    }
}
