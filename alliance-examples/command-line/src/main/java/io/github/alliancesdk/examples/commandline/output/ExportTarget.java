package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.interchange.fhir.FhirQuestionnaireWriter;
import io.github.alliancesdk.core.interchange.fhir.FhirVersion;
import io.github.alliancesdk.core.interchange.forms.FormExport;
import io.github.alliancesdk.core.interchange.redcap.RedcapExport;
import io.github.alliancesdk.core.wording.FormRenderer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** The programs that an instrument can be exported to. */
public enum ExportTarget {
    FHIR_R4("fhir-r4", false),
    FHIR_R5("fhir-r5", false),
    REDCAP("redcap", false),
    REDCAP_ZIP("redcap-zip", true),
    SURVEYJS("surveyjs", false),
    XFORM("xform", false),
    XLSFORM("xlsform", true),
    SPSS("spss", false),
    PSYCH("psych", false);

    private final String word;
    private final boolean isBinary;

    ExportTarget(String word, boolean isBinary) {
        this.word = word;
        this.isBinary = isBinary;
    }

    /** The word on the command line. */
    public String word() {
        return word;
    }

    /** Whether the export is no text, so that it must be written to a file. */
    public boolean isBinary() {
        return isBinary;
    }

    /** Whether the export names itself by a URL, whose base can be chosen. */
    public boolean hasBase() {
        return this == FHIR_R4 || this == FHIR_R5;
    }

    /**
     * The content of the file.
     *
     * @param base the base of URLs, if the target {@linkplain #hasBase() has one}; null for the default
     * @throws IllegalArgumentException if the form can't be exported, or {@code base} isn't a URL
     */
    public byte[] bytes(FormRenderer form, @Nullable String base) {
        return switch (this) {
            case FHIR_R4 -> questionnaire(FhirVersion.R4, form, base);
            case FHIR_R5 -> questionnaire(FhirVersion.R5, form, base);
            case REDCAP -> utf8(RedcapExport.of(form).toDictionary());
            case REDCAP_ZIP -> RedcapExport.of(form).toZip();
            case SURVEYJS -> utf8(FormExport.of(form).toSurveyJs());
            case XFORM -> utf8(FormExport.of(form).toXForm());
            case XLSFORM -> spreadsheet(FormExport.of(form).toXlsForm());
            case SPSS -> utf8(FormExport.of(form).toSpss());
            case PSYCH -> utf8(FormExport.of(form).toPsych());
        };
    }

    private static byte[] questionnaire(FhirVersion version, FormRenderer form, @Nullable String base) {
        FhirQuestionnaireWriter writer = FhirQuestionnaireWriter.of(version);
        return utf8((base == null ? writer : writer.withBase(base)).write(form));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] spreadsheet(Map<String, List<List<String>>> sheets) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "alliance", null)) {
            sheets.forEach((name, rows) -> {
                Worksheet sheet = workbook.newWorksheet(name);
                for (int row = 0; row < rows.size(); row++) {
                    for (int column = 0; column < rows.get(row).size(); column++) {
                        sheet.value(row, column, rows.get(row).get(column));
                    }
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
