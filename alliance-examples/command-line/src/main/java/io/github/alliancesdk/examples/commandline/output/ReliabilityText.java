package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Correlation;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.reliability.KeyHypothesis;
import io.github.alliancesdk.core.statistics.reliability.KeyingFinding;
import io.github.alliancesdk.core.statistics.reliability.KeyingReport;
import io.github.alliancesdk.core.statistics.reliability.McDonaldOmega;
import io.github.alliancesdk.core.statistics.reliability.ModelFit;
import io.github.alliancesdk.core.statistics.reliability.ReliabilityReport;
import io.github.alliancesdk.core.statistics.reliability.ResponseMatrix;
import io.github.alliancesdk.core.statistics.reliability.ScaleReliability;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An analysis of reliability, as JSON and as tables. */
public final class ReliabilityText implements ResultText {
    private final ReliabilityResult analysis;
    private final ReliabilityReport report;
    private final int least;

    /** The level of all intervals except that of RMSEA, which states its own. */
    private static final double LEVEL = 0.95;

    public ReliabilityText(ReliabilityResult analysis) {
        this(analysis, 0);
    }

    /**
     * Makes the text.
     *
     * @param least the tables leave out scales of fewer sheets, and say so
     */
    ReliabilityText(ReliabilityResult analysis, int least) {
        this.analysis = analysis;
        this.report = analysis.reliability();
        this.least = least;
    }

