package io.github.alliancesdk.examples.commandline.output;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the JSON records of bad records go: to the file that was asked for, and else to where the command says. The file
 * is opened when the input was found, and replaced when this is closed.
 */
public final class ProblemOutput implements AutoCloseable {
    private static final Set<String> STANDARD_OUTPUT = Set.of("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");
    private static final Set<String> STANDARD_ERROR = Set.of("/dev/stderr", "/dev/fd/2", "/proc/self/fd/2");

    private final Optional<String> name;
    private final ObjLongConsumer<RowText> otherwise;
    private @Nullable Output file;

    private ProblemOutput(Optional<String> name, ObjLongConsumer<RowText> otherwise) {
        this.name = name;
        this.otherwise = otherwise;
    }

    /** To where the command says. */
    public static ProblemOutput to(ObjLongConsumer<RowText> place) {
        return new ProblemOutput(Optional.empty(), place);
    }

    /** To a file. The program's own streams stay where they are: they are no files to be replaced. */
    public static ProblemOutput toFile(String name, Output out, Messages messages) {
        if (STANDARD_OUTPUT.contains(name)) {
            return to((records, rowsBefore) -> records.writeTo(out, rowsBefore));
        }
        if (STANDARD_ERROR.contains(name)) {
            return to(messages::lines);
        }
        return new ProblemOutput(Optional.of(name), (records, rowsBefore) -> {});
    }

    /** Opens the file, if there is one and it isn't open. */
    public void open() {
        if (file == null && name.isPresent()) {
            file = Output.toFile(name.get());
        }
    }

    /** Writes records whose rows are counted from a place in the file. */
    public void write(RowText records, long rowsBefore) {
        if (records.length() == 0) {
            return;
        }
        if (file != null) {
            records.writeTo(file, rowsBefore);
        } else {
            otherwise.accept(records, rowsBefore);
        }
    }

    /** Writes the problems of one record, whose row is counted from the beginning of the file. */
    public void write(long row, Optional<String> recordId, List<Map<String, Object>> problems) {
        RowText text = new RowText();
        BadRecord.addJson(Optional.empty(), Math.toIntExact(row), recordId, problems, text);
        write(text, 0);
    }

    /** Says what happened to the bad ones of some records, such as {@code 3 records: left out 1 bad record}. */
    public String summary(String records, String badOnes) {
        return records + ": "
                + name.map(file -> "see " + Text.shown(file) + " for ").orElse("left out ") + badOnes;
    }

    /** The file, if one was asked for. */
    public Optional<String> name() {
        return name;
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
