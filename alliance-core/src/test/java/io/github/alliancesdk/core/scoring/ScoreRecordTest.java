package io.github.alliancesdk.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.RandomAnswers;
import io.github.alliancesdk.core.instrument.Construct;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.interchange.ScoreReportWriter;
import io.github.alliancesdk.core.internal.json.JsonWriter;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.statistics.evidence.ConvertedReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreRecordTest {
    private static final com.fasterxml.jackson.databind.ObjectMapper JACKSON_2 =
            new com.fasterxml.jackson.databind.ObjectMapper();
    private static final tools.jackson.databind.json.JsonMapper JACKSON_3 =
            new tools.jackson.databind.json.JsonMapper();
    private static final ScoreReportWriter WRITER = ScoreReportWriter.withDefaults();
    private static final Instrument DEMO = InventedInstruments.demo();

    /** Items 1..5 on 1..5, item 2 reversed; first = 1, 2 is scored, second = 3, 4, 5 is prorated, and total too. */
    private static final ScoreReport REPORT = score(
            DEMO,
            Scorer.of(MissingPolicy.prorate(0.6)),
            Responses.builder("demo-5", Rater.CLIENT)
                    .recordId("r-17")
                    .dyadId("d-9")
                    .raterId("c-9")
                    .session(3)
                    .recordedAt("2026-05-01T10:00:00.5+02:00")
                    .referent(Referent.APP)
                    .answer(1, 4)
                    .answer(2, 2)
                    .answer(3, 5)
                    .answer(4, 2));

    private static final String JSON = WRITER.write(REPORT);

    private static ScoreReport score(Instrument instrument, Scorer scorer, Responses.Builder sheet) {
        return scorer.score(ResponseChecker.of(instrument)
                .allowExperimental()
                .check(sheet.build())
                .orElseThrow());
    }

    // ---- what a record says

    @Test
    void saysAllThatTheReportSaid() {
        ScoreRecord record = ScoreRecord.parse(JSON);

        assertThat(record.administration()).isEqualTo(REPORT.administration());
        assertThat(record.instrument()).isEqualTo(REPORT.instrument());
        assertThat(record.definitionVersion()).isEqualTo(REPORT.definitionVersion());
        assertThat(record.definitionDigest()).isEqualTo(REPORT.definitionDigest());
        assertThat(record.status()).isEqualTo(InstrumentStatus.KEYED);
        assertThat(record.openQuestions()).isEmpty();
        assertThat(record.rater()).isEqualTo(Rater.CLIENT);
        assertThat(record.referent()).isEqualTo(Referent.APP);
        assertThat(record.policy()).isEqualTo(MissingPolicy.prorate(0.6));
        assertThat(record.sdkVersion()).isEqualTo(REPORT.sdkVersion());
        assertThat(record.scales()).isEqualTo(REPORT.scales());
        assertThat(record.scales().keySet()).containsExactly("first", "second", "total");
        assertThat(record.scale("second")).isEqualTo(REPORT.scale("second"));
        assertThat(record.scale("second").pomp())
                .isEqualTo(REPORT.scale("second").pomp());
        assertThat(record.findScale("third")).isEmpty();
        assertThat(record.audit()).isEmpty();
        assertThat(record.ownReferents("first")).isEmpty();
        assertThat(record.context().differences(REPORT.context())).isEmpty();
        assertThat(record.context().metric()).isEmpty();
        assertThat(record.toMap()).isEqualTo(REPORT.toMap());
        assertThat(record.toMapWithPomp()).isEqualTo(REPORT.toMapWithPomp());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> record.scale("third"))
                .withMessage("demo-5 has no scale third; it has first, second, total");
    }

    @Test
    void isReadFromTextBytesAStreamAndAFile(@TempDir Path folder) throws IOException {
        byte[] utf8 = JSON.getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("record.json"), utf8);
        ScoreRecord record = ScoreRecord.parse(JSON);

        assertThat(ScoreRecord.parse(utf8)).isEqualTo(record).hasSameHashCodeAs(record);
        assertThat(ScoreRecord.parse(new ByteArrayInputStream(utf8))).isEqualTo(record);
        assertThat(ScoreRecord.parse(file)).isEqualTo(record);
        assertThat(ScoreRecord.parse("\n " + JSON.replace(",", " ,\t") + " ")).isEqualTo(record);
        assertThat(record).isNotEqualTo(ScoreRecord.parse(JSON.replace("r-17", "r-18")));
        assertThat(ScoreRecord.parse(JSON.replace("r-17", "r-\\u00e9"))
                        .administration()
                        .recordId())
                .hasValue("r-\u00e9");
    }

    @Test
    void isReadAndWrittenByBothMappersWhereverItStands() throws Exception {
        ScoreRecord record = ScoreRecord.parse(JSON);

        assertThat(JACKSON_2.readValue(JSON, ScoreRecord.class)).isEqualTo(record);
        assertThat(JACKSON_3.readValue(JSON, ScoreRecord.class)).isEqualTo(record);
        assertThat(JACKSON_2.writeValueAsString(record)).isEqualTo(JSON);
        assertThat(JACKSON_3.writeValueAsString(record)).isEqualTo(JSON);
        String row = "{\"score\":" + JSON + ",\"scores\":[" + JSON + "]}";
        assertThat(JACKSON_2.readValue(row, Row.class)).isEqualTo(new Row(record, List.of(record)));
        assertThat(JACKSON_3.readValue(row, Row.class)).isEqualTo(new Row(record, List.of(record)));
        assertThat(JACKSON_3.readValue("{\"score\":null}", Row.class)).isEqualTo(new Row(null, null));
    }

    record Row(ScoreRecord score, List<ScoreRecord> scores) {}

    @Test
    void keepsAuditPercentagesOwnReferentsAndOpenQuestions() {
        ScoreReport audited = score(
                InventedInstruments.ownReferents(),
                Scorer.complete().withAudit(),
                Responses.builder("split-4", Rater.CLIENT)
                        .answer(1, 5)
                        .answer(2, 4)
                        .answer(4, 1));
        ScoreRecord record = ScoreRecord.parse(WRITER.withPomp().write(audited));

        assertThat(record.audit()).isEqualTo(audited.audit());
        assertThat(record.ownReferents("first")).containsExactly(Referent.APP);
        assertThat(record.ownReferents("second")).isEqualTo(Set.of(Referent.THERAPIST, Referent.APP));
        assertThat(record.ownReferents("total")).isEmpty();
        assertThat(record.scale("second")).isEqualTo(new Insufficient(1, 2, 2));
        assertThat(record.toMap()).isEqualTo(audited.toMapWithPomp());

        ScoreReport unsure = score(
                InventedInstruments.experimental(),
                Scorer.complete(),
                Responses.builder("unsure-3", Rater.CLIENT).answer(1, 5));
        assertThat(ScoreRecord.parse(WRITER.write(unsure)).openQuestions()).isEqualTo(unsure.openQuestions());
        assertThat(ScoreRecord.parse(WRITER.write(unsure)).status()).isEqualTo(InstrumentStatus.EXPERIMENTAL);
    }

    /** Random sheets with gaps, under random policies, with and without audit and percentages. */
    @Test
    void writtenAndReadAgainIsTheSameText() throws Exception {
        List<Instrument> instruments = List.of(
                DEMO,
                InventedInstruments.wide(),
                InventedInstruments.ownReferents(),
                InventedInstruments.experimental(),
                InventedInstruments.lines(),
                InventedInstruments.bipolar(),
                InventedInstruments.mixed(),
                InventedInstruments.withMissingRule(),
                InventedInstruments.begin("below-3", -3, 3)
                        .items(3)
                        .reversed(1, 3)
                        .scale("one", 2)
                        .scale("total", 1, 2, 3)
                        .build());
        int scored = 0;
        int prorated = 0;
        int insufficient = 0;
        int ofForm = 0;
        for (long seed = 1; seed <= 1000; seed++) {
            Random random = new Random(seed);
            ScoreReport report = randomReport(instruments.get(random.nextInt(instruments.size())), random);
            ScoreReportWriter writer = random.nextBoolean() ? WRITER : WRITER.withPomp();
            String json = writer.write(report);

            ScoreRecord record = ScoreRecord.parse(json);

            assertThat(WRITER.write(record)).as("seed %s", seed).isEqualTo(json);
            assertThat(JACKSON_2.writeValueAsString(JACKSON_2.readValue(json, ScoreRecord.class)))
                    .as("seed %s", seed)
                    .isEqualTo(json);
            assertThat(JACKSON_3.writeValueAsString(JACKSON_3.readValue(json, ScoreRecord.class)))
                    .as("seed %s", seed)
                    .isEqualTo(json);
            assertThat(record.scales()).as("seed %s", seed).isEqualTo(report.scales());
            assertThat(record.toMapWithPomp()).as("seed %s", seed).isEqualTo(report.toMapWithPomp());
            for (Score score : record.scales().values()) {
                scored += score instanceof Scored one && !one.isProrated() ? 1 : 0;
                prorated += score instanceof Scored one && one.isProrated() ? 1 : 0;
                insufficient += score instanceof Insufficient ? 1 : 0;
                ofForm += score instanceof Insufficient one && one.form().isPresent() ? 1 : 0;
            }
        }
        assertThat(List.of(scored, prorated, insufficient, ofForm)).allMatch(count -> count > 100);
    }

    private static ScoreReport randomReport(Instrument instrument, Random random) {
        ResponseFormat format =
                instrument.formats().get(random.nextInt(instrument.formats().size()));
        Responses.Builder sheet = RandomAnswers.sheet(instrument, format, random.nextInt(4) * 0.15, random);
        if (random.nextBoolean()) {
            sheet.dyadId("d \"\u2028\u00e9\ud83d\ude00")
                    .session(random.nextInt(99))
                    .recordId("r-" + random.nextInt(9));
        }
        Scorer scorer = Scorer.of(RandomAnswers.policy(instrument, random));
        return score(instrument, random.nextBoolean() ? scorer : scorer.withAudit(), sheet);
    }

    @Test
    void aDigestAndAnInstrumentThatNobodyKnowsAreRead() {
        String digest = "sha256:" + "0".repeat(64);
        ScoreRecord record =
                ScoreRecord.parse(JSON.replace(DEMO.definitionDigest(), digest).replace("demo-5", "somebodys-own"));

        assertThat(record.definitionDigest()).isEqualTo(digest);
        assertThat(record.context().differences(REPORT.context()))
                .extracting(problem -> problem.code().id())
                .containsExactly("different-instrument", "different-definition");
    }

    /** Databases and other programs write numbers in their own way. */
    @ParameterizedTest
    @CsvSource({
        "'\"mean\":4.0,\"sum\":8,', '\"mean\":4,\"sum\":8.0,'",
        "'\"mean\":3.5,', '\"mean\":35e-1,'",
        "'\"sum\":8,', '\"sum\":0.80E+1,'",
        "'\"sum\":10.5,', '\"sum\":10.50000000000000000,'",
    })
    void aNumberMayBeWrittenInAnyNotation(String own, String other) throws Exception {
        String json = JSON.replace(own, other);
        assertThat(json).isNotEqualTo(JSON);

        assertThat(ScoreRecord.parse(json)).isEqualTo(ScoreRecord.parse(JSON));
        assertThat(JACKSON_2.readValue(json, ScoreRecord.class)).isEqualTo(ScoreRecord.parse(JSON));
        assertThat(JACKSON_3.readValue(json, ScoreRecord.class)).isEqualTo(ScoreRecord.parse(JSON));
    }

    // ---- what is refused

    private static List<Problem> problems(String json) {
        InvalidRecordException thrown =
                catchThrowableOfType(InvalidRecordException.class, () -> ScoreRecord.parse(json));
        assertThat(thrown).as(json).isNotNull();
        List<Problem> problems = thrown.problems();
        for (Throwable wrapped : List.of(
                catchThrowable(() -> JACKSON_2.readValue(json, ScoreRecord.class)),
                catchThrowable(() -> JACKSON_3.readValue(json, ScoreRecord.class)))) {
            assertThat(wrapped.getCause()).isInstanceOf(InvalidRecordException.class);
            assertThat(((InvalidRecordException) wrapped.getCause()).problems()).isEqualTo(problems);
        }
        return problems;
    }

    private static List<String> found(String json) {
        return problems(json).stream()
                .map(problem -> problem.code().id() + " " + problem.pointer()
                        + problem.allowed().map(allowed -> " " + allowed).orElse(""))
                .toList();
    }

    private static Arguments change(String own, String other, String problem) {
        return Arguments.of(own, other, problem);
    }

    private static String ids(Coded... constants) {
        return Stream.of(constants).map(Coded::id).collect(Collectors.joining(", "));
    }

    private static String otherConstructs() {
        return Stream.of(Construct.values())
                .filter(construct -> construct != Construct.ALLIANCE)
                .map(Coded::id)
                .collect(Collectors.joining(", "));
    }

    /** In the record, first has a mean of 4.0 of 2 items; second 3.5 of 3, of which 2 are answered. */
    static Stream<Arguments> changes() {
        return Stream.of(
                // the parts of a score
                change(
                        "\"mean\":4.0,",
                        "\"mean\":3.0,",
                        "contradiction /scales/first/value mean contradiction /scales/first/sum mean*items"),
                change("\"value\":4.0,", "\"value\":8,", "contradiction /scales/first/value mean"),
                change("\"metric\":\"mean\"", "\"metric\":\"sum\"", "contradiction /scales/first/value sum"),
                change("\"metric\":\"mean\"", "\"metric\":\"median\"", "not-allowed /scales/first/metric mean, sum"),
                change(
                        "\"sum\":8,",
                        "\"sum\":8,\"lowest\":2,\"highest\":1,",
                        "contradiction /scales/first/highest lowest.."),
                change("\"sum\":8,", "\"sum\":9,", "contradiction /scales/first/sum mean*items"),
                change("\"sum\":8,", "\"sum\":8.5,", "contradiction /scales/first/sum mean*items"),
                change("\"mean\":4.0,", "\"mean\":4.2,", "contradiction /scales/first/mean sum/items"),
                change("\"mean\":4.0,", "\"mean\":4.0000001,", "contradiction /scales/first/mean sum/items"),
                change("\"sum\":10.5,", "\"sum\":10.500001,", "contradiction /scales/second/sum mean*items"),
                change("\"mean\":4.0,", "\"mean\":5.1,", "out-of-range /scales/first/mean 1..5"),
                change("\"mean\":4.0,", "\"mean\":-4.0,", "out-of-range /scales/first/mean 1..5"),
                change("\"mean\":4.0,", "\"mean\":\"4.0\",", "wrong-type /scales/first/mean a number"),
                change("\"mean\":4.0,", "", "missing-field /scales/first/mean"),
                change(
                        "\"prorated\":true}",
                        "\"prorated\":false}",
                        "contradiction /scales/second/prorated answered<items"),
                change("\"prorated\":true}", "\"prorated\":1}", "wrong-type /scales/second/prorated true or false"),
                change(
                        "\"answered\":2,\"items\":3",
                        "\"answered\":4,\"items\":3",
                        "contradiction /scales/second/answered 2..3"),
                change(
                        "\"answered\":2,\"items\":3",
                        "\"answered\":1,\"items\":3",
                        "contradiction /scales/second/answered 2..3"),
                change(
                        "\"answered\":2,\"items\":2",
                        "\"answered\":0,\"items\":2",
                        "contradiction /scales/first/answered 2..2"),
                change("\"items\":2,", "\"items\":0,", "not-allowed /scales/first/items 1 to 9999"),
                // facts
                change("\"max\":5", "\"max\":1", "empty-range /max above 1"),
                change("\"max\":5", "\"max\":5.5", "contradiction /max decimals"),
                change("\"max\":5", "\"max\":5,\"decimals\":0", "not-allowed /decimals 1 to 3"),
                change("\"max\":5", "\"max\":\"5\"", "wrong-type /max a number"),
                change(
                        "\"instrument\":",
                        "\"construct\":\"alliance\",\"instrument\":",
                        "not-allowed /construct " + otherConstructs()),
                change("\"max\":5", "\"max\":1000001", "not-allowed /max -1000000 to 1000000"),
                change("\"min\":1,", "", "missing-field /min"),
                change("\"keyed\"", "\"catalogued\"", "not-allowed /status keyed, experimental"),
                change("\"client\"", "\"patient\"", "not-allowed /rater " + ids(Rater.values())),
                change("\"session\":3", "\"session\":-3", "not-allowed /session 0 to 2147483647"),
                change("\"session\":3", "\"session\":null", "wrong-type /session an integer"),
                change(
                        "\"1.0.0\"",
                        "\"1.0\"",
                        "not-allowed /definitionVersion three numbers joined by dots, such as 1.0.0"),
                change(
                        "sha256:",
                        "sha257:",
                        "not-allowed /definitionDigest sha256: and 64 lower-case hexadecimal digits"),
                change(
                        "prorate:0.6",
                        "prorate:0.4",
                        "not-allowed /policy complete, prorate:F with F from 0.5 to 1, at-most-missing:N,"
                                + " form-at-most-missing:N or published, and rules for single scales such as"
                                + " ,bond=complete"),
                change(
                        "\"demo-5\"",
                        "\"Demo 5\"",
                        "not-allowed /instrument lower-case words joined by hyphens, at most 64 characters"),
                change("2026-05-01T", "2026-05-32T", "wrong-type /recordedAt ISO 8601 date-time with offset"),
                change("\"r-17\"", "\"\"", "not-allowed /recordId 1 to 200 characters"),
                change("\"r-17\"", "\"\\ud800\"", "invalid-text /recordId"),
                // fields
                change("\"session\":3", "\"session\":3,\"session\":3", "duplicate-field /session"),
                change("\"items\":2,", "\"items\":2,\"items\":2,", "duplicate-field /scales/first/items"),
                change("\"first\":", "\"second\":", "duplicate-field /scales/second"),
                change("\"session\":3", "\"sesion\":3", "unknown-field /sesion"),
                change("\"items\":2,", "\"items\":2,\"n\":2,", "unknown-field /scales/first/n"),
                change("\"session\":3", "\"converted\":{}", "unexpected-field /converted"),
                change("\"session\":3", "\"derived\":{}", "unexpected-field /derived"),
                change(
                        "{\"status\":\"scored\"",
                        "{\"status\":\"fine\"",
                        "not-allowed /scales/first/status scored, insufficient"),
                change(
                        "\"prorated\":false}",
                        "\"prorated\":false,\"pomp\":75.0}",
                        "missing-field /scales/second/pomp missing-field /scales/total/pomp"),
                change(
                        "\"prorated\":false}",
                        "\"prorated\":false,\"referents\":[]}",
                        "empty-list /scales/first/referents"),
                change(
                        "\"prorated\":false}",
                        "\"prorated\":false,\"referents\":[\"app\",\"app\"]}",
                        "duplicate-entry /scales/first/referents"),
                change("\"first\":", "\"First\":", "not-allowed /scales/First another name"),
                change("\"scales\":", "\"openQuestions\":[],\"scales\":", "empty-list /openQuestions"),
                change(
                        "\"scales\":",
                        "\"scales\":7,\"scales\":",
                        "duplicate-field /scales wrong-type /scales an object"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void eachChangeIsFoundWhereItIs(String own, String other, String problem) {
        assertThat(JSON).contains(own);
        String json = JSON.replaceFirst(Pattern.quote(own), Matcher.quoteReplacement(other));

        assertThat(String.join(" ", found(json))).isEqualTo(problem);
    }

    @Test
    void aPercentageThatContradictsTheMeanIsFound() {
        String json = WRITER.withPomp().write(REPORT).replaceFirst("\"pomp\":75.0", "\"pomp\":75.5");

        assertThat(found(json)).containsExactly("contradiction /scales/first/pomp 100*(mean-min)/(max-min)");
    }

    /** Items 1 to 3 on 1..5, items 4 and 5 on 0..10 in steps of 0.5; choices = 1, 2, 3; lines = 4, 5; total. */
    @Test
    void aScaleOverSeveralRangesHasASumAndItsRange() {
        ScoreReport report = score(
                InventedInstruments.mixed(),
                Scorer.of(MissingPolicy.prorate(0.6)).withAudit(),
                Responses.builder("mixed-5", Rater.CLIENT)
                        .answer(1, 4)
                        .answer(2, 5)
                        .answer(4, 7.5));
        String json = WRITER.write(report);
        ScoreRecord record = ScoreRecord.parse(json);

        assertThat(json)
                .contains(
                        "\"min\":1,\"max\":5,\"decimals\":1,",
                        "\"choices\":{\"status\":\"scored\",\"metric\":\"mean\",\"value\":2.5,\"mean\":2.5,\"sum\":7.5,"
                                + "\"lowest\":2,\"highest\":10,\"lowestOfAll\":3,\"highestOfAll\":15,\"answered\":2,",
                        "\"lowest\":2,\"highest\":20,\"lowestOfAll\":3,\"highestOfAll\":35,\"answered\":3,");
        assertThat(WRITER.write(record)).isEqualTo(json);
        assertThat(record.scale("total").mean()).isEmpty();
        assertThat(record.scales()).isEqualTo(report.scales());
        assertThat(record.audit()).isEqualTo(report.audit());

        String total = json.substring(json.indexOf("\"total\":"));
        assertThat(found(json.replace(total, total.replaceFirst("\"sum\":[0-9.]+", "\"sum\":35.5"))))
                .containsExactly("out-of-range /scales/total/sum 3..35");
        assertThat(found(json.replace(total, total.replaceFirst("\"sum\":[0-9.]+", "\"sum\":28.01"))))
                .containsExactly("contradiction /scales/total/value sum", "contradiction /scales/total/sum decimals");
        assertThat(found(json.replace(total, total.replaceFirst("\"lowest\":2", "\"lowest\":2.55"))))
                .containsExactly("contradiction /scales/total/lowest decimals");
        assertThat(found(json.replace(total, total.replaceFirst("\"highestOfAll\":35", "\"highestOfAll\":15"))))
                .containsExactly("contradiction /scales/total/highestOfAll highest*items/answered");
        assertThat(found(json.replaceFirst("\"highestOfAll\":15", "\"highestOfAll\":16")))
                .containsExactly("contradiction /scales/choices/highestOfAll highest*items/answered");
        assertThat(found(json.replaceFirst(",\"highestOfAll\":15", "")))
                .containsExactly("missing-field /scales/choices/highestOfAll");
        assertThat(found(json.replaceFirst("\"raw\":7.5", "\"raw\":7.55")))
                .containsExactly("not-allowed /audit/3/raw -1000000..1000000");
        assertThat(found(json.replaceFirst("\"keyed\":4,", "\"keyed\":3,")))
                .containsExactly("contradiction /audit scales");
    }

    @Test
    void anInsufficientScaleThatContradictsThePolicyIsFound() {
        ScoreReport report = score(
                DEMO,
                Scorer.complete(),
                Responses.builder("demo-5", Rater.CLIENT).answer(1, 4).answer(3, 4));
        String json = WRITER.write(report);
        String second = "{\"status\":\"insufficient\",\"answered\":1,\"items\":3,\"required\":3}";
        assertThat(json).contains(second);

        assertThat(found(json.replace(second, second.replace("\"answered\":1", "\"answered\":3"))))
                .containsExactly("contradiction /scales/second/answered 0..2");
        assertThat(found(json.replace(second, second.replace("\"required\":3", "\"required\":2"))))
                .containsExactly("contradiction /scales/second/required 3");
        assertThat(found(json.replace(second, second.replace("\"required\":3", "\"required\":3,\"mean\":4.0"))))
                .containsExactly("unknown-field /scales/second/mean");
        assertThat(found(json.replace("\"complete\"", "\"prorate:0.5\"")))
                .containsExactly(
                        "contradiction /scales/first/answered 0..0",
                        "contradiction /scales/first/required 1",
                        "contradiction /scales/second/required 2",
                        "contradiction /scales/total/required 3");
    }

    @Test
    void aFormThatContradictsThePolicyOrTheScalesIsFound() {
        ScoreReport report = score(
                DEMO,
                Scorer.of(MissingPolicy.formAtMostMissing(2)).withAudit(),
                Responses.builder("demo-5", Rater.CLIENT).answer(1, 4).answer(2, 4));
        String json = WRITER.write(report);
        String form = "\"form\":{\"answered\":2,\"items\":5,\"required\":3}";
        String first = "\"first\":{\"status\":\"insufficient\",\"answered\":2,\"items\":2,\"required\":1," + form + "}";
        assertThat(json).contains(first);

        assertThat(found(json.replace(first, first.replace("\"required\":3", "\"required\":2"))))
                .containsExactly("contradiction /scales/first/form/required 3");
        assertThat(found(json.replace(form, form.replace("\"answered\":2", "\"answered\":3"))))
                .contains("contradiction /scales/first/form/answered 0..2");
        assertThat(found(
                        json.replace(first, first.replace("\"answered\":2,\"items\":5", "\"answered\":1,\"items\":5"))))
                .containsExactly("contradiction /scales form", "contradiction /scales/first/form/answered 2..5");
        assertThat(found(json.replace(first, first.replace("\"items\":5", "\"items\":1"))))
                .contains("contradiction /scales/first/form/items 2..");
        assertThat(found(json.replace(first, first.replace("," + form, ""))))
                .containsExactly("contradiction /scales/first/answered 0..0");
        assertThat(found(
                        json.replace(first, first.replace("\"answered\":2,\"items\":2", "\"answered\":3,\"items\":2"))))
                .contains("contradiction /scales/first/answered 0..2");
        assertThat(found(json.replace(first, first.replace(form, "\"form\":7"))))
                .contains("wrong-type /scales/first/form an object");
        assertThat(found(json.replace("form-at-most-missing:2", "complete")))
                .contains("contradiction /scales/first/form policy", "contradiction /scales/total/form policy");
        assertThat(found(json.replace("form-at-most-missing:2", "form-at-most-missing:3")))
                .contains("contradiction /scales/first/form/answered 0..1");
        assertThat(found(json.replace("\"item\":3,", "\"item\":3,\"raw\":4,\"keyed\":4,")))
                .contains("contradiction /audit form");
    }

    @Test
    void aScoreOfAFormWithTooFewAnswersIsFound() {
        ScoreReport report = score(
                DEMO,
                Scorer.of(MissingPolicy.formAtMostMissing(2)).withAudit(),
                Responses.builder("demo-5", Rater.CLIENT)
                        .answer(1, 4)
                        .answer(2, 4)
                        .answer(3, 4));
        String json = WRITER.write(report);

        assertThat(found(json.replace("form-at-most-missing:2", "form-at-most-missing:1")))
                .containsExactly(
                        "contradiction /scales/second/answered 2..3", "contradiction /scales/total/answered 4..5");

        Instrument small = InventedInstruments.begin("small-3", 1, 5)
                .items(3)
                .scale("one", 1)
                .scale("two", 2, 3)
                .build();
        String answers = WRITER.write(score(
                small,
                Scorer.of(MissingPolicy.formAtMostMissing(2)).withAudit(),
                Responses.builder("small-3", Rater.CLIENT).answer(1, 4)));
        assertThat(found(answers.replace("form-at-most-missing:2", "form-at-most-missing:1")))
                .containsExactly("contradiction /audit form");
    }

    @Test
    void aPolicyThatNamesNoRuleForAScaleIsRefused() {
        Instrument ruled = InventedInstruments.withMissingRule();
        String json = WRITER.write(score(
                ruled,
                Scorer.of(MissingPolicy.published()),
                RandomAnswers.sheet(ruled, ruled.responseFormat(), 0, new Random(1))));
        String policy = "published(at-most-missing:2,pair=complete)";
        assertThat(json).contains("\"" + policy + "\"");

        assertThat(ScoreRecord.parse(json).policy().id()).isEqualTo(policy);
        assertThat(found(json.replace(policy, "published"))).containsExactly("not-allowed /policy published(RULE)");
        assertThat(found(json.replace(policy, "published(pair=complete)")))
                .containsExactly("not-allowed /policy published(RULE)");
        assertThat(ScoreRecord.parse(json.replace(policy, "published(pair=complete),total=complete"))
                        .scales())
                .isEqualTo(ScoreRecord.parse(json).scales());
    }

    @Test
    void anAuditThatContradictsTheScoresIsFound() {
        ScoreReport report = score(
                DEMO,
                Scorer.complete().withAudit(),
                Responses.builder("demo-5", Rater.CLIENT)
                        .answer(1, 4)
                        .answer(2, 2)
                        .answer(3, 3));
        String json = WRITER.write(report);
        String first = "{\"item\":1,\"raw\":4,\"keyed\":4,\"scales\":[\"first\",\"total\"]}";
        assertThat(json).contains(first);

        assertThat(found(json.replace(first, first.replace("4", "3")))).containsExactly("contradiction /audit scales");
        assertThat(found(json.replace(first + ",", ""))).containsExactly("contradiction /audit scales");
        assertThat(found(json.replace(first, first.replace("first", "third"))))
                .containsExactly("contradiction /audit scales");
        assertThat(found(json.replace(first, first.replace("\"raw\":4", "\"raw\":3"))))
                .containsExactly("contradiction /audit/0/keyed raw|min+max-raw");
        assertThat(found(json.replace(first, first.replace("\"raw\":4,", ""))))
                .containsExactly("contradiction /audit/0/keyed raw|min+max-raw");
        assertThat(found(json.replace(first, first.replace("\"raw\":4", "\"raw\":9"))))
                .containsExactly("not-allowed /audit/0/raw 1..5");
        assertThat(found(json.replace(first, first + "," + first)))
                .containsExactly("not-ascending /audit/1/item above 1");
        assertThat(found(json.replace(first, first + ",7"))).containsExactly("wrong-type /audit/1 an object");
    }

    @Test
    void everyProblemIsFoundAtOnce() {
        assertThat(found("{\"scales\":{\"total\":{\"status\":\"insufficient\"},\"x\":null},\"rater\":7,\"a\":1}"))
                .containsExactly(
                        "wrong-type /scales/x an object",
                        "wrong-type /rater a string",
                        "unknown-field /a",
                        "missing-field /instrument",
                        "missing-field /status",
                        "missing-field /format",
                        "missing-field /min",
                        "missing-field /max",
                        "missing-field /referent",
                        "missing-field /definitionVersion",
                        "missing-field /definitionDigest",
                        "missing-field /policy",
                        "missing-field /sdkVersion",
                        "missing-field /scales/total/answered",
                        "missing-field /scales/total/items",
                        "missing-field /scales/total/required");
        assertThat(found("{}")).hasSize(12).allMatch(problem -> problem.startsWith("missing-field"));
        assertThat(found("[]")).containsExactly("wrong-type  an object");
        assertThat(found("\"x\"")).containsExactly("wrong-type  an object");
        assertThat(found("7.5")).containsExactly("wrong-type  an object");
        assertThat(found("true")).containsExactly("wrong-type  an object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"scales\":", "{} {}", "{'scales':{}}"})
    void whatIsNoJsonIsOneProblem(String json) {
        InvalidRecordException thrown =
                catchThrowableOfType(InvalidRecordException.class, () -> ScoreRecord.parse(json));

        assertThat(thrown.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code().id()).isEqualTo("malformed-json"));
    }

    @Test
    void aRecordBeyondTheLimitsIsRefused() {
        String large = JSON.replace("\"r-17\"", "\"" + "x".repeat(1 << 20) + "\"");

        assertThat(catchThrowableOfType(InvalidRecordException.class, () -> ScoreRecord.parse(large))
                        .problems())
                .singleElement()
                .extracting(Problem::message)
                .isEqualTo("The record is too large; allowed: at most 1048576 bytes.");
        assertThat(catchThrowable(() -> ScoreRecord.parse(new byte[] {(byte) 0xFF})))
                .isInstanceOf(InvalidRecordException.class)
                .hasMessageContaining("invalid-text");
    }

    @Test
    void aConvertedAndADerivedReportAreNotReadBack() {
        String converted = JsonWriter.compact()
                .write(ConvertedReport.of(REPORT, ScoreRange.of(1, 7)).toMap());
        String derived = JsonWriter.compact().write(new DerivedReport(REPORT, InventedInstruments.wide()).toMap());

        assertThat(found(converted)).contains("unexpected-field /converted");
        assertThat(found(derived)).containsExactly("unexpected-field /derived");
    }

    @Test
    void nullsAreRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> ScoreRecord.parse((String) null))
                .withMessage("json");
        assertThatNullPointerException()
                .isThrownBy(() -> ScoreRecord.parse((byte[]) null))
                .withMessage("utf8");
        assertThatNullPointerException()
                .isThrownBy(() -> ScoreRecord.parse((InputStream) null))
                .withMessage("in");
        assertThatNullPointerException()
                .isThrownBy(() -> ScoreRecord.parse((Path) null))
                .withMessage("file");
        ScoreRecord record = ScoreRecord.parse(JSON);
        assertThatNullPointerException()
                .isThrownBy(() -> record.findScale(null))
                .withMessage("id");
        assertThatNullPointerException().isThrownBy(() -> record.scale(null)).withMessage("id");
        assertThatNullPointerException()
                .isThrownBy(() -> record.ownReferents(null))
                .withMessage("scale");
        assertThatNullPointerException()
                .isThrownBy(() -> REPORT.ownReferents(null))
                .withMessage("scale");
    }

    // ---- what others see

    @Test
    void noTextShowsAScore() throws Exception {
        ScoreReport wide = score(
                InventedInstruments.wide(),
                Scorer.complete().withAudit(),
                Responses.builder("wide-4", Rater.CLIENT)
                        .answer(1, 113)
                        .answer(2, 113)
                        .answer(3, 113)
                        .answer(4, 14));
        String json = WRITER.withPomp().write(wide);
        assertThat(json).contains("\"mean\":113.0", "\"sum\":452", "\"raw\":113");
        List<String> seen = new ArrayList<>(List.of(ScoreRecord.parse(json).toString()));
        for (String broken : List.of(
                json.replace("\"sum\":452", "\"sum\":113"),
                json.replace("\"mean\":113.0", "\"mean\":\"113\""),
                json.replace("\"mean\":113.0", "\"mean\":113113"),
                json.replace("\"raw\":113", "\"raw\":452"),
                json.replace("\"scales\":", "\"x\":113,\"scales\":"))) {
            for (Throwable thrown : List.of(
                    catchThrowable(() -> ScoreRecord.parse(broken)),
                    catchThrowable(() -> JACKSON_2.readValue(broken, ScoreRecord.class)),
                    catchThrowable(() -> JACKSON_3.readValue(broken, ScoreRecord.class)))) {
                for (Throwable each = thrown; each != null; each = each.getCause()) {
                    seen.add(each.toString());
                    if (each instanceof InvalidRecordException invalid) {
                        invalid.problems()
                                .forEach(problem -> seen.add(problem.toMap() + problem.message(Locale.GERMAN)));
                    }
                }
            }
        }
        assertThat(seen)
                .hasSizeGreaterThan(25)
                .allSatisfy(text -> assertThat(text).doesNotContain("113", "452"));
    }

    @Test
    void itsExceptionIsSaidInTheLanguageThatIsAskedFor() {
        InvalidRecordException thrown = catchThrowableOfType(
                InvalidRecordException.class, () -> ScoreRecord.parse(JSON.replace("\"sum\":8,", "\"sum\":9,")));

        assertThat(thrown)
                .hasMessage("invalid score record: contradiction at \"/scales/first/sum\": This contradicts other"
                        + " values of the record; expected: mean*items.");
        assertThat(thrown.message(Locale.GERMAN))
                .isEqualTo("ungültiger Eintrag mit Werten: contradiction bei \"/scales/first/sum\": Dies widerspricht"
                        + " anderen Angaben des Eintrags; erwartet wird: mean*items.");
        assertThat(ScoreRecord.parse(JSON))
                .hasToString("ScoreRecord[demo-5 1.0.0, client, prorate:0.6, [first, second, total]]");
    }
}
