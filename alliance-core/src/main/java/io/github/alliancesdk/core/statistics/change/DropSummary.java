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
 * Drops that were found in several series, beside what chance alone would give: the same series, the same sessions
 * scored, and nothing but independent normal errors about a level that stays. Immutable and thread-safe.
 *
 * <p>A score that is low by chance is followed by an ordinary one, so that nearly all drops by chance recover.
 * Recoveries mean something only where more drops recover than would by chance.
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
                .filter(drop -> drop.state() == RecoveryState.RECOVERED)
                .count();
        this.recoveredByChance =
                series == 0 ? Statistic.not(Reason.TOO_FEW_SESSIONS) : new ChanceRecovery().of(analyses);
    }

    /**
     * Sums drops up.
     *
     * @param analyses one of each series, by one rule; may be empty
     * @return the summary
     * @throws NullPointerException if {@code analyses} or an element is null
     * @throws IllegalArgumentException if the analyses are by different rules
     */
    public static DropSummary of(Collection<DropAnalysis> analyses) {
        List<DropAnalysis> all = List.copyOf(analyses);
        if (all.stream().map(DropAnalysis::rule).distinct().count() > 1) {
            throw new IllegalArgumentException("a summary is of drops by one rule");
        }
        return new DropSummary(all);
    }

    /**
     * How many series were looked at.
     *
     * @return 0 or more
     */
    public int series() {
        return series;
    }

    /**
     * How many series show a drop.
     *
     * @return those with one drop or more
     */
    public int seriesWithDrops() {
        return seriesWithDrops;
    }

    /**
     * How many series would show a drop if all of them were stable.
     *
     * @return the sum of their alarm rates: by the running mean, alarm rate times series
     */
    public double expectedByChance() {
        return expectedByChance;
    }

    /**
     * How many drops there are.
     *
     * @return 0 or more
     */
    public int drops() {
        return drops;
    }

    /**
     * How many drops recovered.
     *
     * @return 0 or more
     */
    public int recovered() {
        return recovered;
    }

    /**
     * The share of drops that would recover if all series were stable; to be held against {@link #recovered()} of
     * {@link #drops()}. Drops near the end of a series, or before a gap, that have no time to recover, count as not
     * recovered on both sides. By the running mean it is exact for independent normal errors:
     *
     * <pre>
     * share(j, m) = 1 - E[Phi(R - 1)^m],   R | T ~ N(T / sqrt(j (j + 1)), 1 / (j + 1)),   T ~ N(0, 1) given T &gt; z
     * </pre>
     *
     * is the share of drops after j scores with m scores in the window that follows, R the reference's distance from
     * the true level in SEM; it is integrated numerically and averaged over the sessions that were judged, each
     * weighted by its probability of a drop. On a control chart it is a simulated share for each m, .79, .96 and .99
     * for one, two and three scores, good to about .05.
     *
     * @return from 0 to 1; {@code too-few-sessions} if there is no series
     */
    public Statistic<Double> recoveredByChance() {
        return recoveredByChance;
    }

    /**
     * The summary as JSON has it.
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

    /** Counts only. */
    @Override
    public String toString() {
        return "DropSummary[" + seriesWithDrops + " of " + series + " series, " + drops + " drops]";
    }
}
