package io.github.alliancesdk.examples.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the jar in a shell. Every input may be a pipe, and a stopped program leaves no partial lines or files. */
class PipesIT {
    private static final Path BASH = Path.of("/bin/bash");
    private static final Path SAMPLES = Cli.SAMPLES.toAbsolutePath().normalize();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void requireShell() throws IOException {
        assumeTrue(Files.isExecutable(BASH), "there is no bash");
        Files.writeString(
                folder.resolve("receipts.ndjson"),
                Cli.run("score", SAMPLES.resolve("wai-s.ndjson").toString(), "--receipt")
                        .out());
        Files.writeString(
                folder.resolve("scores.ndjson"),
                Cli.run("score", SAMPLES.resolve("wai-s.ndjson").toString()).out());
        Files.writeString(
                folder.resolve("wai-sr.json"),
                Cli.run("show", "wai-sr", "--json").out());
        Files.writeString(
                folder.resolve("pack.json"),
                Cli.run("wording", "template", "wai-sr").out());
    }

    /** Returns each command that reads a file, with FILE for the file. */
    static Stream<Arguments> commands() {
        String error = "--sd .6 --reliability .88 --reliability-kind retest --source x";
        return Stream.of(
                Arguments.of("score FILE", SAMPLES.resolve("wai-sr.ndjson")),
                Arguments.of("score FILE --output table", SAMPLES.resolve("wai.ndjson")),
                Arguments.of("score FILE --input csv --output csv", SAMPLES.resolve("simulated-study.csv")),
                Arguments.of("check FILE --json", SAMPLES.resolve("wai-sr.ndjson")),
                Arguments.of("verify FILE", folder.resolve("receipts.ndjson")),
                Arguments.of(
                        "reliability FILE --input csv --instrument wai-sr", SAMPLES.resolve("simulated-study.csv")),
                Arguments.of("change FILE " + error, SAMPLES.resolve("simulated-sessions.ndjson")),
                Arguments.of("agreement FILE --input csv --session 3", SAMPLES.resolve("simulated-pairs.csv")),
                Arguments.of("pool FILE --to 1..7", SAMPLES.resolve("simulated-studies.csv")),
                Arguments.of("convert FILE --to 0..100", folder.resolve("scores.ndjson")),
                Arguments.of("check-definition FILE", folder.resolve("wai-sr.json")),
                Arguments.of("show --diff wai-s FILE", folder.resolve("wai-sr.json")),
                Arguments.of("wording check FILE", folder.resolve("pack.json")));
    }

    private static ProcessBuilder bash(String script) {
        ProcessBuilder builder = new ProcessBuilder(BASH.toString(), "-c", script);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment()
                .put(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.environment()
                .put("JAR", Path.of("target", "alliance.jar").toAbsolutePath().toString());
        builder.directory(folder.toFile());
        return builder;
    }

    private static Cli run(String script) throws Exception {
        Process process = bash(script)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Cli(
                process.exitValue(), Files.readString(folder.resolve("out")), Files.readString(folder.resolve("err")));
    }

    private static String alliance(String command, String file) {
        return "\"$JAVA\" -XX:TieredStopAtLevel=1 -jar \"$JAR\" " + command.replace("FILE", file);
    }

    /** Returns the result of the command for the file itself, with FILE for its name. */
    private static Cli expected(String command, Path file) {
        String name = file.toString();
        Cli cli = Cli.run(Stream.of(command.split(" "))
                .map(arg -> arg.equals("FILE") ? name : arg)
                .toArray(String[]::new));
        assertThat(cli.exitCode()).isLessThan(2);
        assertThat(cli.out()).isNotEmpty();
        return new Cli(
                cli.exitCode(), cli.out().replace(name, "FILE"), cli.err().replace(name, "FILE"));
    }

    private static Cli unnamed(Cli cli, String name) {
        return new Cli(
                cli.exitCode(), cli.out().replaceAll(name, "FILE"), cli.err().replaceAll(name, "FILE"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void readsTheOutputOfAnotherProgram(String command, Path file) throws Exception {
        Cli cli = run(alliance(command, "<(gzip -c '" + file + "')"));

        assertThat(unnamed(cli, "/dev/fd/\\d+")).isEqualTo(expected(command, file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alliance <(cat \"$FILE\")",
                "cat \"$FILE\" | alliance /dev/stdin",
                "alliance /dev/stdin < \"$FILE\"",
                "rm -f fifo; mkfifo fifo; cat \"$FILE\" > fifo & alliance fifo"
            })
    void readsEveryKindOfPipe(String script) throws Exception {
        String command = "pool FILE --to 1..7";
        Path file = SAMPLES.resolve("simulated-studies.csv");

        Cli cli = run("alliance() { " + alliance(command, "\"$1\"") + "; }; FILE='" + file + "'; " + script);

        assertThat(cli).isEqualTo(expected(command, file));
    }

    @Test
    void problemsGoToAPipeToo() throws Exception {
        String sample = "'" + SAMPLES.resolve("wai-sr.ndjson") + "'";
        // the program that reads the pipe may end after the one that writes to it
        Cli cli = run("mkfifo bad; cat bad > problems & " + alliance("score FILE --problems bad > scores", sample)
                + "; code=$?; wait; exit $code");
        Cli standard = run(alliance("check FILE --problems /dev/stderr > lines", sample));

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(Files.readAllLines(folder.resolve("problems"))).hasSize(7);
        assertThat(standard.messages()).hasSize(8).first().asString().startsWith("{\"row\":6,");
    }

    /** The records come through a pipe that stays open, so that the program is stopped during its work. */
    @Test
    void whatIsStoppedLeavesWholeLinesAndTheOldFile() throws Exception {
        Path problems = Files.writeString(folder.resolve("bad.ndjson"), "old\n");
        Path scores = folder.resolve("scores");
        Process process = bash("exec " + alliance("score - --problems bad.ndjson > scores", ""))
                .start();
        try (BufferedWriter writer = process.outputWriter(StandardCharsets.UTF_8)) {
            for (int i = 0; i < 30_000; i++) {
                writer.write(Fixtures.goodRecord("r-" + i) + "\n{}\n");
            }
            writer.flush();
            while (Files.size(scores) == 0) {
                assertThat(process.isAlive()).isTrue();
                Thread.sleep(50);
            }
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } catch (IOException e) {
            // the pipe was closed before all text was read
        }

        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(Files.readString(scores)).startsWith("{").endsWith("}\n");
        assertThat(problems).hasContent("old\n");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName))
                    .noneMatch(name -> name.toString().endsWith(".part"));
        }
    }

    @Test
    void aReaderThatTakesNothingMoreDelaysNoEnd() throws Exception {
        Process process = bash("yes '" + Fixtures.goodRecord("r-1") + "' | exec " + alliance("score -", ""))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(reader.readLine()).startsWith("{\"recordId\":\"r-1\"");
            ProcessHandle java = process.descendants()
                    .filter(one -> one.info()
                            .command()
                            .filter(name -> name.endsWith("java"))
                            .isPresent())
                    .findFirst()
                    .orElseThrow();
            java.destroy();

            assertThat(java.onExit().orTimeout(30, TimeUnit.SECONDS).join().isAlive())
                    .isFalse();
        }
    }
}
