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
import io.github.alliancesdk.core.instrument.NullArgument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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
            .note(new Instrument.Note("é € 😀", Optional.empty(), List.of()))
            .build();

    @TempDir
    Path folder;

    @Test
    void aDefinitionIsReadFromAFileAStreamOrAText() throws IOException {
        String json = DEMO.toJson();
        Path file = Files.writeString(folder.resolve("demo.json"), json);
        assertThat(Instrument.parse(file)).isEqualTo(DEMO);
        assertThat(Instrument.parse(Streams.of(json))).isEqualTo(DEMO);
        assertThat(Instrument.parse(Streams.slow(json.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(DEMO);
        assertThat(Instrument.parse(json)).isEqualTo(DEMO);
    }

    @Test
    void aByteOrderMarkIsSkipped() throws IOException {
        assertThat(Instrument.parse(Streams.of("\ufeff" + DEMO.toJson()))).isEqualTo(DEMO);
    }

    @Test
    void aStreamIsLeftOpen() throws IOException {
        Streams.Closing in = new Streams.Closing(DEMO.toJson());
        Instrument.parse(in);
        assertThat(in.isClosed()).isFalse();
    }

    @Test
    void whatIsWrittenToAFileReadsBackAsEqual() throws IOException {
        Instrument full = FullDefinition.builder().build();
        Path file = Files.writeString(folder.resolve("full.json"), full.toJson());
        assertThat(Instrument.parse(file)).isEqualTo(full);
        assertThat(Instrument.parse(file).toJson()).isEqualTo(full.toJson());

        Files.writeString(file, DEMO.toJson());
        assertThat(Files.readString(file)).contains("é € 😀");
        assertThat(Instrument.parse(Files.readAllBytes(file))).isEqualTo(DEMO);
    }

    @Test
    void everyProblemOfABrokenDefinitionIsTold() {
        String broken = DEMO.toJson().replace("\"keyed\"", "\"done\"").replace("\"max\" : 5", "\"max\" : 5.0");
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> Instrument.parse(Streams.of(broken)))
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
        assertThat(Instrument.parse(Streams.of(large))).isEqualTo(DEMO);
        assertThat(Instrument.parse(large)).isEqualTo(DEMO);
        assertThat(codes(() -> Instrument.parse(large + " "))).containsExactly(ProblemCode.TOO_LARGE);
        assertThat(codes(() -> Instrument.parse(Streams.of(large + " ")))).containsExactly(ProblemCode.TOO_LARGE);
        assertThat(codes(() -> Instrument.parse(file))).containsExactly(ProblemCode.TOO_LARGE);
    }

    @Test
    void aStreamWithoutEndIsReadToTheLimitOnly() {
        InvalidDefinitionException e =
                catchThrowableOfType(InvalidDefinitionException.class, () -> Instrument.parse(Streams.endless('[')));
        assertThat(e.problems().get(0).message())
                .isEqualTo("The definition is too large; allowed: at most 4194304 bytes.");
    }

    @Test
    void whatIsNoUtf8IsInvalidText() {
        assertThat(codes(() -> Instrument.parse(new ByteArrayInputStream(new byte[] {'{', (byte) 0xFF, '}'}))))
                .containsExactly(ProblemCode.INVALID_TEXT);
        assertThat(codes(() -> Instrument.parse(Streams.of("")))).containsExactly(ProblemCode.MALFORMED_JSON);
    }

    @Test
    void whatCantBeReadIsAnIOException() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> Instrument.parse(folder.resolve("absent.json")));
        assertThatIOException()
                .isThrownBy(() -> Instrument.parse(Streams.failing("{\"id\":")))
                .withMessage("the line broke");
    }

    private static Arguments of(String method, String parameter, ThrowingCallable call) {
        return Arguments.of(method, parameter, call);
    }

    static Stream<Arguments> nullArguments() {
        return Stream.of(
                of("read a file", "file", () -> Instrument.parse((Path) null)),
                of("read a stream", "in", () -> Instrument.parse((InputStream) null)),
                of("read a text", "json", () -> Instrument.parse((String) null)),
                of("read bytes", "utf8", () -> Instrument.parse((byte[]) null)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("nullArguments")
    void aNullArgumentIsNamed(String method, String parameter, ThrowingCallable call) {
        NullArgument.isNamed(parameter, call);
    }
}
