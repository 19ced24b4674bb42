package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.instrument.Construct;
import io.github.alliancesdk.core.statistics.Statistic;
import io.github.alliancesdk.core.statistics.evidence.CorrelationPool;
import io.github.alliancesdk.core.statistics.evidence.ExcludedStudy;
import io.github.alliancesdk.core.statistics.evidence.Heterogeneity;
import io.github.alliancesdk.core.statistics.evidence.MeanPool;
import io.github.alliancesdk.core.statistics.evidence.PooledEstimate;
import io.github.alliancesdk.core.statistics.evidence.RandomEffects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pooled studies, as JSON and as tables. */
public final class PoolText implements ResultText {
    private final CorrelationPool correlations;
    private final MeanPool means;

    public PoolText(CorrelationPool correlations, MeanPool means) {
        this.correlations = correlations;
        this.means = means;
    }

    // ---- for programs

    @Override
    public Map<String, Object> toMap() {
        Map<String, Integer> sizes = sizes();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("studies", sizes.size());
        map.put("n", sizes.values().stream().mapToLong(Integer::longValue).sum());
        Map<String, Object> correlation = new LinkedHashMap<>(correlations.toMap());
        correlations.scale().ifPresent(scale -> {
            other(correlations.construct()).ifPresent(id -> correlation.put("construct", id));
            correlation.put("scale", scale);
            correlation.put("outcome", correlations.outcome().id());
        });
        putLeftOut(correlation, correlations.leftOut());
        map.put("correlation", correlation);
        Map<String, Object> mean = new LinkedHashMap<>(means.toMap());
        other(means.construct()).ifPresent(id -> mean.put("construct", id));
        means.range().ifPresent(range -> mean.put("range", range.toString()));
        putLeftOut(mean, means.leftOut());
        map.put("mean", mean);
        return map;
    }

    private static void putLeftOut(Map<String, Object> to, List<ExcludedStudy> leftOut) {
        if (!leftOut.isEmpty()) {
            to.put("leftOut", leftOut.stream().map(ExcludedStudy::toMap).toList());
        }
    }

