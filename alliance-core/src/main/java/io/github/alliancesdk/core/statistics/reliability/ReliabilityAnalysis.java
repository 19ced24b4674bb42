package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Computes the reliability of scales: Cronbach's alpha with Feldt's interval, McDonald's omega, the standard error of
 * measurement, and item analysis. Immutable and thread-safe.
 *
 * <p>It accepts only keyed values and imputes nothing. The figures of a scale use only the persons who answered every
 * item of that scale (listwise). For a scale with many items, these may be few persons; the figures of single items can
 * then be prorated, see {@link #withProratedItems}. Intervals have a level of 95 % by default.
 *
 * <p>Mean, standard deviation and standard error are those of the scale's score in the metric in which it is reported,
 * see {@link ScaleReliability#metric()}. If the items of a scale differ in their range, all figures are of the sum of the
 * answers as they are, so that an item with a wide range has a larger part in them.
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
 * System.out.println(total.n()); // 5
 * }</pre>
 *
 * <p>Answers of questionnaires come from {@link RawResponseMatrix#keyed()}. The matrix is read once; then time grows with
 * the square of the number of items. Omega fits a model by iteration and takes most of it.
 */
@NoJsonForm.Instead("the ReliabilityReport that it returns")
public final class ReliabilityAnalysis implements NoJsonForm {
    private static final ReliabilityAnalysis DEFAULTS = new ReliabilityAnalysis(MissingPolicy.complete(), 0.95);

    private final MissingPolicy itemPolicy;
    private final double level;

    private ReliabilityAnalysis(MissingPolicy itemPolicy, double level) {
        this.itemPolicy = itemPolicy;
        this.level = level;
    }

    /**
     * The default analysis: listwise, with 95 % intervals.
     *
     * @return the analysis
     */
    public static ReliabilityAnalysis withDefaults() {
        return DEFAULTS;
    }

    /**
     * Returns this analysis with prorated figures of single items, except alpha if deleted. These figures use more
     * persons than those of the scale. An item is described over the persons who answered it and as many of the other
     * items as the policy requires. It is correlated with the mean of the other answered items or, if the items differ in their range, with
     * the share that they reach of their range. If item means differ,
     * such a mean depends slightly on which items are missing (Mazza, Enders and Ruehlman 2015,
     * doi:10.1080/00273171.2015.1068157). Alpha, omega and the figures derived from them stay listwise.
     *
     * @param policy how many of the other items are required; {@link MissingPolicy#complete()} is the default
     * @return a new analysis
     * @throws NullPointerException if {@code policy} is null
     * @throws IllegalArgumentException if the policy {@linkplain MissingPolicy#needsInstrument() needs an instrument}:
     *     it is about scales or whole forms, not about the other items of a scale
     */
    public ReliabilityAnalysis withProratedItems(MissingPolicy policy) {
        if (Objects.requireNonNull(policy, "policy").needsInstrument()) {
            throw new IllegalArgumentException(
                    "the other items of a scale are counted by complete, prorate:F or at-most-missing:N");
        }
        return new ReliabilityAnalysis(policy, level);
    }

    /**
     * Returns this analysis with another level of the intervals.
     *
     * @param other the level, between 0 and 1, such as 0.95
     * @return a new analysis
     * @throws IllegalArgumentException if {@code other} is not between 0 and 1
     */
    public ReliabilityAnalysis withLevel(double other) {
        if (!(other > 0 && other < 1)) {
            throw new IllegalArgumentException("the level of an interval is between 0 and 1, such as 0.95");
        }
        return new ReliabilityAnalysis(itemPolicy, other);
    }

    /**
     * Analyses every scale of the instrument. Plain numbers have one scale, the total of all items.
     *
     * @param matrix keyed values, a row for each person
     * @return the report
     * @throws NullPointerException if {@code matrix} is null
     */
    public ReliabilityReport analyse(KeyedResponseMatrix matrix) {
        MatrixData content = matrix.content();
        Columns columns = content.columns();
        int[] all = IntStream.range(0, columns.items()).toArray();
        // without missing answers, all scales have the same persons
        boolean once = IntStream.of(all).noneMatch(columns::hasMissing);
        ItemMoments shared = once ? ItemMoments.of(columns, all) : null;
        Map<String, ScaleReliability> scales = new LinkedHashMap<>();
        List<Scale> declared = scales(matrix);
        for (Scale scale : declared) {
            int[] chosen = matrix.columnsOf(scale.items());
            ItemMoments moments = shared != null ? shared.select(chosen) : ItemMoments.of(columns, chosen);
            scales.put(scale.id(), result(scale, strata(scale, declared), matrix, chosen, moments));
        }
        MatrixFacts facts = new MatrixFacts(
                content.instrument(), content.format(), content.rater(), content.referent(), content.independence());
        return new ReliabilityReport(facts, itemPolicy, matrix.persons(), scales);
    }

    /**
     * Analyses items as if they were a scale, for instance a scale without some of its items.
     *
     * @param matrix keyed values, a row for each person
     * @param scale a name and items of the matrix
     * @return how reliable it is
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if the matrix lacks an item
     */
    public ScaleReliability analyse(KeyedResponseMatrix matrix, Scale scale) {
        Objects.requireNonNull(scale, "scale");
        MatrixData content = matrix.content();
        int[] chosen = matrix.columnsOf(scale.items());
        ItemMoments moments = ItemMoments.of(content.columns(), chosen);
        return result(scale, strata(scale, scales(matrix)), matrix, chosen, moments);
    }

    /**
     * Analyses items as if they were a total made of scales. Use this for plain numbers, which have no declared scales.
     *
     * @param matrix keyed values, a row for each person
     * @param total a name and items of the matrix
     * @param strata the scales that the total is made of
     * @return how reliable the total is
     * @throws NullPointerException if an argument or an element is null
     * @throws IllegalArgumentException if the matrix lacks an item, or the strata aren't two or more scales of two or
     *     more items each that share no item and contain all items of the total
     */
    public ScaleReliability analyse(KeyedResponseMatrix matrix, Scale total, List<Scale> strata) {
        Objects.requireNonNull(total, "total");
        ScaleReliability.Strata parts = strata(total, List.copyOf(strata));
        if (parts.scales().size() != strata.size() || strata.isEmpty()) {
            throw new IllegalArgumentException(
                    "strata are scales of two or more items each that share no item and hold all"
                            + " items of the total");
        }
        MatrixData content = matrix.content();
        int[] chosen = matrix.columnsOf(total.items());
        return result(total, parts, matrix, chosen, ItemMoments.of(content.columns(), chosen));
    }

    private ScaleReliability result(
            Scale scale,
            ScaleReliability.Strata strata,
            KeyedResponseMatrix matrix,
            int[] chosen,
            ItemMoments moments) {
        List<ItemAnalysis> prorated = itemPolicy.equals(MissingPolicy.complete()) || chosen.length < 2
                ? null
                : prorated(scale, matrix, chosen, moments);
        return new ScaleReliability(scale, metric(scale, matrix), strata, level, matrix.persons(), moments, prorated);
    }

    /** A scale whose items differ in their range has no mean. */
    private static Metric metric(Scale scale, KeyedResponseMatrix matrix) {
        Optional<Instrument> instrument = matrix.instrument();
        if (instrument.isEmpty()) {
            return scale.metric().orElse(Metric.MEAN);
        }
        ResponseFormat format = matrix.format().orElseThrow();
        return instrument.get().isMixed(scale, format)
                ? Metric.SUM
                : instrument.get().metric(scale, format);
    }

    private List<ItemAnalysis> prorated(Scale scale, KeyedResponseMatrix matrix, int[] chosen, ItemMoments complete) {
        ProratedItems items =
                new ProratedItems(matrix.content().columns(), chosen, itemPolicy.required(chosen.length - 1));
        return IntStream.range(0, chosen.length)
                .mapToObj(place -> items.analyse(
                        place, scale.items().get(place), level, ScaleReliability.alphaWithout(complete, place)))
                .toList();
    }

    /**
     * The scales that make up a scale: they share no item, contain all of its items, and have two or more items each.
     */
    private static ScaleReliability.Strata strata(Scale whole, List<Scale> declared) {
        List<Scale> parts = declared.stream()
                .filter(scale -> scale.items().size() < whole.items().size()
                        && whole.items().containsAll(scale.items()))
                .toList();
        List<Integer> held =
                parts.stream().flatMap(scale -> scale.items().stream()).sorted().toList();
        if (!held.equals(whole.items())
                || parts.stream().anyMatch(scale -> scale.items().size() < 2)) {
            return ScaleReliability.Strata.NONE;
        }
        return new ScaleReliability.Strata(
                parts.stream().map(Scale::id).toList(),
                parts.stream()
                        .map(scale -> scale.items().stream()
                                .mapToInt(whole.items()::indexOf)
                                .toArray())
                        .toList());
    }

    private static List<Scale> scales(KeyedResponseMatrix matrix) {
        return matrix.instrument()
                .map(Instrument::scales)
                .orElseGet(() -> matrix.itemNumbers().isEmpty()
                        ? List.of()
                        : List.of(Scale.of(
                                Scale.TOTAL,
                                matrix.itemNumbers().stream()
                                        .mapToInt(Integer::intValue)
                                        .toArray())));
    }

    /** The options. */
    @Override
    public String toString() {
        return "ReliabilityAnalysis[" + itemPolicy.id() + ", " + level + "]";
    }
}
