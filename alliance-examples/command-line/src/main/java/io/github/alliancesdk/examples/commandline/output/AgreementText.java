package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.scoring.SheetScores;
import io.github.alliancesdk.core.statistics.Correlation;
import io.github.alliancesdk.core.statistics.Statistic;
import io.github.alliancesdk.core.statistics.agreement.Agreement;
import io.github.alliancesdk.core.statistics.agreement.Comparability;
import io.github.alliancesdk.core.statistics.agreement.IntraclassCorrelation;
import io.github.alliancesdk.core.statistics.agreement.MeanDifference;
import io.github.alliancesdk.core.statistics.agreement.RatingSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The agreement of raters, as JSON and as a table. */
public final class AgreementText implements ResultText {
    private final Agreement agreement;
    private final List<SheetScores> scores;
    private final int others;
    private final Optional<String> simulation;

    /**
     * Makes the text.
     *
     * @param scores the scores that were compared
     * @param others the number of sheets that were left out because they are of other sessions
     */
    public AgreementText(Agreement agreement, List<SheetScores> scores, int others, Optional<String> simulation) {
        this.agreement = agreement;
        this.scores = scores;
        this.others = others;
        this.simulation = simulation;
    }

    // ---- for programs

    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>(agreement.toMap());
        map.put("leftOut", leftOut());
        map.putAll(Labels.origin(scores));
        if (simulation.isPresent()) {
            map.put("simulated", true);
        }
        return map;
    }

    /** The comparison of two raters. */
    private record Comparison(
            RatingSource first,
            RatingSource second,
            Statistic<MeanDifference> difference,
            Statistic<Correlation> correlation) {}

    /** One comparison for each pair of raters. */
    private List<Comparison> comparisons() {
        List<Comparison> comparisons = new ArrayList<>();
        List<RatingSource> judges = agreement.judges();
        for (int i = 0; i < judges.size(); i++) {
            for (int j = i + 1; j < judges.size(); j++) {
                RatingSource one = judges.get(i);
                RatingSource other = judges.get(j);
                comparisons.add(new Comparison(
                        one, other, agreement.meanDifference(one, other), agreement.correlation(one, other)));
            }
        }
        return comparisons;
    }

    private Map<String, Long> leftOut() {
        Map<String, Long> counts = agreement.leftOut().stream()
                .map(Agreement.Exclusion::why)
                .collect(Collectors.groupingBy(Agreement.Exclusion.Why::id, TreeMap::new, Collectors.counting()));
        if (others > 0) {
            counts.put("other-session", (long) others);
        }
        return counts;
    }

    // ---- for people

    @Override
    public void writeTo(Output out) {
        writeFigures(out);
        Labels.reservations(scores).forEach(out::line);
    }

    /** Everything but the open questions of the instruments. */
    void writeFigures(ResultWriter out) {
        out.line(agreement.judges().stream().map(RatingSource::id).collect(Collectors.joining(" with "))
                + ", scale " + agreement.scale()
                + (agreement.session().isPresent()
                        ? ", session " + agreement.session().getAsInt()
                        : "")
                + ": " + Text.count(agreement.pairs(), agreement.judges().size() == 2 ? "pair" : "dyad") + ".");
        agreement
                .forms()
                .forEach(form -> out.line(
                        "Form: " + form.instrument() + ", answers " + form.range() + " (" + form.format() + ")."));
        simulation.ifPresent(out::line);
        Labels.originInWords(scores).ifPresent(out::line);
        out.line(unit() + ", rounded. Missing policy: "
                + agreement.policy().map(policy -> policy.id()).orElse("none was needed") + ".");
        Map<String, Long> left = leftOut();
        if (!left.isEmpty()) {
            out.line("Left out: "
                    + left.entrySet().stream()
                            .map(entry -> entry.getValue() + " " + entry.getKey())
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        out.line("");
        out.table("Agreement, scale " + agreement.scale(), table());
    }

    private String unit() {
        if (agreement.comparability() != Comparability.SAME_FORM) {
            return "Percentages of the maximum possible (linear, not equating)";
        }
        return agreement.metric().equals(Optional.of(Metric.SUM))
                ? "Sums, since the items differ in their range"
                : "Mean scores";
    }

    private TextTable table() {
        TextTable table = new TextTable("STATISTIC", ">VALUE", ">95 % CI");
        for (Comparison two : comparisons()) {
            String difference = " (" + two.first().id() + " - " + two.second().id() + ")";
            add(
                    table,
                    "mean difference" + difference,
                    two.difference(),
                    MeanDifference::value,
                    found -> Figures.shownInterval(found.interval()));
            table.add(
                    "limits of agreement, 95 %" + difference,
                    Figures.shown(
                            two.difference().flatMap(MeanDifference::limitsOfAgreement),
                            limits -> Figures.shown(limits.lower(), limits.upper())),
                    "-");
            add(
                    table,
                    agreement.judges().size() == 2
                            ? "correlation"
                            : "correlation (" + two.first().id() + ", "
                                    + two.second().id() + ")",
                    two.correlation(),
                    Correlation::value,
                    found -> Figures.shownInterval(found.interval()));
        }
        add(
                table,
                "ICC(A,1), agreement",
                agreement.agreement(),
                IntraclassCorrelation::value,
                found -> Figures.shownInterval(found.interval()));
        add(
                table,
                "ICC(C,1), consistency",
                agreement.consistency(),
                IntraclassCorrelation::value,
                found -> Figures.shownInterval(found.interval()));
        return table;
    }

    private static <T> void add(
            TextTable table,
            String name,
            Statistic<T> statistic,
            Function<T, Double> value,
            Function<T, String> interval) {
        table.add(
                name,
                Figures.shown(statistic, found -> Figures.shown(value.apply(found))),
                statistic.value().map(interval).orElse("-"));
    }
}
