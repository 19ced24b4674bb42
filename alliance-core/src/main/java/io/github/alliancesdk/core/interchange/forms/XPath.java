package io.github.alliancesdk.core.interchange.forms;

import io.github.alliancesdk.core.internal.forms.ExportedForm;
import io.github.alliancesdk.core.internal.forms.ExportedForm.Question;
import io.github.alliancesdk.core.internal.forms.ExportedForm.ScaleScore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What XForms and XLSForms compute: the same expressions, in which only the names of the questions differ. */
final class XPath {
    private XPath() {}

    /** The expressions of all calculated values by name, the digest of the definition among them. */
    static Map<String, String> calculations(ExportedForm form, Function<String, String> reference) {
        Map<String, String> calculations = new LinkedHashMap<>();
        Function<Question, String> answer = question -> reference.apply(question.name());
        for (ScaleScore score : form.scores()) {
            String condition = score.all(question -> isAllowed(question, answer.apply(question)));
            String sum = score.keyedSum(answer);
            calculations.put(score.sum(), "if(" + condition + ", " + sum + ", '')");
            score.mean()
                    .ifPresent(mean -> calculations.put(
                            mean,
                            "if(" + condition + ", (" + sum + ") div "
                                    + score.questions().size() + ", '')"));
        }
        calculations.put(
                form.name() + "_definition_digest", "'" + form.instrument().definitionDigest() + "'");
        return calculations;
    }

    /** The condition of an allowed answer. A comparison with an empty value is false. */
    static String isAllowed(Question question, String answer) {
        return question.isLine()
                ? question.isOnLine(answer, "div", steps -> "round(" + steps + ")")
                : answer + " >= " + question.min() + " and " + answer + " <= " + question.max();
    }

    /** Escapes what ODK would show as Markdown. */
    static String plain(String label) {
        return label.replaceAll("([\\\\*_#])", "\\\\$1");
    }
}
