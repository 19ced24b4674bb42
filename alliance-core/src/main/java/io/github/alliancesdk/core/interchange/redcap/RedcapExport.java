package io.github.alliancesdk.core.interchange.redcap;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.internal.forms.ExportedForm;
import io.github.alliancesdk.core.internal.forms.ExportedForm.Question;
import io.github.alliancesdk.core.internal.forms.ExportedForm.ScaleScore;
import io.github.alliancesdk.core.wording.FormRenderer;
import io.github.alliancesdk.core.wording.TextTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An instrument for REDCap: one form, with a radio field for each item and two calculated fields, sum and mean, for each
 * scale. The form and its fields are named after the instrument: {@code wai_sr_4} is item 4 of {@code wai-sr}. Answers keep
 * their values; reversed items are reversed in the calculated fields only.
 *
 * <p>A calculated field is empty unless every item of the scale has an allowed answer. It is hidden in surveys. A scale whose
 * items differ in their range has no mean. An item on a line is a text field for a number. Without a wording, the label of an
 * item is its number. Texts are escaped for HTML, whatever target the renderer has. Immutable and thread-safe.
 *
 * <pre>{@code
 * import io.github.alliancesdk.core.interchange.redcap.*;
 * import io.github.alliancesdk.core.wording.*;
 * import io.github.alliancesdk.instruments.*;
 *
 * RedcapExport export = RedcapExport.of(FormRenderer.of(BundledInstruments.waiShortRevised()));
 * byte[] zip = export.toZip();
 * String dictionary = export.toDictionary();
 * }</pre>
 */
@NoJsonForm.Instead("the data dictionary")
public final class RedcapExport implements NoJsonForm {
    private static final int LONGEST_NAME = 100;
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final List<String> HEADER = List.of(
            "Variable / Field Name",
            "Form Name",
            "Section Header",
            "Field Type",
            "Field Label",
            "Choices, Calculations, OR Slider Labels",
            "Field Note",
            "Text Validation Type OR Show Slider Number",
            "Text Validation Min",
            "Text Validation Max",
            "Identifier?",
            "Branching Logic (Show field only if...)",
            "Required Field?",
            "Custom Alignment",
            "Question Number (surveys only)",
            "Matrix Group Name",
            "Matrix Ranking?",
            "Field Annotation");

    private final ExportedForm form;
    private final boolean isMatrix;

    private RedcapExport(ExportedForm form) {
        this.form = form;
        this.isMatrix = isMatrix(form);
    }

    /**
     * Makes the export of a form.
     *
     * @param form the instrument, with its wording, language, format and names
     * @return the export
     * @throws NullPointerException if {@code form} is null
     * @throws IllegalArgumentException if the instrument is only catalogued, or if a name would have more than 100
     *     characters
     * @throws IllegalStateException if the wording needs a name that was not set
     */
    public static RedcapExport of(FormRenderer form) {
        return new RedcapExport(new ExportedForm(Objects.requireNonNull(form, "form"), TextTarget.HTML, LONGEST_NAME));
    }

    /** Whether all items offer the same answers in the same order, so that one matrix can show them. */
    private static boolean isMatrix(ExportedForm form) {
        List<Question> questions = form.questions();
        return questions.size() > 1
                && questions.stream()
                        .allMatch(question -> !question.isLine()
                                && !question.isPrintedDescending()
                                && question.item()
                                        .answers()
                                        .equals(questions.get(0).item().answers()));
    }

    /**
     * The data dictionary of a new project with this one form. <strong>Uploading a dictionary replaces all forms of a
     * project</strong>: use {@link #toZip} for a project that has forms. The first field is {@code record_id}.
     *
     * @return CSV with 18 columns; lines end with CR LF
     */
    public String toDictionary() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(field("record_id", "text", "Record ID"));
        rows.addAll(fields());
        return csv(rows);
    }

    /**
     * The instrument ZIP, which adds the form to a project: {@code OriginID.txt} and {@code instrument.csv}. Equal exports
     * have equal bytes.
     *
     * @return the bytes of the ZIP file
     */
    public byte[] toZip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            write(zip, "OriginID.txt", "io.github.alliancesdk");
            write(zip, "instrument.csv", csv(fields()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(ZipOutputStream zip, String name, String content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private List<List<String>> fields() {
        List<List<String>> rows = new ArrayList<>();
        String header = escaped(form.form().title());
        int number = 1;
        for (String text : form.preface()) {
            rows.add(set(field(form.name() + "_text_" + number, "descriptive", text), 2, header));
            header = "";
            number++;
        }
        for (Question question : form.questions()) {
            rows.add(set(item(question), 2, header));
            header = "";
        }
        for (ScaleScore score : form.scores()) {
            String sum = score.keyedSum(RedcapExport::answer);
            rows.add(calculated(score, score.sum(), "sum", sum));
            score.mean()
                    .ifPresent(mean -> rows.add(calculated(
                            score,
                            mean,
                            "mean",
                            "(" + sum + ") / " + score.questions().size())));
        }
        return rows;
    }

    private List<String> item(Question question) {
        List<String> row = field(
                question.name(),
                question.isLine() ? "text" : "radio",
                question.item().text());
        if (question.isLine()) {
            set(row, 6, escaped(question.lineText()));
            set(row, 7, "number");
            set(row, 8, question.min());
            set(row, 9, question.max());
        } else {
            set(
                    row,
                    5,
                    question.item().answers().stream()
                            .map(answer -> answer.value() + ", " + escaped(answer.label()))
                            .collect(Collectors.joining(" | ")));
            set(row, 15, isMatrix ? form.name() + "_items" : "");
        }
        return set(row, 14, String.valueOf(question.item().number()));
    }

    private List<String> calculated(ScaleScore score, String name, String kind, String expression) {
        List<String> row = field(name, "calc", score.scale() + ", " + kind);
        set(row, 5, "if(" + score.all(RedcapExport::isAnswered) + ", " + expression + ", \"\")");
        return set(row, 17, "@HIDDEN-SURVEY " + String.join(" ", form.remarks()));
    }

    private static String answer(Question question) {
        return "[" + question.name() + "]";
    }

    private static String isAnswered(Question question) {
        String answer = answer(question);
        String present = answer + " <> \"\" and ";
        return present
                + (question.isLine()
                        ? question.isOnLine(answer, "/", steps -> "round(" + steps + ", 0)")
                        : answer + " >= " + question.min() + " and " + answer + " <= " + question.max());
    }

    private List<String> field(String name, String type, String label) {
        List<String> row = new ArrayList<>(HEADER.stream().map(column -> "").toList());
        set(row, 0, name);
        set(row, 1, form.name());
        set(row, 3, type);
        return set(row, 4, escaped(label));
    }

    private static List<String> set(List<String> row, int column, String value) {
        row.set(column, value);
        return row;
    }

    /** Escapes what separates choices, and what would be replaced by another field's answer. */
    private static String escaped(String html) {
        return html.replace("|", "&#124;").replace("[", "&#91;");
    }

    private static String csv(List<List<String>> rows) {
        StringBuilder csv = new StringBuilder();
        line(csv, HEADER);
        rows.forEach(row -> line(csv, row));
        return csv.toString();
    }

    private static void line(StringBuilder csv, List<String> cells) {
        csv.append(cells.stream().map(RedcapExport::quoted).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')
                ? "\"" + cell.replace("\"", "\"\"") + "\""
                : cell;
    }
}
