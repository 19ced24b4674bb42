package io.github.alliancesdk.core.interchange.fhir;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.wording.AcceptedWording;
import io.github.alliancesdk.core.wording.FormRenderer;
import io.github.alliancesdk.core.wording.LicenceAcceptance;
import io.github.alliancesdk.core.wording.Packs;
import io.github.alliancesdk.core.wording.TextTarget;
import io.github.alliancesdk.core.wording.UseContext;
import io.github.alliancesdk.core.wording.WordingPack;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FhirQuestionnaireWriterTest {
    private static final FhirQuestionnaireWriter R4 = FhirQuestionnaireWriter.of(FhirVersion.R4);
    private static final FhirQuestionnaireWriter R5 = FhirQuestionnaireWriter.of(FhirVersion.R5);

    @Test
    void aKeyedInstrumentIsActive() {
        assertThatJson(R4.write(InventedInstruments.demo()))
                .and(
                        json -> json.node("resourceType").isEqualTo("Questionnaire"),
                        json -> json.node("id").isEqualTo("demo-5"),
                        json -> json.node("url").isEqualTo("https://alliancesdk.github.io/fhir/Questionnaire/demo-5"),
                        json -> json.node("version").isEqualTo("\"1.0.0\""),
                        json -> json.node("status").isEqualTo("active"),
                        json -> json.node("experimental").isEqualTo(false),
                        json -> json.node("identifier[0].value")
                                .isEqualTo(InventedInstruments.demo().definitionDigest()),
                        json -> json.node("meta").isAbsent(),
                        json -> json.node("language").isEqualTo("en"));
    }

    @Test
    void anExperimentalInstrumentIsADraft() {
        assertThatJson(R4.write(InventedInstruments.experimental()))
                .and(
                        json -> json.node("status").isEqualTo("draft"),
                        json -> json.node("experimental").isEqualTo(true));
    }

    @Test
    void aCataloguedInstrumentIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> R4.write(InventedInstruments.catalogued()))
                .withMessageContaining("listed-only is only catalogued");
    }

    @Test
    void anOptionCarriesTheKeyedWeight() {
        String system = "https://alliancesdk.github.io/fhir/CodeSystem/demo-5-default";
        assertThatJson(R4.write(InventedInstruments.demo()))
                .node("item[0].item[1]")
                .isEqualTo("{linkId:'2',prefix:'2',text:'Item 2',type:'choice',required:false,answerOption:["
                        + option("ordinalValue", 5, system, "1") + "," + option("ordinalValue", 4, system, "2") + ","
                        + option("ordinalValue", 3, system, "3") + "," + option("ordinalValue", 2, system, "4") + ","
                        + option("ordinalValue", 1, system, "5") + "]}");
        assertThatJson(R5.write(InventedInstruments.demo()))
                .and(
                        json -> json.node("item[0].item[0].type").isEqualTo("coding"),
                        json -> json.node("item[0].item[0].answerOption[4]")
                                .isEqualTo(option("itemWeight", 5, system, "5")),
                        json -> json.node("item[0].item[1].answerOption[4]")
                                .isEqualTo(option("itemWeight", 1, system, "5")));
    }

    private static String option(String weight, int keyed, String system, String code) {
        return "{extension:[{url:'http://hl7.org/fhir/StructureDefinition/" + weight + "',valueDecimal:" + keyed
                + "}],valueCoding:{system:'" + system + "',code:'" + code + "',display:'" + code + "'}}";
    }

    @Test
    void thePrintedOrderChangesNothingButTheOrder() {
        String json = R5.write(Packs.KETTLE);
        assertThatJson(json)
                .node("item[0].item[0].answerOption[*].valueCoding.code")
                .isAbsent();
        assertThatJson(json)
                .and(
                        each -> each.node("item[0].item[0].answerOption[0].valueCoding")
                                .isEqualTo(coding("1", "Cold")),
                        each -> each.node("item[0].item[1].answerOption[0].valueCoding")
                                .isEqualTo(coding("3", "Hot")),
                        each -> each.node("item[0].item[1].answerOption[0].extension[0].valueDecimal")
                                .isEqualTo(3),
                        each -> each.node("item[0].item[1].answerOption[2].valueCoding")
                                .isEqualTo(coding("1", "Cold")),
                        // reversed, but printed in ascending order
                        each -> each.node("item[0].item[2].answerOption[0].valueCoding")
                                .isEqualTo(coding("1", "Cold")),
                        each -> each.node("item[0].item[2].answerOption[0].extension[0].valueDecimal")
                                .isEqualTo(3));
    }

    private static String coding(String code, String display) {
        return "{system:'https://alliancesdk.github.io/fhir/CodeSystem/demo-kettle-default',code:'" + code
                + "',display:'" + display + "'}";
    }

    @Test
    void anAlternativeFormatHasUrlsOfItsOwn() {
        assertThatJson(R4.write(FormRenderer.of(Packs.KETTLE).withFormat("negative")))
                .and(
                        json -> json.node("url")
                                .isEqualTo("https://alliancesdk.github.io/fhir/Questionnaire/demo-kettle.negative"),
                        json -> json.node("item[0].item[0].answerOption[0].valueCoding")
                                .isEqualTo(
                                        "{system:'https://alliancesdk.github.io/fhir/CodeSystem/demo-kettle-negative',"
                                                + "code:'-1',display:'-1'}"),
                        json -> json.node("item[0].item[2].answerOption[0].extension[0].valueDecimal")
                                .isEqualTo(1));
    }

    @Test
    void codesWithGapsAreTheOnlyOptions() {
        assertThatJson(R4.write(InventedInstruments.bipolar()))
                .and(
                        json -> json.node("item[0].item[0].answerOption")
                                .isArray()
                                .hasSize(6),
                        json -> json.node("item[0].item[1].answerOption[0].valueCoding.code")
                                .isEqualTo("\"-3\""),
                        json -> json.node("item[0].item[1].answerOption[0].extension[0].valueDecimal")
                                .isEqualTo(3));
    }

    @Test
    void anAnswerOnALineIsABoundedDecimal() {
        assertThatJson(R4.write(Packs.MIXED)).node("item[0].item[2]").isEqualTo("""
                {linkId: '3', prefix: '3', text: 'Item 3', type: 'decimal', required: false,
                 extension: [{url: 'http://hl7.org/fhir/StructureDefinition/minValue', valueDecimal: -1},
                  {url: 'http://hl7.org/fhir/StructureDefinition/maxValue', valueDecimal: 1.5},
                  {url: 'http://hl7.org/fhir/StructureDefinition/maxDecimalPlaces', valueInteger: 1},
                  {url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl', valueCodeableConcept:
                   {coding: [{system: 'http://hl7.org/fhir/questionnaire-item-control', code: 'slider'}]}}],
                 item: [{linkId: '3-lower', text: 'Low <', type: 'display', extension: [
                  {url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl', valueCodeableConcept:
                   {coding: [{system: 'http://hl7.org/fhir/questionnaire-item-control', code: 'lower'}]}}]}]}""");
    }

    @ParameterizedTest
    @EnumSource(FhirVersion.class)
    void aScaleHasReadOnlyScoresWithoutAMeanIfItsItemsDiffer(FhirVersion version) {
        String json = FhirQuestionnaireWriter.of(version).write(InventedInstruments.mixed());
        assertThat(json.split("\"score-", -1)).hasSize(6);
        assertThat(json)
                .contains("score-choices-sum", "score-choices-mean", "score-lines-sum", "score-lines-mean")
                .contains("score-total-sum")
                .doesNotContain("score-total-mean")
                .contains(version == FhirVersion.R4 ? "ordinal()" : "weight()")
                .doesNotContain(version == FhirVersion.R4 ? "weight()" : "ordinal()")
                .doesNotContain("answerValueSet");
        assertThatJson(json)
                .node("item[2]")
                .isEqualTo("{linkId:'score-choices-mean',extension:[{"
                        + "url:'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',"
                        + "valueExpression:{language:'text/fhirpath',expression:'${json-unit.any-string}'}}],"
                        + "text:'choices (Mean)',type:'decimal',required:false,readOnly:true}");
    }

    @Test
    void theProfileOfSdcIsOptional() {
        assertThatJson(R5.withSdcProfile().write(InventedInstruments.demo()))
                .node("meta.profile")
                .isEqualTo("['http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire']");
    }

    @Test
    void aBaseIsUsedInEveryUrl() {
        String json = R4.withBase("https://example.org/fhir").write(InventedInstruments.demo());
        assertThat(json)
                .contains("https://example.org/fhir/Questionnaire/demo-5")
                .contains("https://example.org/fhir/CodeSystem/demo-5-default")
                .doesNotContain("alliancesdk.github.io");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.org", "https://example.org/", "https://e.org/a|b", "urn:a", "https://e.org?a"})
    void aWrongBaseIsRefused(String base) {
        assertThatIllegalArgumentException().isThrownBy(() -> R4.withBase(base)).withMessageStartingWith("base must");
    }

    @Test
    void aWordingIsInTheTexts() {
        AcceptedWording wording =
                WordingPack.parse(Packs.pack()).accept(Packs.KETTLE, LicenceAcceptance.of("K-1", UseContext.RESEARCH));
        FormRenderer form = FormRenderer.of(wording).withTarget(TextTarget.HTML);
        assertThatIllegalStateException().isThrownBy(() -> R4.write(form));
        assertThatJson(R4.write(form.withName(Referent.APP, "Pot").withName(Referent.THERAPIST, "Dr Roe")))
                .and(
                        json -> json.node("item[0].linkId").isEqualTo("notice"),
                        json -> json.node("item[1]")
                                .isEqualTo(
                                        "{linkId:'instruction',text:'Look at the kettle of Dr Roe.',type:'display'}"),
                        json -> json.node("item[2].item[0].text").isEqualTo("The lid & Pot"),
                        json -> json.node("item[2].item[0].answerOption[0].valueCoding.display")
                                .isEqualTo("Cold <"),
                        json -> json.node("item[3]").isEqualTo("{linkId:'credit',text:'Kettle <Ltd>',type:'display'}"));
    }

    @Test
    void aLanguageIsThatOfTheTexts() {
        assertThatJson(R4.write(FormRenderer.of(InventedInstruments.demo()).withLanguage(Locale.forLanguageTag("es"))))
                .and(
                        json -> json.node("language").isEqualTo("es"),
                        json -> json.node("item[0].item[1].text").isEqualTo("Ítem 2"));
    }

    @Test
    void aFormatWithVeryManyAnswersIsRefused() {
        Instrument many = InventedInstruments.begin("many-2", 0, 1000)
                .items(2)
                .reversed()
                .scale("total", 1, 2)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> R4.write(many))
                .withMessageContaining("more than 1000 possible answers");
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> FhirQuestionnaireWriter.of(null))
                .withMessage("version");
        assertThatNullPointerException().isThrownBy(() -> R4.withBase(null)).withMessage("base");
        assertThatNullPointerException()
                .isThrownBy(() -> R4.write((Instrument) null))
                .withMessage("instrument");
        assertThatNullPointerException()
                .isThrownBy(() -> R4.write((FormRenderer) null))
                .withMessage("form");
        assertThat(R4).hasToString("FhirQuestionnaireWriter[r4, https://alliancesdk.github.io/fhir]");
    }
}
