package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.interchange.forms.FormExport;
import io.github.alliancesdk.core.wording.FormRenderer;
import io.github.alliancesdk.core.wording.LicenceAcceptance;
import io.github.alliancesdk.core.wording.UseContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The text of the exports. The programs themselves run in {@code alliance-examples/interchange-checks}. */
class FormExportTest {
    static List<ExportCase> cases() {
        return ExportCase.all().toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyExportNamesTheDefinitionAndEveryItem(ExportCase export) throws Exception {
        FormExport forms = FormExport.of(export.form());
        String digest = export.instrument().definitionDigest();
        JsonNode survey = TestFiles.json(forms.toSurveyJs());
        assertThat(survey.toString()).contains(digest);
        assertThat(survey.at("/pages/0/elements"))
                .hasSize(export.instrument().items().size());
        String xform = forms.toXForm();
        var xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xform.getBytes(StandardCharsets.UTF_8)));
        assertThat(xml.getElementsByTagName("h:title").item(0).getTextContent())
                .isEqualTo(export.instrument().title());
        Map<String, List<List<String>>> sheets = forms.toXlsForm();
        assertThat(sheets).containsOnlyKeys("survey", "choices", "settings", "about");
        assertThat(sheets.get("survey"))
                .allSatisfy(row -> assertThat(row).hasSize(7))
                .anySatisfy(row -> assertThat(row.get(6)).contains(digest));
        String spss = forms.toSpss();
        assertThat(List.of(xform, spss, sheets.get("about").toString()))
                .allSatisfy(text -> assertThat(text).contains(digest, "missing policy: complete"));
        for (int item : export.instrument().itemNumbers()) {
            String name = export.variable(item);
            assertThat(xform).contains("ref=\"/data/" + name + "\"");
            assertThat(spss).contains(name + " 'Item " + item + "'");
            assertThat(sheets.get("survey"))
                    .anySatisfy(row -> assertThat(row).startsWith(row.get(0), name, "Item " + item));
        }
    }

    @Test
    void choicesKeepTheirValuesInThePrintedOrder() {
        FormExport forms = FormExport.of(FormRenderer.of(BundledInstruments.waiShortRevised()));
        JsonNode survey = TestFiles.json(forms.toSurveyJs());
        assertThat(survey.at("/pages/0/elements/1/choices/0/value").intValue()).isEqualTo(5);
        assertThat(survey.at("/pages/0/elements/3/choices/0/value").intValue()).isEqualTo(1);
        assertThat(forms.toXlsForm().get("choices"))
                .extracting(row -> row.get(0))
                .containsOnly("list_name", "wai_sr_answers_1", "wai_sr_answers_2");
    }

    @Test
    void anExperimentalInstrumentSaysSo() {
        FormExport forms =
                FormExport.of(FormRenderer.of(BundledInstruments.catalog().get("sai-6")));
        assertThat(List.of(forms.toXForm(), forms.toSpss(), forms.toPsych()))
                .allSatisfy(text -> assertThat(text).contains("Experimental: "));
        assertThat(forms.toSurveyJs()).contains("'experimental'");
        assertThat(forms.toXlsForm().get("about").toString()).contains("Experimental: ");
    }

    @Test
    void anAcceptedWordingIsShownWithItsNoticeAndCredit() {
        FormRenderer form = FormRenderer.of(DemonstrationInstrument.pack(Locale.GERMAN)
                        .accept(
                                DemonstrationInstrument.instrument(),
                                LicenceAcceptance.of("Apache-2.0", UseContext.EDUCATIONAL)))
                .withName(Referent.APP, "Example");
        String credit = form.render().credit().orElseThrow();
        String first = form.render().items().get(0).text();
        FormExport forms = FormExport.of(form);
        assertThat(List.of(
                        forms.toSurveyJs(), forms.toXForm(), forms.toXlsForm().toString()))
                .allSatisfy(text -> assertThat(text).contains(first, credit));
        assertThat(List.of(forms.toSpss(), forms.toPsych()))
                .allSatisfy(text -> assertThat(text).contains(first));
    }

    @Test
    void aTextThatAProgramWouldReplaceIsRefused() {
        FormExport forms = FormExport.of(FormRenderer.of(Instrument.builder("own-braces")
                .title("Own ${own_braces_1}")
                .raters(Rater.CLIENT)
                .referents(Referent.APP)
                .responseFormat(ResponseFormat.of("default", 1, 5))
                .items(2)
                .scale("total", 1, 2)
                .allFactsFrom(Disposition.AUTHOR)
                .build()));
        assertThatThrownBy(forms::toSurveyJs).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(forms::toXlsForm).isInstanceOf(IllegalArgumentException.class);
        assertThat(forms.toXForm()).contains("Own ${own\\_braces\\_1}".replace("\\", ""));
    }

    @Test
    void psychIsRefusedWhereItemsDifferInTheirFormat() {
        FormExport forms = FormExport.of(FormRenderer.of(ExportCase.mixed()));
        assertThatThrownBy(forms::toPsych)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("different formats");
    }
}
