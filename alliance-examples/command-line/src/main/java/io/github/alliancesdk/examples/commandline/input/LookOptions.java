package io.github.alliancesdk.examples.commandline.input;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say how a file is read, for a command that looks at what is in it. */
public final class LookOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--input",
            paramLabel = "FORM",
            converter = InputForm.Converter.class,
            description = {
                "json, ndjson, csv or xlsx. By default as the name of the file says; otherwise a text that begins with ["
                        + " is json, one that begins with { is ndjson, and anything else is csv."
            })
    private @Nullable InputForm input;

    @Option(
            names = "--sheet",
            paramLabel = "NAME",
            description = "The sheet of xlsx. Without it, the sheets of a file with several are listed.")
    private @Nullable String sheet;

    @Option(names = "--skip-rows", paramLabel = "N", description = "Skip N rows after the header of csv and xlsx.")
    private int skippedRows;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            converter = ReadingOptions.EncodingConverter.class,
            description = "The encoding of csv. By default UTF-8, or as a byte order mark states.")
    private Charset encoding = StandardCharsets.UTF_8;

    Optional<InputForm> input() {
        return Optional.ofNullable(input);
    }

    Optional<String> sheet() {
        return Optional.ofNullable(sheet);
    }

    int skippedRows() {
        return skippedRows;
    }

    Charset encoding() {
        return encoding;
    }

    /** Refuses options that the form of the file has no use for. */
    void requireFitting(String file, InputForm form) {
        if (skippedRows < 0) {
            throw UsageErrors.option(spec, "--skip-rows", "0 or more");
        }
        if (skippedRows > 0 && !form.isTable()) {
            throw UsageErrors.option(spec, "--skip-rows", "only csv and xlsx have a use for it");
        }
        if (sheet != null && form != InputForm.XLSX) {
            throw UsageErrors.option(spec, "--sheet", "only xlsx has a use for it");
        }
        if (!encoding.equals(StandardCharsets.UTF_8) && form != InputForm.CSV) {
            throw UsageErrors.option(spec, "--encoding", "only csv has a use for it");
        }
        if (form == InputForm.XLSX && RecordFile.isStandardInput(file)) {
            throw UsageErrors.option(spec, "--input", "xlsx is read from a file, because its parts are not in order");
        }
    }

    /** The arguments with which another command reads the file in the same way. */
    List<String> arguments(String file, InputForm form) {
        List<String> arguments = new ArrayList<>();
        // score recognises records of JSON, and tables only by the name of the file
        boolean isKnown = form.isTable() ? new ReadingOptions().input(file).equals(Optional.of(form)) : input == null;
        if (!isKnown) {
            arguments.addAll(List.of("--input", form.word()));
        }
        if (sheet != null) {
            arguments.addAll(List.of("--sheet", sheet));
        }
        if (skippedRows > 0) {
            arguments.addAll(List.of("--skip-rows", String.valueOf(skippedRows)));
        }
        if (!encoding.equals(StandardCharsets.UTF_8)) {
            arguments.addAll(List.of("--encoding", encoding.name()));
        }
        return arguments;
    }
}
