package io.github.alliancesdk.examples.commandline;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.response.Administration;
import io.github.alliancesdk.core.response.ProblemCode;
import io.github.alliancesdk.core.response.ResponseProblem;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A row for each record, for spreadsheets and statistics. One header serves one instrument: that of the first record,
 * unless it is known before.
 */
final class CsvOutput implements ScoreOutput {
    private static final List<String> IDENTITY = List.of(
            "recordId",
            "dyadId",
            "raterId",
            "session",
            "recordedAt",
            "instrument",
            "definitionVersion",
            "definitionDigest",
            "status",
            "format",
            "rater",
            "referent",
            "policy",
            "openQuestions");

    private final CsvWriter csv;
    private final boolean pomp;
    private @Nullable Instrument instrument;

    CsvOutput(Output out, boolean pomp, Optional<Instrument> instrument) {
        // out has a buffer of its own
        this.csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(out);
        this.pomp = pomp;
        instrument.ifPresent(this::begin);
    }

    @Override
    public Optional<ResponseProblem> objection(Instrument other) {
        if (instrument == null) {
            begin(other);
        }
        Instrument only = Objects.requireNonNullElse(instrument, other);
        return other.equals(only)
                ? Optional.empty()
                : Optional.of(new ResponseProblem(
                        ProblemCode.WRONG_INSTRUMENT,
                        "/instrument",
                        OptionalInt.empty(),
                        Map.of("allowed", only.id().value())));
    }

    private void begin(Instrument first) {
        instrument = first;
        List<String> header = new ArrayList<>(IDENTITY);
        for (Scale scale : first.scales()) {
            header.add(scale.id() + "_mean");
            header.add(scale.id() + "_sum");
            if (pomp) {
                header.add(scale.id() + "_pomp");
            }
            header.add(scale.id() + "_answered");
            header.add(scale.id() + "_status");
        }
        csv.writeRecord(header);
    }

    @Override
    public void write(ScoreReport report) {
        List<@Nullable String> row = new ArrayList<>();
        Administration administration = report.administration();
        row.add(administration.recordId().orElse(null));
        row.add(administration.dyadId().orElse(null));
        row.add(administration.raterId().orElse(null));
        row.add(
                administration.session().isPresent()
                        ? String.valueOf(administration.session().getAsInt())
                        : null);
        row.add(administration.recordedAt().orElse(null));
        row.add(report.instrument().value());
        row.add(report.definitionVersion().toString());
        row.add(report.definitionDigest());
        row.add(report.status().id());
        row.add(report.format().id());
        row.add(report.rater().id());
        row.add(report.referent().id());
        row.add(report.policy().id());
        row.add(String.join(" ", report.openQuestions()));
        report.scales().values().forEach(score -> add(score, row));
        csv.writeRecord(row);
    }

    private void add(Score score, List<@Nullable String> row) {
        Optional<Scored> scored = score instanceof Scored enough ? Optional.of(enough) : Optional.empty();
        row.add(scored.map(one -> String.valueOf(one.mean().getAsDouble())).orElse(null));
        row.add(scored.map(CsvOutput::sum).orElse(null));
        if (pomp) {
            row.add(scored.map(one -> String.valueOf(one.pomp().getAsDouble())).orElse(null));
        }
        row.add(String.valueOf(score.answered()));
        row.add(scored.isPresent() ? "scored" : "insufficient");
    }

    /** An integer where it is one by nature. */
    private static String sum(Scored scored) {
        double sum = scored.sum().getAsDouble();
        return scored.isProrated() ? String.valueOf(sum) : String.valueOf((long) sum);
    }
}
