package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scored;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the scores of sheets are distributed by scale, and how many answers are missing by item. It keeps counts only. Not
 * thread-safe.
 */
public final class ScoreDistributions {
    /** The number of intervals of a scale. */
    public static final int INTERVALS = 10;

    private static final double ROUNDING = 1e-9;

    private @Nullable ScoreReport first;
    private boolean severalKinds;
    private long sheets;
    private final List<OfScale> scales = new ArrayList<>();
    private final TreeMap<Integer, Long> missing = new TreeMap<>();
    private final Set<Rater> raters = EnumSet.noneOf(Rater.class);

    /** The scores of a scale. */
    public static final class OfScale {
        private final String id;
        private final long[] counts = new long[INTERVALS];
        private long scored;
        private @Nullable ScoreRange range;
        private Metric metric = Metric.MEAN;

        private OfScale(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }

        /** The number of sheets with a score. */
        public long scored() {
            return scored;
        }

        /** Whether there are enough scores to show how they are distributed. */
        public boolean isShown() {
            return scored >= ReportPage.LEAST;
        }

        /** The number of scores in each interval; the last one contains its upper end. */
        public List<Long> counts() {
            List<Long> copy = new ArrayList<>();
            for (long count : counts) {
                copy.add(count);
            }
            return copy;
        }

        /** The range of the scores; there is one if any sheet has a score. */
        public ScoreRange range() {
            return Objects.requireNonNull(range);
        }

        public Metric metric() {
            return metric;
        }

        private void add(Scored score) {
            ScoreRange all = score.range();
            range = all;
            metric = score.comparableMetric();
            scored++;
            double place = (score.comparable().getAsDouble() - all.min()) / all.width() * INTERVALS;
            counts[Math.min(INTERVALS - 1, (int) Math.floor(place + ROUNDING))]++;
        }
    }

    /** Adds a sheet. */
    public void add(CheckedResponses sheet, ScoreReport report) {
        Instrument instrument = report.definition();
        if (first == null) {
            first = report;
            instrument.scales().stream().map(Scale::id).map(OfScale::new).forEach(scales::add);
            instrument.itemNumbers().forEach(item -> missing.put(item, 0L));
        } else if (!first.definition().equals(instrument) || !first.format().equals(report.format())) {
            severalKinds = true;
            return;
        }
        sheets++;
        raters.add(report.rater());
        for (int scale = 0; scale < scales.size(); scale++) {
            if (report.scaleAt(scale) instanceof Scored scored) {
                scales.get(scale).add(scored);
            }
        }
        missing.replaceAll((item, count) -> sheet.answer(item).isPresent() ? count : count + 1);
    }

    /** Why there is no picture; empty if there is one. */
    public String obstacle() {
        if (first == null) {
            return "no record was scored";
        }
        return severalKinds ? "the records are of several instruments or formats: say --instrument" : "";
    }

    /** The instrument, the format, the raters and the number of sheets. */
    public String heading() {
        ScoreReport any = Objects.requireNonNull(first);
        ResponseFormat format = any.format();
        Instrument instrument = any.definition();
        return instrument.abbreviation().orElse(instrument.title()) + " (" + instrument.id() + " "
                + instrument.definitionVersion() + ", " + instrument.status().id() + "), rated by "
                + raters.stream().map(rater -> rater.id()).collect(Collectors.joining(", ")) + ", answers "
                + format.range() + " (" + format.id() + "); " + Text.count(sheets, "sheet") + ", missing policy "
                + any.policy().id();
    }

    public long sheets() {
        return sheets;
    }

    /** Each scale, in the order of the definition. */
    public List<OfScale> scales() {
        return Collections.unmodifiableList(scales);
    }

    /** The number of sheets that lack an answer, by item. */
    public Map<Integer, Long> missing() {
        return Collections.unmodifiableMap(missing);
    }
}
