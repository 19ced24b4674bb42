package io.github.alliancesdk.core.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.internal.json.JsonValue;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.MissingReason;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uses the invented instrument: items 1..5 on 1..5, item 2 reversed; first = 1, 2; second = 3, 4, 5. */
class ReceiptTest {
    private static final Instrument DEMO = InventedInstruments.demo();
    private static final ReceiptVerifier VERIFIER =
            ReceiptVerifier.of(InstrumentCatalog.of(DEMO, InventedInstruments.experimental()));

    private static final CheckedResponses SHEET = checked(Responses.builder("demo-5", Rater.CLIENT)
            .recordId("r-1")
            .dyadId("d-1")
            .raterId("c-1")
            .session(2)
            .recordedAt("2026-05-01T10:00:00Z")
            .referent(Referent.APP)
            .answer(1, 4)
            .answer(2, 2)
            .answer(3, 5)
            .answer(4, 3)
            .missing(5, MissingReason.SKIPPED));

    private static final String RECEIPT =
            ReceiptWriter.withDefaults().write(SHEET, Scorer.of(MissingPolicy.prorate(0.6)));

    private static CheckedResponses checked(Responses.Builder builder) {
        return ResponseChecker.of(DEMO).check(builder.build()).orElseThrow();
    }

    @Test
    void aReceiptHoldsThePayloadAndTheReport() {
        assertThat(RECEIPT)
                .startsWith("{\"payload\":{\"instrument\":\"demo-5\",\"rater\":\"client\",\"referent\":\"app\","
                        + "\"format\":\"default\",\"recordId\":\"r-1\",\"dyadId\":\"d-1\",\"raterId\":\"c-1\","
                        + "\"session\":2,\"recordedAt\":\"2026-05-01T10:00:00Z\","
                        + "\"responses\":{\"1\":4,\"2\":2,\"3\":5,\"4\":3},\"missing\":{\"5\":\"skipped\"}},"
                        + "\"report\":{\"recordId\":\"r-1\",");
    }

    @Test
    void thePayloadOfAReceiptChecksAsTheResponsesDid() {
        assertThat(ResponseChecker.of(DEMO).check(Responses.of(SHEET.toPayload())))
                .isEqualTo(SHEET);
    }

    @Test
    void anUntouchedReceiptIsEqual() {
        Verification verification = VERIFIER.verify(RECEIPT);
        assertThat(verification.verdict()).isEqualTo(Verification.Verdict.EQUAL);
        assertThat(verification.recordId()).contains("r-1");
        assertThat(verification.toMap().toString()).isEqualTo("{row=1, recordId=r-1, verdict=equal, differences=[]}");
        String audited =
                ReceiptWriter.withDefaults().write(SHEET, Scorer.complete().withAudit());
        assertThat(VERIFIER.verify(audited).verdict()).isEqualTo(Verification.Verdict.EQUAL);
    }

    @Test
    void referentsOfScalesAreComparedWhereTheyStand() {
        Instrument split = InventedInstruments.ownReferents();
        ReceiptVerifier verifier = ReceiptVerifier.of(InstrumentCatalog.of(split));
        String receipt = ReceiptWriter.withDefaults()
                .write(
                        ResponseChecker.of(split)
                                .check(Responses.inItemOrder(split, Rater.CLIENT, 1, 2, 3, 4))
                                .orElseThrow(),
                        Scorer.complete());
        String earlier = receipt.replaceAll(",\"referents\":\\[[^]]*]", "");

        assertThat(verifier.verify(receipt).verdict()).isEqualTo(Verification.Verdict.EQUAL);
        assertThat(earlier).isNotEqualTo(receipt).doesNotContain("referents");
        assertThat(verifier.verify(earlier).verdict()).isEqualTo(Verification.Verdict.EQUAL);
        for (String wrong : List.of("[]", "[\"therapist\"]", "[\"app\",\"app\"]", "\"app\"", "null")) {
            assertThat(verifier.verify(receipt.replace("\"referents\":[\"app\"]", "\"referents\":" + wrong))
                            .toMap()
                            .toString())
                    .isEqualTo("{row=1, verdict=different, differences=[{scale=first, field=referents}]}");
        }
        assertThat(verifier.verify(receipt.replace(
                                "\"items\":4,\"prorated\":false}",
                                "\"items\":4,\"prorated\":false,\"referents\":[\"app\"]}"))
                        .toMap()
                        .toString())
                .isEqualTo("{row=1, verdict=different, differences=[{scale=total, field=referents}]}");
    }

