package io.github.alliancesdk.core.interchange.forms;

import io.github.alliancesdk.core.internal.NumberText;
import io.github.alliancesdk.core.internal.forms.ExportedForm;
import io.github.alliancesdk.core.internal.forms.ExportedForm.Question;
import io.github.alliancesdk.core.internal.forms.ExportedForm.ScaleScore;
import io.github.alliancesdk.core.internal.json.JsonWriter;
import io.github.alliancesdk.core.wording.RenderedForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a survey of SurveyJS. */
final class SurveyJs {
    private final ExportedForm form;

    private SurveyJs(ExportedForm form) {
        this.form = form;
    }

    static String json(ExportedForm form) {
        return JsonWriter.indented().write(new SurveyJs(form).survey()) + "\n";
    }

    private Map<String, Object> survey() {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("name", form.name());
        page.put("title", text(form.form().title()));
        if (!form.preface().isEmpty()) {
            page.put("description", text(String.join("\n", form.preface())));
        }
        page.put("elements", form.questions().stream().map(this::element).toList());
        Map<String, Object> survey = new LinkedHashMap<>();
        survey.put("locale", form.form().language().getLanguage());
        survey.put("pages", List.of(page));
        survey.put("calculatedValues", calculatedValues());
        return survey;
    }

    private Map<String, Object> element(Question question) {
        Map<String, Object> element = new LinkedHashMap<>();
        element.put("type", question.isLine() ? "text" : "radiogroup");
        element.put("name", question.name());
        element.put("title", text(question.item().text()));
        if (question.isLine()) {
            element.put("description", text(question.lineText()));
            element.put("inputType", "number");
            element.put("min", NumberText.number(question.format().min()));
            element.put("max", NumberText.number(question.format().max()));
            element.put("step", NumberText.number(question.format().step().orElseThrow()));
        } else {
            element.put(
                    "choices",
                    question.item().answers().stream().map(SurveyJs::choice).toList());
        }
        Map<String, Object> validator = new LinkedHashMap<>();
        validator.put("type", "expression");
        validator.put("text", question.format().range());
        validator.put("expression", answer(question) + " empty or (" + isAllowed(question) + ")");
        element.put("validators", List.of(validator));
        return element;
    }

    private static Map<String, Object> choice(RenderedForm.Answer answer) {
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("value", answer.value());
        choice.put("text", text(answer.label()));
        return choice;
    }

    private List<Map<String, Object>> calculatedValues() {
        List<Map<String, Object>> values = new ArrayList<>();
        for (ScaleScore score : form.scores()) {
            String condition = score.all(SurveyJs::isAllowed);
            String sum = score.keyedSum(SurveyJs::answer);
            values.add(calculated(score.sum(), condition, sum));
            score.mean()
                    .ifPresent(mean -> values.add(calculated(
                            mean,
                            condition,
                            "(" + sum + ") / " + score.questions().size())));
        }
        values.add(value(
                form.name() + "_definition_digest", "'" + form.instrument().definitionDigest() + "'"));
        values.add(value(form.name() + "_missing_policy", "'complete'"));
        values.add(
                value(form.name() + "_status", "'" + form.instrument().status().id() + "'"));
        return values;
    }

    /** A score, or the value of a variable that nothing sets: SurveyJS has no other expression without a value. */
    private Map<String, Object> calculated(String name, String condition, String score) {
        return value(name, "iif(" + condition + ", " + score + ", {" + form.name() + "_no_score})");
    }

    private static Map<String, Object> value(String name, String expression) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("name", name);
        value.put("expression", expression);
        value.put("includeIntoResult", true);
        return value;
    }

    private static String answer(Question question) {
        return "{" + question.name() + "}";
    }

    private static String isAllowed(Question question) {
        String answer = answer(question);
        return question.isLine()
                ? answer + " notempty and " + question.isOnLine(answer, "/", steps -> "round(" + steps + ")")
                : answer + " anyof ["
                        + question.format().points().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))
                        + "]";
    }

    private static String text(String text) {
        if (text.contains("{")) {
            throw new IllegalArgumentException("a text contains a brace, in whose place SurveyJS would put an answer");
        }
        return text;
    }
}
