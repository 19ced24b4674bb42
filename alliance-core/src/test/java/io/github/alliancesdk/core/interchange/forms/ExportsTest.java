package io.github.alliancesdk.core.interchange.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.interchange.redcap.RedcapExport;
import io.github.alliancesdk.core.wording.FormRenderer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Exports of an invented instrument. The tests of alliance-instruments export the shipped ones. */
class ExportsTest {
    private static Instrument instrument(boolean mixed) {
        var builder = Instrument.builder("own-form")
                .title("Own form")
                .raters(Rater.CLIENT)
                .referents(Referent.APP)
                .responseFormat(ResponseFormat.of("choice", 1, 3).withAnchors(Map.of(1, "It's \"no\"", 3, "Yes & <b>")))
                .items(2);
        if (mixed) {
            builder.itemFormat(ResponseFormat.ofSteps("line", 0, 10, 0.1).withAnchors(Map.of(0, "Low")))
                    .item(Item.inFormat(3, "line"))
                    .reversed(2, 3)
                    .scale("total", 1, 2, 3);
        } else {
            builder.reversed(2).scale("total", 1, 2);
        }
        return builder.allFactsFrom(Disposition.AUTHOR).build();
    }

    @Test
    void aScoreIsReversedOnceAndEmptyOnAGap() {
        FormRenderer form = FormRenderer.of(instrument(false));
        FormExport forms = FormExport.of(form);

        assertThat(RedcapExport.of(form).toDictionary())
                .contains(", [own_form_1] + (4 - [own_form_2]), \"\"\"\")")
                .contains("\"1, It&#39;s &quot;no&quot; | 2, 2 | 3, Yes &amp; &lt;b&gt;\"");
        assertThat(RedcapExport.of(form).toZip()).isNotEmpty();
        assertThat(forms.toSurveyJs()).contains(", {own_form_1} + (4 - {own_form_2}), {own_form_no_score})");
        assertThat(forms.toXForm())
                .contains(", /data/own_form_1 + (4 - /data/own_form_2), '')")
                .contains("<label>It's &quot;no&quot;</label>");
        assertThat(forms.toXlsForm().get("survey"))
                .anySatisfy(row -> assertThat(row.get(6)).endsWith(", ${own_form_1} + (4 - ${own_form_2}), '')"));
        assertThat(forms.toSpss())
                .contains("= (4 - own_form_2).", "SUM.2(#own_form_1,\n  #own_form_2)", "1 'It''s \"no\"'");
        assertThat(forms.toPsych()).contains("c(\"own_form_1\", \"-own_form_2\")", "impute = \"none\"");
    }

    @Test
    void itemsOnALineAreNumbersWithAConstraint() {
        FormRenderer form = FormRenderer.of(instrument(true));
        FormExport forms = FormExport.of(form);

        assertThat(RedcapExport.of(form).toDictionary())
                .contains(",number,0,10,")
                .doesNotContain("total_mean");
        assertThat(forms.toSurveyJs()).contains("\"step\" : 0.1");
        assertThat(forms.toXForm()).contains("constraint=\". &gt;= 0 and . &lt;= 10");
        assertThat(forms.toXlsForm().get("survey"))
                .anySatisfy(row -> assertThat(row).startsWith("decimal", "own_form_3"));
        assertThat(forms.toSpss()).contains("own_form_3 >= 0 and own_form_3 <= 10");
        assertThatThrownBy(forms::toPsych).isInstanceOf(IllegalArgumentException.class);
    }
}
