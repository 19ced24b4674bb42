package io.github.alliancesdk.examples.agentevaluation;

/** Exit codes, the same as those of the SDK's command line. */
enum ExitCode {
    /** Success; a result that can't be computed is not an error. */
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
