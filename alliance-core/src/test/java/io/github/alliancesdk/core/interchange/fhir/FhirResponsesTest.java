package io.github.alliancesdk.core.interchange.fhir;

import static io.github.alliancesdk.core.interchange.fhir.FhirSheets.VALID;
import static io.github.alliancesdk.core.interchange.fhir.FhirSheets.coding;
import static io.github.alliancesdk.core.interchange.fhir.FhirSheets.first;
import static io.github.alliancesdk.core.interchange.fhir.FhirSheets.item;
import static io.github.alliancesdk.core.interchange.fhir.FhirSheets.reason;
import static io.github.alliancesdk.core.interchange.fhir.FhirSheets.response;
import static io.github.alliancesdk.core.interchange.fhir.FhirSheets.score;
import static io.github.alliancesdk.core.interchange.fhir.FhirSheets.withScores;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.interchange.ResponseReader;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.response.AnswerCoding;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ItemNaming;
import io.github.alliancesdk.core.response.MissingReason;
import io.github.alliancesdk.core.response.PayloadLimits;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FhirResponsesTest {
    private static final InstrumentCatalog CATALOG = InstrumentCatalog.of(
            InventedInstruments.demo(),
            InventedInstruments.mixed(),
            InventedInstruments.bipolar(),
            InventedInstruments.experimental(),
            InventedInstruments.catalogued());
    private static final FhirResponses FHIR = FhirResponses.of(CATALOG);
    private static final ResponseChecker CHECKER = ResponseChecker.of(CATALOG).withRater(Rater.CLIENT);

    private static CheckResult check(String json) {
        return CHECKER.check(FHIR.parse(json));
    }

    private static List<Problem> problems(CheckResult result) {
        return result instanceof RejectedResponses rejected ? rejected.problems() : List.of();
    }

    private static List<String> found(CheckResult result) {
        return problems(result).stream()
                .map(each -> each.code().id() + " " + each.pointer())
                .toList();
    }

    // ---- what is read

    @Test
    void aResponseIsReadAsThePayloadThatItStandsFor() {
        CheckedResponses checked = check(VALID).orElseThrow();
        assertThat(checked.toPayload())
                .isEqualTo(CHECKER.check(Responses.parse("{\"instrument\":\"demo-5\",\"rater\":\"client\","
                                + "\"recordId\":\"r-1\",\"recordedAt\":\"2026-05-01T10:00:00Z\","
                                + "\"responses\":{\"1\":4,\"2\":2,\"3\":4,\"4\":3,\"5\":3}}"))
                        .orElseThrow()
                        .toPayload());
        assertThat(check(VALID.replace("completed", "amended"))).isEqualTo(checked);
        assertThat(CHECKER.check(FHIR.parse(VALID.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(checked);
        assertThat(CHECKER.check(FHIR.parse(("\uFEFF" + VALID).getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(checked);
        // what else a resource holds isn't read
        assertThat(check(VALID.replace(
                        "\"status\"",
                        "\"meta\":{\"versionId\":\"3\"},\"text\":{\"status\":\"generated\",\"div\":\"<div>9</div>\"},"
                                + "\"subject\":{\"reference\":\"Patient/7\"},\"contained\":[{\"resourceType\":\"Patient\"}],"
                                + "\"status\"")))
                .isEqualTo(checked);
    }

    @Test
    void anIntegerAndAWeightBesideACodeMakeNoDifference() {
        String weighted = "{\"valueCoding\":{\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/"
                + "ordinalValue\",\"valueDecimal\":5}],\"system\":\"" + FhirSheets.SYSTEM
                + "\",\"code\":\"2\",\"display\":\"anything\",\"version\":\"7\"}}";
        assertThat(check(first(item(1, "{\"valueInteger\":4}"), item(2, weighted))))
                .isEqualTo(check(VALID));
    }

    @Test
    void aMissingAnswerIsNoProblem() {
        CheckedResponses checked = check(response(
                        "{\"linkId\":\"1\"}",
                        "{\"linkId\":\"2\"," + reason("asked-declined") + "}",
                        "{\"linkId\":\"3\",\"answer\":[{" + reason("not-asked") + "}]}",
                        "{\"linkId\":\"4\",\"answer\":[{\"valueCoding\":{" + reason("not-applicable") + "}}]}",
                        "{\"linkId\":\"5\",\"answer\":[{\"_valueInteger\":{" + reason("asked-unknown") + "}}]}"))
                .orElseThrow();
        assertThat(checked.answers()).isEmpty();
        assertThat(checked.missingReason(1)).isEmpty();
        assertThat(checked.missingReason(2)).hasValue(MissingReason.DECLINED);
        assertThat(checked.missingReason(3)).hasValue(MissingReason.SKIPPED);
        assertThat(checked.missingReason(4)).hasValue(MissingReason.NOT_APPLICABLE);
        assertThat(checked.missingReason(5)).hasValue(MissingReason.UNKNOWN);
        String noItems = VALID.substring(0, VALID.indexOf(",\"item\"")) + "}";
        assertThat(check(noItems).orElseThrow().answers()).isEmpty();
        assertThat(found(CHECKER.requireComplete().check(FHIR.parse(noItems))))
                .hasSize(5)
                .containsOnly("incomplete /item");
    }

    @Test
    void itemsMayStandAnywhere() {
        String flat = VALID.replace("{\"linkId\":\"items\",\"item\":[", "").replace("]}]}]}", "]}]}");
        assertThat(check(flat)).isEqualTo(check(VALID));
        String nested = first(item(1, "{\"valueInteger\":4,\"item\":[" + coding(2, "2") + "]}"))
                .replace("," + coding(2, "2") + "," + coding(3, "4"), "," + coding(3, "4"));
        assertThat(check(nested)).isEqualTo(check(VALID));
    }

    @Test
    void anAlternativeFormatIsThatOfItsQuestionnaire() {
        String zero = VALID.replace("demo-5|", "demo-5.from-zero|").replace("demo-5-default", "demo-5-from-zero");
        assertThat(check(zero).orElseThrow().format().id()).isEqualTo("from-zero");
        assertThat(found(check(VALID.replace("demo-5|", "demo-5.from-zero|"))))
                .hasSize(5)
                .contains("unknown-code /item/0/item/0/answer/0/valueCoding/system");
        assertThat(found(check(VALID.replace("demo-5|", "demo-5.other|"))))
                .containsExactly("unknown-format /questionnaire");
    }

    @Test
    void aLineIsAnsweredWithADecimal() {
        String mixed = response(
                        item(1, "{\"valueInteger\":4}"),
                        item(4, "{\"valueDecimal\":7.5}"),
                        item(5, "{\"valueInteger\":3}"))
                .replace("demo-5", "mixed-5");
        assertThat(check(mixed).orElseThrow().answers()).hasToString("{1=4, 4=7.5, 5=3.0}");
        assertThat(found(check(mixed.replace("7.5", "7.6"))))
                .containsExactly("off-grid /item/0/item/1/answer/0/valueDecimal");
        assertThat(found(check(mixed.replace("valueInteger\":3", "valueInteger\":3.5"))))
                .containsExactly("not-a-number /item/0/item/2/answer/0/valueInteger");
        assertThat(found(check(mixed.replace("valueInteger\":4", "valueDecimal\":4"))))
                .containsExactly("not-an-integer /item/0/item/0/answer/0/valueDecimal");
        String coded = mixed.replace(
                "{\"valueDecimal\":7.5}",
                "{\"valueCoding\":{\"system\":\"" + FhirSheets.BASE + "/CodeSystem/mixed-5-line\",\"code\":\"7\"}}");
        assertThat(found(check(coded))).containsExactly("not-a-number /item/0/item/1/answer/0/valueCoding/code");
    }

    @Test
    void codesMayBeNegative() {
        String bipolar = response(coding(1, "-3"), coding(2, "0"))
                .replace("demo-5-default", "bipolar-6-signs")
                .replace("demo-5", "bipolar-6");
        assertThat(found(check(bipolar))).containsExactly("unknown-code /item/0/item/1/answer/0/valueCoding/code");
        assertThat(check(bipolar.replace("\"0\"", "\"1\"")).orElseThrow().answers())
                .hasToString("{1=-3, 2=1}");
    }

    @Test
    void theRaterIsTheCallersToSay() {
        Responses responses = FHIR.parse(VALID);
        assertThat(ResponseChecker.of(CATALOG)
                        .withRater(Rater.THERAPIST)
                        .check(responses)
                        .orElseThrow()
                        .rater())
                .isEqualTo(Rater.THERAPIST);
        assertThat(found(ResponseChecker.of(CATALOG).check(responses))).containsExactly("missing-field ");
        assertThat(found(CHECKER.withRater(Rater.OBSERVER).check(responses))).containsExactly("wrong-rater ");
    }

    @Test
    void otherInstrumentsAreCheckedAsEverywhere() {
        assertThat(found(ResponseChecker.of(InventedInstruments.mixed())
                        .withRater(Rater.CLIENT)
                        .check(FHIR.parse(VALID))))
                .contains("wrong-instrument /questionnaire");
        String unsure = response().replace("demo-5", "unsure-3");
        assertThat(found(check(unsure))).containsExactly("experimental /questionnaire");
        assertThat(CHECKER.allowExperimental().check(FHIR.parse(unsure))).isInstanceOf(CheckedResponses.class);
        assertThat(found(check(response().replace("demo-5", "listed-only")))).contains("not-scorable /questionnaire");
    }

    // ---- options

    @Test
    void aVersionMayBeAbsentOnlyIfThatIsAllowed() {
        String unversioned = VALID.replace("|1.0.0", "");
        assertThat(found(check(unversioned))).containsExactly("unknown-version /questionnaire");
        FhirResponses any = FHIR.allowAnyVersion();
        assertThat(CHECKER.check(any.parse(unversioned))).isEqualTo(check(VALID));
        assertThat(found(CHECKER.requireDigest().check(any.parse(unversioned))))
                .containsExactly("missing-field /questionnaire");
        assertThat(CHECKER.requireDigest().check(FHIR.parse(VALID))).isEqualTo(check(VALID));
        assertThat(found(CHECKER.check(any.parse(VALID.replace("|1.0.0", "|9.0.0")))))
                .containsExactly("unknown-version /questionnaire");
    }

    @Test
    void aReaderOfOneInstrumentNeedsNoQuestionnaireIfAnyVersionWillDo() {
        String without = VALID.replaceFirst("\"questionnaire\":\"[^\"]*\",", "");
        FhirResponses demo = FhirResponses.of(InventedInstruments.demo());
        assertThat(found(CHECKER.check(demo.parse(without)))).containsExactly("missing-field /questionnaire");
        assertThat(CHECKER.check(demo.allowAnyVersion().parse(without))).isEqualTo(check(VALID));
        assertThat(found(CHECKER.check(FHIR.allowAnyVersion().parse(without))))
                .containsExactly("missing-field /questionnaire");
    }

    @Test
    void draftsAreReadOnlyIfTheyAreAllowed() {
        for (String status : List.of("in-progress", "stopped")) {
            String draft = VALID.replace("completed", status);
            assertThat(found(check(draft))).containsExactly("draft /status");
            assertThat(CHECKER.check(FHIR.allowDrafts().parse(draft))).isEqualTo(check(VALID));
        }
        assertThat(found(CHECKER.check(FHIR.allowDrafts().parse(VALID.replace("completed", "entered-in-error")))))
                .containsExactly("entered-in-error /status");
    }

    @Test
    void anotherBaseIsAnotherQuestionnaire() {
        String own = VALID.replace(FhirSheets.BASE, "https://example.org");
        assertThat(found(check(own))).contains("unknown-instrument /questionnaire");
        assertThat(CHECKER.check(FHIR.withBase("https://example.org").parse(own)))
                .isEqualTo(check(VALID));
    }

    @Test
    void aReferenceIsReadOnlyIfItIsMapped() {
        String json = VALID.replace("\"status\"", "\"subject\":{\"reference\":\"Patient/7\"},\"status\"");
        assertThat(check(json).orElseThrow().administration().dyadId()).isEmpty();
        FhirResponses mapped = FHIR.withField("dyadId", "subject");
        assertThat(CHECKER.check(mapped.parse(json))
                        .orElseThrow()
                        .administration()
                        .dyadId())
                .hasValue("Patient/7");
        assertThat(CHECKER.check(mapped.parse(VALID))).isEqualTo(check(VALID));
        assertThat(found(CHECKER.check(mapped.parse(json.replace("\"Patient/7\"", "7")))))
                .containsExactly("wrong-type /subject/reference");
        assertThat(found(CHECKER.check(mapped.parse(json.replace("reference", "display")))))
                .containsExactly("missing-field /subject/reference");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FHIR.withField("session", "subject"))
                .withMessage("field must be one of dyadId, raterId, recordId");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FHIR.withField("dyadId", "status"))
                .withMessage("element must be one of author, encounter, source, subject");
    }

    @Test
    void somebodyElsesQuestionnaireIsReadWithItsCodes() {
        String foreign = response(
                        "{\"linkId\":\"/q1\",\"answer\":[{\"valueCoding\":{\"system\":\"http://x.org\",\"code\":\"la3\"}}]}",
                        "{\"linkId\":\"/q2\",\"answer\":[{\"valueInteger\":1}]}",
                        "{\"linkId\":\"/q3\",\"answer\":[{\"valueCoding\":{\"code\":\"dk\"}}]}")
                .replaceFirst("\"questionnaire\":\"[^\"]*\"", "\"questionnaire\":\"http://x.org/q|2\"");
        FhirResponses reader = FHIR.withQuestionnaire("http://x.org/q|2", InventedInstruments.demo())
                .withNaming(ItemNaming.of(Map.of("/q1", 1, "/q2", 2, "/q3", 3)))
                .withCoding(AnswerCoding.integers()
                        .withOffset(1)
                        .withLabels(Map.of("la3", 3))
                        .withMissingCode("dk", MissingReason.UNKNOWN));
        ResponseChecker demo = ResponseChecker.of(InventedInstruments.demo()).withRater(Rater.CLIENT);
        CheckedResponses checked = demo.check(reader.parse(foreign)).orElseThrow();
        assertThat(checked.answers()).hasToString("{1=3, 2=2}");
        assertThat(checked.missingReason(3)).hasValue(MissingReason.UNKNOWN);
        assertThat(found(demo.check(reader.parse(foreign.replace("\"/q3\"", "\"/q4\"")))))
                .containsExactly("unknown-item /item/0/item/2/linkId");
        assertThat(found(demo.check(reader.parse(foreign.replace("la3", "la9")))))
                .containsExactly("not-an-integer /item/0/item/0/answer/0/valueCoding/code");
        assertThat(found(check(foreign))).contains("unknown-instrument /questionnaire");
        // our own codes are never read by somebody else's coding
        assertThat(demo.check(
                        FHIR.withCoding(AnswerCoding.integers().withOffset(1)).parse(VALID)))
                .isEqualTo(check(VALID));
    }

    // ---- stated scores

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first-sum 8",
                "first-sum 8.0",
                "first-mean 4",
                "second-mean 3.3333333333333335",
                "second-mean 3.33",
                "second-mean 3.3",
                "total-mean 3.6",
                "total-sum 18"
            })
    void aScoreThatFollowsFromTheAnswersIsNoProblem(String score) {
        String[] parts = score.split(" ");
        assertThat(check(withScores(score(parts[0], parts[1])))).isEqualTo(check(VALID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first-sum 6",
                "first-mean 3",
                "second-mean 3.34",
                "second-mean 3.30",
                "total-sum 17.9",
                "total-sum 1e9"
            })
    void aScoreThatDoesNotIsAContradiction(String score) {
        String[] parts = score.split(" ");
        assertThat(found(check(withScores(score(parts[0], parts[1])))))
                .containsExactly("contradiction /item/1/answer/0/valueDecimal");
    }

    @Test
    void aScoreOfASheetWithGapsIsAContradiction() {
        String gap = withScores(score("first-sum", "4"), score("second-sum", "10"))
                .replace(coding(2, "2"), "{\"linkId\":\"2\"}");
        assertThat(found(check(gap))).containsExactly("contradiction /item/1/answer/0/valueDecimal");
        assertThat(check(withScores("{\"linkId\":\"score-first-sum\"}"))).isEqualTo(check(VALID));
    }

    // ---- what is refused

    private record Bad(String name, String json, List<String> expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Bad bad(String name, String json, String... expected) {
        return new Bad(name, json, List.of(expected));
    }

    private static Bad answer(String name, String answer, String... expected) {
        return bad("answer: " + name, first(item(1, answer)), expected);
    }

    private static String with(String from, String to) {
        assertThat(VALID).contains(from);
        return VALID.replace(from, to);
    }

    private static String ourCoding(String rest) {
        return "{\"valueCoding\":{\"system\":\"" + FhirSheets.SYSTEM + "\"" + rest + "}}";
    }

    static Stream<Bad> bad() {
        String at = "/item/0/item/0/answer/0";
        return Stream.of(
                bad("empty", "", "malformed-json "),
                bad("half", VALID.substring(0, 50), "malformed-json "),
                bad("two documents", VALID + VALID, "malformed-json "),
                bad("NUL", VALID + "\0", "invalid-text "),
                bad("an array", "[" + VALID + "]", "wrong-type "),
                bad("null", "null", "wrong-type "),
                bad("no type", "{}", "missing-field /resourceType"),
                bad("another type", with("QuestionnaireResponse", "Questionnaire"), "wrong-type /resourceType"),
                bad("a type that is no text", with("\"QuestionnaireResponse\"", "1"), "wrong-type /resourceType"),
                bad("no status", with("\"status\":\"completed\",", ""), "missing-field /status"),
                bad("status null", with("\"completed\"", "null"), "wrong-type /status"),
                bad("status unknown", with("completed", "done"), "out-of-range /status"),
                bad("in progress", with("completed", "in-progress"), "draft /status"),
                bad("stopped", with("completed", "stopped"), "draft /status"),
                bad("in error", with("completed", "entered-in-error"), "entered-in-error /status"),
                bad(
                        "status twice",
                        with("\"status\"", "\"status\":\"completed\",\"status\""),
                        "duplicate-field /status"),
                bad(
                        "questionnaire: a number",
                        VALID.replaceFirst("\"questionnaire\":\"[^\"]*\"", "\"questionnaire\":7"),
                        "wrong-type /questionnaire",
                        "missing-field /questionnaire"),
                bad(
                        "questionnaire: absent",
                        VALID.replaceFirst("\"questionnaire\":\"[^\"]*\",", ""),
                        "missing-field /questionnaire"),
                bad(
                        "questionnaire: another instrument",
                        with("Questionnaire/demo-5|", "Questionnaire/demo-6|"),
                        "unknown-instrument /questionnaire"),
                bad(
                        "questionnaire: another base",
                        with(FhirSheets.BASE + "/Q", "https://example.org/Q"),
                        "unknown-instrument /questionnaire"),
                bad("questionnaire: a fragment", with("|1.0.0", "#1.0.0"), "unknown-instrument /questionnaire"),
                bad(
                        "questionnaire: only an id",
                        with(FhirSheets.BASE + "/Questionnaire/", ""),
                        "unknown-instrument /questionnaire"),
                bad("version: another", with("|1.0.0", "|1.0.1"), "unknown-version /questionnaire"),
                bad("version: none", with("|1.0.0", ""), "unknown-version /questionnaire"),
                bad("version: short", with("|1.0.0", "|1.0"), "unknown-version /questionnaire"),
                bad("version: empty", with("|1.0.0", "|"), "unknown-version /questionnaire"),
                bad("version: two", with("|1.0.0", "|1.0.0|1.0.0"), "unknown-version /questionnaire"),
                bad("format: unknown", with("demo-5|", "demo-5.x|"), "unknown-format /questionnaire"),
                bad("id: a number", with("\"r-1\"", "1"), "wrong-type /id"),
                bad("id: empty", with("\"r-1\"", "\"\""), "out-of-range /id"),
                bad("authored: a day", with("T10:00:00Z", ""), "wrong-type /authored"),
                bad("authored: no offset", with("00Z", "00"), "wrong-type /authored"),
                bad(
                        "modifier on the resource",
                        with("\"status\"", "\"modifierExtension\":[],\"status\""),
                        "unknown-field /modifierExtension"),
                bad(
                        "implicit rules",
                        with("\"status\"", "\"implicitRules\":\"http://x\",\"status\""),
                        "unknown-field /implicitRules"),
                bad(
                        "modifier on an item",
                        with("{\"linkId\":\"1\"", "{\"modifierExtension\":[{}],\"linkId\":\"1\""),
                        "unknown-field /item/0/item/0/modifierExtension"),
                answer(
                        "modifier",
                        "{\"modifierExtension\":[{}],\"valueInteger\":4}",
                        "unknown-field " + at + "/modifierExtension"),
                bad(
                        "items: an object",
                        with("\"item\":[{\"linkId\":\"items\"", "\"item\":{},\"x\":[{\"linkId\":\"items\""),
                        "wrong-type /item"),
                bad("items: a text among them", first("\"1\""), "wrong-type /item/0/item/0"),
                bad("linkId: absent", with("{\"linkId\":\"1\",", "{"), "missing-field /item/0/item/0/linkId"),
                bad("linkId: a number", with("\"linkId\":\"1\"", "\"linkId\":1"), "wrong-type /item/0/item/0/linkId"),
                bad(
                        "linkId: too high",
                        with("\"linkId\":\"1\"", "\"linkId\":\"6\""),
                        "unknown-item /item/0/item/0/linkId"),
                bad("linkId: 01", with("\"linkId\":\"1\"", "\"linkId\":\"01\""), "unknown-item /item/0/item/0/linkId"),
                bad(
                        "linkId: unknown and unanswered",
                        first("{\"linkId\":\"x\"}"),
                        "unknown-item /item/0/item/0/linkId"),
                bad("linkId: a score of no scale", withScores(score("other-sum", "3")), "unknown-item /item/1/linkId"),
                bad(
                        "a group with an answer",
                        with("\"linkId\":\"items\"", "\"answer\":[{\"valueInteger\":1}],\"linkId\":\"items\""),
                        "unknown-item /item/0/linkId"),
                bad("an item twice", first(coding(1, "4"), coding(1, "4")), "duplicate-item /item/0/item/1"),
                bad(
                        "an item twice, once unanswered",
                        first("{\"linkId\":\"1\"}", coding(1, "4")),
                        "duplicate-item /item/0/item/1"),
                bad(
                        "two answers",
                        first(item(1, "{\"valueInteger\":4}", "{\"valueInteger\":4}")),
                        "duplicate-item /item/0/item/0/answer/1"),
                bad(
                        "linkId twice",
                        with("{\"linkId\":\"1\"", "{\"linkId\":\"1\",\"linkId\":\"1\""),
                        "duplicate-field /item/0/item/0/linkId"),
                bad(
                        "answer twice",
                        with("{\"linkId\":\"1\"", "{\"answer\":[],\"linkId\":\"1\""),
                        "duplicate-field /item/0/item/0/answer"),
                bad(
                        "answer: an object",
                        with(
                                "\"answer\":[{\"valueCoding\":{\"system\":\"" + FhirSheets.SYSTEM
                                        + "\",\"code\":\"2\"}}]",
                                "\"answer\":{}"),
                        "wrong-type /item/0/item/1/answer"),
                answer("a number", "4", "wrong-type " + at),
                answer("empty", "{}", "not-an-integer " + at),
                answer(
                        "a key twice",
                        "{\"valueInteger\":4,\"valueInteger\":5}",
                        "duplicate-field " + at + "/valueInteger"),
                answer(
                        "two values",
                        "{\"valueInteger\":4,\"valueDecimal\":4}",
                        "duplicate-item " + at + "/valueDecimal"),
                answer("an integer in quotes", "{\"valueInteger\":\"4\"}", "not-an-integer " + at + "/valueInteger"),
                answer("a fraction", "{\"valueInteger\":3.7}", "not-an-integer " + at + "/valueInteger"),
                answer("4.0", "{\"valueInteger\":4.0}", "not-an-integer " + at + "/valueInteger"),
                answer("4e0", "{\"valueInteger\":4e0}", "not-an-integer " + at + "/valueInteger"),
                answer("true", "{\"valueInteger\":true}", "not-an-integer " + at + "/valueInteger"),
                answer("null", "{\"valueInteger\":null}", "not-an-integer " + at + "/valueInteger"),
                answer("too high", "{\"valueInteger\":6}", "out-of-range " + at + "/valueInteger"),
                answer("zero", "{\"valueInteger\":0}", "out-of-range " + at + "/valueInteger"),
                answer("huge", "{\"valueInteger\":40000000000000000000}", "out-of-range " + at + "/valueInteger"),
                answer("a decimal", "{\"valueDecimal\":4}", "not-an-integer " + at + "/valueDecimal"),
                answer("a string", "{\"valueString\":\"4\"}", "not-an-integer " + at + "/valueString"),
                answer("a boolean", "{\"valueBoolean\":true}", "not-an-integer " + at + "/valueBoolean"),
                answer("a quantity", "{\"valueQuantity\":{\"value\":4}}", "not-an-integer " + at + "/valueQuantity"),
                answer("a date", "{\"valueDate\":\"2026-01-01\"}", "not-an-integer " + at + "/valueDate"),
                answer("a coding that is a text", "{\"valueCoding\":\"4\"}", "not-an-integer " + at + "/valueCoding"),
                answer(
                        "a coding without code",
                        ourCoding(",\"display\":\"4\""),
                        "not-an-integer " + at + "/valueCoding"),
                answer(
                        "a code that is a number",
                        ourCoding(",\"code\":4"),
                        "not-an-integer " + at + "/valueCoding/code"),
                answer("05", ourCoding(",\"code\":\"05\""), "not-an-integer " + at + "/valueCoding/code"),
                answer("+4", ourCoding(",\"code\":\"+4\""), "not-an-integer " + at + "/valueCoding/code"),
                answer("-0", ourCoding(",\"code\":\"-0\""), "not-an-integer " + at + "/valueCoding/code"),
                answer("code 4.0", ourCoding(",\"code\":\"4.0\""), "not-an-integer " + at + "/valueCoding/code"),
                answer("blank", ourCoding(",\"code\":\" 4\""), "not-an-integer " + at + "/valueCoding/code"),
                answer("code 9", ourCoding(",\"code\":\"9\""), "out-of-range " + at + "/valueCoding/code"),
                answer(
                        "code of many digits",
                        ourCoding(",\"code\":\"99999999999\""),
                        "not-an-integer " + at + "/valueCoding/code"),
                answer(
                        "code twice",
                        ourCoding(",\"code\":\"4\",\"code\":\"5\""),
                        "duplicate-field " + at + "/valueCoding/code"),
                answer(
                        "a foreign system",
                        "{\"valueCoding\":{\"system\":\"http://loinc.org\",\"code\":\"4\"}}",
                        "unknown-code " + at + "/valueCoding/system"),
                answer(
                        "the system of another instrument",
                        "{\"valueCoding\":{\"system\":\"" + FhirSheets.BASE
                                + "/CodeSystem/mixed-5-default\",\"code\":\"4\"}}",
                        "unknown-code " + at + "/valueCoding/system"),
                answer("no system", "{\"valueCoding\":{\"code\":\"4\"}}", "unknown-code " + at + "/valueCoding"),
                answer(
                        "a system that is no text",
                        "{\"valueCoding\":{\"system\":1,\"code\":\"4\"}}",
                        "unknown-code " + at + "/valueCoding/system"),
                bad(
                        "a reason beside an answer",
                        with("{\"linkId\":\"1\"", "{" + reason("asked-declined") + ",\"linkId\":\"1\""),
                        "declared-missing-with-value /item/0/item/0/extension"),
                answer(
                        "a reason within",
                        "{" + reason("unknown") + ",\"valueInteger\":4}",
                        "declared-missing-with-value " + at + "/extension"),
                bad(
                        "an unknown reason",
                        first("{\"linkId\":\"1\"," + reason("masked") + "}"),
                        "unknown-missing-reason /item/0/item/0/extension/0/valueCode"),
                bad(
                        "a reason without code",
                        first("{\"linkId\":\"1\",\"extension\":[{\"url\":\"" + FhirSheets.REASON + "\"}]}"),
                        "unknown-missing-reason /item/0/item/0/extension/0/valueCode"),
                bad(
                        "a score: a text",
                        withScores(score("first-sum", "\"8\"")),
                        "not-a-number /item/1/answer/0/valueDecimal"),
                bad(
                        "a score: a huge exponent",
                        withScores(score("first-sum", "8e99999999999")),
                        "not-a-number /item/1/answer/0/valueDecimal"),
                bad(
                        "a score: a string",
                        withScores(score("first-sum", "8").replace("valueDecimal", "valueString")),
                        "not-a-number /item/1/answer/0/valueString"),
                bad(
                        "a score: two answers",
                        withScores(score("first-sum", "8").replace("]", ",{\"valueDecimal\":8}]")),
                        "duplicate-item /item/1/answer/1"),
                bad(
                        "a score: twice",
                        withScores(score("first-sum", "8"), score("first-sum", "8")),
                        "duplicate-item /item/2"),
                bad(
                        "a score: an object",
                        withScores("{\"linkId\":\"score-first-sum\",\"answer\":{}}"),
                        "wrong-type /item/1/answer"),
                bad(
                        "a score: wrong",
                        withScores(score("first-sum", "9")),
                        "contradiction /item/1/answer/0/valueDecimal"),
                bad(
                        "a key twice where nothing is read",
                        with("\"status\"", "\"meta\":{\"a\":1,\"b\":[{\"c\":1,\"c\":1}]},\"status\""),
                        "duplicate-field /meta/b/0/c"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void whatIsWrongIsSaidWhereItIs(Bad bad) {
        CheckResult result = check(bad.json());
        assertThat(found(result)).containsExactlyElementsOf(bad.expected());
        for (Problem problem : problems(result)) {
            for (Locale locale : List.of(Locale.ROOT, Locale.GERMAN, Locale.FRENCH)) {
                assertThat(problem.message(locale)).doesNotContainPattern("[{}]");
            }
            problem.allowed()
                    .filter(allowed -> allowed.contains(" ") && !allowed.contains(","))
                    .ifPresent(allowed -> assertThat(
                                    Messages.text(Locale.GERMAN, "response.wrong-type", Map.of("allowed", allowed)))
                            .doesNotContain(allowed));
        }
    }

    @Test
    void theTableIsLongAndHasEveryCodeOfAResponse() {
        assertThat(bad()).hasSizeGreaterThanOrEqualTo(60);
        Set<String> codes = new HashSet<>();
        bad().forEach(each -> each.expected().forEach(one -> codes.add(one.split(" ")[0])));
        assertThat(codes)
                .contains("draft", "entered-in-error", "unknown-version", "unknown-code", "contradiction")
                .allSatisfy(
                        code -> assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::id))
                                .contains(code));
    }

    @Test
    void allProblemsAreReportedAtOnceInTheOrderOfTheResource() {
        String json = response(
                        item(1, "{\"valueInteger\":9}"),
                        item(2, "{\"valueString\":\"x\"}"),
                        coding(7, "3"),
                        coding(4, "05"),
                        "{\"linkId\":\"5\"," + reason("masked") + "}")
                .replace("completed", "in-progress")
                .replace("|1.0.0", "|2.0.0")
                .replace("T10:00:00Z", "");
        assertThat(found(check(json)))
                .containsExactly(
                        "unknown-version /questionnaire",
                        "draft /status",
                        "wrong-type /authored",
                        "out-of-range /item/0/item/0/answer/0/valueInteger",
                        "not-an-integer /item/0/item/1/answer/0/valueString",
                        "unknown-item /item/0/item/2/linkId",
                        "not-an-integer /item/0/item/3/answer/0/valueCoding/code",
                        "unknown-missing-reason /item/0/item/4/extension/0/valueCode");
        assertThat(problems(check(json)).get(3).item()).hasValue(1);
        assertThat(problems(check(json)).get(3).allowed()).hasValue("1..5");
    }

    @Test
    void nothingSaysAnAnswer() {
        Instrument wide = InventedInstruments.wide();
        String json = response(
                        item(1, "{\"valueInteger\":113}"),
                        item(2, "{\"valueString\":\"113\"}"),
                        item(3, "{\"valueInteger\":1130}"))
                .replace("demo-5", "wide-4");
        Responses responses = FhirResponses.of(wide).parse(json);
        CheckResult result = ResponseChecker.of(wide).withRater(Rater.CLIENT).check(responses);
        assertThat(result.toString() + responses + problems(result)).doesNotContain("113");
    }

    @Test
    void invalidUtf8IsFoundBeforeAnythingElse() {
        byte[] utf8 = VALID.getBytes(StandardCharsets.UTF_8);
        utf8[utf8.length - 10] = (byte) 0xC0;
        assertThat(found(CHECKER.check(FHIR.parse(utf8)))).containsExactly("invalid-text ");
    }

    @Test
    void limitsHold() {
        FhirResponses small = FHIR.withLimits(PayloadLimits.defaults().withBytes(100));
        assertThat(found(CHECKER.check(small.parse(VALID)))).containsExactly("too-large ");
        assertThat(found(CHECKER.check(small.parse(VALID.getBytes(StandardCharsets.UTF_8)))))
                .containsExactly("too-large ");
        CheckResult many = CHECKER.withLimits(PayloadLimits.defaults().withProblems(2))
                .check(FHIR.parse(VALID.replace("valueCoding", "valueString")));
        assertThat(found(many)).containsExactly("not-an-integer /item/0/item/0/answer/0/valueString", "too-large ");
    }

    @Test
    void theyCanNotBeWrittenAsAPayload() {
        assertThatIllegalStateException()
                .isThrownBy(() -> FHIR.parse(VALID).toPayload())
                .withMessageContaining("read from a document of another form");
    }

    // ---- many resources

    private static List<String> rows(String text) throws IOException {
        return FHIR.readRows(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .map(row -> row.row()
                        + (problems(CHECKER.check(row.responses())).isEmpty()
                                ? ""
                                : " " + found(CHECKER.check(row.responses()))))
                .toList();
    }

    @Test
    void aFileHoldsResourcesInOneOfFourForms() throws IOException {
        String pretty = VALID.replace(",", ",\n");
        assertThat(rows(VALID)).containsExactly("1");
        assertThat(rows(pretty)).containsExactly("1");
        assertThat(rows("\n " + VALID + "\n\n")).containsExactly("1");
        assertThat(rows(VALID + "\n\n" + VALID.replace("|1.0.0", "") + "\n" + VALID))
                .containsExactly("1", "3 [unknown-version /questionnaire]", "4");
        assertThat(rows("[" + pretty + ",{}," + VALID + "]"))
                .containsExactly("1", "2 [missing-field /resourceType]", "3");
        assertThat(rows("")).isEmpty();
        assertThat(rows("[]")).isEmpty();
        assertThat(rows(VALID.substring(0, 90))).containsExactly("1 [malformed-json ]");
        assertThat(rows("x")).containsExactly("1 [malformed-json ]");
    }

    @Test
    void aBundleHoldsOtherResourcesToo() throws IOException {
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":["
                + "{\"fullUrl\":\"urn:1\",\"resource\":" + VALID + "},"
                + "{\"resource\":{\"resourceType\":\"OperationOutcome\"}},"
                + "{\"resource\":" + VALID.replace("|1.0.0", "") + "},7,{\"resource\":{}}]}";
        assertThat(rows(bundle))
                .containsExactly(
                        "1",
                        "3 [unknown-version /questionnaire]",
                        "4 [wrong-type ]",
                        "5 [missing-field /resourceType]");
        assertThat(rows(bundle.replace(",", ",\n"))).isEqualTo(rows(bundle));
        assertThat(rows("{\"resourceType\":\"Bundle\"}")).isEmpty();
        assertThat(rows("{\"resourceType\":\"Bundle\",\"entry\":{}}")).containsExactly("1 [wrong-type /entry]");
        assertThat(rows(bundle + "\n" + VALID)).containsExactly("1 [wrong-type /resourceType]", "2");
    }

    @Test
    void aRowIsThatOfEveryReader() throws IOException {
        List<ResponseReader.Row> rows = FHIR.readRows(
                        new ByteArrayInputStream((VALID + "\n" + VALID).getBytes(StandardCharsets.UTF_8)))
                .toList();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).responses().recordId()).hasValue("r-1");
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> FhirResponses.of((Instrument) null))
                .withMessage("instrument");
        assertThatNullPointerException()
                .isThrownBy(() -> FhirResponses.of((InstrumentCatalog) null))
                .withMessage("catalog");
        assertThatNullPointerException()
                .isThrownBy(() -> FHIR.parse((String) null))
                .withMessage("json");
        assertThatNullPointerException()
                .isThrownBy(() -> FHIR.parse((byte[]) null))
                .withMessage("utf8");
        assertThatNullPointerException().isThrownBy(() -> FHIR.readRows(null)).withMessage("in");
        assertThatNullPointerException().isThrownBy(() -> FHIR.withNaming(null)).withMessage("newNaming");
        assertThatNullPointerException().isThrownBy(() -> FHIR.withCoding(null)).withMessage("newCoding");
        assertThatNullPointerException().isThrownBy(() -> FHIR.withLimits(null)).withMessage("newLimits");
        assertThatNullPointerException()
                .isThrownBy(() -> FHIR.withField(null, "subject"))
                .withMessage("field");
        assertThatIllegalArgumentException().isThrownBy(() -> FHIR.withNaming(ItemNaming.pattern("s{session}_{n}")));
        assertThat(FHIR.allowDrafts().allowAnyVersion())
                .hasToString("FhirResponses[demo-5, mixed-5, bipolar-6, unsure-3,"
                        + " listed-only] any version drafts, https://alliancesdk.github.io/fhir");
    }
}
