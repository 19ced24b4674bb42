package io.github.alliancesdk.core.wording;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.internal.json.JsonLimits;
import io.github.alliancesdk.core.internal.json.JsonProblem;
import io.github.alliancesdk.core.internal.json.JsonReader;
import io.github.alliancesdk.core.internal.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads wording packs, and says all that is wrong with one at once. Thread-safe. */
public final class WordingReader {
    private static final int MAX_BYTES = 4 << 20;
    private static final String SIZE = "at most " + MAX_BYTES + " bytes";
    private static final int NESTING = 8;
    private static final int STRING_LENGTH = 1 << 16;
    private static final int NUMBER_LENGTH = 100;
    private static final JsonReader READER =
            new JsonReader(new JsonLimits(MAX_BYTES, NESTING, STRING_LENGTH, NUMBER_LENGTH));

    private WordingReader() {}

    @FunctionalInterface
    private interface Source {
        JsonValue read() throws JsonProblem;
    }

    /**
     * Reads a pack from a file.
     *
     * @param file a file in UTF-8
     * @return the pack
     * @throws NullPointerException if {@code file} is null
     * @throws IOException if the file can't be read
     * @throws InvalidWordingException if it isn't of the right form; it holds every problem
     */
    public static WordingPack read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(Objects.requireNonNull(file, "file"))) {
            return read(in);
        }
    }

    /**
     * Reads a pack from a stream, to its end.
     *
     * @param in a stream in UTF-8, which is left open
     * @return the pack
     * @throws NullPointerException if {@code in} is null
     * @throws IOException if the stream can't be read
     * @throws InvalidWordingException if it isn't of the right form; it holds every problem
     */
    public static WordingPack read(InputStream in) throws IOException {
        return read(in.readNBytes(MAX_BYTES + JsonReader.MARK_LENGTH + 1));
    }

    static WordingPack read(byte[] utf8) {
        return pack(() -> READER.read(utf8));
    }

    static WordingPack read(String json) {
        return pack(() -> READER.read(json));
    }

    private static WordingPack pack(Source source) {
        try {
            JsonValue document = source.read();
            WordingForm form = WordingForm.of(document);
            if (!form.problems().isEmpty()) {
                throw new InvalidWordingException(WordingForm.inOrderOf(document, form.problems()));
            }
            return new WordingPack(form);
        } catch (JsonProblem e) {
            throw new InvalidWordingException(List.of(e.in(Area.WORDING, SIZE)));
        }
    }

    /**
     * All that is wrong with a pack: its form, whether it fits the instrument that it names, and what it lacks.
     *
     * @param in a stream in UTF-8, read to its end and left open
     * @param catalog where the instrument is looked up
     * @return the problems in the order of the document, then what is absent; empty if there is none
     * @throws NullPointerException if an argument is null
     * @throws IOException if the stream can't be read
     */
    public static List<Problem> check(InputStream in, InstrumentCatalog catalog) throws IOException {
        Objects.requireNonNull(catalog, "catalog");
        byte[] utf8 = in.readNBytes(MAX_BYTES + JsonReader.MARK_LENGTH + 1);
        try {
            JsonValue document = READER.read(utf8);
            WordingForm form = WordingForm.of(document);
            List<Problem> problems = new ArrayList<>(form.problems());
            Optional.ofNullable(form.instrument)
                    .ifPresent(id -> catalog.find(id.value())
                            .ifPresentOrElse(
                                    instrument -> problems.addAll(WordingCheck.problems(form, instrument)),
                                    () -> problems.add(
                                            Problem.of(Area.WORDING, ProblemCode.UNKNOWN_INSTRUMENT, "/instrument"))));
            return WordingForm.inOrderOf(document, problems);
        } catch (JsonProblem e) {
            return List.of(e.in(Area.WORDING, SIZE));
        }
    }
}
