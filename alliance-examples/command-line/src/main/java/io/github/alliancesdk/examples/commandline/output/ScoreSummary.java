package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.scoring.Insufficient;
import io.github.alliancesdk.core.scoring.ScoreReport;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How many records were scored, which scales had too few answers, and how many records were refused by each code. */
public final class ScoreSummary {
    private long records;
    private long scored;
    private long bad;
    private final Map<Instrument, long[]> insufficient = new LinkedHashMap<>();
    private final Map<String, Long> refused = new TreeMap<>();

    /** The counts of a part of a file. For one thread. */
    public static final class Part {
        private long records;
        private long scored;
        private long bad;
        private @Nullable Instrument instrument;
        private long[] insufficient = new long[0];
        private final Map<Instrument, long[]> all = new LinkedHashMap<>();
        private final Map<String, Long> refused = new TreeMap<>();

        public void scored(ScoreReport report) {
            records++;
            scored++;
            Instrument definition = report.definition();
            // a file is almost always of one instrument
            if (!definition.equals(instrument)) {
                instrument = definition;
                insufficient = all.computeIfAbsent(
                        definition, one -> new long[one.scales().size()]);
            }
            for (int scale = 0; scale < insufficient.length; scale++) {
                if (report.scaleAt(scale) instanceof Insufficient) {
                    insufficient[scale]++;
                }
            }
        }

        /** Counts a record with problems, or a header, which is no record. */
        public void refused(List<Problem> problems, boolean isRecord) {
            bad++;
            records += isRecord ? 1 : 0;
            Set<ProblemCode> codes = EnumSet.noneOf(ProblemCode.class);
            problems.forEach(problem -> codes.add(problem.code()));
            codes.forEach(code -> refused.merge(code.id(), 1L, Long::sum));
        }

        public int records() {
            return Math.toIntExact(records);
        }
    }

    /** Adds the counts of a part, which then begins again. */
    public void add(Part part) {
        records += part.records;
        scored += part.scored;
        bad += part.bad;
        part.all.forEach((instrument, counts) -> {
            long[] sums = insufficient.computeIfAbsent(instrument, one -> new long[counts.length]);
            for (int scale = 0; scale < counts.length; scale++) {
                sums[scale] += counts[scale];
                counts[scale] = 0;
            }
        });
        part.refused.forEach((code, count) -> refused.merge(code, count, Long::sum));
        part.refused.clear();
        part.records = 0;
        part.scored = 0;
        part.bad = 0;
    }

    /** Whether a record or a header was refused. */
    public boolean hasProblems() {
        return bad > 0;
    }

    /** Such as {@code 9 records: 7 scored, 2 refused (out-of-range 2); too few answers: bond 1, total 3}. */
    public String line() {
        String line = Text.count(records, "record") + ": " + scored + " scored";
        if (!refused.isEmpty()) {
            line += ", " + bad + " refused ("
                    + refused.entrySet().stream()
                            .map(entry -> entry.getKey() + " " + entry.getValue())
                            .collect(Collectors.joining(", "))
                    + ")";
        }
        List<String> scales = new ArrayList<>();
        insufficient.forEach((instrument, counts) -> {
            String prefix = insufficient.size() > 1 ? instrument.id() + " " : "";
            List<Scale> all = instrument.scales();
            for (int scale = 0; scale < counts.length; scale++) {
                if (counts[scale] > 0) {
                    scales.add(prefix + all.get(scale).id() + " " + counts[scale]);
                }
            }
        });
        return scales.isEmpty() ? line : line + "; too few answers: " + String.join(", ", scales);
    }
}
