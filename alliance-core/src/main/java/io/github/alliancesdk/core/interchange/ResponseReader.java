package io.github.alliancesdk.core.interchange;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.internal.json.JsonReader;
import io.github.alliancesdk.core.response.PayloadLimits;
import io.github.alliancesdk.core.response.Responses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one or many payloads from files and streams in bounded memory. An unreadable row is returned as
 * {@link Responses} with a problem, and the rest are processed. The same is true of a row at which this library itself
 * fails ({@code internal-error}). Immutable and thread-safe; the returned streams are not.
 *
 * <pre>{@code
 * try (InputStream in = Files.newInputStream(file)) {
 *     ResponseReader.withDefaults().readRows(in).forEach(row -> {
 *         CheckResult result = checker.check(row.responses()); // row.row() is the number of the line
 *     });
 * }
 * }</pre>
 */
@NoJsonForm.Instead("the Responses that it reads")
public final class ResponseReader implements NoJsonForm {
    private static final ResponseReader DEFAULTS =
            new ResponseReader(PayloadLimits.defaults(), ResponseReader::parseRecord);

    private final PayloadLimits limits;
    private final Parser parser;

    /** Parses bytes to responses. The tests use one that fails. */
    @FunctionalInterface
    interface Parser {
        Responses parse(byte[] utf8, PayloadLimits limits);
    }

    ResponseReader(PayloadLimits limits, Parser parser) {
        this.limits = limits;
        this.parser = parser;
    }

    /**
     * Returns a reader with the {@linkplain PayloadLimits#defaults() default limits}.
     *
     * @return the reader
     */
    public static ResponseReader withDefaults() {
        return DEFAULTS;
    }

    /**
     * This reader with other limits.
     *
     * @param limits the limits on the size of each payload
     * @return a new reader
     * @throws NullPointerException if {@code limits} is null
     */
    public ResponseReader withLimits(PayloadLimits limits) {
        return new ResponseReader(Objects.requireNonNull(limits, "limits"), parser);
    }

    /**
     * This reader for records of another form, such as FHIR resources.
     *
     * @param newParser reads a record, which is JSON in UTF-8 and within the limit of bytes; it must be thread-safe
     * @return a new reader
     * @throws NullPointerException if {@code newParser} is null
     */
    public ResponseReader withParser(Function<byte[], Responses> newParser) {
        Objects.requireNonNull(newParser, "newParser");
        return new ResponseReader(limits, (utf8, unused) -> newParser.apply(utf8));
    }

    /**
     * Reads a file with one payload.
     *
     * @param file a file in UTF-8
     * @return the payload
     * @throws NullPointerException if {@code file} is null
     * @throws IOException if the file can't be read
     */
    public Responses read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(Objects.requireNonNull(file, "file"))) {
            return read(in);
        }
    }

    /**
     * Reads a stream with one payload, up to its end or the limit.
     *
     * @param in a stream in UTF-8, which is left open
     * @return the payload
     * @throws NullPointerException if {@code in} is null
     * @throws IOException if the stream can't be read
     */
    public Responses read(InputStream in) throws IOException {
        // a byte order mark is not counted against the limit
        long enough = (long) limits.bytes() + JsonReader.MARK_LENGTH + 1;
        byte[] utf8 = in.readNBytes((int) Math.min(enough, Integer.MAX_VALUE));
        return parser.parse(Arrays.copyOfRange(utf8, JsonReader.markLength(utf8), utf8.length), limits);
    }

    /**
     * Reads NDJSON, with one payload in each line. Blank lines are counted and skipped.
     *
     * @param in a stream in UTF-8, which is left open
     * @return a lazy stream of the rows, in order; an {@link IOException} of the input is thrown as an
     *     {@link UncheckedIOException}
     * @throws NullPointerException if {@code in} is null
     */
    public Stream<Row> readNdjson(InputStream in) {
        return stream(new LineSource(new ByteSource(in), limits.bytes()));
    }

    /**
     * Reads a JSON array of payloads. An element that is not well-formed is one bad row if its brackets and quotes are
     * balanced. If the array has no end, or there is text after its end, the last row is {@code malformed-json}. Its
     * arguments {@code line} and {@code column} are the position in the file. For an element, they are counted from the
     * beginning of the element.
     *
     * @param in a stream in UTF-8, which is left open
     * @return a lazy stream of the rows, in order; an {@link IOException} of the input is thrown as an
     *     {@link UncheckedIOException}
     * @throws NullPointerException if {@code in} is null
     */
    public Stream<Row> readArray(InputStream in) {
        return stream(new ElementSource(new ByteSource(in), limits.bytes()));
    }

    /**
     * Reads an array if the first character that isn't blank is {@code [}, and NDJSON otherwise.
     *
     * @param in a stream in UTF-8, which is left open
     * @return a lazy stream of the rows, in order; an {@link IOException} of the input is thrown as an
     *     {@link UncheckedIOException}
     * @throws NullPointerException if {@code in} is null
     * @throws IOException if the beginning of the stream can't be read
     */
    public Stream<Row> readRows(InputStream in) throws IOException {
        return stream(Records.detect(in, limits.bytes()));
    }

    private Stream<Row> stream(RecordSource records) {
        return Records.stream(
                records,
                (row, bytes) -> new Row(row, record(bytes, records.end())),
                (row, failure) -> new Row(row, Responses.unread(Problem.internalError(failure))));
    }

    private Responses record(byte @Nullable [] bytes, RecordSource.@Nullable Place end) {
        if (bytes == null) {
            return Responses.tooLarge(limits);
        }
        return end == null
                ? parser.parse(bytes, limits)
                : Responses.unread(Problem.of(Area.RESPONSE, ProblemCode.MALFORMED_JSON)
                        .with("line", String.valueOf(end.line()))
                        .with("column", String.valueOf(end.column())));
    }

    // a byte order mark is not allowed in a record
    private static Responses parseRecord(byte[] bytes, PayloadLimits limits) {
        return Responses.parse(bytes, 0, bytes.length, limits);
    }

    /**
     * A payload and its position in the file.
     *
     * @param row from 1: the physical line of NDJSON, or the element of an array
     * @param responses the payload, or a problem if it could not be read
     */
    public record Row(long row, Responses responses) {
        /**
         * Creates a row.
         *
         * @param row from 1: the physical line of NDJSON, or the element of an array
         * @param responses the payload, or a problem if it could not be read
         * @throws NullPointerException if {@code responses} is null
         * @throws IllegalArgumentException if {@code row} is below 1
         */
        public Row {
            Objects.requireNonNull(responses, "responses");
            if (row < 1) {
                throw new IllegalArgumentException("rows are numbered from 1");
            }
        }
    }
}
