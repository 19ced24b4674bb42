package io.github.alliancesdk.examples.benchmarks.files;

import io.github.alliancesdk.examples.benchmarks.rows.WaiKey;
import io.github.alliancesdk.examples.commandline.AllianceCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the command line in this JVM, from the arguments to the exit code. */
final class CommandLine {
    private CommandLine() {}

    static void scoreNdjson(Path file, Path scores) throws IOException {
        run(scores, "score", file.toString(), "--input", "ndjson");
    }

    static void scoreCsv(Path file, Path scores) throws IOException {
        run(
                scores,
                "score",
                file.toString(),
                "--input",
                "csv",
                "--instrument",
                "wai",
                "--rater",
                "client",
                "--missing",
                WaiKey.POLICY.id(),
                "--output",
                "csv");
    }

    private static void run(Path scores, String... arguments) throws IOException {
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        try (OutputStream out = Files.newOutputStream(scores)) {
            int code = AllianceCommand.run(arguments, InputStream.nullInputStream(), out, messages);
            if (code != 0) {
                throw new IOException(
                        "the command line ended with " + code + ": " + messages.toString(StandardCharsets.UTF_8));
            }
        }
    }
}
