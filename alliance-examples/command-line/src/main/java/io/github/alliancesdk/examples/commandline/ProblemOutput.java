package io.github.alliancesdk.examples.commandline;

import java.util.Optional;
import java.util.function.Consumer;

/** Where the JSON records of bad records go: to the file that was asked for, and else to where the command says. */
final class ProblemOutput implements AutoCloseable {
    private final Optional<Output> file;
    private final Consumer<String> otherwise;

    ProblemOutput(Optional<Output> file, Consumer<String> otherwise) {
        this.file = file;
        this.otherwise = otherwise;
    }

    void write(String record) {
        file.<Consumer<String>>map(output -> output::line).orElse(otherwise).accept(record);
    }

    /** The file, if one was asked for. */
    Optional<String> name() {
        return file.map(Output::name);
    }

    @Override
    public void close() {
        file.ifPresent(Output::close);
    }
}
