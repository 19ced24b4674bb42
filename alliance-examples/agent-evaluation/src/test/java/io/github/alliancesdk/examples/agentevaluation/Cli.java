package io.github.alliancesdk.examples.agentevaluation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A run of the program inside the test. */
record Cli(int exitCode, String out, String err) {
    static final Path SAMPLES = Path.of("samples");

    static Cli run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = AgentEvaluation.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Cli(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Evaluates records that are written to a new file in a folder. */
    static Cli evaluate(Path folder, List<String> records, String... more) {
        try {
            Path file = Files.createTempFile(folder, "records", ".ndjson");
            Files.write(file, records);
            List<String> args = new ArrayList<>(List.of("evaluate", file.toString(), "--experimental"));
            args.addAll(List.of(more));
            return run(args.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
