package io.github.alliancesdk.core.psychometrics;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Scale;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Computes how reliable scales are: Cronbach's alpha with Feldt's interval, McDonald's omega, the standard error of
 * measurement, item analysis. Immutable and thread-safe.
 *
 * <p>It takes keyed values only. Missing answers are left out as {@link Deletion} says; nothing is imputed. By default
 * that is listwise, within the items of each scale, and intervals are of 95 %.
 *
 * <pre>{@code
 * KeyedResponseMatrix matrix = KeyedResponseMatrix.of(new double[][] {
 *     {2, 3, 3}, {4, 4, 5}, {3, 3, 4}, {5, 4, 5}, {1, 2, 2}
 * });
 * ScaleReliability total = ReliabilityAnalysis.withDefaults().analyse(matrix).scale("total");
 * // variances 2.5, 0.7 and 1.7, twice the covariances 1.25, 2.0 and 1.05: the sum varies by 4.9 + 8.6 = 13.5,
 * // and alpha is 3/2 * (1 - 4.9/13.5)
 * double alpha = total.alpha().orElseThrow().value();
 * System.out.println(Math.round(alpha * 10_000)); // 9556
 * System.out.println(total.n()); // Computed[get=5]
 * }</pre>
 */
@NoJsonForm.Instead("the ReliabilityReport that it returns")
public final class ReliabilityAnalysis implements NoJsonForm {
    private static final ReliabilityAnalysis DEFAULTS = new ReliabilityAnalysis(Deletion.LISTWISE, 0.95);

    private final Deletion deletion;
    private final double level;

    private ReliabilityAnalysis(Deletion deletion, double level) {
        this.deletion = deletion;
        this.level = level;
    }

    /**
     * Listwise, with intervals of 95 %.
     *
     * @return the analysis
     */
    public static ReliabilityAnalysis withDefaults() {
        return DEFAULTS;
    }

    /**
     * This analysis with another treatment of missing answers.
     *
     * @param other which persons count
     * @return a new analysis
     * @throws NullPointerException if {@code other} is null
     */
    public ReliabilityAnalysis with(Deletion other) {
        return new ReliabilityAnalysis(Objects.requireNonNull(other, "other"), level);
    }

    /**
     * This analysis with intervals of another level.
     *
     * @param other the level, between 0 and 1, such as 0.95
     * @return a new analysis
     * @throws IllegalArgumentException if {@code other} is not between 0 and 1
     */
    public ReliabilityAnalysis withLevel(double other) {
        if (!(other > 0 && other < 1)) {
            throw new IllegalArgumentException("the level of an interval is between 0 and 1");
        }
        return new ReliabilityAnalysis(deletion, other);
    }

    /**
     * Analyses every scale of the instrument; of plain numbers one scale, the total, of all items.
     *
     * @param matrix keyed values, a row for each person
     * @return the report
     * @throws NullPointerException if {@code matrix} is null
     */
    public ReliabilityReport analyse(KeyedResponseMatrix matrix) {
        MatrixContent content = matrix.content();
        Columns columns = content.columns();
        int[] all = IntStream.range(0, columns.items()).toArray();
        // without a gap, or pair by pair, a figure of two items is the same in every scale
        boolean once = deletion == Deletion.PAIRWISE || IntStream.of(all).noneMatch(columns::hasMissing);
        ItemMoments shared = once ? ItemMoments.of(columns, all, deletion, content.format()) : null;
        Map<String, ScaleReliability> scales = new LinkedHashMap<>();
        UsedRows used = new UsedRows(columns, deletion);
        for (Scale scale : scales(matrix)) {
            int[] chosen = matrix.columnsOf(scale.items());
            ItemMoments moments = shared != null
                    ? shared.select(chosen)
                    : ItemMoments.of(columns, chosen, deletion, content.format());
            scales.put(scale.id(), result(scale, matrix, moments, used.add(chosen)));
        }
        MatrixFacts facts = new MatrixFacts(
                content.instrument(), content.format(), content.rater(), content.referent(), content.independence());
        return new ReliabilityReport(facts, deletion, matrix.persons(), used.total(), scales);
    }

    /**
     * Analyses items as if they were a scale, for instance a scale with some left out.
     *
     * @param matrix keyed values, a row for each person
     * @param scale a name and items of the matrix
     * @return how reliable it is
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if the matrix lacks an item
     */
    public ScaleReliability analyse(KeyedResponseMatrix matrix, Scale scale) {
        Objects.requireNonNull(scale, "scale");
        MatrixContent content = matrix.content();
        int[] chosen = matrix.columnsOf(scale.items());
        ItemMoments moments = ItemMoments.of(content.columns(), chosen, deletion, content.format());
        return result(scale, matrix, moments, new UsedRows(content.columns(), deletion).add(chosen));
    }

    private ScaleReliability result(Scale scale, KeyedResponseMatrix matrix, ItemMoments moments, int used) {
        return new ScaleReliability(
                scale.id(), scale.items(), deletion, level, matrix.persons(), matrix.persons() - used, moments);
    }

    private static List<Scale> scales(KeyedResponseMatrix matrix) {
        return matrix.instrument()
                .map(Instrument::scales)
                .orElseGet(() -> matrix.itemNumbers().isEmpty()
                        ? List.of()
                        : List.of(new Scale(Scale.TOTAL, matrix.itemNumbers(), Set.of())));
    }

    /** The options. */
    @Override
    public String toString() {
        return "ReliabilityAnalysis[" + deletion.id() + ", " + level + "]";
    }
}
