package io.github.alliancesdk.examples.agentevaluation;

/** What the program tells the shell: the same as the command line of the SDK. */
enum ExitCode {
    /** All is well; what can't be computed is no problem. */
    OK(0),
    /** Some records were refused. */
    PROBLEMS(1),
    /** The command line is wrong, and nothing was read. */
    USAGE(2),
    /** A file can't be read or written, or the program itself failed. */
    FILE(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
