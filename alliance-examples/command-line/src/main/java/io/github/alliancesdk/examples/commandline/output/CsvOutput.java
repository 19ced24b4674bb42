package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.ResolvedPolicy;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.response.Administration;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scored;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * CSV with a row for each record: the cells that pass through, the identity of the record, its scores. All rows are
 * of one instrument, because they share a header: of the instrument of the first record, unless it is known earlier.
 */
public final class CsvOutput implements ScoreOutput {
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

    /** Begins the new name of a column of the input that has the name of a column of scores. */
    private static final String RENAMED = "input_";

    private final boolean pomp;
    private final boolean spreadsheet;
    private final MissingPolicy policy;
    private final Collection<Instrument> possible;
    private List<String> passthrough = List.of();

    private @Nullable Instrument instrument;

    private int scales;

    // the cells that are the same in every row
    private byte[] definition = new byte[0];
    private byte[] reservations = new byte[0];

    /**
     * Makes the output.
     *
     * @param spreadsheet whether texts are protected from being run as formulas by a spreadsheet
     * @param known the instrument, if it is known before the first record
     */
    public CsvOutput(
            boolean pomp,
            boolean spreadsheet,
            MissingPolicy policy,
            Optional<Instrument> known,
            InstrumentCatalog catalog) {
        this.pomp = pomp;
        this.spreadsheet = spreadsheet;
        this.policy = policy;
        this.possible = known.<Collection<Instrument>>map(List::of).orElseGet(catalog::instruments);
    }

    @Override
    public boolean isParallel() {
        return instrument != null;
    }

    @Override
    public boolean wantsPassthrough() {
        return true;
    }

    @Override
    public Map<String, String> begin(List<String> columns, ByteText to) {
        Set<String> taken = new HashSet<>(IDENTITY);
        possible.forEach(one -> taken.addAll(scaleColumns(one)));
        Map<String, String> renamed = new LinkedHashMap<>();
        columns.stream().filter(taken::contains).forEach(column -> renamed.put(column, ""));
        taken.addAll(columns);
        renamed.replaceAll((column, any) -> {
            String name = RENAMED + column;
            while (!taken.add(name)) {
                name = RENAMED + name;
            }
            return name;
        });
        passthrough = columns.stream()
                .map(column -> renamed.getOrDefault(column, column))
                .toList();
        if (possible.size() == 1) {
            settle(possible.iterator().next(), to);
        }
        return renamed;
    }

    @Override
    public Optional<Problem> objection(Instrument other, ByteText to) {
        if (instrument == null) {
            settle(other, to);
        }
        Instrument only = Objects.requireNonNullElse(instrument, other);
        return isSame(only, other)
                ? Optional.empty()
                : Optional.of(Problem.of(Area.RESPONSE, ProblemCode.WRONG_INSTRUMENT, "/instrument")
                        .withAllowed(only.id().value()));
    }

    /** Whether two definitions have the same id, key and version. The digest covers id and key. */
    private static boolean isSame(Instrument one, Instrument other) {
        return one.definitionDigest().equals(other.definitionDigest())
                && one.definitionVersion().equals(other.definitionVersion());
    }

    private void settle(Instrument first, ByteText to) {
        instrument = first;
        scales = first.scales().size();
        ByteText cells = new ByteText(spreadsheet);
        cells.cell(first.id().value());
        cells.add(',');
        cells.cell(first.definitionVersion().toString());
        cells.add(',');
        cells.cell(first.definitionDigest());
        cells.add(',');
        cells.cell(first.status().id());
        cells.add(',');
        definition = cells.toString().getBytes(StandardCharsets.UTF_8);
        cells.clear();
        cells.add(',');
        // a policy that doesn't fit scores no record, and then there is no row
        Optional<ResolvedPolicy> resolved = Optional.of(policy)
                .filter(asked -> asked.problems(first).isEmpty())
                .map(asked -> asked.resolve(first));
        cells.cell(resolved.map(ResolvedPolicy::policy).orElse(policy).id());
        cells.add(',');
        cells.cell(String.join(" ", resolved.map(ResolvedPolicy::openQuestions).orElseGet(first::openQuestions)));
        reservations = cells.toString().getBytes(StandardCharsets.UTF_8);
        List<String> header = new ArrayList<>(passthrough);
        header.addAll(IDENTITY);
        header.addAll(scaleColumns(first));
        for (int i = 0; i < header.size(); i++) {
            if (i > 0) {
                to.add(',');
            }
            to.cell(header.get(i));
        }
        to.add('\n');
    }

    private List<String> scaleColumns(Instrument of) {
        List<String> columns = new ArrayList<>();
        for (Scale scale : of.scales()) {
            columns.add(scale.id() + "_mean");
            columns.add(scale.id() + "_sum");
            if (pomp) {
                columns.add(scale.id() + "_pomp");
            }
            columns.add(scale.id() + "_answered");
            columns.add(scale.id() + "_status");
        }
        return columns;
    }

    @Override
    public ReportWriter writer(ByteText to) {
        return (report, passthrough) -> write(report, passthrough, to);
    }

    private void write(ScoreReport report, ByteText cells, ByteText to) {
        to.add(cells);
        Administration administration = report.administration();
        cell(administration.recordId(), to);
        cell(administration.dyadId(), to);
        cell(administration.raterId(), to);
        OptionalInt session = administration.session();
        if (session.isPresent()) {
            to.add(session.getAsInt());
        }
        to.add(',');
        cell(administration.recordedAt(), to);
        to.add(definition);
        to.cell(report.format().id());
        to.add(',');
        to.add(report.rater().id());
        to.add(',');
        to.add(report.referent().id());
        to.add(reservations);
        for (int scale = 0; scale < scales; scale++) {
            add(report.scaleAt(scale), to);
        }
        to.add('\n');
    }

    private static void cell(Optional<String> text, ByteText to) {
        if (text.isPresent()) {
            to.cell(text.get());
        }
        to.add(',');
    }

    private void add(Score score, ByteText to) {
        to.add(',');
        if (score instanceof Scored scored) {
            to.add(scored.mean().getAsDouble());
            to.add(',');
            addSum(scored, to);
            if (pomp) {
                to.add(',');
                to.add(scored.pomp().getAsDouble());
            }
            to.add(',');
            to.add(score.answered());
            to.add(",scored");
        } else {
            to.add(pomp ? ",,," : ",,");
            to.add(score.answered());
            to.add(",insufficient");
        }
    }

    /** Adds a sum: an integer unless it is prorated. */
    private static void addSum(Scored scored, ByteText to) {
        double sum = scored.sum().getAsDouble();
        if (scored.isProrated()) {
            to.add(sum);
        } else {
            to.add((long) sum);
        }
    }
}
