package io.github.alliancesdk.examples.agentevaluation;

import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import io.github.alliancesdk.core.statistics.agreement.IntraclassCorrelation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes an evaluation as text: rounded, one scale's scores in full, and the agreement of judges for all scales. */
final class EvaluationText {
    private static final String NOTHING = "-";

    private final Evaluation evaluation;
    private final ScaleEvaluation scale;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, List<String>> notComputed = new TreeMap<>();

    EvaluationText(Evaluation evaluation, String scale) {
        this.evaluation = evaluation;
        this.scale = evaluation.scale(scale);
    }

    List<String> lines() {
        heading();
        scores();
        agreement();
        repeats();
        reasons();
        lines.add("");
        lines.add("What these numbers are not for:");
        Evaluation.NOT_FOR.forEach(line -> lines.add("  " + line));
        return lines;
    }

    private void heading() {
        Judgements judgements = evaluation.judgements();
        lines.add(evaluation.label() + ".");
        if (judgements.areSimulated()) {
            lines.add("Simulated: nobody held these conversations, and nobody judged them.");
        }
        evaluation.policy().openQuestions().forEach(question -> lines.add("Open question: " + question));
        lines.add(Text.count(judgements.used().size(), "sheet") + " used, "
                + judgements.refused().size() + " refused.");
        judgements.counts().forEach((misuse, count) -> lines.add("  " + misuse + ": " + count));
        judgements
                .leftOut()
                .forEach((judge, why) -> lines.add("Judge " + Text.shown(judge) + " is left out: more than half of its"
                        + " sheets were refused as " + why.id() + ", so that the rest is no fair sample."));
        judgements.warnings().forEach(warning -> lines.add("Warning: " + warning));
    }

    private void scores() {
        lines.add("");
        lines.add("Scale " + scale.scale()
                + ": mean scores, in brackets the number of repeats that each is the mean of.");
        if (scale.conversations().isEmpty()) {
            lines.add("There is nothing to show.");
            return;
        }
        scale.whyNotPooled().ifPresent(reason -> note(reason, "pooled scores"));
        Map<String, ScaleEvaluation.Pooled> pooled = new TreeMap<>();
        scale.pooled().forEach(each -> pooled.put(each.conversation(), each));
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("CONVERSATION"));
        scale.judges().forEach(judge -> header.add(Text.shown(judge)));
        header.addAll(List.of("POOLED", "SD"));
        rows.add(header);
        for (String conversation : scale.conversations()) {
            List<String> row = new ArrayList<>(List.of(Text.shown(conversation)));
            for (String judge : scale.judges()) {
                row.add(scale.cell(judge, conversation)
                        .map(EvaluationText::shown)
                        .orElse(NOTHING));
            }
            ScaleEvaluation.Pooled of = pooled.get(conversation);
            row.add(of == null ? NOTHING : Text.rounded(of.mean()));
            row.add(of == null ? NOTHING : shown("pooled SD", of.sd(), Text::rounded));
            rows.add(row);
        }
        List<String> means = new ArrayList<>(List.of("mean, compared"));
        for (String judge : scale.judges()) {
            means.add(
                    scale.compared().columns().contains(judge)
                            ? shown("mean of judge " + Text.shown(judge), scale.meanOf(judge), Text::rounded)
                            : NOTHING);
        }
        means.addAll(List.of(NOTHING, NOTHING));
        rows.add(means);
        lines.addAll(Text.table(rows));
        lines.add("Compared, because each of these judges scored each of these conversations: "
                + Text.count(scale.compared().columns().size(), "judge") + " ("
                + Text.names(scale.compared().columns()) + "), "
                + Text.count(scale.compared().rows().size(), "conversation") + ".");
        scale.leftOutJudges()
                .forEach((judge, why) -> lines.add(
                        "Not pooled: judge " + Text.shown(judge) + " (" + why.id() + ": " + why.reason() + ")."));
        if (!scale.leftOutConversations().isEmpty()) {
            lines.add("Not pooled: conversations that not all of these judges scored: "
                    + Text.names(scale.leftOutConversations()) + ".");
        }
    }

    private static String shown(ScaleEvaluation.Cell cell) {
        return cell.n() == 0 ? "insufficient" : Text.rounded(cell.mean().getAsDouble()) + " (" + cell.n() + ")";
    }

    private void agreement() {
        lines.add("");
        lines.add("Do the judges agree? One judge's mean over its repeats is one rating; 95 % intervals.");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("SCALE", "JUDGES", "CONVERSATIONS", "ICC(A,1)", "95 % CI", "ICC(C,1)", "95 % CI"));
        for (ScaleEvaluation each : evaluation.scales()) {
            rows.add(List.of(
                    each.scale(),
                    String.valueOf(each.compared().columns().size()),
                    String.valueOf(each.compared().rows().size()),
                    value("agreement of judges, " + each.scale(), each.agreement()),
                    interval("agreement of judges, " + each.scale(), each.agreement()),
                    value("consistency of judges, " + each.scale(), each.consistency()),
                    interval("consistency of judges, " + each.scale(), each.consistency())));
        }
        lines.addAll(Text.table(rows));
        lines.add("ICC(A,1): a judge who is stricter throughout counts as disagreement; ICC(C,1): it doesn't.");
    }

    private void repeats() {
        lines.add("");
        lines.add("Does a judge agree with itself? Scale " + scale.scale() + ", over repeats.");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("JUDGE", "REPEATS", "CONVERSATIONS", "ICC(A,1)", "95 % CI", "SD WITHIN"));
        for (ScaleEvaluation.Repeats each : scale.repeats()) {
            String what = "repeats of judge " + Text.shown(each.judge());
            rows.add(List.of(
                    Text.shown(each.judge()),
                    String.valueOf(each.block().columns().size()),
                    String.valueOf(each.block().rows().size()),
                    value(what, each.icc()),
                    interval(what, each.icc()),
                    shown("SD within, " + what, each.withinSd(), Text::rounded)));
        }
        lines.addAll(Text.table(rows));
        lines.add("A judge whose repeats are all equal is deterministic, which is not the same as right.");
    }

    private String value(String what, Statistic<IntraclassCorrelation> icc) {
        return shown(what, icc, found -> Text.rounded(found.value()));
    }

    private String interval(String what, Statistic<IntraclassCorrelation> icc) {
        if (icc.value().isEmpty()) {
            return NOTHING;
        }
        return shown(
                "interval, " + what,
                icc.orElseThrow().interval(),
                found -> "[" + Text.rounded(found.lower()) + ", " + Text.rounded(found.upper()) + "]");
    }

    private <T> String shown(String what, Statistic<T> statistic, Function<T, String> form) {
        statistic.reason().ifPresent(reason -> note(reason, what));
        return statistic.value().map(form).orElse(NOTHING);
    }

    private void note(Reason reason, String what) {
        notComputed
                .computeIfAbsent(reason.id() + ": " + reason.message(Locale.ROOT), id -> new ArrayList<>())
                .add(what);
    }

    private void reasons() {
        if (notComputed.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("What could not be computed, and why:");
        notComputed.forEach((reason, what) -> {
            lines.add("  " + reason);
            what.forEach(each -> lines.add("    " + each));
        });
    }
}