    @Test
    void aReceiptUnderThePublishedRuleNamesTheRuleAndIsRecomputed() {
        Instrument ruled = InventedInstruments.withMissingRule();
        ReceiptVerifier verifier = ReceiptVerifier.of(InstrumentCatalog.of(ruled, DEMO));
        CheckedResponses sheet = ResponseChecker.of(ruled)
                .check(Responses.builder("ruled-5", Rater.CLIENT)
                        .answer(1, 4)
                        .answer(3, 5)
                        .answer(4, 3)
                        .build())
                .orElseThrow();
        String receipt = ReceiptWriter.withDefaults().write(sheet, Scorer.of(MissingPolicy.published()));
        String policy = "\"policy\":\"published(at-most-missing:2,pair=complete)\"";

        assertThat(receipt)
                .contains(policy)
                .contains("\"pair\":{\"status\":\"insufficient\",\"answered\":1,\"items\":2,\"required\":2}");
        assertThat(verifier.verify(receipt).verdict()).isEqualTo(Verification.Verdict.EQUAL);
        for (String other : List.of("published", "published(at-most-missing:2)", "complete,third=complete")) {
            assertThat(verifier.verify(receipt.replace(policy, "\"policy\":\"" + other + "\""))
                            .toMap()
                            .toString())
                    .isEqualTo("{row=1, verdict=different, differences=[{field=policy}]}");
        }
        // a definition without a rule
        assertThat(VERIFIER.verify(RECEIPT.replace("\"policy\":\"prorate:0.6\"", policy))
                        .toMap()
                        .toString())
                .isEqualTo("{row=1, recordId=r-1, verdict=different, differences=[{field=policy}]}");
    }

    @Test
    void aReceiptWithTooFewAnswersOnTheWholeFormIsRecomputed() {
        String receipt = ReceiptWriter.withDefaults().write(SHEET, Scorer.of(MissingPolicy.formAtMostMissing(0)));
        String form = "\"form\":{\"answered\":4,\"items\":5,\"required\":5}";

        assertThat(receipt)
                .contains("\"first\":{\"status\":\"insufficient\",\"answered\":2,\"items\":2,\"required\":1," + form);
        assertThat(VERIFIER.verify(receipt).verdict()).isEqualTo(Verification.Verdict.EQUAL);
        assertThat(VERIFIER.verify(receipt.replaceFirst(",\"form\":\\{[^}]*}", ""))
                        .toMap()
                        .toString())
                .isEqualTo("{row=1, recordId=r-1, verdict=different, differences=[{scale=first, field=form}]}");
    }