    // ---- for programs

    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("instrument", analysis.instrument().id().value());
        map.put("rows", report.rows());
        map.put("deletion", ReliabilityReport.DELETION);
        map.put("itemFigures", report.itemPolicy().id());
        map.put("level", LEVEL);
        map.put("independence", report.independence().id());
        Map<String, Object> scales = new LinkedHashMap<>();
        report.scales().forEach((id, scale) -> scales.put(id, scale.toMap()));
        map.put("scales", scales);
        map.put("keying", keying());
        report.rater().ifPresent(rater -> map.put("rater", rater.id()));
        report.referent().ifPresent(referent -> map.put("referent", referent.id()));
        map.put("format", analysis.matrix().format().id());
        map.put("range", analysis.matrix().format().range());
        if (hasItemFormats()) {
            map.put("itemFormats", report.toMap().get("itemFormats"));
        }
        map.putAll(Labels.map(analysis.instrument()));
        if (analysis.simulation().isPresent()) {
            map.put("simulated", true);
        }
        return map;
    }

    private Map<String, Object> keying() {
        Map<String, Object> map = new LinkedHashMap<>(analysis.keying().toMap());
        map.put(
                "findings",
                analysis.keying().findings().stream().map(this::toMap).toList());
        return map;
    }

    /** Replaces the rows of the matrix in a finding by rows of the file, which the user knows. */
    private Map<String, Object> toMap(KeyingFinding finding) {
        Map<String, Object> map = new LinkedHashMap<>(finding.toMap());
        if (finding instanceof KeyingFinding.StraightLine line) {
            map.put("rows", rows(line));
        }
        return map;
    }

    private List<Long> rows(KeyingFinding.StraightLine line) {
        return line.rows().stream().map(row -> analysis.rows().get(row - 1)).toList();
    }

    // ---- for people

    @Override
    public void writeTo(Output out) {
        writeFigures(out);
        out.line("");
        writeKeying(out);
        Instrument instrument = analysis.instrument();
        Labels.reservations(instrument.id(), instrument.openQuestions()).forEach(out::line);
    }

    /** Everything but the check of the key and the open questions of the instrument. */
    void writeFigures(ResultWriter out) {
        out.line(heading());
        analysis.simulation().ifPresent(out::line);
        out.line(sheets());
        if (!report.itemPolicy().equals(MissingPolicy.complete())) {
            out.line(items());
        }
        if (report.independence() == ResponseMatrix.Independence.UNKNOWN) {
            out.line(report.independence().message(Locale.ROOT));
        }
        out.line(
                "Numbers are rounded. Intervals: of alpha Feldt's, of omega and stratified alpha by the delta method, of"
                        + " item-rest correlations Fisher's. MEAN, SD and SEM of a scale are of its mean score or its sum, as METRIC"
                        + " says.");
        String few = report.scales().values().stream()
                .filter(scale -> scale.n() < least)
                .map(scale -> scale.scale() + " (n " + scale.n() + ")")
                .collect(Collectors.joining(", "));
        if (!few.isEmpty()) {
            out.line("Left out, because figures of fewer than " + least
                    + " sheets could show the answers of one person: " + few + ".");
        }
        out.line("");
        writeScales(out);
        writeStrata(out);
        out.line("");
        writeOmega(out);
        cautions().forEach(out::caution);
        out.line("");
        writeItems(out);
    }

    /** The label of the figures. */
    public String heading() {
        return report.rater().isPresent() && report.referent().isPresent()
                ? Labels.of(
                        analysis.instrument(),
                        report.rater().get(),
                        report.referent().get(),
                        analysis.matrix().format())
                : Labels.of(analysis.instrument()) + ", "
                        + Labels.of(analysis.matrix().format());
    }

    /** The number of sheets, and the number that each scale is based on. */
    public String sheets() {
        return Text.count(report.rows(), "sheet") + ". A scale rests on the sheets that answer all of its items ("
                + ReliabilityReport.DELETION + "): "
                + report.scales().values().stream()
                        .map(scale -> scale.scale() + " " + scale.n())
                        .collect(Collectors.joining(", "))
                + " of " + report.rows() + ".";
    }

    private String items() {
        return "An item's figures rest on the sheets that answer it and enough of the other items of its scale ("
                + report.itemPolicy() + "); alpha if deleted on those of the scale.";
    }

    /** The cautions about the figures, each with its scales. */
    public List<String> cautions() {
        return Arrays.stream(ScaleReliability.Caution.values())
                .map(caution -> {
                    String scales = report.scales().values().stream()
                            .filter(scale -> scale.cautions().contains(caution))
                            .map(ScaleReliability::scale)
                            .collect(Collectors.joining(", "));
                    return scales.isEmpty() ? "" : caution.id() + ": " + scales + ". " + caution.message();
                })
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private void writeScales(ResultWriter out) {
        TextTable table = new TextTable(
                "SCALE", ">ITEMS", ">N", "METRIC", ">MEAN", ">SD", ">ALPHA", ">95 % CI", ">SEM", "SEM FROM");
        shown().forEach((id, scale) -> table.add(
                id,
                String.valueOf(scale.itemNumbers().size()),
                String.valueOf(scale.n()),
                scale.metric().id(),
                Figures.shown(scale.mean()),
                Figures.shown(scale.standardDeviation()),
                Figures.shown(scale.alpha(), alpha -> Figures.shown(alpha.value())),
                Figures.shown(scale.alpha(), alpha -> Figures.shownInterval(alpha.interval())),
                Figures.shown(scale.standardErrorOfMeasurement()),
                scale.errorFrom()));
        out.table("Alpha and standard error of measurement", table);
    }

    private void writeStrata(ResultWriter out) {
        TextTable table = new TextTable("SCALE", ">N", ">STRATIFIED ALPHA", ">95 % CI", "OF");
        shown().values().stream()
                .filter(scale -> !scale.strata().isEmpty())
                .forEach(scale -> table.add(
                        scale.scale(),
                        String.valueOf(scale.n()),
                        Figures.shown(scale.stratifiedAlpha(), alpha -> Figures.shown(alpha.value())),
                        Figures.shown(scale.stratifiedAlpha(), alpha -> Figures.shownInterval(alpha.interval())),
                        String.join(" ", scale.strata())));
        if (!table.isEmpty()) {
            out.line("");
            out.table("Stratified alpha", table);
        }
    }

    private void writeOmega(ResultWriter out) {
        out.line(
                "Omega is of a model of one factor, fitted by maximum likelihood; beside it how well that model fits.");
        TextTable table = new TextTable(
                "SCALE", ">N", ">OMEGA", ">95 % CI", ">CHI2", ">DF", ">CFI", ">TLI", ">RMSEA", ">90 % CI", ">SRMR");
        shown().forEach((id, scale) -> {
            String n = String.valueOf(scale.n());
            McDonaldOmega omega = scale.omega().value().orElse(null);
            if (omega == null) {
                table.add(id, n, Figures.shown(scale.omega(), any -> ""), "", "", "", "", "", "", "", "");
                return;
            }
            ModelFit fit = omega.fit();
            boolean saturated = fit.df() == 0;
            table.add(
                    id,
                    n,
                    Figures.shown(omega.value()),
                    Figures.shownInterval(omega.interval()),
                    Figures.shown(fit.chiSquare()),
                    String.valueOf(fit.df()),
                    saturated ? "" : Figures.shown(fit.cfi(), cfi -> Figures.shown(cfi, 3)),
                    saturated ? "" : Figures.shown(fit.tli(), tli -> Figures.shown(tli, 3)),
                    saturated
                            ? Reason.NO_DEGREES_OF_FREEDOM.id()
                            : Figures.shown(fit.rmsea(), r -> Figures.shown(r, 3)),
                    saturated ? "" : Figures.shown(fit.rmseaInterval(), ReliabilityText::threeDecimals),
                    Figures.shown(fit.srmr(), 3));
        });
        out.table("Omega and its fit", table);
    }

    private static String threeDecimals(ConfidenceInterval interval) {
        return "[" + Figures.shown(interval.lower(), 3) + ", " + Figures.shown(interval.upper(), 3) + "]";
    }

    private boolean hasItemFormats() {
        return !analysis.instrument().itemFormats().isEmpty();
    }

    private void writeItems(ResultWriter out) {
        TextTable table = new TextTable(
                "SCALE",
                ">ITEM",
                ">N",
                ">MEAN",
                ">SD",
                ">SKEWNESS",
                ">FLOOR",
                ">CEILING",
                ">ITEM-REST",
                ">95 % CI",
                ">ALPHA IF DELETED",
                hasItemFormats() ? "RANGE" : "");
        shown().forEach((id, scale) -> scale.items()
                .forEach(item -> table.add(
                        id,
                        String.valueOf(item.item()),
                        String.valueOf(item.n()),
                        Figures.shown(item.mean()),
                        Figures.shown(item.standardDeviation()),
                        Figures.shown(item.skewness()),
                        Figures.percent(item.floor()),
                        Figures.percent(item.ceiling()),
                        Figures.shown(item.itemRest(), rest -> Figures.shown(rest.value())),
                        item.itemRest()
                                .value()
                                .map(rest -> Figures.shownInterval(rest.interval()))
                                .orElse(""),
                        Figures.shown(item.alphaIfDeleted()),
                        hasItemFormats() ? analysis.format(item.item()).range() : "")));
        out.table("Items", table);
    }

    /** The scales that the tables show. */
    private Map<String, ScaleReliability> shown() {
        Map<String, ScaleReliability> shown = new LinkedHashMap<>(report.scales());
        shown.values().removeIf(scale -> scale.n() < least);
        return shown;
    }

    /** The check of the key. */
    void writeKeying(ResultWriter out) {
        KeyingReport keying = analysis.keying();
        out.line("Keying check: " + keying.verdict().id()
                + keying.reason().map(reason -> " (" + reason.id() + ")").orElse("") + ", of " + keying.used()
                + " sheets that answer at least half of the items.");
        keying.findings().forEach(finding -> out.line("  " + shown(finding)));
        if (!keying.notToldApart().isEmpty()) {
            out.line("  Not told apart from: "
                    + keying.notToldApart().stream().map(Object::toString).collect(Collectors.joining(", ")) + ".");
        }
    }

    private String shown(KeyingFinding finding) {
        if (finding instanceof KeyingFinding.BetterKey better) {
            return finding.id() + ": " + finding.message() + " Mean item-rest correlation: " + mean(better.better())
                    + ", as declared " + mean(better.declared()) + ". Items against the better key: "
                    + (better.better().itemsAgainst().isEmpty()
                            ? "none"
                            : list(better.better().itemsAgainst()))
                    + ".";
        }
        if (finding instanceof KeyingFinding.ItemsAgainstKey against) {
            return finding.id() + ": " + finding.message() + " Item-rest correlation: "
                    + list(against.itemRests().entrySet().stream()
                            .map(each -> "item " + each.getKey() + " " + shown(each.getValue()))
                            .toList())
                    + ".";
        }
        if (finding instanceof KeyingFinding.ConstantItem constant) {
            return finding.id() + ": item " + constant.item() + " has the same answer in all " + constant.n()
                    + " sheets.";
        }
        if (finding instanceof KeyingFinding.UnusedEnd end) {
            return finding.id() + ": the " + end.end().id() + " code of " + end.declared()
                    + " is never used, and answers pile up next to it.";
        }
        KeyingFinding.StraightLine line = (KeyingFinding.StraightLine) finding;
        return finding.id() + ": " + line.rows().size() + " of " + line.n() + " sheets, rows " + list(rows(line)) + ".";
    }

    private static String mean(KeyHypothesis key) {
        return Figures.shown(key.meanItemRest(), ReliabilityText::shown);
    }

    private static String shown(Correlation correlation) {
        return Figures.shown(correlation.value()) + " " + Figures.shownInterval(correlation.interval());
    }

    /** The first items of a list. */
    private static String list(Iterable<?> all) {
        StringBuilder text = new StringBuilder();
        int count = 0;
        for (Object one : all) {
            if (count == 12) {
                return text + ", ..";
            }
            text.append(count++ == 0 ? "" : ", ").append(one);
        }
        return text.toString();
    }
}
