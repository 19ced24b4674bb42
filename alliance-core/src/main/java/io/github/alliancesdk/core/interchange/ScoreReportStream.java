package io.github.alliancesdk.core.interchange;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.internal.json.JsonBytes;
import io.github.alliancesdk.core.internal.json.JsonWriter;
import io.github.alliancesdk.core.response.Administration;
import io.github.alliancesdk.core.scoring.Insufficient;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scored;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes many score reports to a stream as NDJSON: for each report, the text of
 * {@link ScoreReportWriter#write(ScoreReport)} and a line feed. The common parts of the reports are encoded once and
 * copied. Not thread-safe: create one for each thread, if necessary from the same writer.
 *
 * <pre>{@code
 * ByteArrayOutputStream out = new ByteArrayOutputStream();
 * ScoreReportStream reports = ScoreReportWriter.withDefaults().stream(out);
 * reports.write(Scorer.complete().score(checked));
 * }</pre>
 */
@NoJsonForm.Instead("the ScoreReport")
public final class ScoreReportStream implements NoJsonForm {
    /** The maximum number of sums of a scale whose texts are kept. */
    private static final int MOST_SUMS = 1024;

    private final OutputStream out;
    private final boolean pomp;
    private final Function<@Nullable Object, String> json;
    private final JsonBytes line = new JsonBytes();
    private final Pieces common = new Pieces();

    // from the last report; the next one usually has the same instrument
    private @Nullable ScoreReport last;
    private byte[] facts = {};
    private byte[][] scoredScales = {};
    private byte[][] insufficientScales = {};
    private byte[][] endsOfScales = {};

    // texts of complete scales, which depend only on the sum: by scale and by sum, from the lowest sum
    private byte[][] @Nullable [] completeScales = {};
    private int[] leastSums = {};

    /** Whether all answers are whole numbers. */
    private boolean isWhole;

    /** The parts of every report. */
    private static final class Pieces {
        final byte[] mean = JsonBytes.piece(",\"mean\":");
        final byte[] sum = JsonBytes.piece(",\"sum\":");
        final byte[] pomp = JsonBytes.piece(",\"pomp\":");
        final byte[] answered = JsonBytes.piece(",\"answered\":");
        final byte[] items = JsonBytes.piece(",\"items\":");
        final byte[] required = JsonBytes.piece(",\"required\":");
        final byte[] form = JsonBytes.piece(",\"form\":");
        final byte[] prorated = JsonBytes.piece(",\"prorated\":true");
        final byte[] notProrated = JsonBytes.piece(",\"prorated\":false");
        final byte[] recordId = JsonBytes.piece("\"recordId\":");
        final byte[] dyadId = JsonBytes.piece("\"dyadId\":");
        final byte[] raterId = JsonBytes.piece("\"raterId\":");
        final byte[] session = JsonBytes.piece("\"session\":");
        final byte[] recordedAt = JsonBytes.piece("\"recordedAt\":");
        final byte[] audit = JsonBytes.piece("},\"audit\":");
    }

    ScoreReportStream(OutputStream out, boolean pomp) {
        this(out, pomp, JsonWriter.compact()::write);
    }

    /** Creates a stream with a JSON writer. A test passes one that fails. */
    ScoreReportStream(OutputStream out, boolean pomp, Function<@Nullable Object, String> json) {
        this.out = out;
        this.pomp = pomp;
        this.json = json;
    }

    /**
     * Writes a report as one line. If a report can't be converted to a line, nothing is written, and the next report is
     * not affected.
     *
     * @param report the report
     * @throws NullPointerException if {@code report} is null
     * @throws IOException if the stream can't be written; part of the line may have been written
     */
    public void write(ScoreReport report) throws IOException {
        Objects.requireNonNull(report, "report");
        line.clear();
        if (report.definition().itemFormats().isEmpty()) {
            appendReport(report);
        } else {
            // the ranges of the scores depend on the answered items
            line.append(JsonBytes.piece(json.apply(pomp ? report.toMapWithPomp() : report.toMap())));
        }
        line.append('\n');
        line.writeTo(out);
    }

    private void appendReport(ScoreReport report) {
        if (last == null || !isOfSameKind(last, report)) {
            remember(report);
        }
        line.append('{');
        appendAdministration(report.administration());
        line.append(facts);
        for (int scale = 0; scale < scoredScales.length; scale++) {
            appendScale(scale, report.scaleAt(scale));
        }
        if (report.audit().isPresent()) {
            line.append(common.audit)
                    .append(JsonBytes.piece(json.apply(report.toMap().get("audit"))))
                    .append('}');
        } else {
            line.append('}').append('}');
        }
    }

    /** Returns whether two reports differ only in their ids and scores. */
    private static boolean isOfSameKind(ScoreReport one, ScoreReport other) {
        return one.definition().equals(other.definition())
                && one.format().equals(other.format())
                && one.rater() == other.rater()
                && one.referent() == other.referent()
                && one.policy().equals(other.policy());
    }

    private void remember(ScoreReport report) {
        // if a conversion fails here, the next report must not use the parts of the previous report
        last = null;
        Map<String, Object> shared = new LinkedHashMap<>(report.toMap());
        List.of("recordId", "dyadId", "raterId", "session", "recordedAt", "audit")
                .forEach(shared::remove);
        shared.put("scales", Map.of());
        String text = json.apply(shared);
        // without the opening brace and the two closing braces
        facts = JsonBytes.piece(text.substring(1, text.length() - 2));
        List<Scale> scales = report.definition().scales();
        scoredScales = new byte[scales.size()][];
        insufficientScales = new byte[scales.size()][];
        endsOfScales = new byte[scales.size()][];
        completeScales = new byte[scales.size()][][];
        leastSums = new int[scales.size()];
        isWhole = report.format().decimals() == 0;
        for (int i = 0; i < scales.size(); i++) {
            String name = (i == 0 ? "" : ",") + json.apply(scales.get(i).id()) + ":{\"status\":";
            Metric metric = report.definition().metric(scales.get(i), report.format());
            scoredScales[i] = JsonBytes.piece(name + "\"scored\",\"metric\":\"" + metric.id() + "\",\"value\":");
            insufficientScales[i] = JsonBytes.piece(name + "\"insufficient\"");
            endsOfScales[i] = JsonBytes.piece(ownReferents(scales.get(i)) + "}");
            int items = scales.get(i).items().size();
            leastSums[i] = items * report.format().unscaledMin();
            int sums = isWhole ? items * report.format().unscaledMax() - leastSums[i] + 1 : 0;
            completeScales[i] = new byte[Math.min(sums, MOST_SUMS)][];
        }
        last = report;
    }

    private String ownReferents(Scale scale) {
        return scale.referents().isEmpty()
                ? ""
                : ",\"referents\":"
                        + json.apply(scale.referents().stream()
                                .sorted()
                                .map(Referent::id)
                                .toList());
    }

    private void appendAdministration(Administration administration) {
        appendText(common.recordId, administration.recordId());
        appendText(common.dyadId, administration.dyadId());
        appendText(common.raterId, administration.raterId());
        if (administration.session().isPresent()) {
            line.append(common.session)
                    .append(administration.session().getAsInt())
                    .append(',');
        }
        appendText(common.recordedAt, administration.recordedAt());
    }

    private void appendText(byte[] name, Optional<String> text) {
        if (text.isPresent()) {
            line.append(name).appendString(text.get()).append(',');
        }
    }

    private void appendScale(int scale, Score score) {
        byte[] @Nullable [] known = completeScales[scale];
        int place = score instanceof Scored scored && scored.answered() == scored.items()
                ? (int) scored.sum().getAsDouble() - leastSums[scale]
                : known.length;
        if (place >= known.length) {
            appendNewScale(scale, score);
        } else if (known[place] == null) {
            int from = line.length();
            appendNewScale(scale, score);
            known[place] = line.copyFrom(from);
        } else {
            line.append(known[place]);
        }
    }

    private void appendNewScale(int scale, Score score) {
        if (score instanceof Scored scored) {
            line.append(scoredScales[scale]);
            if (scored.metric() == Metric.MEAN) {
                line.append(scored.mean().getAsDouble());
            } else {
                appendSum(scored);
            }
            line.append(common.mean).append(scored.mean().getAsDouble());
            line.append(common.sum);
            appendSum(scored);
            if (pomp) {
                line.append(common.pomp).append(scored.pomp().getAsDouble());
            }
            line.append(common.answered).append(scored.answered());
            line.append(common.items).append(scored.items());
            line.append(scored.isProrated() ? common.prorated : common.notProrated);
        } else if (score instanceof Insufficient insufficient) {
            line.append(insufficientScales[scale]);
            line.append(common.answered).append(insufficient.answered());
            line.append(common.items).append(insufficient.items());
            line.append(common.required).append(insufficient.required());
            if (insufficient.form().isPresent()) {
                line.append(common.form)
                        .append(JsonBytes.piece(
                                json.apply(insufficient.form().get().toMap())));
            }
        }
        line.append(endsOfScales[scale]);
    }

    private void appendSum(Scored scored) {
        double sum = scored.sum().getAsDouble();
        if (isWhole && !scored.isProrated()) {
            line.append((long) sum);
        } else {
            line.append(sum);
        }
    }

    /** The class name, without the target. */
    @Override
    public String toString() {
        return "ScoreReportStream";
    }
}