    @Test
    void everyReceiptOfRandomSheetsIsEqual() {
        long seed = 20_261_122L;
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Responses.Builder builder = Responses.builder("demo-5", Rater.THERAPIST);
            for (int item = 1; item <= 5; item++) {
                if (random.nextInt(4) > 0) {
                    builder.answer(item, 1 + random.nextInt(5));
                }
            }
            MissingPolicy policy = random.nextBoolean()
                    ? MissingPolicy.prorate(0.5 + random.nextInt(6) / 10.0)
                    : MissingPolicy.formAtMostMissing(random.nextInt(5))
                            .withScale("second", MissingPolicy.atMostMissing(random.nextInt(3)));
            String receipt = ReceiptWriter.withDefaults().write(checked(builder), Scorer.of(policy));
            assertThat(VERIFIER.verify(receipt).verdict())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(Verification.Verdict.EQUAL);
        }
    }

    /** The change to a receipt, and the expected finding. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "1":4                                    | "1":3                                    | first/mean, first/sum, first/pomp, total/mean, total/sum, total/pomp
            "second":{"status":"scored","metric":"mean","value":4.0,"mean":4.0   | "second":{"status":"scored","metric":"mean","value":4.1,"mean":4.1   | second/value, second/mean
            "sum":12.0                               | "sum":12.5                               | second/sum
            "sum":8,                                 | "sum":9,                                 | first/sum
            "policy":"prorate:0.6"                   | "policy":"complete"                      | policy*
            "policy":"prorate:0.6"                   | "policy":"guess"                         | policy
            "policy":"prorate:0.6",                  | ``                                       | policy
            "rater":"client","referent":"app","definitionVersion" | "rater":"therapist","referent":"app","definitionVersion" | rater
            "definitionVersion":"1.0.0"              | "definitionVersion":"1.0.1"              | definitionVersion
            "answered":4                             | "answered":5                             | total/answered
            "prorated":true                          | "prorated":false                         | second/prorated
            "sdkVersion":"                           | "band":"high","sdkVersion":"             | band
            "sdkVersion":"                           | "rater":"client","sdkVersion":"          | rater
            "scales":{                               | "scales":{"third":{"status":"scored"},   | third
            "recordId":"r-1","dyadId":"d-1","raterId":"c-1","session":2,"recordedAt":"2026-05-01T10:00:00Z","instrument" | "recordId":"r-2","dyadId":"d-1","raterId":"c-1","session":2,"recordedAt":"2026-05-01T10:00:00Z","instrument" | recordId
            """)
    void aChangeIsFoundAndNamed(String from, String to, String expected) {
        String changed = RECEIPT.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
        if (from.startsWith("\"second\"") || from.startsWith("\"answered\"")) {
            changed = RECEIPT.replace(from, to);
        }
        assertThat(changed).isNotEqualTo(RECEIPT);
        Verification verification = VERIFIER.verify(changed);
        assertThat(verification.verdict()).isEqualTo(Verification.Verdict.DIFFERENT);
        List<String> found = verification.differences().stream()
                .map(difference -> difference.scale().map(scale -> scale + "/").orElse("") + difference.field())
                .toList();
        if (expected.equals("policy*")) {
            // another policy requires other scores: the scales differ
            assertThat(found).contains("second/status", "total/status");
        } else if (from.equals("\"1\":4")) {
            assertThat(found).contains("first/mean", "first/sum", "total/mean", "total/sum");
        } else {
            assertThat(String.join(", ", found)).isEqualTo(expected);
        }
        assertThat(verification.toMap().toString()).doesNotContain("113");
    }

    @Test
    void anotherDefinitionIsNamedAndNothingIsRecomputed() {
        Verification verification =
                VERIFIER.verify(RECEIPT.replace(DEMO.definitionDigest(), "sha256:" + "0".repeat(64)));
        assertThat(verification.toMap().toString())
                .isEqualTo("{row=1, recordId=r-1, verdict=cannot-verify, differences=[{field=definitionDigest}],"
                        + " reason=the report's definition is no known definition of the payload's instrument}");
        assertThat(ReceiptVerifier.of(InstrumentCatalog.empty()).verify(RECEIPT).verdict())
                .isEqualTo(Verification.Verdict.CANNOT_VERIFY);
    }

    @Test
    void anOlderDefinitionIsVerifiedWithItself() {
        Instrument newer = InventedInstruments.begin("demo-5", 1, 5)
                .definitionVersion("2.0.0")
                .items(5)
                .scale("total", 1, 2, 3, 4, 5)
                .build();
        assertThat(ReceiptVerifier.of(InstrumentCatalog.of(DEMO, newer))
                        .verify(RECEIPT)
                        .verdict())
                .isEqualTo(Verification.Verdict.EQUAL);
    }

    @Test
    void aPayloadWithProblemsCannotBeVerifiedAndSaysWhy() {
        Verification verification = VERIFIER.verify(RECEIPT.replace("\"1\":4", "\"1\":9"));
        assertThat(verification.toMap().toString())
                .isEqualTo(
                        "{row=1, recordId=r-1, verdict=cannot-verify, differences=[], reason=the payload has problems,"
                                + " problems=[{code=out-of-range, pointer=/responses/1, item=1, allowed=1..5}]}");
    }

    @Test
    void convertedReportsAreRefused() {
        Verification verification =
                VERIFIER.verify(RECEIPT.replace("\"report\":{", "\"report\":{\"converted\":{\"from\":\"1..7\"},"));
        assertThat(verification.verdict()).isEqualTo(Verification.Verdict.CANNOT_VERIFY);
        assertThat(verification.reason()).hasValue(Verification.Reason.CONVERTED);
        assertThat(verification.reason().orElseThrow().message())
                .isEqualTo("the report was converted to another range");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"payload\":{}}",
                "{\"payload\":{},\"report\":[]}",
                "{\"payload\":1,\"report\":{}}",
                "{\"payload\":{},\"report\":{},\"more\":1}",
                "{\"payload\":{},\"payload\":{}}",
                "null"
            })
    void whatIsNoReceiptCannotBeVerified(String text) {
        Verification verification = VERIFIER.verify(text);
        assertThat(verification.verdict()).isEqualTo(Verification.Verdict.CANNOT_VERIFY);
        assertThat(verification.reason())
                .hasValue(text.isEmpty() ? Verification.Reason.MALFORMED_JSON : Verification.Reason.NOT_A_RECEIPT);
    }

    @Test
    void aScoreRecordWithoutItsAnswersCannotBeVerified() {
        String report = RECEIPT.substring(RECEIPT.indexOf("\"report\":") + 9, RECEIPT.length() - 1);

        Verification verification = VERIFIER.verify(report);

        assertThat(verification.verdict()).isEqualTo(Verification.Verdict.CANNOT_VERIFY);
        assertThat(verification.recordId()).hasValue("r-1");
        assertThat(verification.reason()).hasValue(Verification.Reason.NO_ANSWERS);
        assertThat(verification.reason().orElseThrow().message())
                .isEqualTo("a score record holds no answers: verify needs the payload too");
        assertThat(VERIFIER.verify("{\"scales\":{},\"responses\":{}}").reason())
                .hasValue(Verification.Reason.NOT_A_RECEIPT);
    }

    @Test
    void aChangedRangeIsFound() {
        assertThat(VERIFIER.verify(RECEIPT.replace("\"max\":5,", "\"max\":7,")).differences())
                .containsExactly(new Verification.Difference(Optional.empty(), "max"));
    }

    @Test
    void whyAReportCannotBeRecomputedIsSaidInTheLanguageThatIsAskedFor() throws IOException {
        byte[] tooLong = ("{\"payload\":\"" + "x".repeat(1 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(VERIFIER.verifyRows(new ByteArrayInputStream(tooLong)).map(Verification::reason))
                .containsExactly(Optional.of(Verification.Reason.TOO_LARGE));
        assertThat(VERIFIER.verify(RECEIPT.replace("\"1\":4", "\"1\":9")).reason())
                .hasValue(Verification.Reason.INVALID_PAYLOAD);
        assertThat(ReceiptVerifier.of(InstrumentCatalog.empty()).verify(RECEIPT).reason())
                .hasValue(Verification.Reason.UNKNOWN_DEFINITION);
        assertThat(Verification.Reason.UNKNOWN_DEFINITION.message(Locale.FRENCH))
                .isEqualTo(
                        "la définition du rapport n'est pas une définition connue de l'instrument de l'enregistrement");
    }

    @Test
    void aDifferenceIsSaidInTheLanguageThatIsAskedFor() {
        Verification.Difference ofScale = new Verification.Difference(Optional.of("total"), "sum");
        assertThat(ofScale.message()).isEqualTo("The field sum of the scale total doesn't follow from the payload.");
        assertThat(ofScale.message(Locale.GERMAN))
                .isEqualTo("Das Feld sum der Skala total folgt nicht aus dem Datensatz.");
        assertThat(new Verification.Difference(Optional.empty(), "policy").message(Locale.GERMAN))
                .isEqualTo("Das Feld policy des Berichts folgt nicht aus dem Datensatz.");
    }

    private static Verification.Verdict declared(String scales) {
        return VERIFIER.verify("{\"payload\":{\"instrument\":\"demo-5\",\"rater\":\"client\","
                        + "\"responses\":{\"1\":4,\"2\":2,\"3\":5,\"4\":3,\"5\":3}},"
                        + "\"report\":{\"instrument\":\"demo-5\",\"scales\":{" + scales + "}}}")
                .verdict();
    }

    /** second: 5 + 3 + 3 = 11, mean 3.666..; total: 19, mean 3.8. */
    @ParameterizedTest
    @CsvSource({
        "3.67, EQUAL",
        "3.7, EQUAL",
        "4, EQUAL",
        "3.6667, EQUAL",
        "3.6666666666666665, EQUAL",
        "3.667e0, EQUAL",
        "3.66, DIFFERENT",
        "3.6, DIFFERENT",
        "3, DIFFERENT",
        "3.68, DIFFERENT",
        "3.66666, DIFFERENT",
        "3.6670, DIFFERENT",
        "1e999, DIFFERENT",
        "1e99999999999, DIFFERENT",
        "1e-99999999999, DIFFERENT",
        "\"3.67\", DIFFERENT",
        "null, DIFFERENT"
    })
    void aDeclaredNumberIsRightOrWrongByItsOwnLastDecimal(String number, Verification.Verdict verdict) {
        assertThat(declared("\"second\":{\"mean\":" + number + "}")).isEqualTo(verdict);
    }

    @Test
    void aDeclaredNumberHalfwayIsRightEitherWay() {
        // the total has 4 answers with mean 3.25, which may be rounded to 3.2 or to 3.3
        for (String mean : List.of("3.2", "3.3", "3.25", "3")) {
            assertThat(halfway(mean)).as(mean).isEqualTo(Verification.Verdict.EQUAL);
        }
        for (String mean : List.of("3.1", "3.4", "3.24", "3.26", "4")) {
            assertThat(halfway(mean)).as(mean).isEqualTo(Verification.Verdict.DIFFERENT);
        }
    }

    private static Verification.Verdict halfway(String mean) {
        return VERIFIER.verify("{\"payload\":{\"instrument\":\"demo-5\",\"rater\":\"client\","
                        + "\"responses\":{\"1\":4,\"2\":2,\"3\":4,\"4\":1}},"
                        + "\"report\":{\"policy\":\"prorate:0.8\",\"scales\":{\"total\":{\"mean\":" + mean + "}}}}")
                .verdict();
    }

    @Test
    void whatADeclaredScoreStatesIsComparedAndTheRestIsNotAskedFor() {
        assertThat(declared("\"total\":{\"sum\":19,\"pomp\":70,\"answered\":5,\"items\":5}"))
                .isEqualTo(Verification.Verdict.EQUAL);
        assertThat(declared("\"total\":{\"sum\":19,\"pomp\":71}")).isEqualTo(Verification.Verdict.DIFFERENT);
        assertThat(declared("\"total\":{\"sum\":20}")).isEqualTo(Verification.Verdict.DIFFERENT);
        assertThat(declared("\"total\":{\"answered\":4}")).isEqualTo(Verification.Verdict.DIFFERENT);
        assertThat(declared("\"nope\":{\"sum\":19}")).isEqualTo(Verification.Verdict.DIFFERENT);
        assertThat(declared("\"total\":19")).isEqualTo(Verification.Verdict.DIFFERENT);
        assertThat(declared("")).isEqualTo(Verification.Verdict.EQUAL);
        assertThat(VERIFIER.verify("{\"payload\":{\"instrument\":\"demo-5\",\"rater\":\"client\",\"responses\":{}},"
                                + "\"report\":{\"rater\":\"therapist\",\"scales\":{}}}")
                        .differences())
                .containsExactly(new Verification.Difference(Optional.empty(), "rater"));
    }

    @Test
    void aDeclaredScoreOfAnIncompleteScaleIsNoScoreUnlessAPolicyIsNamed() {
        String receipt =
                "{\"payload\":{\"instrument\":\"demo-5\",\"rater\":\"client\",\"responses\":{\"3\":5,\"4\":3}},"
                        + "\"report\":{\"scales\":{\"second\":{\"mean\":4}}}}";
        assertThat(VERIFIER.verify(receipt).verdict()).isEqualTo(Verification.Verdict.DIFFERENT);
        assertThat(VERIFIER.verify(receipt.replace("\"report\":{", "\"report\":{\"policy\":\"prorate:0.6\","))
                        .verdict())
                .isEqualTo(Verification.Verdict.EQUAL);
    }

    @Test
    void rowsAreVerifiedInOrderAndOneBadRowCostsOneRow() throws Exception {
        String changed = RECEIPT.replace("\"sum\":8,", "\"sum\":9,");
        String text = RECEIPT + "\n\n{\n" + changed + "\n" + "x".repeat(1 << 21) + "\n" + RECEIPT;
        List<Verification> rows = VERIFIER.verifyRows(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .toList();
        assertThat(rows).extracting(Verification::row).containsExactly(1L, 3L, 4L, 5L, 6L);
        assertThat(rows)
                .extracting(Verification::verdict)
                .containsExactly(
                        Verification.Verdict.EQUAL,
                        Verification.Verdict.CANNOT_VERIFY,
                        Verification.Verdict.DIFFERENT,
                        Verification.Verdict.CANNOT_VERIFY,
                        Verification.Verdict.EQUAL);
        assertThat(VERIFIER.verifyRows(new ByteArrayInputStream(
                                ("[" + RECEIPT + "," + changed + "]").getBytes(StandardCharsets.UTF_8)))
                        .map(row -> row.verdict().id()))
                .containsExactly("equal", "different");
    }

    @Test
    void whatAReceiptCannotShowIsNoDifference() {
        CheckedResponses complete = ResponseChecker.of(DEMO)
                .check(Responses.inItemOrder(DEMO, Rater.CLIENT, 1, 2, 3, 4, 5))
                .orElseThrow();
        String receipt = ReceiptWriter.withDefaults().write(complete, Scorer.complete());

        for (String changed : List.of(
                receipt.replace("\"policy\":\"complete\"", "\"policy\":\"prorate:0.8\""),
                receipt.replaceFirst("\"sdkVersion\":\"[^\"]*\"", "\"sdkVersion\":\"another\""))) {
            assertThat(changed).isNotEqualTo(receipt);
            assertThat(VERIFIER.verify(changed).verdict()).isEqualTo(Verification.Verdict.EQUAL);
        }
    }

    @Test
    void aReportIsComparedInTheTimeOfItsLength() {
        ScoreReport computed = Scorer.complete().score(SHEET);
        for (int added : List.of(1_000, 80_000)) {
            Map<String, Object> scales = new LinkedHashMap<>();
            for (int i = 0; i < added; i++) {
                scales.put("scale-" + i, Map.of());
            }
            JsonValue.Obj received = (JsonValue.Obj) JsonValue.of(Map.of("scales", scales));
            CountingSet noted = new CountingSet();

            List<Verification.Difference> differences = ReportComparison.of(computed, received, true, noted);

            assertThat(differences).hasSize(added);
            assertThat(noted.calls).isEqualTo(added);
        }
    }

    /** A set that counts its lookups. */
    private static final class CountingSet extends HashSet<String> {
        private static final long serialVersionUID = 1L;

        private int calls;

        @Override
        public boolean add(String text) {
            calls++;
            return super.add(text);
        }
    }

    @Test
    void noVerificationHoldsAnAnswerOrAScore() {
        String receipt = "{\"payload\":{\"instrument\":\"demo-5\",\"rater\":\"client\",\"responses\":{\"1\":113}},"
                + "\"report\":{\"scales\":{\"first\":{\"mean\":97.5,\"sum\":113}}}}";
        for (String text : List.of(receipt, receipt.replace("\"1\":113", "\"1\":1"))) {
            Verification verification = VERIFIER.verify(text);
            assertThat(verification + " " + verification.toMap()).doesNotContain("113", "97");
        }
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> ReceiptVerifier.of(null))
                .withMessage("catalog");
        assertThatNullPointerException().isThrownBy(() -> VERIFIER.verify(null)).withMessage("json");
        assertThatNullPointerException()
                .isThrownBy(() -> ReceiptWriter.withDefaults().write(null, Scorer.complete()))
                .withMessage("responses");
    }
}
