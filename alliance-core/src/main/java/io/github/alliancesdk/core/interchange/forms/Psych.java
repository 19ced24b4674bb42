package io.github.alliancesdk.core.interchange.forms;

import io.github.alliancesdk.core.internal.forms.ExportedForm;
import io.github.alliancesdk.core.internal.forms.ExportedForm.Question;
import io.github.alliancesdk.core.internal.forms.ExportedForm.ScaleScore;
import io.github.alliancesdk.core.wording.RenderedForm;
import java.util.List;
import java.util.stream.Collectors;

/** Writes keys and a scoring function for the R package psych. */
final class Psych {
    private final ExportedForm form;

    private Psych(ExportedForm form) {
        this.form = form;
    }

    static String code(ExportedForm form) {
        if (!form.instrument().itemFormats().isEmpty()) {
            throw new IllegalArgumentException(
                    "the items are answered in different formats, but psych reverses all items with one range");
        }
        return new Psych(form).code();
    }

    private String code() {
        Question first = form.questions().get(0);
        String remarks = form.remarks().stream()
                .map(remark -> "# " + remark.replaceAll("\\R", " ") + "\n")
                .collect(Collectors.joining());
        return remarks
                + """

                # The keys of psych: a minus marks a reversed item.
                %1$s_keys <- list(
                %2$s
                )
                %1$s_items <- c(
                %3$s
                )
                %1$s_answers <- c(%4$s)

                # Scores the columns of a data frame. A score is NA on a gap. An answer that is not allowed counts as missing.
                # psych needs the range of the answers: otherwise it reverses with the range of the data. It would drop items
                # without variance, impute, and score what is left of a scale.
                %1$s_score <- function(data) {
                  answers <- as.data.frame(data)[, names(%1$s_items), drop = FALSE]
                  if (!all(vapply(answers, function(x) is.numeric(x) || all(is.na(x)), logical(1)))) {
                    stop("all answers must be numbers")
                  }
                  if (nrow(answers) < 2) {
                    stop("psych needs at least two rows")
                  }
                  answers[] <- lapply(answers, function(x) {
                    x <- as.numeric(x)
                    ifelse(%5$s, x, NA)
                  })
                  score <- function(totals) {
                    psych::scoreItems(%1$s_keys, answers, totals = totals, missing = TRUE, impute = "none",
                      delete = FALSE, min = %6$s, max = %7$s)$scores
                  }
                  scores <- cbind(score(TRUE), score(FALSE))
                  colnames(scores) <- c(
                %8$s,
                %9$s
                  )
                  for (scale in seq_along(%1$s_keys)) {
                    gap <- rowSums(is.na(answers[, sub("^-", "", %1$s_keys[[scale]]), drop = FALSE])) > 0
                    scores[gap, c(scale, scale + length(%1$s_keys))] <- NA
                  }
                  as.data.frame(scores)
                }
                """.formatted(
                                form.name(),
                                lines(form.scores().stream().map(Psych::key).toList()),
                                lines(form.questions().stream()
                                        .map(question -> question.name() + " = "
                                                + quoted(question.item().text()))
                                        .toList()),
                                answers(first),
                                isAllowed(first),
                                first.min(),
                                first.max(),
                                lines(form.scores().stream()
                                        .map(score -> quoted(score.sum()))
                                        .toList()),
                                lines(form.scores().stream()
                                        .map(score -> quoted(score.mean().orElseThrow()))
                                        .toList()));
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(line -> "    " + line).collect(Collectors.joining(",\n"));
    }

    private static String key(ScaleScore score) {
        return "`" + score.scale() + "` = c("
                + score.questions().stream()
                        .map(question -> quoted((question.isReversed() ? "-" : "") + question.name()))
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static String answers(Question question) {
        return question
                .item()
                .line()
                .map(RenderedForm.Line::labels)
                .orElse(question.item().answers())
                .stream()
                .map(answer -> quoted(answer.label()) + " = " + answer.value())
                .collect(Collectors.joining(", "));
    }

    private static String isAllowed(Question question) {
        return question.isLine()
                ? question.isOnLine("x", "/", steps -> "round(" + steps + ")").replace(" and ", " & ")
                : "x %in% c("
                        + question.format().points().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))
                        + ")";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\R", " ") + "\"";
    }
}
