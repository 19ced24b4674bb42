package io.github.alliancesdk.core.interchange.forms;

import io.github.alliancesdk.core.internal.forms.ExportedForm;
import io.github.alliancesdk.core.internal.forms.ExportedForm.Question;
import io.github.alliancesdk.core.internal.forms.ExportedForm.ScaleScore;
import io.github.alliancesdk.core.wording.RenderedForm;
import java.util.List;
import java.util.stream.Collectors;

/** Writes SPSS syntax. */
final class Spss {
    private static final String NEXT = "\n  /";

    private final ExportedForm form;

    private Spss(ExportedForm form) {
        this.form = form;
    }

    static String syntax(ExportedForm form) {
        return new Spss(form).syntax();
    }

    private String syntax() {
        StringBuilder syntax = new StringBuilder("* Encoding: UTF-8.\n");
        // a comment ends at a full stop at the end of a line
        form.remarks()
                .forEach(
                        remark -> syntax.append("* ").append(line(remark)).append(remark.endsWith(".") ? "\n" : ".\n"));
        syntax.append(form.questions().stream()
                .map(question -> question.name() + " " + quoted(question.item().text()))
                .collect(Collectors.joining(NEXT, "\nVARIABLE LABELS ", ".\n")));
        List<Question> labelled = form.questions().stream()
                .filter(question -> !answers(question).isEmpty())
                .toList();
        if (!labelled.isEmpty()) {
            syntax.append(
                    labelled.stream().map(Spss::valueLabels).collect(Collectors.joining(NEXT, "VALUE LABELS ", ".\n")));
        }
        syntax.append("\n* Keyed answers. An answer that is not allowed counts as missing.\n");
        for (Question question : form.questions()) {
            syntax.append("COMPUTE ").append(keyed(question)).append(" = $SYSMIS.\n");
            syntax.append("IF (").append(isAllowed(question)).append(") ").append(keyed(question));
            syntax.append(" = ").append(question.keyed(question.name())).append(".\n");
        }
        syntax.append("\n* Scores. They are blank on a gap.\n");
        for (ScaleScore score : form.scores()) {
            syntax.append(compute(score, score.sum(), "SUM", "sum"));
            score.mean().ifPresent(mean -> syntax.append(compute(score, mean, "MEAN", "mean")));
        }
        return syntax.append("EXECUTE.\n").toString();
    }

    private static List<RenderedForm.Answer> answers(Question question) {
        return question.item()
                .line()
                .map(RenderedForm.Line::labels)
                .orElse(question.item().answers());
    }

    private static String valueLabels(Question question) {
        return answers(question).stream()
                .map(answer -> answer.value() + " " + quoted(answer.label()))
                .collect(Collectors.joining(" ", question.name() + " ", ""));
    }

    /** A scratch variable, which SPSS drops at the end. */
    private static String keyed(Question question) {
        return "#" + question.name();
    }

    private static String isAllowed(Question question) {
        String answer = question.name();
        return question.isLine()
                ? question.isOnLine(answer, "/", steps -> "RND(" + steps + ")")
                : "ANY(" + answer + ", "
                        + question.format().points().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))
                        + ")";
    }

    private static String compute(ScaleScore score, String name, String function, String kind) {
        return score.questions().stream()
                        .map(Spss::keyed)
                        .collect(Collectors.joining(
                                ",\n  ",
                                "COMPUTE " + name + " = " + function + "."
                                        + score.questions().size() + "(",
                                ").\n"))
                + "VARIABLE LABELS " + name + " " + quoted(score.scale() + ", " + kind) + ".\n";
    }

    private static String quoted(String text) {
        return "'" + line(text).replace("'", "''") + "'";
    }

    private static String line(String text) {
        return text.replaceAll("\\R", " ");
    }
}
