package io.github.alliancesdk.core.interchange;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.internal.json.JsonWriter;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.SheetScores;
import java.io.OutputStream;
import java.util.Objects;

/**
 * Writes score reports as JSON, each on one line. Each number is written with the fewest digits that are read as the
 * same double. {@link io.github.alliancesdk.core.scoring.ScoreRecord#parse(String) ScoreRecord.parse} reads it back,
 * and this writes the record as the same text. Immutable and thread-safe. For a file of many reports, {@link #stream}
 * takes less time and memory for each.
 *
 * <pre>{@code
 * String line = ScoreReportWriter.withDefaults().withPomp().write(report);
 * System.out.println(line.contains("\"mean\":4.25,\"sum\":17")); // true
 * }</pre>
 */
@NoJsonForm.Instead("the ScoreReport")
public final class ScoreReportWriter implements NoJsonForm {
    private final JsonWriter writer = JsonWriter.compact();
    private final boolean pomp;

    private ScoreReportWriter(boolean pomp) {
        this.pomp = pomp;
    }

    /**
     * Returns a writer of the JSON form that {@link ScoreReport#toMap()} describes.
     *
     * @return the writer
     */
    public static ScoreReportWriter withDefaults() {
        return new ScoreReportWriter(false);
    }

    /**
     * This writer with the percentage of maximum possible in each score.
     *
     * @return a new writer
     */
    public ScoreReportWriter withPomp() {
        return new ScoreReportWriter(true);
    }

    /**
     * Writes a report, or a record that was read back.
     *
     * @param report the report or record
     * @return a JSON object without line breaks
     * @throws NullPointerException if {@code report} is null
     */
    public String write(SheetScores report) {
        return writer.write(pomp ? report.toMapWithPomp() : report.toMap());
    }

    /**
     * Returns a stream for many reports, each a line of NDJSON.
     *
     * @param out the target; it is written to once for each report, and neither flushed nor closed
     * @return the stream, for one thread
     * @throws NullPointerException if {@code out} is null
     */
    public ScoreReportStream stream(OutputStream out) {
        return new ScoreReportStream(Objects.requireNonNull(out, "out"), pomp);
    }
}
