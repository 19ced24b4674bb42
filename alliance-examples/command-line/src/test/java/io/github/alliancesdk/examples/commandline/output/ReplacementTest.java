package io.github.alliancesdk.examples.commandline.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.commandline.AllianceCommand;
import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.examples.commandline.Fixtures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is replaced only when the new one is complete. */
class ReplacementTest {
    private static final int LINES = 3_000;
    private static final String OLD = "old\n";
    private static final String RECORDS = Fixtures.goodRecord("r-1") + "\n{}\n";

    @TempDir
    private Path folder;

    private Path old;

    @BeforeEach
    void writeTheOldContent() throws IOException {
        old = Files.writeString(folder.resolve("bad.ndjson"), OLD);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "score ABSENT",
                "check ABSENT",
                "reliability ABSENT --instrument=wai-sr",
                "agreement ABSENT",
                "change ABSENT --sd=.7 --reliability=.9 --reliability-kind=retest --source=x",
                "pool ABSENT",
                "convert ABSENT --to=0..100"
            })
    void nothingIsEmptiedForAFileThatIsNotThere(String command) throws IOException {
        for (String input : List.of(folder.resolve("absent").toString(), folder.toString())) {
            String[] args = (command.replace("ABSENT", input) + " --problems=" + old).split(" ");

            assertThat(Cli.run(args).exitCode()).isEqualTo(3);
            assertThat(old).hasContent(OLD);
            assertThat(names()).containsExactly("bad.ndjson");
        }
    }

    @Test
    void theOldContentStandsUntilTheNewOneIsWhole() throws IOException {
        ByteArrayInputStream records =
                new ByteArrayInputStream(RECORDS.repeat(10_000).getBytes(StandardCharsets.UTF_8));
        StringBuilder seen = new StringBuilder();
        InputStream in = new InputStream() {
            @Override
            public int read() {
                return records.read();
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                int count = records.read(to, offset, length);
                if (count < 0) {
                    seen.append(Files.readString(old));
                }
                return count;
            }
        };

        int exitCode = AllianceCommand.run(
                new String[] {"score", "-", "--problems", old.toString()},
                in,
                new ByteArrayOutputStream(),
                new ByteArrayOutputStream());

        assertThat(exitCode).isEqualTo(1);
        assertThat(seen).startsWith(OLD);
        assertThat(Files.readAllLines(old)).hasSize(10_000);
        assertThat(names()).containsExactly("bad.ndjson");
    }

    @Test
    void aFileWithoutProblemsReplacesOneThatHasSome() {
        assertThat(Cli.runOn(Fixtures.goodRecord("r-1"), "score", "-", "--problems", old.toString())
                        .exitCode())
                .isZero();
        assertThat(old).isEmptyFile();
    }

    @Test
    void permissionsAreKept() throws IOException {
        for (String permissions : List.of("rw-------", "rw-rw-r--", "rwxr-x---")) {
            Files.setPosixFilePermissions(old, PosixFilePermissions.fromString(permissions));

            Cli.runOn(RECORDS, "score", "-", "--problems", old.toString());

            assertThat(Files.getPosixFilePermissions(old)).isEqualTo(PosixFilePermissions.fromString(permissions));
            assertThat(Files.readAllLines(old)).hasSize(1);
        }
    }

    @Test
    void aNewFileHasTheUsualPermissions() throws IOException {
        Path usual = Files.createFile(folder.resolve("usual"));
        Path made = folder.resolve("made");

        Cli.runOn(RECORDS, "score", "-", "--problems", made.toString());

        assertThat(Files.getPosixFilePermissions(made)).isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path near = Files.createSymbolicLink(folder.resolve("near"), Path.of("bad.ndjson"));
        Path far = Files.createSymbolicLink(folder.resolve("far"), near);
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("new.ndjson"));
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));

        assertThat(Cli.runOn(RECORDS, "score", "-", "--problems", far.toString())
                        .exitCode())
                .isEqualTo(1);
        assertThat(Cli.runOn(RECORDS, "score", "-", "--problems", dangling.toString())
                        .exitCode())
                .isEqualTo(1);
        assertThat(Cli.runOn(RECORDS, "score", "-", "--problems", circle.toString())
                        .exitCode())
                .isEqualTo(3);

        assertThat(far).isSymbolicLink();
        assertThat(near).isSymbolicLink();
        assertThat(Files.readAllLines(old)).hasSize(1);
        assertThat(dangling).isSymbolicLink();
        assertThat(folder.resolve("new.ndjson")).isRegularFile();
        assertThat(names()).containsExactly("bad.ndjson", "circle", "dangling", "far", "near", "new.ndjson");
    }

    @Test
    void whatIsDiscardedLeavesTheOldContent() throws IOException {
        Replacement half = Replacement.of(old);
        half.write("half".getBytes(StandardCharsets.US_ASCII));
        half.discard();
        half.close();

        assertThat(old).hasContent(OLD);
        assertThat(names()).containsExactly("bad.ndjson");
    }

    @Test
    void aPictureReplacesAFileWhenItIsDrawn() throws IOException {
        Path plot = Files.writeString(folder.resolve("forest.svg"), OLD);

        Cli refused = Cli.runOn("study,n,r\nA,30,0.2\nA,40,0.3\n", "pool", "-", "--plot", plot.toString());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(plot).hasContent(OLD);

        Cli drawn = Cli.runOn("study,n,r\nA,30,0.2\nB,40,0.3\n", "pool", "-", "--plot", plot.toString());
        assertThat(drawn.exitCode()).isZero();
        assertThat(plot).content().startsWith("<?xml");
        assertThat(names()).containsExactly("bad.ndjson", "forest.svg");
    }

    /** The output of a stopped program ends with a complete line. */
    @Test
    void onlyWholeLinesAreHandedOn() throws InterruptedException {
        for (int stopAt : List.of(1, 2, 3, 8, 100)) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            AtomicReference<Output> output = new AtomicReference<>();
            Thread stop = new Thread(() -> output.get().stop());
            OutputStream sink = new OutputStream() {
                private int writes;

                @Override
                public void write(int b) {
                    throw new AssertionError();
                }

                @Override
                public void write(byte[] bytes, int offset, int length) {
                    all.write(bytes, offset, length);
                    if (++writes == stopAt) {
                        stop.start();
                    }
                }
            };
            output.set(new Output("test", sink));
            Thread writer = new Thread(() -> writeLines(output.get()));
            writer.setDaemon(true);
            writer.start();
            // after a stop, the writer waits forever
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (writer.isAlive() && stop.getState() != Thread.State.TERMINATED && System.nanoTime() < end) {
                Thread.sleep(1);
            }

            assertThat(all.toString(StandardCharsets.UTF_8)).endsWith("\n");
        }
    }

    @Test
    void linesOfEveryLengthAreHandedOn() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Output out = new Output("test", all)) {
            writeLines(out);
        }
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            expected.append(beginning(i)).append('|').append(i).append("\nz\n");
        }
        assertThat(all.toString(StandardCharsets.UTF_8)).isEqualTo(expected.toString());
    }

    private static void writeLines(Output out) {
        for (int i = 0; i < LINES; i++) {
            out.write(beginning(i));
            byte[] rest = ("|" + i + "\nz").getBytes(StandardCharsets.UTF_8);
            out.write(rest, 0, rest.length);
            out.write("\n");
        }
    }

    private static String beginning(int line) {
        return "x".repeat(line * 37 % 501) + (line == LINES / 2 ? "y".repeat(300_000) : "");
    }
}
