package io.github.alliancesdk.core.statistics.change;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Drops in several series, with the numbers expected by chance: for the same series with the same scored sessions, if
 * there were only independent normal errors about a constant level. Immutable and thread-safe.
 *
 * <p>A score that is low by chance is usually followed by an ordinary one, so nearly all chance drops recover.
 * Recoveries are evidence only if more drops recover than expected by chance.
 *
 * <p>{@link #of} integrates the chance recovery of the running mean numerically, once for each length of a series,
 * place in it and number of scored sessions in the window after it. So most of its time depends on how many different
 * lengths there are, not on how many series.
 *
 * <pre>{@code
 * List<DropAnalysis> analyses = new ArrayList<>();
 * for (Trajectory trajectory : trajectories) {
 *     DropAnalysis.of(trajectory, DropRule.runningMean(error)).value().ifPresent(analyses::add);
 * }
 * DropSummary summary = DropSummary.of(analyses);
 * System.out.println(summary); // DropSummary[8 of 20 series, 10 drops]
 * System.out.println(String.format(Locale.ROOT, "%.1f by chance", summary.expectedByChance())); // 1.0 by chance
 * }</pre>
 */
public final class DropSummary {
    private final int series;
    private final int seriesWithDrops;
    private final double expectedByChance;
    private final int drops;
    private final int recovered;
    private final Statistic<Double> recoveredByChance;

    private DropSummary(List<DropAnalysis> analyses) {
        this.series = analyses.size();
        this.seriesWithDrops =
                (int) analyses.stream().filter(each -> !each.drops().isEmpty()).count();
        this.expectedByChance =
                analyses.stream().mapToDouble(DropAnalysis::alarmRate).sum();
        this.drops = analyses.stream().mapToInt(each -> each.drops().size()).sum();
        this.recovered = (int) analyses.stream()
                .flatMap(each -> each.drops().stream())
                .filter(drop -> drop.state() == Drop.Recovery.RECOVERED)
                .count();
        this.recoveredByChance =
                series == 0 ? Statistic.not(Reason.TOO_FEW_SESSIONS) : new ChanceRecovery().of(analyses);
    }

    /**
     * Summarizes drops.
     *
     * @param analyses one for each series, by one rule; may be empty
     * @return the summary
     * @throws NullPointerException if {@code analyses} or an element is null
     * @throws IllegalArgumentException if the analyses are by different rules
     */
    public static DropSummary of(Collection<DropAnalysis> analyses) {
        List<DropAnalysis> all = List.copyOf(analyses);
        if (all.stream().map(DropAnalysis::rule).distinct().count() > 1) {
            throw new IllegalArgumentException("all analyses of a summary must use the same rule");
        }
        return new DropSummary(all);
    }

    /**
     * The number of series.
     *
     * @return 0 or more
     */
    public int series() {
        return series;
    }

    /**
     * The number of series with a drop.
     *
     * @return those with at least one drop
     */
    public int seriesWithDrops() {
        return seriesWithDrops;
    }

    /**
     * The expected number of series with a drop if all of them were stable.
     *
     * @return the sum of their alarm rates; for the running mean, the alarm rate times the number of series
     */
    public double expectedByChance() {
        return expectedByChance;
    }

    /**
     * The number of drops.
     *
     * @return 0 or more
     */
    public int drops() {
        return drops;
    }

    /**
     * The number of drops that recovered.
     *
     * @return 0 or more
     */
    public int recovered() {
        return recovered;
    }

    /**
     * The share of drops that would recover if all series were stable. Compare it with {@link #recovered()} divided by
     * {@link #drops()}. Drops near the end of a series, or before a gap, have no time to recover; they count as not
     * recovered on both sides. For the running mean it is exact with independent normal errors:
     *
     * <pre>
     * share(j, m) = 1 - E[Phi(R - 1)^m],   R | T ~ N(T / sqrt(j (j + 1)), 1 / (j + 1)),   T ~ N(0, 1) given T &gt; z
     * </pre>
     *
     * is the share of drops after j scores with m scores in the window that follows. R is the distance of the reference
     * from the true level in SEM. The share is integrated numerically and averaged over the tested sessions, each
     * weighted by its probability of a drop. For the control chart it is a simulated share for each m, .79, .96 and .99
     * for one, two and three scores, accurate to about .05.
     *
     * @return from 0 to 1; {@code too-few-sessions} if there is no series
     */
    public Statistic<Double> recoveredByChance() {
        return recoveredByChance;
    }

    /**
     * The JSON form of the summary.
     *
     * @return plain numbers; where a share has no value, a map with the reason
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("seriesJudged", series);
        map.put("seriesWithDrops", seriesWithDrops);
        map.put("expectedByChance", expectedByChance);
        map.put("dropsFound", drops);
        map.put("dropsRecovered", recovered);
        map.put("recoveredByChance", recoveredByChance.toJsonValue());
        return Collections.unmodifiableMap(map);
    }

    /** Only the counts. */
    @Override
    public String toString() {
        return "DropSummary[" + seriesWithDrops + " of " + series + " series, " + drops + " drops]";
    }
}
