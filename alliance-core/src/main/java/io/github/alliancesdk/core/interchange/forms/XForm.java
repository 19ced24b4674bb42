package io.github.alliancesdk.core.interchange.forms;

import io.github.alliancesdk.core.internal.forms.ExportedForm;
import io.github.alliancesdk.core.internal.forms.ExportedForm.Question;
import io.github.alliancesdk.core.wording.RenderedForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes an XForm. */
final class XForm {
    private final ExportedForm form;
    private final StringBuilder xml = new StringBuilder();

    private XForm(ExportedForm form) {
        this.form = form;
    }

    static String xml(ExportedForm form) {
        XForm written = new XForm(form);
        written.write();
        return written.xml.toString();
    }

    private void write() {
        Map<String, String> calculations = XPath.calculations(form, XForm::path);
        line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        form.remarks().forEach(remark -> line("<!-- " + escaped(remark).replace("--", "- -") + " -->"));
        line("<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\""
                + " xmlns:jr=\"http://openrosa.org/javarosa\">");
        line("<h:head>");
        line("<h:title>" + escaped(form.form().title()) + "</h:title>");
        line("<model>");
        line("<instance>");
        line("<data id=\"" + form.name() + "\" version=\"" + form.instrument().definitionVersion() + "\">");
        notes().forEach(note -> line("<" + note + "/>"));
        form.questions().forEach(question -> line("<" + question.name() + "/>"));
        calculations.keySet().forEach(name -> line("<" + name + "/>"));
        line("<meta><instanceID/></meta>");
        line("</data>");
        line("</instance>");
        notes().forEach(note -> bind(note, "string", " readonly=\"true()\""));
        form.questions().forEach(this::bind);
        calculations.forEach((name, expression) -> bind(
                name,
                name.endsWith("_definition_digest") ? "string" : "decimal",
                " readonly=\"true()\" calculate=\"" + escaped(expression) + "\""));
        bind("meta/instanceID", "string", " readonly=\"true()\" jr:preload=\"uid\"");
        line("</model>");
        line("</h:head>");
        line("<h:body>");
        List<String> notes = notes();
        for (int i = 0; i < notes.size(); i++) {
            line("<input ref=\"" + path(notes.get(i)) + "\">"
                    + label(form.preface().get(i)) + "</input>");
        }
        form.questions().forEach(this::control);
        line("</h:body>");
        line("</h:html>");
    }

    /** The names of the texts before the items. */
    private List<String> notes() {
        List<String> names = new ArrayList<>();
        for (int number = 1; number <= form.preface().size(); number++) {
            names.add(form.name() + "_text_" + number);
        }
        return names;
    }

    private void bind(Question question) {
        if (question.isLine()) {
            bind(
                    question.name(),
                    "decimal",
                    " constraint=\"" + escaped(XPath.isAllowed(question, ".")) + "\" jr:constraintMsg=\""
                            + escaped(question.format().range()) + "\"");
        } else {
            bind(question.name(), "string", "");
        }
    }

    private void bind(String name, String type, String more) {
        line("<bind nodeset=\"" + path(name) + "\" type=\"" + type + "\"" + more + "/>");
    }

    private void control(Question question) {
        String control = question.isLine() ? "input" : "select1";
        line("<" + control + " ref=\"" + path(question.name()) + "\">");
        line(label(question.item().text()));
        if (question.isLine()) {
            line("<hint>" + escaped(XPath.plain(question.lineText())) + "</hint>");
        }
        for (RenderedForm.Answer answer : question.item().answers()) {
            line("<item>" + label(answer.label()) + "<value>" + answer.value() + "</value></item>");
        }
        line("</" + control + ">");
    }

    private static String label(String text) {
        return "<label>" + escaped(XPath.plain(text)) + "</label>";
    }

    private static String path(String name) {
        return "/data/" + name;
    }

    private void line(String text) {
        xml.append(text).append('\n');
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                // XML has no other control characters
                default -> escaped.appendCodePoint(c < ' ' && c != '\n' && c != '\t' ? ' ' : c);
            }
        });
        return escaped.toString();
    }
}
