package io.github.alliancesdk.examples.commandline;

import java.util.Optional;
import java.util.function.ObjLongConsumer;

/** Where the JSON records of bad records go: to the file that was asked for, and else to where the command says. */
final class ProblemOutput implements AutoCloseable {
    private final Optional<Output> file;
    private final ObjLongConsumer<RowText> otherwise;

    ProblemOutput(Optional<Output> file, ObjLongConsumer<RowText> otherwise) {
        this.file = file;
        this.otherwise = otherwise;
    }

    /** Writes records whose rows are counted from a place in the file. */
    void write(RowText records, long rowsBefore) {
        if (records.length() == 0) {
            return;
        }
        if (file.isPresent()) {
            records.writeTo(file.get(), rowsBefore);
        } else {
            otherwise.accept(records, rowsBefore);
        }
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
