package io.github.alliancesdk.examples.commandline.output;

/** What the program tells the shell. */
public enum ExitCode {
    /** All is well; a scale with too few answers is no problem. */
    OK(0),
    /** Something is wrong with the data. */
    PROBLEMS(1),
    /** The command line is wrong, and nothing was read. */
    USAGE(2),
    /** A file can't be read or written, or the program itself failed. */
    FILE(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
