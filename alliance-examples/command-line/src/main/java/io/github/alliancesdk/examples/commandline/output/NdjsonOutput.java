package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.interchange.ScoreReportStream;
import io.github.alliancesdk.core.interchange.ScoreReportWriter;
import java.io.IOException;
import java.io.UncheckedIOException;

/** NDJSON: a JSON record a line with everything that a report contains. */
public final class NdjsonOutput implements ScoreOutput {
    private final ScoreReportWriter writer;

    public NdjsonOutput(boolean pomp) {
        this.writer = pomp ? ScoreReportWriter.withDefaults().withPomp() : ScoreReportWriter.withDefaults();
    }

    @Override
    public boolean isParallel() {
        return true;
    }

    @Override
    public ReportWriter writer(ByteText to) {
        ScoreReportStream reports = writer.stream(to.stream());
        return (report, passthrough) -> {
            try {
                reports.write(report);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
