package io.github.alliancesdk.core.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponsesTest {
    private static final Instrument DEMO = InventedInstruments.demo();
    private static final ResponseChecker CHECKER = ResponseChecker.of(DEMO);

    @Test
    void theFourWaysInGiveTheSameCheckedResponses() {
        CheckedResponses parsed = check(
                Responses.parse(
                        "{\"instrument\":\"demo-5\",\"rater\":\"client\",\"responses\":{\"1\":1,\"2\":2,\"3\":3,\"4\":4,\"5\":5}}"));
        CheckedResponses ordered = check(Responses.inItemOrder(DEMO, Rater.CLIENT, 1, 2, 3, 4, 5));
        CheckedResponses mapped = check(Responses.of("demo-5", Rater.CLIENT, Map.of(1, 1, 2, 2, 3, 3, 4, 4, 5, 5)));
        CheckedResponses built = check(Responses.builder("demo-5", Rater.CLIENT)
                .answer(5, 5)
                .answer(4, 4)
                .answer(3, 3)
                .answer(2, 2)
                .answer(1, 1)
                .build());
        assertThat(List.of(parsed, ordered, mapped, built)).allMatch(parsed::equals);
        assertThat(List.of(parsed.hashCode(), ordered.hashCode(), mapped.hashCode(), built.hashCode()))
                .containsOnly(parsed.hashCode());
    }

    @Test
    void aBuilderSetsEveryField() {
        CheckedResponses checked = check(Responses.builder("demo-5", Rater.THERAPIST)
                .answer(1, 0)
                .missing(2, MissingReason.DECLINED)
                .dyadId("d-1")
                .raterId("t-1")
                .recordId("r-1")
                .session(3)
                .recordedAt("2026-05-01T10:00:00Z")
                .referent(Referent.APP)
                .format("from-zero")
                .definitionDigest(DEMO.definitionDigest())
                .build());
        assertThat(checked.rater()).isEqualTo(Rater.THERAPIST);
        assertThat(checked.referent()).isEqualTo(Referent.APP);
        assertThat(checked.format().id()).isEqualTo("from-zero");
        assertThat(checked.answer(1)).hasValue(0);
        assertThat(checked.answer(2)).isEmpty();
        assertThat(checked.missingReason(2)).contains(MissingReason.DECLINED);
        assertThat(checked.missingReason(3)).isEmpty();
        assertThat(checked.recordId()).contains("r-1");
        Administration administration = checked.administration();
        assertThat(administration.dyadId()).contains("d-1");
        assertThat(administration.raterId()).contains("t-1");
        assertThat(administration.session()).hasValue(3);
        assertThat(administration.recordedAt()).contains("2026-05-01T10:00:00Z");
    }

    @Test
    void everyEntryOfTheBuilderRefusesNull() {
        Responses.Builder builder = Responses.builder("demo-5", Rater.CLIENT);
        assertThatNullPointerException()
                .isThrownBy(() -> Responses.builder(null, Rater.CLIENT))
                .withMessage("instrument");
        assertThatNullPointerException()
                .isThrownBy(() -> Responses.builder("demo-5", null))
                .withMessage("rater");
        assertThatNullPointerException().isThrownBy(() -> builder.dyadId(null)).withMessage("dyadId");
        assertThatNullPointerException().isThrownBy(() -> builder.raterId(null)).withMessage("raterId");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.recordId(null))
                .withMessage("recordId");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.recordedAt(null))
                .withMessage("recordedAt");
        assertThatNullPointerException().isThrownBy(() -> builder.format(null)).withMessage("format");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.definitionDigest(null))
                .withMessage("definitionDigest");
        assertThatNullPointerException()
                .isThrownBy(() -> Responses.parse((String) null))
                .withMessage("json");
        assertThatNullPointerException()
                .isThrownBy(() -> Responses.parse((byte[]) null))
                .withMessage("utf8");
        assertThatNullPointerException()
                .isThrownBy(() -> Responses.of((Map<String, ?>) null))
                .withMessage("payload");
    }

    @Test
    void aSheetInItemOrderTakesExactlyAsManyAnswersAsThereAreItems() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Responses.inItemOrder(DEMO, Rater.CLIENT, 1, 2, 3, 4))
                .withMessage("demo-5 has 5 items, and this takes an answer to each; got 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Responses.inItemOrder(DEMO, Rater.CLIENT, 1, 2, 3, 4, 5, 1));
    }

    @Test
    void itemOrderFollowsTheNumbersOfTheItems() {
        CheckedResponses checked = check(Responses.inItemOrder(DEMO, Rater.CLIENT, 5, 4, 3, 2, 1));
        assertThat(checked.answers())
                .containsExactly(Map.entry(1, 5), Map.entry(2, 4), Map.entry(3, 3), Map.entry(4, 2), Map.entry(5, 1));
    }

    @Test
    void aMapOfAWholePayloadIsTakenAsStrictlyAsJson() {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("1", (short) 1);
        answers.put("2", (byte) 2);
        answers.put("3", BigInteger.valueOf(3));
        answers.put("4", 4L);
        answers.put("5", null);
        CheckedResponses checked =
                check(Responses.of(Map.of("instrument", "demo-5", "rater", "client", "responses", answers)));
        assertThat(checked.answers()).containsOnlyKeys(1, 2, 3, 4);

        Map<Object, Object> wrong = new LinkedHashMap<>();
        wrong.put(1, 4.0);
        wrong.put(2, "4");
        wrong.put(3, true);
        wrong.put(4, BigInteger.ONE.shiftLeft(70));
        wrong.put(5, List.of(1));
        CheckResult result =
                CHECKER.check(Responses.of(Map.of("instrument", "demo-5", "rater", "client", "responses", wrong)));
        assertThat(codes(result))
                .containsExactly(
                        "not-an-integer", "not-an-integer", "not-an-integer", "out-of-range", "not-an-integer");
    }

    @Test
    void aNullAnswerInAMapIsMissing() {
        Map<Integer, Integer> answers = new LinkedHashMap<>();
        answers.put(1, 4);
        answers.put(2, null);
        assertThat(check(Responses.of("demo-5", Rater.CLIENT, answers)).answers())
                .containsOnlyKeys(1);
    }

    @Test
    void whatWasSentIsReadableUncheckedAndOnlyIfItIsProper() {
        assertThat(Responses.parse("{\"instrument\":\"x\",\"recordId\":\"r-1\"}")
                        .instrument())
                .contains("x");
        assertThat(Responses.parse("{\"instrument\":\"x\",\"recordId\":\"r-1\"}")
                        .recordId())
                .contains("r-1");
        assertThat(Responses.parse("{\"recordId\":\"\"}").recordId()).isEmpty();
        assertThat(Responses.parse("{\"recordId\":7}").recordId()).isEmpty();
        assertThat(Responses.parse("{\"recordId\":\"" + "x".repeat(200) + "\"}").recordId())
                .isPresent();
        assertThat(Responses.parse("{\"recordId\":\"" + "x".repeat(201) + "\"}").recordId())
                .isEmpty();
        assertThat(Responses.parse("{\"recordId\":\"a\\u0000\"}").recordId()).isEmpty();
        assertThat(Responses.parse("{}").recordId()).isEmpty();
        assertThat(Responses.parse("[]").recordId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "{\"a\":1}}", "{\"a\":01}", "{'a':1}", "[1,]", "NaN", "{\"a\":1} 2"})
    void whatIsNoJsonIsAResponsesThatCarriesItsProblem(String text) {
        CheckResult result = CHECKER.check(Responses.parse(text));
        assertThat(codes(result)).containsExactly("malformed-json");
        Problem problem = ((RejectedResponses) result).problems().get(0);
        assertThat(problem.pointer()).isEmpty();
        assertThat(problem.arguments()).containsKeys("line", "column");
        assertThat(Responses.parse(text)).hasToString("Responses[malformed-json]");
    }

    @Test
    void theByteAndTheTextFormAreReadAlike() {
        String json = "{\"instrument\":\"demo-5\",\"rater\":\"client\",\"responses\":{\"1\":1}}";
        assertThat(Responses.parse(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(Responses.parse(json));
        assertThat(Responses.parse(json.getBytes(StandardCharsets.UTF_8), PayloadLimits.defaults()))
                .isEqualTo(Responses.parse(json))
                .hasSameHashCodeAs(Responses.parse(json));
        assertThat(Responses.parse(json)).isNotEqualTo(Responses.parse("{}")).isNotEqualTo(json);
        assertThat(Responses.parse("{")).isNotEqualTo(Responses.parse("null"));
    }

    @Test
    void invalidTextIsNamed() {
        assertThat(codes(CHECKER.check(Responses.parse(new byte[] {'{', '"', (byte) 0xC3, '"', '}'}))))
                .containsExactly("invalid-text");
        assertThat(codes(CHECKER.check(Responses.parse("{\"a\u0000\":1}")))).containsExactly("invalid-text");
    }

    @Test
    void limitsAreKeptAndNamed() {
        PayloadLimits limits = PayloadLimits.defaults().withBytes(20);
        byte[] tooLong = "{\"instrument\":\"demo-5\"}".getBytes(StandardCharsets.UTF_8);
        CheckResult result = CHECKER.check(Responses.parse(tooLong, limits));
        assertThat(codes(result)).containsExactly("too-large");
        assertThat(((RejectedResponses) result).problems().get(0).allowed())
                .contains("at most 20 bytes, 16 levels, strings of 4096 and numbers of 100 characters");
        assertThat(Responses.parse(tooLong, limits)).isEqualTo(Responses.tooLarge(limits));
        assertThat(codes(CHECKER.check(Responses.parse("[".repeat(17) + "]".repeat(17)))))
                .containsExactly("too-large");
        assertThat(codes(CHECKER.check(Responses.parse("[".repeat(16) + "]".repeat(16)))))
                .containsExactly("wrong-type");
    }

    @Test
    void limitsBelowOneAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PayloadLimits(0, 1, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PayloadLimits(1, 0, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PayloadLimits(1, 1, 0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PayloadLimits(1, 1, 1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PayloadLimits(1, 1, 1, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new PayloadLimits(1, 501, 1, 1, 1));
        assertThat(new PayloadLimits(1, 500, 1, 1, 1).withProblems(2)).isEqualTo(new PayloadLimits(1, 500, 1, 1, 2));
        assertThat(new PayloadLimits(1, 1, 1, 1, 1).withBytes(7)).isEqualTo(new PayloadLimits(7, 1, 1, 1, 1));
    }

    @Test
    void toStringTellsTheInstrumentAndHowMuchWasAnswered() {
        assertThat(Responses.inItemOrder(DEMO, Rater.CLIENT, 1, 2, 3, 4, 5))
                .hasToString("Responses[demo-5, 5 answers]");
        assertThat(Responses.parse("{}")).hasToString("Responses[no instrument, 0 answers]");
        assertThat(Responses.parse("{\"instrument\":\"a\\nb\"}")).hasToString("Responses[a\\u000ab, 0 answers]");
        assertThat(Responses.builder("demo-5", Rater.CLIENT).answer(1, 4)).hasToString("Builder[1 answers]");
    }

    @Test
    void everyMissingReasonIsFoundByItsWordAndNoOther() {
        assertThat(Arrays.stream(MissingReason.values()).map(MissingReason::id))
                .containsExactly("skipped", "declined", "not-applicable", "unknown");
        for (MissingReason reason : MissingReason.values()) {
            assertThat(Coded.find(MissingReason.class, reason.id())).contains(reason);
        }
        assertThat(Coded.find(MissingReason.class, "Skipped")).isEmpty();
        assertThatNullPointerException()
                .isThrownBy(() -> Coded.find(MissingReason.class, null))
                .withMessage("id");
    }

    private static CheckedResponses check(Responses responses) {
        return CHECKER.check(responses).orElseThrow();
    }

    private static List<String> codes(CheckResult result) {
        return ((RejectedResponses) result)
                .problems().stream().map(problem -> problem.code().id()).toList();
    }
}
