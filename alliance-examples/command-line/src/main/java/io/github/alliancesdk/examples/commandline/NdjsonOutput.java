package io.github.alliancesdk.examples.commandline;

import io.github.alliancesdk.core.json.ScoreReportWriter;
import io.github.alliancesdk.core.scoring.ScoreReport;

/** A JSON record a line: for programs, and the only form that holds everything. */
final class NdjsonOutput implements ScoreOutput {
    private final Output out;
    private final ScoreReportWriter writer;

    NdjsonOutput(Output out, boolean pomp) {
        this.out = out;
        this.writer = pomp ? ScoreReportWriter.withDefaults().withPomp() : ScoreReportWriter.withDefaults();
    }

    @Override
    public void write(ScoreReport report) {
        out.line(writer.write(report));
    }
}
