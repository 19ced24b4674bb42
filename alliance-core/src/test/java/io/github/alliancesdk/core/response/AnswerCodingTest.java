package io.github.alliancesdk.core.response;

import static io.github.alliancesdk.core.response.MissingReason.DECLINED;
import static io.github.alliancesdk.core.response.MissingReason.SKIPPED;
import static io.github.alliancesdk.core.response.MissingReason.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.scoring.Scorer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerCodingTest {
    private static final AnswerCoding INTEGERS = AnswerCoding.integers();
    private static final AnswerCoding ANCHORS = INTEGERS.withAnchors(Locale.ENGLISH);
    private static final Instrument DEMO = InventedInstruments.demo();
    private static final Instrument LABELLED =
            labelled("labelled-2", 1, 5, Map.of(1, "Never", 3, " So So ", 5, "Very Often"));
    private static final ResponseChecker OF_DEMO = ResponseChecker.of(DEMO).withRater(Rater.CLIENT);
    private static final ResponseChecker OF_LABELLED =
            ResponseChecker.of(LABELLED).withRater(Rater.CLIENT);
    private static final List<String> ITEMS = List.of("1", "2", "3", "4", "5");

    private static Instrument labelled(String id, int min, int max, Map<Integer, String> anchors) {
        return InventedInstruments.begin(id, min, max)
                .responseFormat(ResponseFormat.of("default", min, max).withAnchors(anchors))
                .alternativeFormat(ResponseFormat.of("from-zero", 0, 4).withAnchors(Map.of(0, "Never")))
                .items(2)
                .reversed(2)
                .scale("total", 1, 2)
                .build();
    }

    /** What a cell means: the answer, the reason of a missing answer, or the problem. */
    private static String meaning(CheckResult result) {
        if (result instanceof RejectedResponses rejected) {
            Problem problem = rejected.problems().get(0);
            assertThat(rejected.problems()).hasSize(1);
            return problem.code().id()
                    + problem.allowed().map(allowed -> " " + allowed).orElse("");
        }
        CheckedResponses checked = result.orElseThrow();
        return checked.answer(1).isPresent()
                ? String.valueOf(checked.unscaledAnswer(1).getAsInt())
                : "missing"
                        + checked.missingReason(1)
                                .map(reason -> " " + reason.id())
                                .orElse("");
    }

    private static CheckResult row(AnswerCoding coding, String cell) {
        return ColumnLayout.withDefaults()
                .withCoding(coding)
                .bind(List.of("1", "2"), OF_LABELLED)
                .orElseThrow()
                .check(Arrays.asList(cell, null));
    }

    private static CheckResult map(AnswerCoding coding, Object value) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("q1", value);
        return OF_LABELLED.check(Responses.of(Map.of("responses", answers), ItemNaming.pattern("q{n}"), coding));
    }

    static Stream<Arguments> cells() {
        AnswerCoding labels = INTEGERS.withLabels(Map.of("A1", 1, "A5", 5, "10", 2));
        AnswerCoding comma = INTEGERS.withDecimalComma();
        AnswerCoding all = ANCHORS.withOffset(1)
                .withLabels(Map.of("top", 5, "77", 2))
                .withMissingCode("99", SKIPPED)
                .withMissingCode("NA", DECLINED)
                .withDecimalComma()
                .withIntegralDecimals();
        return Stream.of(
                Arguments.of(INTEGERS, "3", "3"),
                Arguments.of(INTEGERS, "", "missing"),
                Arguments.of(INTEGERS, "0", "out-of-range 1..5"),
                Arguments.of(INTEGERS, "3.0", "not-an-integer 1..5"),
                Arguments.of(INTEGERS, "3,0", "not-an-integer 1..5"),
                Arguments.of(INTEGERS, "03", "not-an-integer 1..5"),
                Arguments.of(INTEGERS, " 3", "not-an-integer 1..5"),
                Arguments.of(INTEGERS, "Never", "not-an-integer 1..5"),
                Arguments.of(INTEGERS, "4 - Often", "not-an-integer 1..5"),
                Arguments.of(INTEGERS, "92233720368547758070", "out-of-range 1..5"),
                // offset
                Arguments.of(INTEGERS.withOffset(1), "0", "1"),
                Arguments.of(INTEGERS.withOffset(1), "4", "5"),
                Arguments.of(INTEGERS.withOffset(1), "5", "out-of-range 0..4"),
                Arguments.of(INTEGERS.withOffset(1), "-1", "out-of-range 0..4"),
                Arguments.of(INTEGERS.withOffset(-10), "11", "1"),
                Arguments.of(INTEGERS.withOffset(-10), "1", "out-of-range 11..15"),
                Arguments.of(INTEGERS.withOffset(7).withOffset(1), "0", "1"),
                Arguments.of(INTEGERS.withOffset(Integer.MIN_VALUE), "3", "out-of-range 2147483649..2147483653"),
                // labels
                Arguments.of(labels, "A1", "1"),
                Arguments.of(labels, "A5", "5"),
                Arguments.of(labels, "3", "3"),
                Arguments.of(labels, "10", "2"),
                Arguments.of(labels, "10.0", "not-an-integer 1..5, or a declared text"),
                Arguments.of(labels.withIntegralDecimals(), "10.0", "2"),
                Arguments.of(labels, "a1", "not-an-integer 1..5, or a declared text"),
                Arguments.of(labels, "A1 ", "not-an-integer 1..5, or a declared text"),
                Arguments.of(labels, "A3", "not-an-integer 1..5, or a declared text"),
                // anchors
                Arguments.of(ANCHORS, "Never", "1"),
                Arguments.of(ANCHORS, "\t NEVER ", "1"),
                Arguments.of(ANCHORS, "so so", "3"),
                Arguments.of(ANCHORS, "very  often", "not-an-integer 1..5, or a declared text"),
                Arguments.of(ANCHORS, "Often", "not-an-integer 1..5, or a declared text"),
                Arguments.of(ANCHORS, "Nev", "not-an-integer 1..5, or a declared text"),
                Arguments.of(ANCHORS, "2", "2"),
                Arguments.of(ANCHORS, " ", "not-an-integer 1..5, or a declared text"),
                Arguments.of(ANCHORS, "2.0", "not-an-integer 1..5, or a declared text"),
                // missing codes
                Arguments.of(INTEGERS.withMissingCode("999", SKIPPED), "999", "missing skipped"),
                Arguments.of(INTEGERS.withMissingCode("999", SKIPPED), "999.0", "not-an-integer 1..5"),
                Arguments.of(INTEGERS.withMissingCode("NA", SKIPPED), "na", "not-an-integer 1..5"),
                Arguments.of(INTEGERS.withMissingCode("007", SKIPPED), "7", "out-of-range 1..5"),
                Arguments.of(INTEGERS.withMissingCode("007", SKIPPED), "007", "missing skipped"),
                // decimals
                Arguments.of(comma, "3", "3"),
                Arguments.of(comma, "3,0", "not-an-integer 1..5"),
                Arguments.of(comma.withIntegralDecimals(), "3,0", "3"),
                Arguments.of(comma.withIntegralDecimals(), "3,00", "3"),
                Arguments.of(comma.withIntegralDecimals(), "3,5", "not-an-integer 1..5"),
                Arguments.of(comma.withIntegralDecimals(), "1.000", "not-an-integer 1..5"),
                Arguments.of(INTEGERS.withIntegralDecimals(), "3,0", "not-an-integer 1..5"),
                Arguments.of(INTEGERS.withIntegralDecimals(), "3.", "not-an-integer 1..5"),
                // all of them
                Arguments.of(all, "0,0", "1"),
                Arguments.of(all, "4", "5"),
                Arguments.of(all, "99,0", "missing skipped"),
                Arguments.of(all, "99", "missing skipped"),
                Arguments.of(all, "98", "out-of-range 0..4, or a declared text"),
                Arguments.of(all, "77,00", "2"),
                Arguments.of(all, "top", "5"),
                Arguments.of(all, "NEVER", "1"),
                Arguments.of(all, "NA", "missing declined"));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aCellAndATextInAMapAreReadAlike(AnswerCoding coding, String text, String expected) {
        assertThat(meaning(row(coding, text))).isEqualTo(expected);
        assertThat(meaning(map(coding, text))).isEqualTo(expected);
        assertThat(meaning(map(coding, new StringBuilder(text)))).isEqualTo(expected);
    }

    static Stream<Arguments> values() {
        AnswerCoding decimals = INTEGERS.withIntegralDecimals();
        AnswerCoding comma = decimals.withDecimalComma().withMissingCode("99", SKIPPED);
        AnswerCoding coded = INTEGERS.withOffset(1).withMissingCode("999", SKIPPED);
        return Stream.of(
                Arguments.of(INTEGERS, 3, "3"),
                Arguments.of(INTEGERS, 3L, "3"),
                Arguments.of(INTEGERS, (short) 3, "3"),
                Arguments.of(INTEGERS, BigInteger.TWO, "2"),
                Arguments.of(INTEGERS, new BigDecimal("3"), "3"),
                Arguments.of(INTEGERS, new BigDecimal("3.0"), "not-an-integer 1..5"),
                Arguments.of(INTEGERS, new BigDecimal("1E1"), "not-an-integer 1..5"),
                Arguments.of(INTEGERS, BigInteger.ONE.shiftLeft(70), "out-of-range 1..5"),
                Arguments.of(INTEGERS, 3.0, "not-an-integer 1..5"),
                Arguments.of(INTEGERS, true, "not-an-integer 1..5"),
                Arguments.of(INTEGERS, List.of(3), "not-an-integer 1..5"),
                Arguments.of(INTEGERS, Map.of("value", 3), "not-an-integer 1..5"),
                Arguments.of(INTEGERS, SKIPPED, "not-an-integer 1..5"),
                Arguments.of(INTEGERS, null, "missing"),
                Arguments.of(decimals, 3.0, "3"),
                Arguments.of(decimals, 3.0f, "3"),
                Arguments.of(decimals, new BigDecimal("3.000"), "3"),
                Arguments.of(decimals, 3.5, "not-an-integer 1..5"),
                Arguments.of(decimals, 2.9999999999999996, "not-an-integer 1..5"),
                Arguments.of(decimals, 1e10, "not-an-integer 1..5"),
                Arguments.of(decimals, Double.NaN, "not-an-integer 1..5"),
                Arguments.of(INTEGERS.withMissingCode("NaN", UNKNOWN), Double.NaN, "missing unknown"),
                // the comma is that of texts; a number has none
                Arguments.of(comma, 3.0, "3"),
                Arguments.of(comma, 99.0, "missing skipped"),
                Arguments.of(coded, 0, "1"),
                Arguments.of(coded, 999, "missing skipped"),
                Arguments.of(coded, 5, "out-of-range 0..4"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueInAMapIsReadAsItsText(AnswerCoding coding, Object value, String expected) {
        assertThat(meaning(map(coding, value))).isEqualTo(expected);
    }

    // ---- what is ambiguous

    static Stream<Arguments> ambiguities() {
        AnswerCoding offset = INTEGERS.withOffset(1);
        return Stream.of(
                Arguments.of(
                        INTEGERS.withMissingCode("5", SKIPPED),
                        "the missing code 5 is an answer in labelled-2 default (1..5)"),
                Arguments.of(
                        INTEGERS.withLabels(Map.of("4", 5)), "the label 4 is an answer in labelled-2 default (1..5)"),
                Arguments.of(
                        offset.withMissingCode("0", SKIPPED),
                        "the missing code 0 is the answer 1 in labelled-2 default (1..5)"),
                Arguments.of(
                        offset.withLabels(Map.of("4", 4)), "the label 4 is the answer 5 in labelled-2 default (1..5)"),
                Arguments.of(
                        INTEGERS.withIntegralDecimals().withDecimalComma().withMissingCode("5,00", SKIPPED),
                        "the missing code 5,00 is an answer in labelled-2 default (1..5)"),
                Arguments.of(
                        ANCHORS.withMissingCode("never", SKIPPED),
                        "the missing code never is an anchor in labelled-2 default (1..5)"),
                Arguments.of(
                        ANCHORS.withLabels(Map.of("NEVER ", 2)),
                        "the label NEVER  is the anchor of another answer in labelled-2 default (1..5)"),
                Arguments.of(
                        INTEGERS.withLabels(Map.of("A9", 9)),
                        "the label A9 stands for 9, which is no answer in labelled-2 default (1..5)"));
    }

    @ParameterizedTest
    @MethodSource("ambiguities")
    void whatCouldBeAnAnswerIsRefusedBeforeAnyRowIsRead(AnswerCoding coding, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ColumnLayout.withDefaults().withCoding(coding).bind(List.of("1", "2"), OF_LABELLED))
                .withMessage(message);
        // a map may name any format
        assertThatIllegalArgumentException()
                .isThrownBy(() -> coding.requireUnambiguous(OF_LABELLED))
                .withMessageStartingWith(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OF_LABELLED.check(Responses.of(Map.of(), ItemNaming.numbers(), coding)))
                .withMessageStartingWith(message);
    }

    @Test
    void whatIsNoAnswerIsNotRefused() {
        AnswerCoding coding = ANCHORS.withOffset(1)
                .withMissingCode("5", SKIPPED)
                .withMissingCode("-2", SKIPPED)
                .withLabels(Map.of("never", 1, "also never", 1, "-9", 2));

        assertThat(ColumnLayout.withDefaults().withCoding(coding).bind(List.of("1", "2"), OF_LABELLED))
                .isInstanceOf(RowReader.class);
        assertThat(meaning(row(coding, "5"))).isEqualTo("missing skipped");
        assertThat(meaning(row(coding, "-9"))).isEqualTo("2");
    }

    @Test
    void inMapsAndWithAColumnOfFormatsEveryFormatCounts() {
        AnswerCoding zero = INTEGERS.withMissingCode("0", SKIPPED);
        ColumnLayout layout = ColumnLayout.withDefaults().withCoding(zero);
        String message = "the missing code 0 is an answer in demo-5 from-zero (0..4)";

        assertThat(layout.bind(ITEMS, OF_DEMO)).isInstanceOf(RowReader.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> layout.bind(
                        Stream.concat(Stream.of("format"), ITEMS.stream()).toList(), OF_DEMO))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> zero.requireUnambiguous(OF_DEMO))
                .withMessage(message);
        // the refusal doesn't depend on what a map contains
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OF_DEMO.check(
                        Responses.of(Map.of("format", "default", "responses", Map.of()), ItemNaming.numbers(), zero)))
                .withMessage(message);
    }

    @Test
    void everyInstrumentThatMayBeNamedCounts() {
        ResponseChecker all =
                ResponseChecker.of(InstrumentCatalog.of(DEMO, LABELLED, InventedInstruments.experimental()));
        AnswerCoding five = INTEGERS.withLabels(Map.of("5", 5));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> five.requireUnambiguous(all))
                .withMessage("the label 5 is an answer in demo-5 default (1..5), labelled-2 default (1..5)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> five.requireUnambiguous(all.allowExperimental()))
                .withMessageEndingWith(", unsure-3 default (1..5)");
        // a label needs an answer in one of them
        assertThat(INTEGERS.withLabels(Map.of("x", 0)).requireUnambiguous(all)).isNotNull();
        // a catalogued instrument has no format
        assertThat(five.requireUnambiguous(ResponseChecker.of(InventedInstruments.catalogued())))
                .isSameAs(five);
    }

    @Test
    void anchorsMustBeKnownAndDistinct() {
        ResponseChecker twice = ResponseChecker.of(labelled("twice-2", 1, 5, Map.of(1, "Never", 5, "never ")));
        ResponseChecker numbers = ResponseChecker.of(labelled("numbers-2", 1, 5, Map.of(1, "1", 5, "5")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ANCHORS.requireUnambiguous(OF_DEMO))
                .withMessage("no anchors are known of demo-5 default (1..5), demo-5 from-zero (0..4)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ANCHORS.requireUnambiguous(twice))
                .withMessage("an anchor could be two answers in twice-2 default (1..5)");
        assertThat(ANCHORS.requireUnambiguous(numbers)).isSameAs(ANCHORS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ANCHORS.withOffset(1).requireUnambiguous(numbers))
                .withMessage("an anchor could be two answers in numbers-2 default (1..5)");
    }

    @Test
    void anAnchorIsThatOfTheFormatOfTheRow() {
        RowReader reader = ColumnLayout.withDefaults()
                .withCoding(ANCHORS)
                .bind(List.of("format", "1", "2"), OF_LABELLED)
                .orElseThrow();

        assertThat(meaning(reader.check(List.of("", "never", "")))).isEqualTo("1");
        assertThat(meaning(reader.check(List.of("from-zero", "never", "")))).isEqualTo("0");
        assertThat(meaning(reader.check(List.of("from-zero", "very often", ""))))
                .isEqualTo("not-an-integer 0..4, or a declared text");
        assertThat(meaning(reader.check(List.of("nope", "never", "")))).isEqualTo("unknown-format default, from-zero");
    }

    @Test
    void oneTextAndOneNumberHaveOneMeaning() {
        AnswerCoding coding = INTEGERS.withMissingCode("99", SKIPPED).withLabels(Map.of("98", 1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> coding.withLabels(Map.of("99", 1)))
                .withMessage("the label 99 is declared twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> coding.withLabels(Map.of("98", 2)))
                .withMessage("the label 98 is declared twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> coding.withMissingCode("98", SKIPPED))
                .withMessage("the missing code 98 is declared twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> coding.withIntegralDecimals().withLabels(Map.of("99.0", 2)))
                .withMessage("the label 99 is declared twice, as skipped and as 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> coding.withIntegralDecimals()
                        .withLabels(Map.of("98,0", 2))
                        .withDecimalComma())
                .withMessage("the label 98 is declared twice, as 1 and as 2");
        assertThat(coding.withIntegralDecimals().withMissingCode("99.0", SKIPPED))
                .isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> INTEGERS.withLabels(Map.of("", 1)));
    }

    @Test
    void anchorsAreInEnglish() {
        assertThat(INTEGERS.withAnchors(Locale.UK)).isEqualTo(ANCHORS);
        for (Locale other : List.of(Locale.GERMAN, Locale.ROOT)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> INTEGERS.withAnchors(other))
                    .withMessage("definitions have anchors in English (en) only");
        }
    }

    // ---- maps

    private static List<String> problems(CheckResult result) {
        return result instanceof RejectedResponses rejected
                ? rejected.problems().stream()
                        .map(problem -> problem.code().id() + " " + problem.pointer())
                        .toList()
                : List.of();
    }

    @Test
    void aMapWithOwnNamesHasThePayloadsFields() {
        ItemNaming naming = ItemNaming.pattern("q{n}");
        AnswerCoding coding = INTEGERS.withMissingCode("999", SKIPPED).withMissingCode("NA", UNKNOWN);
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("q1", "3");
        answers.put("q2", 999);
        answers.put("q3", "");
        answers.put("q4", null);
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("rater", Rater.CLIENT);
        payload.put("referent", Referent.APP);
        payload.put("recordedAt", OffsetDateTime.parse("2026-05-01T10:00:00+02:00"));
        payload.put("session", "3");
        payload.put("dyadId", "NA");
        payload.put("recordId", "999");
        payload.put("missing", Map.of("q4", DECLINED));
        payload.put("responses", answers);

        CheckedResponses checked = ResponseChecker.of(DEMO)
                .check(Responses.of(payload, naming, coding))
                .orElseThrow();

        assertThat(checked)
                .isEqualTo(OF_DEMO.check(Responses.builder("demo-5", Rater.CLIENT)
                                .referent(Referent.APP)
                                .recordedAt("2026-05-01T10:00+02:00")
                                .session(3)
                                .recordId("999")
                                .answer(1, 3)
                                .missing(2, SKIPPED)
                                .missing(4, DECLINED)
                                .build())
                        .orElseThrow());
    }

    @Test
    void aMapOfPlainNamesMayHoldEnumsAndTimesToo() {
        Map<String, Object> payload = Map.of(
                "instrument",
                "demo-5",
                "rater",
                Rater.THERAPIST,
                "referent",
                Referent.THERAPIST,
                "recordedAt",
                OffsetDateTime.parse("2026-05-01T10:00:00Z"),
                "missing",
                Map.of(2, SKIPPED),
                "responses",
                Map.of(1, new BigDecimal("4"), 3, 5L));

        CheckedResponses checked =
                ResponseChecker.of(DEMO).check(Responses.of(payload)).orElseThrow();

        assertThat(checked.rater()).isEqualTo(Rater.THERAPIST);
        assertThat(checked.referent()).isEqualTo(Referent.THERAPIST);
        assertThat(checked.administration().recordedAt()).contains("2026-05-01T10:00Z");
        assertThat(checked.missingReason(2)).contains(SKIPPED);
        assertThat(checked.answers()).isEqualTo(Map.of(1, 4, 3, 5));
        assertThat(problems(OF_DEMO.check(Responses.of(Map.of("rater", SKIPPED, "responses", Map.of(1, 4.0))))))
                .containsExactlyInAnyOrder("wrong-rater /rater", "not-an-integer /responses/1");
    }

    @Test
    void doublesOfALibraryThatKnowsNoIntegersNeedADeclaration() {
        Map<String, Object> payload = Map.of("session", 2.0, "responses", Map.of("1", 4.0));

        assertThat(problems(OF_DEMO.check(Responses.of(payload, ItemNaming.numbers(), INTEGERS))))
                .containsExactlyInAnyOrder("not-an-integer /session", "not-an-integer /responses/1");
        CheckedResponses checked = OF_DEMO.check(
                        Responses.of(payload, ItemNaming.numbers(), INTEGERS.withIntegralDecimals()))
                .orElseThrow();
        assertThat(checked.answers()).isEqualTo(Map.of(1, 4));
        assertThat(checked.administration().session()).hasValue(2);
    }

    @Test
    void theOffsetIsAddedToAnswersOnly() {
        CheckedResponses checked = OF_DEMO.check(Responses.of(
                        Map.of("session", 3, "responses", Map.of("1", 4)),
                        ItemNaming.numbers(),
                        INTEGERS.withOffset(1)))
                .orElseThrow();

        assertThat(checked.administration().session()).hasValue(3);
        assertThat(checked.answer(1)).hasValue(5);
    }

    @Test
    void aNameThatIsNotDeclaredIsNoItem() {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("q1", 1);
        answers.put("2", 2);
        answers.put("Q3", 3);
        answers.put("q9", 4);
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("responses", answers);
        payload.put("q5", 5);
        payload.put("missing", Map.of("4", "skipped"));

        assertThat(problems(OF_DEMO.check(Responses.of(payload, ItemNaming.pattern("q{n}"), INTEGERS))))
                .containsExactly(
                        "unknown-item /responses/2",
                        "unknown-item /responses/Q3",
                        "unknown-item /responses/9",
                        "unknown-field /q5",
                        "unknown-item /missing/4");
    }

    @Test
    void aMissingCodeAndAReasonOfTheSameItemAreADuplicate() {
        Map<String, Object> payload = Map.of("responses", Map.of("1", 9), "missing", Map.of("1", "declined"));

        assertThat(problems(OF_DEMO.check(
                        Responses.of(payload, ItemNaming.numbers(), INTEGERS.withMissingCode("9", SKIPPED)))))
                .containsExactly("duplicate-item /missing/1");
        assertThat(problems(OF_DEMO.check(Responses.of(
                        Map.of("responses", Map.of("1", 9), "missing", 7),
                        ItemNaming.numbers(),
                        INTEGERS.withMissingCode("9", SKIPPED)))))
                .containsExactly("wrong-type /missing");
    }

    @Test
    void responsesWithOwnCodesAreNotWrittenBeforeTheyAreChecked() {
        Responses responses =
                Responses.of(Map.of("responses", Map.of("1", 0)), ItemNaming.numbers(), INTEGERS.withOffset(1));

        assertThatIllegalStateException()
                .isThrownBy(responses::toPayload)
                .withMessageContaining("write the CheckedResponses");
        assertThatExceptionOfType(com.fasterxml.jackson.databind.JsonMappingException.class)
                .isThrownBy(() -> new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(responses))
                .withMessageContaining("write the CheckedResponses");
        CheckedResponses checked = OF_DEMO.check(responses).orElseThrow();
        assertThat(OF_DEMO.check(Responses.of(checked.toPayload()))).isEqualTo(checked);
    }

    @Test
    void noMessageContainsAText() {
        RowReader reader = ColumnLayout.withDefaults()
                .withCoding(ANCHORS)
                .bind(List.of("1", "2"), OF_LABELLED)
                .orElseThrow();
        Responses responses =
                Responses.of(Map.of("responses", Map.of("1", "secret", "2", "113.97")), ItemNaming.numbers(), ANCHORS);
        RowReader.Row row = reader.newRow().cell("secret").cell("113.97");

        assertThat(responses + "" + OF_LABELLED.check(responses) + row + row.check() + reader)
                .doesNotContain("secret", "113");
    }

    // ---- a law: whoever writes the same answers in codes of their own gets the same scores

    @Test
    void answersInTheCodesOfASenderHaveTheSameScores() {
        int good = 0;
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            int min = random.nextInt(7) - 3;
            int max = min + 1 + random.nextInt(9);
            Map<Integer, String> anchors = new TreeMap<>();
            IntStream.rangeClosed(min, max)
                    .filter(point -> random.nextBoolean())
                    .forEach(point -> anchors.put(point, "Anchor " + point));
            anchors.put(max, "Most");
            int items = 2 + random.nextInt(6);
            Instrument instrument = InventedInstruments.begin("coded-" + items, min, max)
                    .responseFormat(ResponseFormat.of("default", min, max).withAnchors(anchors))
                    .items(items)
                    .reversed(1 + random.nextInt(items))
                    .scale("total", IntStream.rangeClosed(1, items).toArray())
                    .build();
            ResponseChecker checker = ResponseChecker.of(instrument).withRater(Rater.CLIENT);
            Sender sender = new Sender(random, min, max, anchors);
            List<Optional<Integer>> answers = IntStream.range(0, items)
                    .mapToObj(item -> random.nextInt(5) == 0
                            ? Optional.<Integer>empty()
                            : Optional.of(min + random.nextInt(max - min + 1)))
                    .toList();
            Responses.Builder plain = Responses.builder(instrument.id().value(), Rater.CLIENT);
            List<String> header = new ArrayList<>();
            List<String> cells = new ArrayList<>();
            Map<String, Object> map = new LinkedHashMap<>();
            for (int item = 1; item <= items; item++) {
                Optional<Integer> answer = answers.get(item - 1);
                String cell = answer.map(sender::code).orElseGet(sender::missing);
                header.add("x" + item);
                cells.add(cell);
                map.put("x" + item, cell);
                int number = item;
                answer.ifPresent(value -> plain.answer(number, value));
                if (answer.isEmpty() && !cell.isEmpty()) {
                    plain.missing(item, SKIPPED);
                }
            }

            CheckedResponses expected = checker.check(plain.build()).orElseThrow();
            CheckedResponses row = ColumnLayout.withDefaults()
                    .withNaming(ItemNaming.pattern("x{n}"))
                    .withCoding(sender.coding)
                    .bind(header, checker)
                    .orElseThrow()
                    .check(cells)
                    .orElseThrow();
            CheckedResponses mapped = checker.check(Responses.of(
                            Map.of("responses", map),
                            ItemNaming.pattern("x{n}"),
                            sender.coding.requireUnambiguous(checker)))
                    .orElseThrow();

            assertThat(row).as("seed %d", seed).isEqualTo(expected);
            assertThat(mapped).as("seed %d", seed).isEqualTo(expected);
            Scorer scorer = Scorer.of(MissingPolicy.prorate(0.5));
            assertThat(scorer.score(row).toMap())
                    .as("seed %d", seed)
                    .isEqualTo(scorer.score(expected).toMap());
            good += expected.answers().isEmpty() ? 0 : 1;
        }
        assertThat(good).isGreaterThan(1_900);
    }

    /** Writes answers in random codes, written independently of the library. */
    private static final class Sender {
        final AnswerCoding coding;
        private final Random random;
        private final Map<Integer, String> anchors;
        private final int offset;
        private final String zeros;
        private final String missingCode;

        Sender(Random random, int min, int max, Map<Integer, String> anchors) {
            this.random = random;
            this.anchors = anchors;
            this.offset = random.nextInt(5) - 2;
            boolean decimalComma = random.nextBoolean();
            boolean integralDecimals = random.nextBoolean();
            this.zeros = integralDecimals ? (decimalComma ? ",0" : ".0") : "";
            int outside = random.nextBoolean() ? min - offset - 1 : max - offset + 1;
            this.missingCode = random.nextBoolean() ? String.valueOf(outside) : "none";
            Map<String, Integer> labels = new HashMap<>();
            for (int answer = min; answer <= max; answer++) {
                labels.put("L" + answer, answer);
            }
            AnswerCoding made = INTEGERS.withOffset(offset)
                    .withLabels(labels)
                    .withMissingCode(missingCode, SKIPPED)
                    .withAnchors(Locale.ENGLISH);
            made = decimalComma ? made.withDecimalComma() : made;
            this.coding = integralDecimals ? made.withIntegralDecimals() : made;
        }

        String code(int answer) {
            return switch (random.nextInt(4)) {
                case 0 -> "L" + answer;
                case 1 ->
                    anchors.containsKey(answer) ? anchors.get(answer).toUpperCase(Locale.ROOT) + " " : "L" + answer;
                case 2 -> String.valueOf(answer - offset);
                default -> (answer - offset) + zeros;
            };
        }

        String missing() {
            return switch (random.nextInt(3)) {
                case 0 -> "";
                case 1 -> missingCode;
                default -> missingCode.equals("none") ? missingCode : missingCode + zeros;
            };
        }
    }

    // ---- the value itself

    @Test
    void codingsAreEqualIfTheyDeclareTheSame() {
        List<AnswerCoding> all = List.of(
                INTEGERS,
                ANCHORS,
                INTEGERS.withOffset(1),
                INTEGERS.withOffset(2),
                INTEGERS.withLabels(Map.of("a", 1)),
                INTEGERS.withLabels(Map.of("a", 2)),
                INTEGERS.withMissingCode("a", SKIPPED),
                INTEGERS.withMissingCode("a", UNKNOWN),
                INTEGERS.withDecimalComma(),
                INTEGERS.withIntegralDecimals());

        assertThat(all).doesNotHaveDuplicates();
        assertThat(all).extracting(AnswerCoding::toString).doesNotHaveDuplicates();
        assertThat(INTEGERS.withOffset(1).withOffset(0)).isEqualTo(INTEGERS).hasSameHashCodeAs(INTEGERS);
        assertThat(INTEGERS.offset()).isZero();
        assertThat(INTEGERS.withOffset(-3).offset()).isEqualTo(-3);
    }

    @Test
    void codingsAndNamingsCanBeSentToOtherProcesses() throws IOException, ClassNotFoundException {
        AnswerCoding coding = ANCHORS.withOffset(1)
                .withLabels(Map.of("a", 1))
                .withMissingCode("99", SKIPPED)
                .withDecimalComma();

        for (Object each : List.of(coding, INTEGERS, ItemNaming.pattern("q{nn}"), ItemNaming.of(Map.of("a", 1)))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(each);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                assertThat(in.readObject()).isEqualTo(each).hasToString(each.toString());
            }
        }
    }

    @Test
    void labelsAreCopied() {
        Map<String, Integer> labels = new HashMap<>(Map.of("a", 1));
        AnswerCoding coding = INTEGERS.withLabels(labels);

        labels.put("b", 2);

        assertThat(coding).isEqualTo(INTEGERS.withLabels(Map.of("a", 1)));
    }

    @Test
    void nullIsRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> INTEGERS.withMissingCode(null, UNKNOWN))
                .withMessage("code");
        assertThatNullPointerException()
                .isThrownBy(() -> INTEGERS.withMissingCode("x", null))
                .withMessage("reason");
        assertThatNullPointerException()
                .isThrownBy(() -> INTEGERS.withLabels(null))
                .withMessage("labels");
        assertThatNullPointerException()
                .isThrownBy(() -> INTEGERS.withLabels(Collections.singletonMap("x", null)))
                .withMessage("labels");
        assertThatNullPointerException()
                .isThrownBy(() -> INTEGERS.withLabels(Collections.singletonMap(null, 1)))
                .withMessage("labels");
        assertThatNullPointerException()
                .isThrownBy(() -> INTEGERS.withAnchors(null))
                .withMessage("locale");
        assertThatNullPointerException()
                .isThrownBy(() -> INTEGERS.requireUnambiguous(null))
                .withMessage("checker");
        assertThatNullPointerException()
                .isThrownBy(() -> Responses.of(null, ItemNaming.numbers(), INTEGERS))
                .withMessage("payload");
        assertThatNullPointerException()
                .isThrownBy(() -> Responses.of(Map.of(), null, INTEGERS))
                .withMessage("naming");
        assertThatNullPointerException()
                .isThrownBy(() -> Responses.of(Map.of(), ItemNaming.numbers(), null))
                .withMessage("coding");
    }
}
