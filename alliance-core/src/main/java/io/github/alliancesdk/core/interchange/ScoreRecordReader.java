package io.github.alliancesdk.core.interchange;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.internal.json.JsonLimits;
import io.github.alliancesdk.core.internal.json.JsonProblem;
import io.github.alliancesdk.core.internal.json.JsonReader;
import io.github.alliancesdk.core.internal.json.JsonValue;
import io.github.alliancesdk.core.scoring.InvalidRecordException;
import io.github.alliancesdk.core.scoring.ScoreRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads many score records from a stream in bounded memory, as {@link ScoreReportStream} writes them. An unreadable row
 * is returned with its problems, and the rest are processed. Thread-safe; the returned streams are not.
 *
 * <pre>{@code
 * String line = ScoreReportWriter.withDefaults().write(Scorer.complete().score(checked));
 * InputStream stored = new ByteArrayInputStream((line + "\n" + line.replace("wai-sr", "WAI")).getBytes("UTF-8"));
 * List<ScoreRecordReader.Row> rows = ScoreRecordReader.readRows(stored).toList();
 * System.out.println(rows.get(0).record().isPresent()); // true
 * System.out.println(rows.get(1).problems().get(0).pointer()); // /instrument
 * }</pre>
 */
public final class ScoreRecordReader {
    private static final int MAX_BYTES = 1 << 20;
    private static final JsonReader READER = new JsonReader(new JsonLimits(MAX_BYTES, 16, 4096, 100));

    private ScoreRecordReader() {}

    /**
     * Reads NDJSON or an array of records.
     *
     * @param in a stream in UTF-8, which is left open
     * @return a lazy stream of the rows, in order. If this library itself fails at a row, the row's problem is
     *     {@code internal-error}. An {@link IOException} of the input is thrown as an {@link UncheckedIOException}
     * @throws NullPointerException if {@code in} is null
     * @throws IOException if the beginning of the stream can't be read
     */
    public static Stream<Row> readRows(InputStream in) throws IOException {
        RecordSource records = Records.detect(in, MAX_BYTES);
        return Records.stream(
                records,
                (row, bytes) -> read(row, bytes, records.end()),
                (row, failure) -> bad(row, List.of(Problem.internalError(failure))));
    }

    private static Row read(long row, byte @Nullable [] utf8, RecordSource.@Nullable Place end) {
        if (utf8 == null) {
            return bad(
                    row,
                    List.of(Problem.of(Area.RECORD, ProblemCode.TOO_LARGE)
                            .withAllowed("at most " + MAX_BYTES + " bytes")));
        }
        if (end != null) {
            return bad(
                    row,
                    List.of(Problem.of(Area.RECORD, ProblemCode.MALFORMED_JSON)
                            .with("line", String.valueOf(end.line()))
                            .with("column", String.valueOf(end.column()))));
        }
        try {
            return new Row(row, Optional.of(ScoreRecord.parse(utf8)), List.of());
        } catch (InvalidRecordException e) {
            return bad(row, e.problems());
        }
    }

    private static Row bad(long row, List<Problem> problems) {
        return new Row(row, Optional.empty(), problems);
    }

    /**
     * Whether a JSON text is a score record and not a payload: an object with {@code scales} and without
     * {@code responses}. The record may still have problems.
     *
     * @param utf8 the text in UTF-8
     * @return false also if the text isn't JSON
     * @throws NullPointerException if {@code utf8} is null
     */
    public static boolean isRecord(byte[] utf8) {
        try {
            return isRecord(READER.readRecord(Objects.requireNonNull(utf8, "utf8")));
        } catch (JsonProblem e) {
            return false;
        }
    }

    static boolean isRecord(JsonValue value) {
        return value instanceof JsonValue.Obj object
                && object.first("scales") != null
                && object.first("responses") == null;
    }

    /**
     * A record and its position in the file.
     *
     * @param row from 1: the physical line of NDJSON, or the element of an array
     * @param record the record; empty if it has problems
     * @param problems what is wrong with it; empty if there is a record
     */
    @NoJsonForm.Instead("the record or the problems in it")
    public record Row(long row, Optional<ScoreRecord> record, List<Problem> problems) implements NoJsonForm {
        /**
         * Creates a row.
         *
         * @param row from 1: the physical line of NDJSON, or the element of an array
         * @param record the record; empty if it has problems
         * @param problems what is wrong with it; empty if there is a record
         * @throws NullPointerException if an argument or an element is null
         * @throws IllegalArgumentException if {@code row} is below 1, or there are both a record and problems, or neither
         */
        public Row {
            Objects.requireNonNull(record, "record");
            problems = List.copyOf(Objects.requireNonNull(problems, "problems"));
            if (row < 1) {
                throw new IllegalArgumentException("rows are numbered from 1");
            }
            if (record.isPresent() != problems.isEmpty()) {
                throw new IllegalArgumentException("a row has a record, or problems");
            }
        }
    }
}
