package io.github.alliancesdk.examples.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.commandline.output.ClosedPipeException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A file that can't be read or written ends the program with exit code 3 and a message. A closed pipe ends it with 0
 * and no message.
 */
class FailureTest {
    private static final String RECORDS = Fixtures.goodRecord("r-1") + "\n{}\n" + Fixtures.goodRecord("r-2") + "\n";

    @TempDir
    private Path folder;

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static OutputStream failing(Supplier<? extends Exception> failure) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                Exception e = failure.get();
                if (e instanceof RuntimeException unchecked) {
                    throw unchecked;
                }
                throw (IOException) e;
            }
        };
    }

    private static OutputStream full() {
        return failing(() -> new IOException("No space left on device"));
    }

    private static OutputStream closed() {
        return failing(ClosedPipeException::new);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"score", "check"})
    void anAbsentFileCannotBeRead(String command) {
        String file = folder.resolve("absent\u001b.ndjson").toString();

        Cli cli = Cli.run(command, file);

        assertThat(cli.exitCode()).isEqualTo(3);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.messages().get(0))
                .isEqualTo("alliance: can't read " + file.replace("\u001b", "\\u001b")
                        + ": there is no such file or directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"score", "check"})
    void aFolderCannotBeRead(String command) {
        Cli cli = Cli.run(command, folder.toString());

        assertThat(cli.exitCode()).isEqualTo(3);
        assertThat(cli.messages().get(0)).startsWith("alliance: can't read " + folder + ": ");
    }

    @Test
    void aNameThatIsNoneCannotBeRead() {
        Cli cli = Cli.run("score", "a\0b");

        assertThat(cli.exitCode()).isEqualTo(3);
        assertThat(cli.err()).isEqualTo("alliance: can't read a\\u0000b: this is no name of a file here\n");
    }

    @Test
    void whatWasScoredBeforeTheInputFailedIsWritten() {
        InputStream in = Fixtures.failingAfter(RECORDS);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int exitCode = AllianceCommand.run(new String[] {"score", "-", "--output", "csv"}, in, out, err);

        assertThat(exitCode).isEqualTo(3);
        assertThat(text(out).lines()).hasSize(3);
        assertThat(text(err)).endsWith("alliance: can't read -: the line is dead\n");
    }

    @Test
    void problemsCannotBeWrittenWhereThereIsNoFolder() {
        String problems = folder.resolve("no").resolve("bad.ndjson").toString();

        Cli cli = Cli.runOn(RECORDS, "score", "-", "--problems", problems);

        assertThat(cli.exitCode()).isEqualTo(3);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).isEqualTo("alliance: can't write " + problems + ": there is no such file or directory\n");
    }

    @Test
    void problemsCannotBeWrittenToAFolder() {
        Cli cli = Cli.runOn(RECORDS, "check", "-", "--problems", folder.toString());

        assertThat(cli.exitCode()).isEqualTo(3);
        assertThat(cli.err()).startsWith("alliance: can't write " + folder + ": ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "score -",
                "score - --output csv",
                "score - --output table",
                "check -",
                "check - --json",
                "instruments",
                "instruments --json",
                "show wai",
                "show wai --json",
                "--help",
                "--version",
                "score --help"
            })
    void aFullDiskIsSaidOnce(String args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int exitCode = AllianceCommand.run(args.split(" "), in(RECORDS), full(), err);

        assertThat(exitCode).isEqualTo(3);
        assertThat(text(err)).containsOnlyOnce("alliance: can't write standard output: No space left on device\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"score -", "score - --output csv", "check -", "instruments", "show wai", "--help"})
    void aClosedPipeIsAQuietEnd(String args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int exitCode = AllianceCommand.run(args.split(" "), in(RECORDS.repeat(1000)), closed(), err);

        assertThat(exitCode).isZero();
        assertThat(text(err)).doesNotContain("alliance:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"score -", "check -", "check - --json"})
    void aClosedPipeIsNoProblemOfTheData(String args) {
        assertThat(AllianceCommand.run(args.split(" "), in(RECORDS), closed(), new ByteArrayOutputStream()))
                .isZero();
        assertThat(AllianceCommand.run(args.split(" "), in(RECORDS), new ByteArrayOutputStream(), closed()))
                .isZero();
    }

    @Test
    void aClosedPipeStopsTheReading() {
        String[] args = {"score", "-"};
        String record = Fixtures.goodRecord("r-1") + "\n";
        // endless: only the closed pipe ends the program
        InputStream in = new InputStream() {
            private int position;

            @Override
            public int read() {
                return record.charAt(position++ % record.length());
            }
        };

        assertThat(AllianceCommand.run(args, in, closed(), new ByteArrayOutputStream()))
                .isZero();
    }

    @Test
    void problemsAreKeptWhenThePipeCloses() throws IOException {
        Path problems = folder.resolve("bad.ndjson");
        String[] args = {"score", "-", "--problems", problems.toString()};

        AllianceCommand.run(args, in(RECORDS.repeat(1000)), closed(), new ByteArrayOutputStream());

        assertThat(Files.readAllLines(problems))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("{\"row\":").endsWith("}"));
    }

    @Test
    void errorsThatNobodyHearsLeaveTheExitCode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThat(AllianceCommand.run(new String[] {"score", "-"}, in(RECORDS), out, full()))
                .isEqualTo(3);
        assertThat(text(out).lines()).hasSize(2);
        assertThat(AllianceCommand.run(new String[] {"score", "absent"}, in(""), out, closed()))
                .isEqualTo(3);
        assertThat(AllianceCommand.run(new String[] {"score", "absent"}, in(""), closed(), closed()))
                .isEqualTo(3);
        assertThat(AllianceCommand.run(new String[] {"nonsense"}, in(""), out, closed()))
                .isEqualTo(2);
    }

    @Test
    void aFaultOfTheProgramIsSaidWithoutWhatWasRead() {
        InputStream in = new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("the answer was 113");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int exitCode = AllianceCommand.run(new String[] {"score", "-"}, in, new ByteArrayOutputStream(), err);

        assertThat(exitCode).isEqualTo(3);
        assertThat(text(err)).isEqualTo("alliance: internal error: java.lang.IllegalStateException\n");
    }
}
