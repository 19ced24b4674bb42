package io.github.alliancesdk.core.interchange.forms;

import io.github.alliancesdk.core.internal.forms.ExportedForm;
import io.github.alliancesdk.core.internal.forms.ExportedForm.Question;
import io.github.alliancesdk.core.wording.RenderedForm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the sheets of an XLSForm. */
final class XlsForm {
    private static final List<String> SURVEY =
            List.of("type", "name", "label", "hint", "constraint", "constraint_message", "calculation");

    private final ExportedForm form;
    /** Lists of answers by name. Questions with the same answers in the same order share a list. */
    private final Map<List<RenderedForm.Answer>, String> lists = new LinkedHashMap<>();

    private XlsForm(ExportedForm form) {
        this.form = form;
    }

    static Map<String, List<List<String>>> sheets(ExportedForm form) {
        XlsForm made = new XlsForm(form);
        Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
        sheets.put("survey", made.survey());
        sheets.put("choices", made.choices());
        sheets.put(
                "settings",
                List.of(
                        List.of("form_title", "form_id", "version"),
                        List.of(
                                text(form.form().title()),
                                form.name(),
                                form.instrument().definitionVersion().toString())));
        sheets.put("about", form.remarks().stream().map(List::of).toList());
        return Collections.unmodifiableMap(sheets);
    }

    private List<List<String>> survey() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(SURVEY);
        for (String text : form.preface()) {
            rows.add(row("note", form.name() + "_text_" + rows.size(), label(text), "", "", "", ""));
        }
        form.questions().forEach(question -> rows.add(question(question)));
        XPath.calculations(form, name -> "${" + name + "}")
                .forEach((name, expression) -> rows.add(row("calculate", name, "", "", "", "", expression)));
        return List.copyOf(rows);
    }

    private List<String> question(Question question) {
        String label = label(question.item().text());
        if (question.isLine()) {
            return row(
                    "decimal",
                    question.name(),
                    label,
                    label(question.lineText()),
                    XPath.isAllowed(question, "."),
                    question.format().range(),
                    "");
        }
        String list = lists.computeIfAbsent(
                question.item().answers(), answers -> form.name() + "_answers_" + (lists.size() + 1));
        return row("select_one " + list, question.name(), label, "", "", "", "");
    }

    private static List<String> row(String... cells) {
        return List.of(cells);
    }

    private List<List<String>> choices() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("list_name", "name", "label"));
        lists.forEach((answers, list) -> answers.forEach(
                answer -> rows.add(List.of(list, String.valueOf(answer.value()), label(answer.label())))));
        return List.copyOf(rows);
    }

    private static String label(String text) {
        return XPath.plain(text(text));
    }

    private static String text(String text) {
        if (text.contains("${")) {
            throw new IllegalArgumentException("a text contains ${, in whose place an answer would be put");
        }
        return text;
    }
}
