package io.github.alliancesdk.core.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.FullDefinition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InvalidDefinitionException;
import io.github.alliancesdk.core.instrument.Note;
import io.github.alliancesdk.core.instrument.NullArgument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads and writes definitions as files and streams. */
class InstrumentFilesTest {
    private static final int MAX_BYTES = 4 << 20;
    private static final Instrument DEMO = InventedInstruments.begin("demo-1", 1, 5)
            .items(1)
            .scale("one", 1)
            .note(new Note("é € 😀", Optional.empty(), List.of()))
            .build();

    @TempDir
    Path folder;

    @Test
    void aDefinitionIsReadFromAFileAStreamOrAText() throws IOException {
        String json = DEMO.toJson();
        Path file = Files.writeString(folder.resolve("demo.json"), json);
        assertThat(InstrumentReader.read(file)).isEqualTo(DEMO);
        assertThat(InstrumentReader.read(Streams.of(json))).isEqualTo(DEMO);
        assertThat(InstrumentReader.read(Streams.slow(json.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(DEMO);
        assertThat(InstrumentReader.read(json)).isEqualTo(DEMO);
    }

    @Test
    void aByteOrderMarkIsSkipped() throws IOException {
        assertThat(InstrumentReader.read(Streams.of("\ufeff" + DEMO.toJson()))).isEqualTo(DEMO);
    }

    @Test
    void aStreamIsLeftOpen() throws IOException {
        Streams.Closing in = new Streams.Closing(DEMO.toJson());
        InstrumentReader.read(in);
        assertThat(in.isClosed()).isFalse();
    }

    @Test
    void whatIsWrittenToAFileOrAStreamReadsBackAsEqual() throws IOException {
        Instrument full = FullDefinition.builder().build();
        Path file = Files.writeString(folder.resolve("full.json"), "something longer ".repeat(10_000));
        InstrumentWriter.write(full, file);
        assertThat(InstrumentReader.read(file)).isEqualTo(full);
        assertThat(Files.readString(file)).isEqualTo(InstrumentWriter.write(full));

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InstrumentWriter.write(DEMO, out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(InstrumentWriter.write(DEMO))
                .contains("é € 😀");
        assertThat(InstrumentReader.read(new ByteArrayInputStream(out.toByteArray())))
                .isEqualTo(DEMO);
    }

    @Test
    void aStreamThatIsWrittenToIsLeftOpen() throws IOException {
        boolean[] closed = {false};
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        InstrumentWriter.write(DEMO, out);
        assertThat(closed[0]).isFalse();
    }

    @Test
    void everyProblemOfABrokenDefinitionIsTold() {
        String broken = DEMO.toJson().replace("\"keyed\"", "\"done\"").replace("\"max\" : 5", "\"max\" : 5.0");
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> InstrumentReader.read(Streams.of(broken)))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(problem -> problem.code().id() + " " + problem.pointer())
                        .containsExactlyInAnyOrder("not-allowed /status", "not-an-integer /responseFormat/max"));
    }

    private static List<ProblemCode> codes(ThrowingCallable call) {
        return catchThrowableOfType(InvalidDefinitionException.class, call).problems().stream()
                .map(Problem::code)
                .toList();
    }

    @Test
    void aDefinitionOfFourMebibytesIsReadAndALargerOneIsNot() throws IOException {
        String json = DEMO.toJson();
        String large = json + " ".repeat(MAX_BYTES - json.getBytes(StandardCharsets.UTF_8).length);
        Path file = Files.writeString(folder.resolve("large.json"), large + " ");
        assertThat(InstrumentReader.read(Streams.of(large))).isEqualTo(DEMO);
        assertThat(InstrumentReader.read(large)).isEqualTo(DEMO);
        assertThat(codes(() -> InstrumentReader.read(large + " "))).containsExactly(ProblemCode.TOO_LARGE);
        assertThat(codes(() -> InstrumentReader.read(Streams.of(large + " ")))).containsExactly(ProblemCode.TOO_LARGE);
        assertThat(codes(() -> InstrumentReader.read(file))).containsExactly(ProblemCode.TOO_LARGE);
    }

    @Test
    void aStreamWithoutEndIsReadToTheLimitOnly() {
        InvalidDefinitionException e = catchThrowableOfType(
                InvalidDefinitionException.class, () -> InstrumentReader.read(Streams.endless('[')));
        assertThat(e.problems().get(0).message())
                .isEqualTo("The definition is too large; allowed: at most 4194304 bytes.");
    }

    @Test
    void whatIsNoUtf8IsInvalidText() {
        assertThat(codes(() -> InstrumentReader.read(new ByteArrayInputStream(new byte[] {'{', (byte) 0xFF, '}'}))))
                .containsExactly(ProblemCode.INVALID_TEXT);
        assertThat(codes(() -> InstrumentReader.read(Streams.of("")))).containsExactly(ProblemCode.MALFORMED_JSON);
    }

    @Test
    void whatCantBeReadOrWrittenIsAnIOException() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> InstrumentReader.read(folder.resolve("absent.json")));
        assertThatIOException()
                .isThrownBy(() -> InstrumentReader.read(Streams.failing("{\"id\":")))
                .withMessage("the line broke");
        assertThatIOException().isThrownBy(() -> InstrumentWriter.write(DEMO, folder));
        assertThatIOException()
                .isThrownBy(() -> InstrumentWriter.write(DEMO, new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("no space left");
                    }
                }))
                .withMessage("no space left");
    }

    private static Arguments of(String method, String parameter, ThrowingCallable call) {
        return Arguments.of(method, parameter, call);
    }

    static Stream<Arguments> nullArguments() {
        Path file = Path.of("never-written.json");
        OutputStream out = OutputStream.nullOutputStream();
        return Stream.of(
                of("read a file", "file", () -> InstrumentReader.read((Path) null)),
                of("read a stream", "in", () -> InstrumentReader.read((InputStream) null)),
                of("read a text", "json", () -> InstrumentReader.read((String) null)),
                of("write", "instrument", () -> InstrumentWriter.write(null)),
                of("write to a stream", "instrument", () -> InstrumentWriter.write(null, out)),
                of("write to a stream", "out", () -> InstrumentWriter.write(DEMO, (OutputStream) null)),
                of("write to a file", "instrument", () -> InstrumentWriter.write(null, file)),
                of("write to a file", "file", () -> InstrumentWriter.write(DEMO, (Path) null)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("nullArguments")
    void aNullArgumentIsNamed(String method, String parameter, ThrowingCallable call) {
        NullArgument.isNamed(parameter, call);
    }
}
