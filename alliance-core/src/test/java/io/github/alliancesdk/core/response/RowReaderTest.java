package io.github.alliancesdk.core.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentBuilder;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {
    private static final Instrument DEMO = InventedInstruments.demo();
    private static final ResponseChecker OF_DEMO = ResponseChecker.of(DEMO).withRater(Rater.CLIENT);
    private static final ResponseChecker OF_ALL =
            ResponseChecker.of(InstrumentCatalog.of(DEMO, InventedInstruments.wide()));
    private static final ColumnLayout LAYOUT = ColumnLayout.withDefaults();
    private static final AnswerCoding INTEGERS = AnswerCoding.integers();
    private static final List<String> ITEMS = List.of("1", "2", "3", "4", "5");

    private static ColumnLayout coded(AnswerCoding coding) {
        return LAYOUT.withCoding(coding);
    }

    private static List<String> columns(String... more) {
        return Stream.concat(Stream.of(more), ITEMS.stream()).toList();
    }

    private static RowReader demo(ColumnLayout layout, String... more) {
        return layout.bind(columns(more), OF_DEMO).orElseThrow();
    }

    private static List<String> problems(HeaderResult result) {
        return result instanceof RejectedHeader rejected ? inShort(rejected.problems()) : List.of();
    }

    private static List<String> problems(CheckResult result) {
        return result instanceof RejectedResponses rejected ? inShort(rejected.problems()) : List.of();
    }

    private static List<String> inShort(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.code().id() + " " + problem.pointer() + " "
                        + (problem.item().isPresent() ? problem.item().getAsInt() : "-") + " "
                        + problem.allowed().orElse("-"))
                .toList();
    }

    private static List<String> row(String cells) {
        return Arrays.asList(cells.split(",", -1));
    }

    // ---- headers

    @Test
    void whatTheCheckerSuppliesNeedsNoColumn() {
        assertThat(problems(LAYOUT.bind(ITEMS, OF_DEMO))).isEmpty();
        assertThat(problems(LAYOUT.bind(columns("rater"), ResponseChecker.of(DEMO))))
                .isEmpty();
        assertThat(problems(LAYOUT.bind(columns("rater", "instrument"), OF_ALL)))
                .isEmpty();
    }

    @Test
    void everyAbsentColumnIsAProblem() {
        assertThat(problems(LAYOUT.bind(List.of("1", "3", "5"), OF_DEMO)))
                .containsExactly("absent-column /responses/2 2 2", "absent-column /responses/4 4 4");
        assertThat(problems(LAYOUT.bind(List.of(), OF_ALL)))
                .containsExactly("absent-column /instrument - instrument", "absent-column /rater - rater");
        assertThat(problems(LAYOUT.bind(ITEMS, ResponseChecker.of(DEMO).withRaters(List.of(Rater.values())))))
                .containsExactly("absent-column /rater - rater");
        assertThat(problems(LAYOUT.withNaming(ItemNaming.pattern("wai_{n}")).bind(ITEMS, OF_DEMO)))
                .hasSize(5)
                .startsWith("absent-column /responses/1 1 wai_1");
        assertThat(problems(LAYOUT.withNaming(ItemNaming.of(Map.of("a", 1, "b", 2, "c", 3, "d", 4)))
                        .bind(List.of("a", "b", "c", "x"), OF_DEMO)))
                .containsExactly("absent-column /responses/4 4 d", "absent-column /responses/5 5 -");
    }

    @Test
    void aRequiredDigestNeedsAColumn() {
        ResponseChecker pinned = OF_DEMO.requireDigest().ignoringFields("note");

        assertThat(problems(LAYOUT.bind(ITEMS, pinned)))
                .containsExactly("absent-column /definitionDigest - definitionDigest");
        RowReader reader =
                LAYOUT.bind(columns("definitionDigest", "note"), pinned).orElseThrow();
        assertThat(problems(reader.check(row(",x,1,2,3,4,5"))))
                .containsExactly("missing-field /definitionDigest - " + DEMO.definitionDigest());
        assertThat(problems(reader.check(row(DEMO.definitionDigest() + ",x,1,2,3,4,5"))))
                .isEmpty();
        assertThat(reader.passthrough()).containsExactly("note");
    }

    @Test
    void everyColumnThatStandsTwiceIsAProblem() {
        assertThat(problems(
                        LAYOUT.bind(columns("2", "rater", "rater", "age", "age", "a\u001bge", "a\u001bge"), OF_DEMO)))
                .containsExactly(
                        "duplicate-column /rater - -",
                        "duplicate-column /age - -",
                        "duplicate-column /a\\u001bge - -",
                        "duplicate-column /responses/2 2 -");
        // three equal columns are two too many
        assertThat(problems(LAYOUT.bind(columns("1", "1"), OF_DEMO)))
                .containsExactly("duplicate-column /responses/1 1 -", "duplicate-column /responses/1 1 -");
    }

    @Test
    void columnsWithoutANamePassThrough() {
        RowReader reader = demo(LAYOUT, "", "recordId", "age", "");

        assertThat(reader.passthrough()).containsExactly("", "age", "");
        assertThat(reader.columns()).containsExactly("", "recordId", "age", "", "1", "2", "3", "4", "5");
        assertThat(reader.isPassthrough(0)).isTrue();
        assertThat(reader.isPassthrough(1)).isFalse();
        assertThat(reader.isPassthrough(2)).isTrue();
        assertThat(reader.isPassthrough(4)).isFalse();
        assertThat(reader.orElseThrow()).isSameAs(reader);
    }

    @Test
    void aRejectedHeaderReadsNothing() {
        HeaderResult result = LAYOUT.bind(List.of("1"), OF_DEMO);

        assertThatExceptionOfType(InvalidResponsesException.class)
                .isThrownBy(result::orElseThrow)
                .satisfies(e -> assertThat(e.problems()).isEqualTo(((RejectedHeader) result).problems()));
        assertThat(result.toString()).startsWith("RejectedHeader[absent-column at \"/responses/2\": ");
    }

    @Test
    void listedColumnsStandForItemsOfTheirOwn() {
        RowReader reader = LAYOUT.withNaming(ItemNaming.of(Map.of("a", 5, "b", 4, "c", 3, "d", 2, "e", 1)))
                .bind(List.of("a", "b", "c", "d", "e", "1"), OF_DEMO)
                .orElseThrow();
        assertThat(reader.passthrough()).containsExactly("1");
        assertThat(reader.check(row("5,4,3,2,1,x")).orElseThrow().answers().values())
                .containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void aMissingCodeIsDeclaredOnceAndIsNoAnswer() {
        AnswerCoding nine = INTEGERS.withMissingCode("9", MissingReason.SKIPPED);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> nine.withMissingCode("9", MissingReason.UNKNOWN))
                .withMessage("the missing code 9 is declared twice");
        assertThatIllegalArgumentException().isThrownBy(() -> INTEGERS.withMissingCode("", MissingReason.UNKNOWN));
        for (String answer : List.of("1", "5")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> coded(INTEGERS.withMissingCode(answer, MissingReason.UNKNOWN))
                            .bind(ITEMS, OF_DEMO))
                    .withMessage("the missing code " + answer + " is an answer in demo-5 default (1..5)");
        }
        assertThat(problems(coded(nine.withMissingCode("0", MissingReason.SKIPPED)
                                .withMissingCode("99999999999999999999", MissingReason.SKIPPED)
                                .withMissingCode("x1", MissingReason.SKIPPED))
                        .bind(ITEMS, OF_DEMO)))
                .isEmpty();
    }

    @Test
    void aMissingCodeIsNoAnswerInAnyFormatThatARowMayName() {
        ColumnLayout zero = coded(INTEGERS.withMissingCode("0", MissingReason.SKIPPED));

        assertThat(problems(zero.bind(ITEMS, OF_DEMO))).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> zero.bind(columns("format"), OF_DEMO))
                .withMessage("the missing code 0 is an answer in demo-5 from-zero (0..4)");
    }

    @Test
    void aMissingCodeIsNoAnswerToAnyInstrumentThatARowMayName() {
        ResponseChecker all = ResponseChecker.of(InstrumentCatalog.of(
                        DEMO,
                        InventedInstruments.wide(),
                        InventedInstruments.experimental(),
                        InventedInstruments.catalogued()))
                .withRater(Rater.CLIENT);
        ColumnLayout one = coded(INTEGERS.withMissingCode("1", MissingReason.SKIPPED));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.bind(columns("instrument"), all))
                .withMessage("the missing code 1 is an answer in demo-5 default (1..5), wide-4 default (0..127)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.bind(columns("instrument", "format"), all.allowExperimental()))
                .withMessage("the missing code 1 is an answer in demo-5 default (1..5), demo-5 from-zero (0..4),"
                        + " wide-4 default (0..127), unsure-3 default (1..5)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> coded(INTEGERS.withMissingCode("99", MissingReason.SKIPPED))
                        .bind(columns("instrument"), all))
                .withMessage("the missing code 99 is an answer in wide-4 default (0..127)");
        assertThat(problems(coded(INTEGERS.withMissingCode("999", MissingReason.SKIPPED)
                                .withMissingCode("NA", MissingReason.SKIPPED))
                        .bind(columns("instrument"), all)))
                .isEmpty();
    }

    @Test
    void aMissingCodeIsNoAnswerInAnOlderVersionThatARowMayNameByItsDigest() {
        Instrument wider =
                begin("demo-5").responseFormat("default", 1, 9, Metric.MEAN).build();
        Instrument newer = begin("demo-5")
                .definitionVersion("2.0.0")
                .responseFormat("default", 1, 5, Metric.MEAN)
                .build();
        ResponseChecker both =
                ResponseChecker.of(InstrumentCatalog.of(wider, newer)).withRater(Rater.CLIENT);
        ColumnLayout nine = coded(INTEGERS.withMissingCode("9", MissingReason.SKIPPED));

        assertThat(problems(nine.bind(columns("instrument"), both))).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> nine.bind(columns("instrument", "definitionDigest"), both))
                .withMessage("the missing code 9 is an answer in demo-5 default (1..9)");
    }

    private static InstrumentBuilder begin(String id) {
        return Instrument.builder(id)
                .title("Invented")
                .status(InstrumentStatus.KEYED)
                .raters(Rater.CLIENT)
                .referents(Referent.APP)
                .items(1)
                .reversed()
                .scale("total", 1)
                .source("invented", Source.of("Nothing", "in full"))
                .allFactsFrom(Disposition.CONFIRMED, "invented");
    }

    @Test
    void withIntegralDecimalsAMissingCodeIsOneHoweverManyZerosStandBehindItsPoint() {
        AnswerCoding coding = INTEGERS.withIntegralDecimals().withMissingCode("99", MissingReason.SKIPPED);

        for (AnswerCoding each : List.of(
                coding,
                coding.withMissingCode("99.0", MissingReason.SKIPPED),
                INTEGERS.withMissingCode("99.00", MissingReason.SKIPPED).withIntegralDecimals())) {
            CheckedResponses checked =
                    demo(coded(each)).check(row("99.0,4.0,99,99.000,5")).orElseThrow();
            assertThat(checked.answers()).isEqualTo(Map.of(2, 4, 5, 5));
            assertThat(checked.missingReason(4)).contains(MissingReason.SKIPPED);
        }
        // a code that isn't a number matches only its own text
        assertThat(problems(demo(coded(coding.withMissingCode("NA", MissingReason.UNKNOWN)))
                        .check(row("NA.0,.0,99.,99.05,NA"))))
                .containsExactly(
                        "not-an-integer /responses/1 1 1..5",
                        "not-an-integer /responses/2 2 1..5",
                        "not-an-integer /responses/3 3 1..5",
                        "not-an-integer /responses/4 4 1..5");
        // without the declaration 99.0 is neither an answer nor the code 99
        assertThat(problems(demo(coded(INTEGERS.withMissingCode("99", MissingReason.SKIPPED)))
                        .check(row("99.0,4,4,4,4"))))
                .containsExactly("not-an-integer /responses/1 1 1..5");
    }

    @Test
    void withIntegralDecimalsOneNumberHasOneReasonAndIsNoAnswer() {
        AnswerCoding both =
                INTEGERS.withMissingCode("99", MissingReason.SKIPPED).withMissingCode("99.0", MissingReason.DECLINED);

        assertThatIllegalArgumentException()
                .isThrownBy(both::withIntegralDecimals)
                .withMessage("the missing code 99 is declared twice, as skipped and as declined");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> INTEGERS.withIntegralDecimals()
                        .withMissingCode("99", MissingReason.SKIPPED)
                        .withMissingCode("99.0", MissingReason.DECLINED));
        AnswerCoding five = INTEGERS.withMissingCode("5.0", MissingReason.SKIPPED);
        assertThat(problems(coded(five).bind(ITEMS, OF_DEMO))).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> coded(five.withIntegralDecimals()).bind(ITEMS, OF_DEMO))
                .withMessage("the missing code 5.0 is an answer in demo-5 default (1..5)");
    }

    @Test
    void aMissingCodeThatIsANumberIsNoEmptyField() {
        RowReader reader = demo(
                coded(INTEGERS.withIntegralDecimals().withMissingCode("99.0", MissingReason.SKIPPED)),
                "recordId",
                "session");

        CheckedResponses checked = reader.check(row("99.0,99.0,1,2,3,4,5")).orElseThrow();

        assertThat(checked.recordId()).contains("99.0");
        assertThat(checked.administration().session()).hasValue(99);
    }

    @Test
    void aTableOfACataloguedInstrumentIsNotScorableAndNothingElse() {
        Instrument catalogued = InventedInstruments.catalogued();

        assertThat(problems(coded(INTEGERS.withMissingCode("9", MissingReason.SKIPPED))
                        .bind(List.of("x", "x"), ResponseChecker.of(catalogued))))
                .containsExactly("not-scorable /instrument - -");
        RowReader reader = LAYOUT.bind(
                        List.of("instrument", "rater"), ResponseChecker.of(InstrumentCatalog.of(catalogued)))
                .orElseThrow();
        assertThat(problems(reader.check(List.of(catalogued.id().value(), "client"))))
                .containsExactly("not-scorable /instrument - -");
    }

    // ---- rows

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "3,     false, -",
                "03,    false, not-an-integer",
                "3.0,   false, not-an-integer",
                "3.00,  true,  -",
                "3.,    true,  not-an-integer",
                ".0,    true,  not-an-integer",
                "3.01,  true,  not-an-integer",
                "3.7,   true,  not-an-integer",
                "3e0,   true,  not-an-integer",
                "3x0,   true,  not-an-integer",
                "' 3',  true,  not-an-integer",
                "'3 ',  true,  not-an-integer",
                "+3,    true,  not-an-integer",
                "-,     false, -",
                "--3,   true,  not-an-integer",
                "'\"3\"', true, not-an-integer",
                "true,  true,  not-an-integer",
                "-3,    true,  out-of-range",
                "0,     true,  out-of-range",
                "-0,    true,  out-of-range",
                "6,     true,  out-of-range",
                "6.0,   true,  out-of-range",
                "999999999999999999,  true, out-of-range",
                "9223372036854775807, true, out-of-range",
                "92233720368547758070000000003, true, out-of-range",
                "4294967299, true, out-of-range",
                "18446744073709551619, true, out-of-range"
            })
    void aCellIsAnIntegerOrAProblem(String cell, boolean integralDecimals, String code) {
        ColumnLayout layout = integralDecimals ? coded(INTEGERS.withIntegralDecimals()) : LAYOUT;

        CheckResult result = demo(layout).check(Arrays.asList(cell, "1", "2", "4", "5"));

        assertThat(problems(result)).isEqualTo(code == null ? List.of() : List.of(code + " /responses/1 1 1..5"));
        if (code == null) {
            assertThat(result.orElseThrow().unscaledAnswer(1))
                    .isEqualTo(cell == null ? OptionalInt.empty() : OptionalInt.of(3));
        }
    }

    @Test
    void aWholeNumberWithADecimalPointSaysWhatWouldLetItThrough() {
        RowReader reader = demo(LAYOUT, "session");

        assertThat(((RejectedResponses) reader.check(row("2.0,1,3.0,3.5,4,5"))).problems())
                .extracting(problem -> problem.pointer() + problem.arguments())
                .containsExactly(
                        "/session{allowed=0..2147483647, declare=integral-decimals}",
                        "/responses/2{allowed=1..5, declare=integral-decimals}",
                        "/responses/3{allowed=1..5}");
        assertThat(demo(coded(INTEGERS.withIntegralDecimals()), "session")
                        .check(row("2.0,1,3.0,3,4,5"))
                        .orElseThrow()
                        .administration()
                        .session())
                .hasValue(2);
    }

    @Test
    void emptyCellsAndDeclaredCodesAreMissing() {
        RowReader reader = demo(
                coded(INTEGERS.withMissingCode("999", MissingReason.DECLINED)
                        .withMissingCode("NA", MissingReason.UNKNOWN)
                        .withMissingCode("-", MissingReason.SKIPPED)),
                "note");

        CheckedResponses checked = reader.check(row("999,,999,NA,4,-")).orElseThrow();

        assertThat(checked.answers()).isEqualTo(Map.of(4, 4));
        assertThat(checked.missingReason(1)).isEmpty();
        assertThat(checked.missingReason(2)).contains(MissingReason.DECLINED);
        assertThat(checked.missingReason(3)).contains(MissingReason.UNKNOWN);
        assertThat(checked.missingReason(5)).contains(MissingReason.SKIPPED);
        assertThat(problems(reader.check(row("x,99,Na,9990,-1,1"))))
                .containsExactly(
                        "out-of-range /responses/1 1 1..5",
                        "not-an-integer /responses/2 2 1..5",
                        "out-of-range /responses/3 3 1..5",
                        "out-of-range /responses/4 4 1..5");
    }

    @Test
    void fieldsOfThePayloadAreReadAsSuch() {
        RowReader reader = demo(
                LAYOUT,
                "instrument",
                "rater",
                "recordId",
                "dyadId",
                "raterId",
                "referent",
                "session",
                "recordedAt",
                "format",
                "definitionDigest");
        String row = "demo-5,client,r-1,d-1,p-1,app,3,2026-05-01T10:00:00Z,from-zero," + DEMO.definitionDigest()
                + ",0,1,2,3,4";

        CheckedResponses checked = reader.check(row(row)).orElseThrow();

        assertThat(checked)
                .isEqualTo(OF_DEMO.check(Responses.builder("demo-5", Rater.CLIENT)
                                .recordId("r-1")
                                .dyadId("d-1")
                                .raterId("p-1")
                                .referent(Referent.APP)
                                .session(3)
                                .recordedAt("2026-05-01T10:00:00Z")
                                .format("from-zero")
                                .definitionDigest(DEMO.definitionDigest())
                                .answer(1, 0)
                                .answer(2, 1)
                                .answer(3, 2)
                                .answer(4, 3)
                                .answer(5, 4)
                                .build())
                        .orElseThrow());
        assertThat(problems(reader.check(row("wai,observer,,,,pet,x,yesterday,seven,sha256:0,0,1,2,3,4"))))
                .containsExactly(
                        "wrong-instrument /instrument - demo-5",
                        "wrong-rater /rater - client",
                        "wrong-referent /referent - app, therapist",
                        "wrong-type /session - an integer",
                        "wrong-type /recordedAt - ISO 8601 date-time with offset",
                        "unknown-format /format - default, from-zero",
                        "digest-mismatch /definitionDigest - " + DEMO.definitionDigest());
    }

    @Test
    void aWordThatIsAMissingCodeStandsForNothingInEveryField() {
        RowReader reader = demo(
                coded(INTEGERS.withMissingCode("NA", MissingReason.UNKNOWN)
                        .withMissingCode("99", MissingReason.UNKNOWN)),
                "recordId",
                "session");

        assertThat(reader.check(row("NA,NA,1,1,1,1,1")).orElseThrow().administration())
                .isEqualTo(new Administration(
                        Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty()));
        // a number may be an id or a session
        assertThat(reader.check(row("99,99,1,1,1,1,1"))
                        .orElseThrow()
                        .administration()
                        .toString())
                .contains("Optional[99]", "OptionalInt[99]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1,2,3,4", "1,2,3,4,5,", "1,2,3,4,5,1,2,3,4,5"})
    void aRowOfAnotherWidthIsMalformedAndNoneOfItIsUsed(String cells) {
        RowReader.Row row = demo(LAYOUT).newRow();
        row(cells).forEach(row::cell);

        CheckResult result = row.check();

        assertThat(problems(result)).containsExactly("malformed-row  - 5 cells");
        assertThat(result.recordId()).isEmpty();
        // the next row isn't affected
        ITEMS.forEach(row::cell);
        assertThat(row.check().orElseThrow().answers().values()).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void aTableOfOneColumnHasRowsOfOneCell() {
        Instrument one = InventedInstruments.begin("one-1", 1, 5)
                .items(1)
                .reversed()
                .scale("total", 1)
                .build();
        RowReader reader = LAYOUT.bind(List.of("1"), ResponseChecker.of(one).withRater(Rater.CLIENT))
                .orElseThrow();

        assertThat(problems(reader.check(List.of("1", "2")))).containsExactly("malformed-row  - 1 cell");
        assertThat(reader.check(List.of("4")).orElseThrow().answer(1)).hasValue(4);
    }

    @Test
    void nothingOfARowIsLeftInTheNext() {
        RowReader.Row row = demo(coded(INTEGERS.withMissingCode("NA", MissingReason.UNKNOWN)), "recordId", "session")
                .newRow();

        row("r-1,7.0,1.0,NA,x,4,5").forEach(row::cell);
        assertThat(row).hasToString("Row[7 of 7 cells]");
        assertThat(problems(row.check())).hasSize(3);
        row(",,,,,,").forEach(row::cell);
        CheckedResponses empty = row.check().orElseThrow();
        assertThat(empty.recordId()).isEmpty();
        assertThat(empty.answers()).isEmpty();
        assertThat(empty.missingReason(2)).isEmpty();
        row("x,1,2").forEach(row::cell);
        assertThat(row.clear()).hasToString("Row[0 of 7 cells]");
        row("r-3,3,1.5,,,,").forEach(row::cell);
        CheckResult last = row.check();
        assertThat(last.recordId()).contains("r-3");
        assertThat(((RejectedResponses) last).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.arguments()).doesNotContainKey("declare"));
    }

    @Test
    void eachRowOfACatalogueNamesItsInstrument() {
        RowReader reader =
                LAYOUT.bind(columns("instrument", "rater", "recordId"), OF_ALL).orElseThrow();

        assertThat(reader.check(row("demo-5,client,r,1,2,3,4,5")).orElseThrow().instrument())
                .isEqualTo(DEMO);
        // the other instrument has four items: its fifth cell must be empty
        assertThat(reader.check(row("wide-4,client,r,1,2,3,4,"))
                        .orElseThrow()
                        .answers()
                        .values())
                .containsExactly(1, 2, 3, 4);
        assertThat(problems(reader.check(row("wide-4,client,r,1,2,3,4,5"))))
                .containsExactly("unknown-item /responses/5 5 1..4");
        assertThat(problems(reader.check(row("nope,client,r,1,2,3,4,5"))))
                .first()
                .isEqualTo("unknown-instrument /instrument - demo-5, wide-4");
        assertThat(problems(reader.check(row(",client,r,1,2,3,4,5"))))
                .containsExactly("missing-field /instrument - demo-5, wide-4");
    }

    @Test
    void aRowWhoseInstrumentHasItemsWithoutAColumnIsAProblem() {
        RowReader reader = LAYOUT.bind(List.of("instrument", "rater", "recordId", "1", "2", "3", "4"), OF_ALL)
                .orElseThrow();
        RowReader.Row row = reader.newRow();

        for (int again = 0; again < 2; again++) {
            row("demo-5,client,r-1,1,2,3,4").forEach(row::cell);
            CheckResult absent = row.check();
            assertThat(problems(absent)).containsExactly("absent-column /responses/5 5 5");
            assertThat(absent.recordId()).contains("r-1");
            row("wide-4,client,r-2,1,2,3,4").forEach(row::cell);
            assertThat(problems(row.check())).isEmpty();
        }
        assertThat(problems(reader.check(row("demo-5,client,r-1,9,2,3,4"))))
                .containsExactly("out-of-range /responses/1 1 1..5", "absent-column /responses/5 5 5");
    }

    @Test
    void theDigestOfARowChoosesTheDefinitionWhoseItemsAreNeeded() {
        Instrument older = InventedInstruments.begin("two", 1, 5)
                .items(1)
                .reversed()
                .scale("total", 1)
                .build();
        Instrument newer = InventedInstruments.begin("two", 1, 5)
                .definitionVersion("2.0.0")
                .items(2)
                .reversed()
                .scale("total", 1, 2)
                .build();
        RowReader reader = LAYOUT.bind(
                        List.of("instrument", "definitionDigest", "1"),
                        ResponseChecker.of(InstrumentCatalog.of(older, newer)).withRater(Rater.CLIENT))
                .orElseThrow();
        RowReader.Row row = reader.newRow();

        row.cell("two").cell(older.definitionDigest()).cell("3");
        assertThat(problems(row.check())).isEmpty();
        row.cell("two").cell(newer.definitionDigest()).cell("3");
        assertThat(problems(row.check())).containsExactly("absent-column /responses/2 2 2");
        row.cell("two").cell(null).cell("3");
        assertThat(problems(row.check())).containsExactly("absent-column /responses/2 2 2");
    }

    @Test
    void theCheckerIsAskedForEverythingElse() {
        RowReader complete = LAYOUT.bind(ITEMS, OF_DEMO.requireComplete()).orElseThrow();

        assertThat(problems(complete.check(row("1,,3,4,"))))
                .containsExactly("incomplete /responses/2 2 -", "incomplete /responses/5 5 -");
    }

    @Test
    void cellsOfAnyLengthAndKindOfTextAreTaken() {
        RowReader reader = demo(LAYOUT, "recordId", "note");
        String longText = "x".repeat(5_000);

        assertThat(reader.check(List.of(new StringBuilder("r-1"), longText, "1", "2", "3", "4", "5"))
                        .recordId())
                .contains("r-1");
        assertThat(problems(reader.check(List.of(longText, "", "1", "2", "3", "4", "5"))))
                .containsExactly("out-of-range /recordId - 1..200 characters");
        assertThat(problems(reader.check(List.of("a\0b", "", "1", "2", "3", "4", "5"))))
                .containsExactly("invalid-text /recordId - Unicode without NUL");
    }

    @Test
    void noCellIsInAnyText() {
        RowReader reader = demo(LAYOUT, "recordId");
        RowReader.Row row = reader.newRow();
        row("r,113,97.0,113.97,x113,NaN").forEach(row::cell);

        assertThat(row + "" + row.check() + reader + LAYOUT).doesNotContain("113", "97");
    }

    @Test
    void nullIsRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> LAYOUT.withNaming(null))
                .withMessage("naming");
        assertThatNullPointerException()
                .isThrownBy(() -> LAYOUT.withCoding(null))
                .withMessage("coding");
        assertThatNullPointerException()
                .isThrownBy(() -> LAYOUT.bind(null, OF_DEMO))
                .withMessage("header");
        assertThatNullPointerException()
                .isThrownBy(() -> LAYOUT.bind(ITEMS, null))
                .withMessage("checker");
        assertThatNullPointerException()
                .isThrownBy(() -> demo(LAYOUT).check(null))
                .withMessage("cells");
        assertThatNullPointerException()
                .isThrownBy(() -> demo(LAYOUT).newRow().cell(null, 0, 0))
                .withMessage("chars");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> demo(LAYOUT).newRow().cell(new char[1], 1, 1));
    }

    @Test
    void aLayoutSaysWhatIsDeclared() {
        assertThat(LAYOUT.withNaming(ItemNaming.pattern("q{n}"))
                        .withCoding(INTEGERS.withMissingCode("9", MissingReason.SKIPPED)
                                .withIntegralDecimals())
                        .toString())
                .contains("q{n}", "9=SKIPPED", "integral decimals");
        assertThat(LAYOUT.toString()).doesNotContain("integral");
    }

    // ---- a row is checked as the payload that it stands for

    private static final List<String> ANSWERS =
            List.of("1", "2", "3", "4", "5", "", "6", "0", "-1", "77777777777777777777", "3.0", "2.5", "x", "NA");

    @Test
    void aRowIsCheckedAsThePayloadItStandsFor() {
        long seeds = 3_000;
        int good = 0;
        RowReader.Row row = coded(INTEGERS.withMissingCode("NA", MissingReason.UNKNOWN))
                .bind(List.of("instrument", "rater", "recordId", "session", "1", "2", "3", "4", "5"), OF_ALL)
                .orElseThrow()
                .newRow();
        for (long seed = 0; seed < seeds; seed++) {
            Random random = new Random(seed);
            List<String> cells = new ArrayList<>();
            cells.add(pick(random, "demo-5", "demo-5", "demo-5", "", "nope"));
            cells.add(pick(random, "client", "client", "client", "", "observer"));
            cells.add(pick(random, "r-1", "r-2", "", "\0"));
            cells.add(pick(random, "0", "3", "", "-3", "2.0", "x", "99999999999"));
            for (int item = 1; item <= 5; item++) {
                cells.add(ANSWERS.get(random.nextInt(random.nextBoolean() ? 6 : ANSWERS.size())));
            }
            cells.forEach(row::cell);

            CheckResult result = row.check();

            CheckResult expected = OF_ALL.check(Responses.parse(json(cells)));
            assertThat(problems(result)).as("seed %d", seed).isEqualTo(problems(expected));
            assertThat(result.recordId()).as("seed %d", seed).isEqualTo(expected.recordId());
            if (expected instanceof CheckedResponses) {
                good++;
                assertThat(result).as("seed %d", seed).isEqualTo(expected);
            }
        }
        assertThat(good).isBetween(30, (int) seeds / 2);
    }

    @Test
    void aRowMayStateItsIdsItsTimeAndItsProblems() {
        RowReader rows = LAYOUT.withConstant("dyadId", "d-0")
                .bind(columns("recordId", "recordedAt"), OF_DEMO)
                .orElseThrow();
        RowReader.Row row = rows.newRow();
        List<String> cells = List.of("r-1", "2026-05-01", "1", "2", "3", "4", "5");

        cells.forEach(row::cell);
        CheckedResponses stated = row.field("recordId", "r-1/2")
                .field("recordedAt", "2026-05-01T10:00:00Z")
                .field("dyadId", null)
                .check()
                .orElseThrow();
        cells.forEach(row::cell);
        CheckResult notStated = row.check();
        cells.forEach(row::cell);
        RejectedResponses draft = (RejectedResponses) row.field("recordedAt", "")
                .problem(Problem.of(Problem.Area.RESPONSE, ProblemCode.DRAFT).withAllowed("status=2"))
                .check();
        cells.forEach(row::cell);

        assertThat(stated.recordId()).contains("r-1/2");
        assertThat(stated.administration().recordedAt()).isPresent();
        assertThat(stated.administration().dyadId()).isEmpty();
        assertThat(problems(notStated)).containsExactly("wrong-type /recordedAt - ISO 8601 date-time with offset");
        assertThat(draft.recordId()).contains("r-1");
        assertThat(problems(draft)).containsExactly("draft  - status=2");
        assertThat(draft.problems().get(0).message()).isEqualTo("An unfinished form is refused; accepted: status=2.");
        assertThat(problems(row.problem(Problem.of(Problem.Area.RESPONSE, ProblemCode.DRAFT))
                        .check()))
                .containsExactly("draft  - -", "wrong-type /recordedAt - ISO 8601 date-time with offset");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row.field("session", "1"))
                .withMessageContaining("session");
        assertThatIllegalArgumentException().isThrownBy(() -> row.field("age", "1"));
    }

    private static String pick(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }

    /** The payload of a row, written independently. */
    private static String json(List<String> cells) {
        List<String> fields = new ArrayList<>();
        List<String> names = List.of("instrument", "rater", "recordId");
        for (int i = 0; i < names.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                fields.add("\"" + names.get(i) + "\":\"" + cells.get(i).replace("\0", "\\u0000") + "\"");
            }
        }
        if (!cells.get(3).isEmpty()) {
            fields.add("\"session\":" + value(cells.get(3)));
        }
        List<String> answers = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (int item = 1; item <= 5; item++) {
            String cell = cells.get(3 + item);
            if (cell.equals("NA")) {
                missing.add("\"" + item + "\":\"unknown\"");
            } else if (!cell.isEmpty()) {
                answers.add("\"" + item + "\":" + value(cell));
            }
        }
        fields.add("\"responses\":{" + String.join(",", answers) + "}");
        if (!missing.isEmpty()) {
            fields.add("\"missing\":{" + String.join(",", missing) + "}");
        }
        return "{" + String.join(",", fields) + "}";
    }

    private static String value(String cell) {
        return cell.equals("x") ? "\"x\"" : cell;
    }
}
