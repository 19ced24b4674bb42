package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.scoring.Insufficient;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scored;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A table for people with a line for each scale of each record. Numbers are rounded, as its first line says. The
 * columns have fixed widths, because the later records of a stream are not known yet.
 */
public final class TableOutput implements ScoreOutput {
    private static final String GAP = "  ";

    private final boolean pomp;
    private final MissingPolicy policy;
    /** The published rule that was followed, by instrument. */
    private final Map<String, String> rules = new LinkedHashMap<>();

    private final Map<String, List<String>> openQuestions = new LinkedHashMap<>();
    private boolean begun;

    public TableOutput(boolean pomp, MissingPolicy policy) {
        this.pomp = pomp;
        this.policy = policy;
    }

    /** Not parallel: open questions are collected in the order of the records. */
    @Override
    public boolean isParallel() {
        return false;
    }

    @Override
    public ReportWriter writer(ByteText to) {
        return (report, passthrough) -> write(report, to);
    }

    private void write(ScoreReport report, ByteText to) {
        if (!begun) {
            begin(to);
        }
        if (!report.policy().equals(policy)) {
            rules.put(report.instrument().value(), report.policy().id());
        }
        report.openQuestions().stream()
                .findFirst()
                .ifPresent(any -> openQuestions.put(report.instrument().value(), report.openQuestions()));
        String identity = identity(
                report.administration().recordId().map(Text::shown).orElse("-"),
                report.administration().session().isPresent()
                        ? String.valueOf(report.administration().session().getAsInt())
                        : "-",
                report.instrument().value(),
                report.format().range(),
                report.rater().id(),
                report.referent().id());
        report.scales()
                .forEach((scale, score) -> line(
                        identity
                                + scale(scale)
                                + numbers(rounded(score.mean()), rounded(score.sum()), rounded(score.pomp()))
                                + answered(score),
                        to));
    }

    private void begin(ByteText to) {
        begun = true;
        line("Numbers are rounded to 2 decimals. Missing policy: " + policy.id() + ".", to);
        line(
                identity("RECORD", "SESSION", "INSTRUMENT", "RANGE", "RATER", "REFERENT")
                        + scale("SCALE")
                        + numbers("MEAN", "SUM", "POMP")
                        + "ANSWERED",
                to);
    }

    private static void line(String text, ByteText to) {
        to.add(text);
        to.add('\n');
    }

    private static String identity(
            String record, String session, String instrument, String range, String rater, String referent) {
        return Text.pad(record, 12)
                + GAP
                + Text.padLeft(session, 7)
                + GAP
                + Text.pad(instrument, 10)
                + GAP
                + Text.pad(range, 7)
                + GAP
                + Text.pad(rater, 9)
                + GAP
                + Text.pad(referent, 9)
                + GAP;
    }

    private static String scale(String id) {
        return Text.pad(id, 6) + GAP;
    }

    private String numbers(String mean, String sum, String percentage) {
        String both = Text.padLeft(mean, 6) + GAP + Text.padLeft(sum, 6) + GAP;
        return pomp ? both + Text.padLeft(percentage, 6) + GAP : both;
    }

    private static String rounded(OptionalDouble number) {
        return number.isPresent() ? String.format(Locale.ROOT, "%.2f", number.getAsDouble()) : "-";
    }

    private static String answered(Score score) {
        String answered = score.answered() + " of " + score.items();
        if (score instanceof Insufficient insufficient) {
            return insufficient
                    .form()
                    .map(form -> answered + "; the form " + form.answered() + " of " + form.items() + ", needs "
                            + form.required())
                    .orElse(answered + ", needs " + insufficient.required());
        }
        return score instanceof Scored scored && scored.isProrated() ? answered + ", prorated" : answered;
    }

    @Override
    public void finish(ByteText to) {
        rules.forEach((instrument, rule) -> line("Missing policy of " + instrument + ": " + rule + ".", to));
        openQuestions.forEach((instrument, questions) ->
                questions.forEach(question -> line("Open question of " + instrument + ": " + question, to)));
    }
}
