package io.github.alliancesdk.core.interchange.fhir;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.interchange.ScoreRecordReader;
import io.github.alliancesdk.core.interchange.ScoreReportWriter;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreRecord;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FhirObservationsTest {
    private static final FhirObservations FHIR = FhirObservations.withDefaults();
    private static final String DEMO =
            "\"referent\":\"app\",\"recordId\":\"r-1\",\"dyadId\":\"d-1\",\"raterId\":\"c/1\","
                    + "\"session\":3,\"recordedAt\":\"2026-05-01T10:00:00Z\"";

    private static ScoreReport report(Instrument instrument, Scorer scorer, String fields, String answers) {
        return scorer.score(ResponseChecker.of(instrument)
                .allowExperimental()
                .check(Responses.parse("{\"rater\":\"client\"" + (fields.isEmpty() ? "" : "," + fields)
                        + ",\"responses\":{" + answers + "}}"))
                .orElseThrow());
    }

    private static ScoreReport demo() {
        return report(
                InventedInstruments.demo(), Scorer.of(MissingPolicy.prorate(0.5)), DEMO, "\"1\":4,\"2\":2,\"3\":4");
    }

    private static List<String> found(String bundle) {
        return FHIR.read(bundle).stream()
                .flatMap(row -> row.problems().stream())
                .map(each -> each.code().id() + " " + each.pointer())
                .toList();
    }

    @Test
    void anObservationHoldsAScore() {
        assertThatJson(FHIR.withSubject("Patient/7").write(demo()))
                .and(
                        json -> json.node("resourceType").isEqualTo("Bundle"),
                        json -> json.node("type").isEqualTo("collection"),
                        json -> json.node("entry").isArray().hasSize(3),
                        json -> json.node("entry[0].resource.status").isEqualTo("final"),
                        json -> json.node("entry[0].resource.category[0].coding[0].code")
                                .isEqualTo("survey"),
                        json -> json.node("entry[0].resource.code").isEqualTo("""
                        {coding:[{system:'https://alliancesdk.github.io/fhir/CodeSystem/demo-5-scales',code:'first'}],
                         text:'demo-5 first'}"""),
                        json -> json.node("entry[0].resource.subject.reference").isEqualTo("Patient/7"),
                        json -> json.node("entry[0].resource.effectiveDateTime").isEqualTo("2026-05-01T10:00:00Z"),
                        json -> json.node("entry[0].resource.valueQuantity").isEqualTo("""
                        {value:4.0,unit:'{score}',system:'http://unitsofmeasure.org',code:'{score}'}"""),
                        json -> json.node("entry[0].resource.derivedFrom[0].reference")
                                .isEqualTo("QuestionnaireResponse/r-1"),
                        json -> json.node("entry[0].resource.hasMember").isAbsent(),
                        json -> json.node("entry[0].resource.component[*].valueInteger")
                                .isAbsent(),
                        json -> json.node("entry[0].resource.component[0].valueInteger")
                                .isEqualTo(2),
                        json -> json.node("entry[0].resource.component[2].code.coding[0].code")
                                .isEqualTo("required"),
                        json -> json.node("entry[0].resource.component[2].valueInteger")
                                .isEqualTo(1),
                        json -> json.node("entry[0].resource.component[3].valueQuantity.value")
                                .isEqualTo(8),
                        json -> json.node("entry[0].resource.method.coding[0].code")
                                .isEqualTo("prorate:0.5"),
                        json -> json.node("entry[2].resource.hasMember")
                                .isArray()
                                .hasSize(2));
        assertThat(FHIR.write(demo()))
                .contains("prorate:0.5; demo-5 1.0.0, "
                        + InventedInstruments.demo().definitionDigest() + "; Alliance SDK ")
                .doesNotContain("interpretation", "referenceRange", "loinc", "snomed", "\n", "subject");
    }

    @Test
    void tooFewAnswersAreAnAbsentValue() {
        assertThatJson(FHIR.write(demo()))
                .node("entry[1].resource")
                .and(
                        json -> json.node("valueQuantity").isAbsent(),
                        json -> json.node("dataAbsentReason.coding[0].code").isEqualTo("unknown"),
                        json -> json.node("dataAbsentReason.text").isString().contains("2"),
                        json -> json.node("component").isArray().hasSize(3));
    }

    @Test
    void theMembersOfATotalAreInTheBundle() {
        String bundle = FHIR.write(demo());
        Map<String, Integer> urls = new TreeMap<>();
        java.util.regex.Matcher matcher =
                java.util.regex.Pattern.compile("urn:uuid:[0-9a-f-]{36}").matcher(bundle);
        while (matcher.find()) {
            urls.merge(matcher.group(), 1, Integer::sum);
        }
        assertThat(urls.values()).containsExactlyInAnyOrder(2, 2, 1);
        assertThat(FHIR.write(demo())).isEqualTo(bundle);
    }

    @Test
    void anIdThatIsNoResourceIdIsAnIdentifier() {
        assertThatJson(FHIR.write(report(
                        InventedInstruments.lines(), Scorer.complete(), "\"recordId\":\"1/week 1\"", "\"1\":0.1")))
                .node("entry[0].resource.derivedFrom[0]")
                .isEqualTo("{type:'QuestionnaireResponse',identifier:{value:'1/week 1'}}");
    }

    // ---- there and back

    static Stream<Arguments> reports() {
        Scorer audited = Scorer.of(MissingPolicy.prorate(0.5)).withAudit();
        return Stream.of(
                Arguments.of("every fact", demo()),
                Arguments.of("audit", report(InventedInstruments.demo(), audited, DEMO, "\"1\":4,\"2\":2,\"5\":1")),
                Arguments.of("no answer", report(InventedInstruments.demo(), Scorer.complete(), "", "")),
                Arguments.of(
                        "another format",
                        report(
                                InventedInstruments.demo(),
                                Scorer.complete(),
                                "\"format\":\"from-zero\"",
                                "\"1\":0,\"2\":4")),
                Arguments.of(
                        "lines",
                        report(InventedInstruments.lines(), audited, "", "\"1\":0.1,\"2\":0.7,\"3\":9.9,\"4\":3")),
                Arguments.of(
                        "gaps", report(InventedInstruments.bipolar(), audited, "", "\"1\":-3,\"2\":1,\"3\":2,\"4\":1")),
                Arguments.of(
                        "mixed",
                        report(
                                InventedInstruments.mixed(),
                                audited,
                                "",
                                "\"1\":4,\"2\":2,\"3\":1,\"4\":7.5,\"5\":0.5")),
                Arguments.of(
                        "mixed, prorated",
                        report(InventedInstruments.mixed(), audited, "", "\"1\":4,\"2\":2,\"4\":7.5")),
                Arguments.of(
                        "own referents",
                        report(
                                InventedInstruments.ownReferents(),
                                Scorer.complete(),
                                "",
                                "\"1\":4,\"2\":2,\"3\":1,\"4\":5")),
                Arguments.of(
                        "whole form",
                        report(
                                InventedInstruments.demo(),
                                Scorer.of(MissingPolicy.parse("form-at-most-missing:1")),
                                "",
                                "\"1\":4,\"2\":2")),
                Arguments.of(
                        "published rule",
                        report(
                                InventedInstruments.withMissingRule(),
                                Scorer.of(MissingPolicy.published()),
                                "",
                                "\"1\":4,\"2\":2,\"4\":1")),
                Arguments.of(
                        "experimental",
                        report(InventedInstruments.experimental(), Scorer.complete(), "", "\"1\":4,\"2\":2,\"3\":1")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reports")
    void aReportComesBackAsTheRecordThatItIs(String name, ScoreReport report) {
        for (ScoreReportWriter writer : List.of(
                ScoreReportWriter.withDefaults(),
                ScoreReportWriter.withDefaults().withPomp())) {
            ScoreRecord expected = ScoreRecord.parse(writer.write(report));
            List<ScoreRecordReader.Row> rows = FHIR.read(FHIR.write(expected));
            assertThat(rows).hasSize(1);
            assertThat(rows.get(0).problems()).isEmpty();
            ScoreRecord read = rows.get(0).record().orElseThrow();
            assertThat(writer.write(read)).isEqualTo(writer.write(expected));
            assertThat(read).isEqualTo(expected);
            assertThat(FHIR.write(read)).isEqualTo(FHIR.write(expected));
        }
        assertThat(ScoreReportWriter.withDefaults()
                        .write(FHIR.read(FHIR.write(report)).get(0).record().orElseThrow()))
                .isEqualTo(ScoreReportWriter.withDefaults().write(report));
    }

    @Test
    void theOrderOfABundleDoesNotMatterAndOtherResourcesAreSkipped() {
        List<String> entries = new ArrayList<>(entries(FHIR.write(demo())));
        entries.addAll(entries(FHIR.write(report(InventedInstruments.lines(), Scorer.complete(), "", "\"1\":0.1"))));
        entries.add("{\"resource\":{\"resourceType\":\"Observation\",\"status\":\"preliminary\"}}");
        entries.add("{\"resource\":{\"resourceType\":\"Patient\"}}");
        entries.add("7");
        Collections.shuffle(entries, new Random(3));
        List<ScoreRecordReader.Row> rows = FHIR.read(bundle(entries));
        assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row.problems()).isEmpty());
        assertThat(rows.stream()
                        .map(row -> row.record().orElseThrow())
                        .filter(each -> each.instrument().value().equals("demo-5"))
                        .map(each -> ScoreReportWriter.withDefaults().write(each)))
                .containsExactly(ScoreReportWriter.withDefaults().write(demo()));
    }

    private static List<String> entries(String bundle) {
        String list = bundle.substring(bundle.indexOf('[') + 1, bundle.length() - 2);
        return List.of(list.split(",(?=\\{\"fullUrl\")"));
    }

    private static String bundle(List<String> entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    // ---- what is refused

    static Stream<Arguments> changes() {
        String entry = "/entry/0/resource";
        return Stream.of(
                change("a mean", "\"value\":4.0", "\"value\":3.5", "contradiction " + entry + "/component/3"),
                change(
                        "a mean out of range",
                        "\"value\":4.0",
                        "\"value\":40",
                        "out-of-range " + entry + "/valueQuantity/value"),
                change("a sum", "\"value\":8", "\"value\":9", "contradiction " + entry + "/component/3"),
                change(
                        "a unit",
                        "\"value\":4.0,\"unit\":\"{score}\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"{score}\"",
                        "\"value\":4.0,\"unit\":\"%\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"%\"",
                        "not-allowed " + entry + "/valueQuantity"),
                change(
                        "a comparator",
                        "{\"value\":4.0",
                        "{\"comparator\":\"<\",\"value\":4.0",
                        "not-allowed " + entry + "/valueQuantity"),
                change(
                        "the answered items",
                        "\"valueInteger\":2},{\"code\":{\"coding\":[{\"system\":\"https://alliancesdk.github.io"
                                + "/fhir/CodeSystem/score-facts\",\"code\":\"items\"",
                        "\"valueInteger\":3},{\"code\":{\"coding\":[{\"system\":"
                                + "\"https://alliancesdk.github.io/fhir/CodeSystem/score-facts\",\"code\":\"items\"",
                        "contradiction"),
                change(
                        "the required answers",
                        "\"code\":\"required\"}]},\"valueInteger\":1",
                        "\"code\":\"required\"}]},\"valueInteger\":2",
                        "contradiction " + entry + "/component/2"),
                change(
                        "the status",
                        "\"status\":\"final\"",
                        "\"status\":\"entered-in-error\"",
                        "not-allowed " + entry + "/status"),
                change(
                        "the scale",
                        "-scales\",\"code\":\"first\"",
                        "-scales\",\"code\":\"third\"",
                        "contradiction /entry"),
                change(
                        "the scale of another",
                        "-scales\",\"code\":\"first\"",
                        "-scales\",\"code\":\"second\"",
                        "duplicate-entry"),
                change(
                        "the code system",
                        "demo-5-scales\",\"code\":\"first\"",
                        "demo-6-scales\",\"code\":\"first\"",
                        "missing-field " + entry + "/code"),
                change(
                        "the policy",
                        "missing-policy\",\"code\":\"prorate:0.5",
                        "missing-policy\",\"code\":\"complete",
                        "contradiction " + entry + "/method"),
                change(
                        "a value and a reason",
                        "\"valueQuantity\":{\"value\":4.0",
                        "\"dataAbsentReason\":{},\"valueQuantity\":{\"value\":4.0",
                        "contradiction " + entry + "/dataAbsentReason"),
                change(
                        "no value",
                        "\"valueQuantity\":{\"value\":4.0",
                        "\"other\":{\"value\":4.0",
                        "contradiction " + entry + "/dataAbsentReason"),
                change(
                        "the context of one",
                        "{\"url\":\"rater\",\"valueString\":\"client\"}",
                        "{\"url\":\"rater\",\"valueString\":\"therapist\"}",
                        "contradiction /entry"),
                change(
                        "a modifier",
                        "\"status\":\"final\"",
                        "\"modifierExtension\":[{}],\"status\":\"final\"",
                        "unknown-field " + entry + "/modifierExtension"),
                change("no Bundle", "\"Bundle\"", "\"Basket\"", "wrong-type /resourceType"),
                change("half", "\"entry\"", "\"entry\"]", "malformed-json "));
    }

    private static Arguments change(String name, String from, String to, String expected) {
        return Arguments.of(
                name,
                (UnaryOperator<String>) text -> {
                    int at = text.indexOf(from);
                    assertThat(at).as(from).isNotNegative();
                    return text.substring(0, at) + to + text.substring(at + from.length());
                },
                expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aChangedObservationIsRefused(String name, UnaryOperator<String> change, String expected) {
        String changed = change.apply(FHIR.write(demo()));
        assertThat(found(changed)).isNotEmpty().anyMatch(each -> each.startsWith(expected));
        assertThat(FHIR.read(changed)).allSatisfy(row -> {
            assertThat(row.record()).isEmpty();
            row.problems()
                    .forEach(each -> assertThat(each.message(Locale.GERMAN).replace("{score}", ""))
                            .doesNotContainPattern("[{}]"));
        });
    }

    @Test
    void aLostObservationIsNoticed() {
        List<String> entries = entries(FHIR.write(demo()));
        assertThat(found(bundle(entries.subList(0, 2)))).containsExactly("contradiction /entry");
        assertThat(FHIR.read("{\"resourceType\":\"Bundle\"}")).isEmpty();
    }

    @Test
    void anotherBaseIsSomebodyElses() {
        FhirObservations own = FHIR.withBase("https://example.org/fhir");
        assertThat(own.write(demo())).doesNotContain("alliancesdk.github.io");
        assertThat(FHIR.read(own.write(demo()))).isEmpty();
        assertThat(own.read(own.write(demo()))).hasSize(1);
        assertThat(own).hasToString("FhirObservations[https://example.org/fhir]");
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException().isThrownBy(() -> FHIR.write(null)).withMessage("report");
        assertThatNullPointerException()
                .isThrownBy(() -> FHIR.read((String) null))
                .withMessage("json");
        assertThatNullPointerException()
                .isThrownBy(() -> FHIR.read((byte[]) null))
                .withMessage("utf8");
        assertThatNullPointerException()
                .isThrownBy(() -> FHIR.withSubject(null))
                .withMessage("reference");
        assertThatIllegalArgumentException().isThrownBy(() -> FHIR.withSubject(" "));
    }
}
