package io.github.alliancesdk.core.interchange.forms;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.internal.forms.ExportedForm;
import io.github.alliancesdk.core.wording.FormRenderer;
import io.github.alliancesdk.core.wording.TextTarget;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An instrument for other programs: form programs, which ask its questions and compute its scores, and statistics packages,
 * which score a file of answers. Choose {@link #toSurveyJs} for a web page with SurveyJS, {@link #toXForm} or
 * {@link #toXlsForm} for ODK, KoboToolbox and other programs that take XForms, {@link #toSpss} for SPSS and PSPP, and
 * {@link #toPsych} for R. For REDCap, see {@link io.github.alliancesdk.core.interchange.redcap}.
 *
 * <p>Variables are named after the instrument: {@code wai_sr_4} is item 4 of {@code wai-sr}, {@code wai_sr_goal_sum} and
 * {@code wai_sr_goal_mean} are the scores of a scale. A scale whose items differ in their range has no mean. Answers keep
 * their values; reversed items are reversed in the scores only. A score is empty unless every item of the scale has an
 * allowed answer. Without a wording, the text of an item is its number. Texts are escaped as each program needs, whatever
 * target the renderer has. Immutable and thread-safe.
 *
 * <pre>{@code
 * import io.github.alliancesdk.core.interchange.forms.*;
 * import io.github.alliancesdk.core.wording.*;
 * import io.github.alliancesdk.instruments.*;
 *
 * FormExport export = FormExport.of(FormRenderer.of(BundledInstruments.waiShortRevised()));
 * String survey = export.toSurveyJs();
 * String syntax = export.toSpss();
 * }</pre>
 */
@NoJsonForm.Instead("the SurveyJS form or another export")
public final class FormExport implements NoJsonForm {
    /** The limit of SPSS, which has the shortest names. */
    private static final int LONGEST_NAME = 64;

    private final ExportedForm form;

    private FormExport(ExportedForm form) {
        this.form = form;
    }

    /**
     * Makes the export of a form.
     *
     * @param form the instrument, with its wording, language, format and names
     * @return the export
     * @throws NullPointerException if {@code form} is null
     * @throws IllegalArgumentException if the instrument is only catalogued, or if a name would have more than 64
     *     characters
     * @throws IllegalStateException if the wording needs a name that was not set
     */
    public static FormExport of(FormRenderer form) {
        return new FormExport(
                new ExportedForm(Objects.requireNonNull(form, "form"), TextTarget.PLAIN_TEXT, LONGEST_NAME));
    }

    /**
     * A survey of SurveyJS (survey-core 2 or later). Scores, the digest of the definition and the missing policy are
     * calculated values, which are part of the result. An answer that is not allowed is an error of its question.
     *
     * @return JSON, indented, ending with a line feed
     * @throws IllegalArgumentException if a text contains a brace, because SurveyJS would put an answer in its place
     */
    public String toSurveyJs() {
        return SurveyJs.json(form);
    }

    /**
     * An XForm for ODK Collect, ODK Web Forms and other programs of the OpenRosa family.
     *
     * @return XML, ending with a line feed
     */
    public String toXForm() {
        return XForm.xml(form);
    }

    /**
     * An XLSForm, from which pyxform, KoboToolbox and others make an XForm: the same form as {@link #toXForm} in the sheets
     * {@code survey}, {@code choices} and {@code settings}.
     *
     * @return the rows of each sheet, the header first; all rows of a sheet have equally many cells
     * @throws IllegalArgumentException if a text contains <code>${</code>, because an answer would be put in its place
     */
    public Map<String, List<List<String>>> toXlsForm() {
        return XlsForm.sheets(form);
    }

    /**
     * Syntax for SPSS or PSPP, which labels the variables of the active file and computes the scores. The variables of the
     * items must be numeric. An answer that is not allowed counts as missing.
     *
     * @return SPSS syntax
     */
    public String toSpss() {
        return Spss.syntax(form);
    }

    /**
     * Keys for the R package psych, and a function that scores a data frame with them. An answer that is not allowed counts
     * as missing. Use this function and not {@code psych::scoreItems} alone, which imputes or prorates by default.
     *
     * @return R code
     * @throws IllegalArgumentException if the items are answered in different formats, because psych reverses all items
     *     with one range
     */
    public String toPsych() {
        return Psych.code(form);
    }
}