    /** The sizes of the pooled studies. A study counts once even if both its correlation and its mean are pooled. */
    private Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        correlations.studies().forEach(study -> sizes.put(study.label(), study.n()));
        means.studies()
                .forEach(study -> sizes.put(study.study().label(), study.study().n()));
        return sizes;
    }

    // ---- for people

    @Override
    public void writeTo(Output out) {
        Map<String, Integer> sizes = sizes();
        out.line((sizes.size() == 1 ? "1 study" : sizes.size() + " studies") + ", n "
                + sizes.values().stream().mapToLong(Integer::longValue).sum()
                + ". Numbers are rounded; intervals are of"
                + " 95 %.");
        if (!correlations.studies().isEmpty() || !correlations.leftOut().isEmpty()) {
            out.line("");
            writeCorrelations(out);
        }
        if (!means.studies().isEmpty() || !means.leftOut().isEmpty()) {
            out.line("");
            writeMeans(out);
        }
    }

    private void writeCorrelations(Output out) {
        out.line(title(correlations) + ": k " + correlations.studies().size() + ", n " + correlations.n() + ".");
        TextTable table = models();
        add(table, correlations.fixed(), correlations.dersimonianLaird(), correlations.reml());
        table.writeTo(out);
        out.line(heterogeneity(correlations.heterogeneity()));
        cautions(correlations.reml()).forEach(out::line);
        writeLeftOut(out, correlations.leftOut());
    }

    /** What is pooled, such as {@code Mean scores on 1..7}. */
    public static String title(MeanPool means) {
        return "Mean scores" + other(means.construct()).map(id -> " of " + id).orElse("") + " on "
                + means.range().map(Object::toString).orElse("-");
    }

    /** What is pooled, with the scale and the outcome. */
    public static String title(CorrelationPool correlations) {
        return "Correlation of " + other(correlations.construct()).orElse("the alliance") + " (scale "
                + correlations.scale().orElse("-") + ") with the outcome ("
                + correlations.outcome().id() + "), pooled on Fisher's z";
    }

    private static Optional<String> other(Optional<Construct> construct) {
        return construct.filter(measured -> measured != Construct.ALLIANCE).map(Construct::id);
    }

    private void writeMeans(Output out) {
        out.line(title(means) + ": k " + means.studies().size() + ", n " + means.n() + ".");
        TextTable table = new TextTable(">MEAN (WEIGHTED BY N)", ">SD WITHIN STUDIES", ">SD OF ALL PERSONS");
        table.add(Figures.shown(means.mean()), Figures.shown(means.pooledWithinSd()), Figures.shown(means.totalSd()));
        table.writeTo(out);
        TextTable models = models();
        add(models, means.fixed(), means.dersimonianLaird(), means.reml());
        models.writeTo(out);
        out.line(heterogeneity(means.heterogeneity()));
        cautions(means.reml()).forEach(out::line);
        means.studies()
                .forEach(study -> study.conversion()
                        .ifPresent(conversion -> out.line(
                                "Converted: " + Text.shown(study.study().label()) + ", " + conversion + ".")));
        writeLeftOut(out, means.leftOut());
    }

    private static TextTable models() {
        return new TextTable("MODEL", ">VALUE", ">95 % CI", ">PREDICTION", ">TAU2");
    }

    private static void add(
            TextTable table,
            Statistic<PooledEstimate> fixed,
            Statistic<RandomEffects> moments,
            Statistic<RandomEffects> reml) {
        table.add(
                "fixed effect",
                Figures.shown(fixed, found -> Figures.shown(found.value())),
                fixed.value().map(found -> Figures.shown(found.interval())).orElse("-"),
                "-",
                "-");
        table.add(row("random effects, DerSimonian-Laird", moments));
        table.add(row("random effects, REML", reml));
        table.add(adjusted("  with Knapp-Hartung intervals", reml, reml.flatMap(RandomEffects::knappHartung)));
        if (narrow(reml)) {
            table.add(adjusted("  and their ad hoc correction", reml, reml.map(RandomEffects::adHoc)));
        }
    }

    private static String[] row(String name, Statistic<RandomEffects> model) {
        return new String[] {
            name,
            Figures.shown(model, found -> Figures.shown(found.value())),
            model.value().map(found -> Figures.shown(found.interval())).orElse("-"),
            model.value()
                    .map(found -> Figures.shown(
                            found.prediction().lower(), found.prediction().upper()))
                    .orElse("-"),
            model.value().map(found -> Figures.shown(found.tau2(), 4)).orElse("-")
        };
    }

    private static String[] adjusted(
            String name, Statistic<RandomEffects> reml, Statistic<RandomEffects.KnappHartung> adjusted) {
        return new String[] {
            name,
            Figures.shown(reml, found -> Figures.shown(found.value())),
            Figures.shown(adjusted, found -> Figures.shown(found.interval())),
            adjusted.value()
                    .map(found -> Figures.shown(
                            found.prediction().lower(), found.prediction().upper()))
                    .orElse("-"),
            reml.value().map(found -> Figures.shown(found.tau2(), 4)).orElse("-")
        };
    }

    /** Whether the ad hoc correction is shown, because the interval is too narrow. */
    public static boolean narrow(Statistic<RandomEffects> reml) {
        return reml.value()
                .filter(found -> found.cautions().contains(RandomEffects.Caution.NARROW_KNAPP_HARTUNG))
                .isPresent();
    }

    /** The cautions about the figures, for tables and pictures. */
    public static List<String> cautions(Statistic<RandomEffects> reml) {
        return reml.value().stream()
                .flatMap(found -> found.cautions().stream())
                .map(RandomEffects.Caution::message)
                .toList();
    }

    public static String heterogeneity(Statistic<Heterogeneity> statistic) {
        return statistic
                .value()
                .map(found -> "Heterogeneity: Q " + Figures.shown(found.q()) + " (df " + found.degreesOfFreedom()
                        + "), I2 " + Figures.shown(100 * found.i2(), 0) + " %.")
                .orElseGet(() ->
                        "Heterogeneity: " + statistic.reason().orElseThrow().id() + ".");
    }

    private static void writeLeftOut(Output out, List<ExcludedStudy> leftOut) {
        leftOut.forEach(study -> out.line(
                "Left out: " + Text.shown(study.label()) + ", " + study.reason().id() + "."));
    }
}
