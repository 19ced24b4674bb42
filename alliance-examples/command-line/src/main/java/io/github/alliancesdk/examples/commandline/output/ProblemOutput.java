package io.github.alliancesdk.examples.commandline.output;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The output of the JSON records of bad records: the file of {@code --problems}, or a place that the command chooses.
 * The file is opened after the input could be opened, and replaced when this is closed.
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

    /** Writes to a place that the command chooses. */
    public static ProblemOutput to(ObjLongConsumer<RowText> place) {
        return new ProblemOutput(Optional.empty(), place);
    }

    /** Writes to a file. The names of the standard streams mean these streams; they are not replaced. */
    public static ProblemOutput toFile(String name, Output out, Messages messages) {
        if (STANDARD_OUTPUT.contains(name)) {
            return to((records, rowsBefore) -> records.writeTo(out, rowsBefore));
        }
        if (STANDARD_ERROR.contains(name)) {
            return to(messages::lines);
        }
        return new ProblemOutput(Optional.of(name), (records, rowsBefore) -> {});
    }

    /** Opens the file, if there is one and it isn't open yet. */
    public void open() {
        if (file == null && name.isPresent()) {
            file = Output.toFile(name.get());
        }
    }

    /** Writes records of a part of the input. */
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

    /** Returns a sentence on the bad records, such as {@code 3 records: left out 1 bad record}. */
    public String summary(String records, String badOnes) {
        return records + ": "
                + name.map(file -> "see " + Text.shown(file) + " for ").orElse("left out ") + badOnes;
    }

    /** The file, if {@code --problems} names one. */
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
