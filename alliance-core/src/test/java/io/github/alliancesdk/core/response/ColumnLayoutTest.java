package io.github.alliancesdk.core.response;

import static io.github.alliancesdk.core.response.MissingReason.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;
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
import io.github.alliancesdk.core.scoring.Scorer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where fields and answers are in a table: columns of other names, constants, several sessions a row, one answer a row. */
class ColumnLayoutTest {
    private static final Instrument DEMO = InventedInstruments.demo();
    private static final ResponseChecker OF_DEMO = ResponseChecker.of(DEMO).withRater(Rater.CLIENT);
    private static final ResponseChecker OF_ALL =
            ResponseChecker.of(InstrumentCatalog.of(DEMO, InventedInstruments.wide()));
    private static final ColumnLayout LAYOUT = ColumnLayout.withDefaults();
    private static final ColumnLayout WIDE = LAYOUT.withNaming(ItemNaming.pattern("s{session}_q{n}"));
    private static final ColumnLayout LONG = LAYOUT.withLongAnswers("question", "value");

    private static final Scorer SCORER = Scorer.of(MissingPolicy.prorate(0.5));

    private static List<String> items(String pattern) {
        return IntStream.rangeClosed(1, 5).mapToObj(pattern::formatted).toList();
    }

    private static List<String> header(String columns, List<String> more) {
        return Stream.of(List.of(columns.split(",")), more)
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> header(String columns) {
        return header(columns, List.of());
    }

    private static List<String> header(String columns, List<String> more, List<String> others) {
        return header(columns, Stream.concat(more.stream(), others.stream()).toList());
    }

    private static List<String> row(String cells) {
        return Arrays.asList(cells.split(",", -1));
    }

    private static List<String> problems(Object result) {
        List<Problem> problems = result instanceof RejectedHeader header
                ? header.problems()
                : result instanceof RejectedResponses rejected ? rejected.problems() : List.of();
        return problems.stream()
                .map(problem -> problem.code().id() + " " + problem.pointer() + " "
                        + problem.allowed().orElse("-"))
                .toList();
    }

    // ---- fields

    @Test
    void aFieldMayBeInAColumnOfAnotherName() {
        RowReader reader = LAYOUT.withColumn("recordId", "id")
                .withColumn("dyadId", "id")
                .withColumn("session", "visit")
                .bind(header("id,visit,session,recordId", items("%d")), OF_DEMO)
                .orElseThrow();

        CheckedResponses checked =
                reader.check(row("p-1,3,morning,x,1,2,3,4,5")).orElseThrow();
        assertThat(checked.administration())
                .isEqualTo(new Administration(
                        Optional.of("p-1"), Optional.of("p-1"), Optional.empty(), OptionalInt.of(3), Optional.empty()));
        // a column with the name of a field that is elsewhere passes through
        assertThat(reader.passthrough()).containsExactly("session", "recordId");
        assertThat(problems(reader.check(row("p-1,x,,,1,2,3,4,5")))).containsExactly("wrong-type /session an integer");
    }

    @Test
    void aFieldMayBeTheSameInAllRows() {
        RowReader reader = LAYOUT.withConstant("referent", "app")
                .withConstant("format", "")
                .withConstant("session", "2")
                .bind(header("format,session", items("%d")), OF_DEMO)
                .orElseThrow();

        CheckedResponses checked = reader.check(row("paper,9,1,2,3,4,5")).orElseThrow();
        assertThat(checked.referent()).isEqualTo(Referent.APP);
        assertThat(checked.administration().session()).hasValue(2);
        assertThat(checked.format().id()).isEqualTo("default");
        assertThat(reader.passthrough()).containsExactly("format", "session");
    }

    @Test
    void aConstantReplacesTheColumnOfAnInstrument() {
        ColumnLayout constant = LAYOUT.withConstant("instrument", "demo-5").withConstant("rater", "client");

        assertThat(constant.bind(items("%d"), OF_ALL)
                        .orElseThrow()
                        .check(row("1,2,3,4,5"))
                        .orElseThrow()
                        .instrument())
                .isEqualTo(DEMO);
        assertThat(problems(constant.bind(List.of("1", "2", "3", "5"), OF_ALL)))
                .containsExactly("absent-column /responses/4 4");
        assertThat(problems(LAYOUT.withConstant("instrument", "").bind(header("rater", items("%d")), OF_ALL)))
                .containsExactly("absent-column /instrument instrument");
    }

    @ParameterizedTest
    @CsvSource({
        "referent, moon, wrong-referent /referent",
        "session, first, wrong-type /session",
        "session, -1, out-of-range /session",
        "recordedAt, yesterday, wrong-type /recordedAt",
        "instrument, other, wrong-instrument /instrument",
        "rater, observer, wrong-rater /rater",
        "format, paper, unknown-format /format",
        "definitionDigest, sha256:0, digest-mismatch /definitionDigest"
    })
    void aConstantThatNoRowCanHaveIsAProblemOfTheHeader(String field, String text, String problem) {
        List<String> found = problems(LAYOUT.withConstant(field, text).bind(items("%d"), OF_DEMO));

        assertThat(found).hasSize(1);
        assertThat(found.get(0)).startsWith(problem);
    }

    @Test
    void anAbsentColumnIsAProblemOfTheHeader() {
        assertThat(problems(LAYOUT.withColumn("recordId", "id")
                        .withColumn("rater", "who")
                        .bind(header("Id", items("%d")), ResponseChecker.of(DEMO))))
                .containsExactly("absent-column /rater who", "absent-column /recordId id");
    }

    @Test
    void aColumnHasOneMeaning() {
        assertThat(problems(LAYOUT.withColumn("session", "3").bind(items("%d"), OF_DEMO)))
                .containsExactly("duplicate-column /session -");
        assertThat(problems(LAYOUT.withColumn("session", "visit")
                        .bind(header("visit,visit,session,session", items("%d")), OF_DEMO)))
                .containsExactly("duplicate-column /session -", "duplicate-column /session -");
    }

    @ParameterizedTest
    @ValueSource(strings = {"responses", "missing", "record_id", ""})
    void onlyFieldsOfATableAreMapped(String field) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LAYOUT.withColumn(field, "x"))
                .withMessage("a table has the fields instrument, rater, referent, format, definitionDigest, dyadId,"
                        + " raterId, recordId, session, recordedAt");
        assertThatIllegalArgumentException().isThrownBy(() -> LAYOUT.withConstant(field, "x"));
    }

    @Test
    void aFieldIsMappedOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LAYOUT.withColumn("session", "a").withConstant("session", "1"))
                .withMessage("the field session is mapped twice");
        assertThatIllegalArgumentException().isThrownBy(() -> LAYOUT.withColumn("session", ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WIDE.withColumn("session", "visit"))
                .withMessage("the names of the items state the session, and so does its mapping");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LAYOUT.withConstant("session", "1").withNaming(ItemNaming.pattern("{session}_{n}")));
        assertThatNullPointerException().isThrownBy(() -> LAYOUT.withColumn(null, "x"));
        assertThatNullPointerException().isThrownBy(() -> LAYOUT.withColumn("session", null));
        assertThatNullPointerException().isThrownBy(() -> LAYOUT.withConstant("session", null));
    }

    @Test
    void aLayoutDescribesItself() {
        assertThat(LONG.withColumn("recordId", "id").withConstant("referent", "app"))
                .hasToString("ColumnLayout[ItemNaming[{n}], AnswerCoding[integers], columns {recordId=id}, constants"
                        + " {referent=app}, items in question, answers in value]");
    }

    // ---- several sessions a row

    @Test
    void aRowIsARecordOfEachSessionThatHasAnAnswer() {
        ColumnLayout layout = WIDE.withColumn("recordId", "id")
                .withColumn("dyadId", "id")
                .withColumn("recordedAt", "s{session}_at")
                .withCoding(AnswerCoding.integers().withMissingCode("99", SKIPPED));
        RowReader reader = layout.bind(
                        header(
                                "id,age,s2_at,s10_at,s0_at,s10_q1,s10_q2,s10_q3,s10_q4,s10_q5",
                                items("s2_q%d"),
                                items("s0_q%d")),
                        OF_DEMO)
                .orElseThrow();

        List<CheckResult> results =
                reader.checkAll(row("p,30,2026-05-01T10:00:00Z,2026-06-01T10:00:00Z,,1,2,3,4,5,5,,99,5,5,,99,,,"));

        assertThat(reader.sessions()).containsExactly(0, 2, 10);
        assertThat(reader.passthrough()).containsExactly("age");
        assertThat(results).hasSize(2);
        CheckedResponses second = results.get(0).orElseThrow();
        assertThat(second.administration())
                .hasToString(new Administration(
                                Optional.of("p/2"),
                                Optional.of("p"),
                                Optional.empty(),
                                OptionalInt.of(2),
                                Optional.of("2026-05-01T10:00:00Z"))
                        .toString());
        assertThat(second.answers()).isEqualTo(Map.of(1, 5, 4, 5, 5, 5));
        assertThat(second.missingReason(3)).contains(SKIPPED);
        assertThat(results.get(1).recordId()).contains("p/10");
        assertThat(results.get(1).orElseThrow().answers().values()).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void aBadCellCostsOnlyItsSession() {
        RowReader reader = WIDE.bind(header("recordId", items("s1_q%d"), items("s2_q%d")), OF_DEMO)
                .orElseThrow();

        List<CheckResult> results = reader.checkAll(row("p,x,2,3,4,5,1,2,3,4,5"));
        assertThat(problems(results.get(0))).containsExactly("not-an-integer /responses/1 1..5");
        assertThat(results.get(0).recordId()).contains("p/1");
        assertThat(results.get(1).orElseThrow().administration().session()).hasValue(2);
        assertThat(reader.checkAll(row("p,,,,,,,,,,"))).isEmpty();
        assertThat(problems(reader.checkAll(row("p,1")).get(0))).containsExactly("malformed-row  11 cells");
        assertThatIllegalStateException().isThrownBy(() -> reader.check(row("p,,,,,,,,,,")));
        assertThatIllegalStateException().isThrownBy(reader::newLongTable);
    }

    @Test
    void eachSessionHasAllItems() {
        assertThat(problems(WIDE.bind(List.of("s1_q1", "s1_q2", "s1_q3", "s1_q4", "s1_q5", "s2_q1", "s2_q2"), OF_DEMO)))
                .containsExactly(
                        "absent-column /responses/3 s2_q3",
                        "absent-column /responses/4 s2_q4",
                        "absent-column /responses/5 s2_q5");
        assertThat(problems(WIDE.bind(items("%d"), OF_DEMO)))
                .hasSize(5)
                .startsWith("absent-column /responses/1 s{session}_q1");
        assertThat(problems(WIDE.withColumn("recordedAt", "s{session}_at").bind(items("s3_q%d"), OF_DEMO)))
                .containsExactly("absent-column /recordedAt s3_at");
        // one session with two spellings
        assertThat(problems(WIDE.bind(header("s01_q1", items("s1_q%d")), OF_DEMO)))
                .containsExactly("duplicate-column /responses/1 -");
    }

    @Test
    void onlyAPlainTableHasOneRecordARow() {
        RowReader plain = LAYOUT.bind(items("%d"), OF_DEMO).orElseThrow();

        assertThat(plain.sessions()).isEmpty();
        assertThat(plain.checkAll(row("1,2,3,4,5"))).hasSize(1);
        assertThat(plain.checkAll(row(",,,,"))).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Responses.of(Map.of(), ItemNaming.pattern("s{session}_{n}"), AnswerCoding.integers()));
    }

    // ---- one answer a row

    @Test
    void rowsThatAreEqualInAllFieldsAreOneRecord() {
        RowReader reader = LONG.withColumn("recordId", "id")
                .withCoding(AnswerCoding.integers().withMissingCode("NA", SKIPPED))
                .bind(header("id,session,question,value,note"), OF_DEMO)
                .orElseThrow();
        LongTable table = reader.newLongTable();

        assertThat(table.add(row("a,1,1,5,x"))).isZero();
        assertThat(table.add(row("b,1,1,4,y"))).isEqualTo(1);
        assertThat(table.add(row("a,1,2,3,z"))).isZero();
        assertThat(table.add(row("a,2,2,1,"))).isEqualTo(2);
        assertThat(table.add(row("a,1,5,NA,"))).isZero();
        assertThat(table.add(row("a,1"))).isEqualTo(3);
        assertThat(table.add(row("a,1,4,,"))).isZero();

        assertThat(table.size()).isEqualTo(4);
        CheckedResponses first = table.check(0).orElseThrow();
        assertThat(first.answers()).isEqualTo(Map.of(1, 5, 2, 3));
        assertThat(first.missingReason(5)).contains(SKIPPED);
        assertThat(first.administration().session()).hasValue(1);
        assertThat(table.check(1).recordId()).contains("b");
        assertThat(table.check(2).orElseThrow().answers()).isEqualTo(Map.of(2, 1));
        assertThat(problems(table.check(3))).containsExactly("malformed-row  5 cells");
        assertThat(reader.passthrough()).containsExactly("note");
        assertThatIllegalStateException().isThrownBy(() -> reader.check(row("a,1,1,5,x")));
        assertThatIllegalStateException().isThrownBy(() -> reader.checkAll(row("a,1,1,5,x")));
    }

    @Test
    void anItemHasOneRowInARecord() {
        LongTable table = LONG.withCoding(AnswerCoding.integers().withMissingCode("9", SKIPPED))
                .bind(header("recordId,question,value"), OF_DEMO)
                .orElseThrow()
                .newLongTable();
        for (String pair : List.of("1,4", "1,4", "2,", "2,3", "3,9", "3,9", "4,9", "4,1", "x,1", "17,1", "5,4.0")) {
            table.add(row("a," + pair));
        }

        assertThat(problems(table.check(0)))
                .containsExactly(
                        "duplicate-item /responses/1 -",
                        "duplicate-item /responses/2 -",
                        "duplicate-item /responses/3 -",
                        "duplicate-item /responses/4 -",
                        "unknown-item /responses/17 1..5",
                        "not-an-integer /responses/5 1..5",
                        "declared-missing-with-value /missing/4 -",
                        "unknown-item /responses {n}");
    }

    @Test
    void theNamingAppliesToTheCellsOfTheItemColumn() {
        LongTable table = LONG.withNaming(ItemNaming.of(Map.of("a", 1, "b", 2, "c", 3, "d", 4, "e", 5)))
                .bind(header("recordId,question,value"), OF_DEMO)
                .orElseThrow()
                .newLongTable();
        table.add(row("x,b,4"));

        assertThat(table.check(0).orElseThrow().answers()).isEqualTo(Map.of(2, 4));
    }

    @Test
    void aLongTableNeedsItsColumnsAndAnId() {
        assertThat(problems(LONG.bind(header("recordId,item,answer"), OF_DEMO)))
                .containsExactly("absent-column /responses question", "absent-column /responses value");
        assertThat(problems(LONG.bind(header("question,value,age"), OF_DEMO)))
                .containsExactly("absent-column /recordId recordId");
        assertThat(problems(LONG.withColumn("recordId", "value").bind(header("question,value"), OF_DEMO)))
                .contains("duplicate-column /recordId -");
        assertThatIllegalArgumentException().isThrownBy(() -> LAYOUT.withLongAnswers("a", "a"));
    }

    @Test
    void theSessionMayBeInTheCellsOfTheItemColumn() {
        ColumnLayout layout = WIDE.withLongAnswers("question", "value").withColumn("recordId", "id");
        RowReader reader =
                layout.bind(header("id,question,value,session"), OF_DEMO).orElseThrow();
        LongTable table = reader.newLongTable();
        for (String row : List.of("a,s1_q1,5,", "a,s12_q1,1,", "a,s1_q2,4,", "b,s1_q1,2,", "a,s01_q3,3,", "a,q4,1,")) {
            table.add(row(row));
        }

        assertThat(table.size()).isEqualTo(4);
        CheckedResponses first = table.check(0).orElseThrow();
        assertThat(first.answers()).isEqualTo(Map.of(1, 5, 2, 4, 3, 3));
        assertThat(first.administration().session()).hasValue(1);
        assertThat(first.recordId()).contains("a/1");
        assertThat(table.check(1).orElseThrow().administration().session()).hasValue(12);
        assertThat(table.check(1).recordId()).contains("a/12");
        assertThat(table.check(2).recordId()).contains("b/1");
        assertThat(table.check(3).recordId()).contains("a");
        assertThat(problems(table.check(3))).containsExactly("unknown-item /responses s{session}_q{n}");
        assertThat(reader.passthrough()).containsExactly("session");
        assertThat(reader.sessions()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> layout.withColumn("session", "visit"));
        assertThat(problems(WIDE.withLongAnswers("question", "value").bind(header("question,value"), OF_DEMO)))
                .containsExactly("absent-column /recordId recordId");
        LongTable constant = WIDE.withLongAnswers("question", "value")
                .withConstant("recordId", "x")
                .bind(header("dyadId,question,value"), OF_DEMO)
                .orElseThrow()
                .newLongTable();
        constant.add(row("d,s2_q1,5"));
        assertThat(constant.check(0).recordId()).contains("x/2");
    }

    @Test
    void aRowOfAnotherReaderIsNotAdded() {
        RowReader one = LONG.bind(header("recordId,question,value"), OF_DEMO).orElseThrow();
        RowReader other = LONG.bind(header("recordId,question,value"), OF_DEMO).orElseThrow();

        assertThatIllegalArgumentException().isThrownBy(() -> one.newLongTable().add(other.newRow()));
    }

    @Test
    void theSameSheetsScoreAlikeInEveryShape() {
        Random random = new Random(17);
        List<List<String>> sheets = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            sheets.add(IntStream.range(0, 5)
                    .mapToObj(item -> random.nextInt(6) == 0 ? "" : String.valueOf(1 + random.nextInt(5)))
                    .toList());
            sheets.set(
                    i,
                    Stream.concat(Stream.of("3"), sheets.get(i).stream().skip(1))
                            .toList());
        }
        List<String> columns = new ArrayList<>(List.of("recordId"));
        List<String> cells = new ArrayList<>(List.of("r"));
        List<List<String>> answers = new ArrayList<>();
        for (int i = 0; i < sheets.size(); i++) {
            for (int item = 1; item <= 5; item++) {
                columns.add("s" + i + "_q" + item);
                cells.add(sheets.get(i).get(item - 1));
                answers.add(List.of(
                        "r/" + i,
                        String.valueOf(i),
                        String.valueOf(item),
                        sheets.get(i).get(item - 1)));
            }
        }
        Collections.shuffle(answers, random);
        RowReader plain =
                LAYOUT.bind(header("recordId,session", items("%d")), OF_DEMO).orElseThrow();
        List<CheckResult> wide = WIDE.bind(columns, OF_DEMO).orElseThrow().checkAll(cells);
        LongTable table = LONG.bind(header("recordId,session,question,value"), OF_DEMO)
                .orElseThrow()
                .newLongTable();
        int[] places = new int[sheets.size()];
        answers.forEach(answer -> places[Integer.parseInt(answer.get(1))] = table.add(answer));

        for (int i = 0; i < sheets.size(); i++) {
            List<String> one = Stream.concat(Stream.of("r/" + i, String.valueOf(i)), sheets.get(i).stream())
                    .toList();
            Map<String, Object> report =
                    SCORER.score(plain.check(one).orElseThrow()).toMap();
            assertThat(SCORER.score(wide.get(i).orElseThrow()).toMap())
                    .as("seed 17, sheet %d", i)
                    .isEqualTo(report);
            assertThat(SCORER.score(table.check(places[i]).orElseThrow()).toMap())
                    .isEqualTo(report);
        }
    }

    // ---- blanks

    @Test
    void blanksAreRemovedIfThatIsDeclared() {
        List<String> cells = List.of(" r\u00A01 ", "\u00A0" + "3", "1\t", " 2", "3 ", "\u20074", " ");
        RowReader strict =
                LAYOUT.bind(header("recordId,session", items("%d")), OF_DEMO).orElseThrow();
        RowReader trimmed = LAYOUT.withCoding(AnswerCoding.integers().withTrim())
                .bind(header("recordId,session", items("%d")), OF_DEMO)
                .orElseThrow();

        assertThat(problems(strict.check(cells))).hasSize(6);
        CheckedResponses checked = trimmed.check(cells).orElseThrow();
        assertThat(checked.recordId()).contains("r\u00A01");
        assertThat(checked.administration().session()).hasValue(3);
        assertThat(checked.answers()).isEqualTo(Map.of(1, 1, 2, 2, 3, 3, 4, 4));
        Responses map = Responses.of(
                Map.of("instrument", " demo-5", "responses", Map.of("1", " 4 ", "2", "  ")),
                ItemNaming.numbers(),
                AnswerCoding.integers().withTrim());
        assertThat(OF_DEMO.check(map).orElseThrow().answers()).isEqualTo(Map.of(1, 4));
        assertThat(AnswerCoding.integers().withTrim())
                .isNotEqualTo(AnswerCoding.integers())
                .hasToString("AnswerCoding[integers, trimmed]");
    }
}
