package io.github.alliancesdk.core.statistics.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Insufficient;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScoreSeriesTest {
    /** Another key with the same id, and the same key with another id. */
    private static final Instrument REKEYED = InventedInstruments.begin("course-4", 1, 5)
            .items(4)
            .reversed(2)
            .scale("half", 1, 2)
            .scale("total", 1, 2, 3, 4)
            .build();

    /** The same key with another construct. */
    private static final Instrument EMPATHY = Instrument.parse(
            Course.INSTRUMENT.toJson().replaceFirst("(\"raters\"\\s*:)", "\"construct\":\"empathy\",$1"));

    private static final Instrument OTHER = InventedInstruments.begin("other-4", 1, 5)
            .items(4)
            .scale("total", 1, 2, 3, 4)
            .build();

    private static ScoreReport report(
            Instrument instrument, Rater rater, int session, Consumer<Responses.Builder> with) {
        return Scorer.complete()
                .score(Course.sheet(
                        instrument,
                        rater,
                        3,
                        with.andThen(sheet -> sheet.session(session).recordId("r-" + session))));
    }

    private static ScoreReport first() {
        return report(
                Course.INSTRUMENT, Rater.CLIENT, 1, sheet -> sheet.dyadId("d-1").raterId("c-1"));
    }

    static Stream<Arguments> others() {
        Instrument same = Course.INSTRUMENT;
        return Stream.of(
                Arguments.of(
                        List.of(ProblemCode.DIFFERENT_DYAD),
                        report(
                                same,
                                Rater.CLIENT,
                                2,
                                sheet -> sheet.dyadId("d-2").raterId("c-1"))),
                Arguments.of(
                        List.of(ProblemCode.DIFFERENT_RATER),
                        report(
                                same,
                                Rater.THERAPIST,
                                2,
                                sheet -> sheet.dyadId("d-1").raterId("c-1"))),
                Arguments.of(
                        List.of(ProblemCode.DIFFERENT_RATER_ID),
                        report(same, Rater.CLIENT, 2, sheet -> sheet.dyadId("d-1"))),
                Arguments.of(
                        List.of(ProblemCode.DIFFERENT_DEFINITION),
                        report(
                                REKEYED,
                                Rater.CLIENT,
                                2,
                                sheet -> sheet.dyadId("d-1").raterId("c-1"))),
                Arguments.of(
                        List.of(ProblemCode.DIFFERENT_CONSTRUCT),
                        report(
                                EMPATHY,
                                Rater.CLIENT,
                                2,
                                sheet -> sheet.dyadId("d-1").raterId("c-1"))),
                Arguments.of(
                        List.of(ProblemCode.DIFFERENT_INSTRUMENT, ProblemCode.DIFFERENT_DEFINITION),
                        report(
                                OTHER,
                                Rater.CLIENT,
                                2,
                                sheet -> sheet.dyadId("d-1").raterId("c-1"))),
                Arguments.of(
                        List.of(ProblemCode.DIFFERENT_FORMAT),
                        report(
                                same,
                                Rater.CLIENT,
                                2,
                                sheet -> sheet.dyadId("d-1").raterId("c-1").format("wide"))),
                Arguments.of(
                        List.of(ProblemCode.DIFFERENT_REFERENT),
                        report(
                                same,
                                Rater.CLIENT,
                                2,
                                sheet -> sheet.dyadId("d-1").raterId("c-1").referent(Referent.APP))));
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatDiffersIsNotMixedAndIsNamed(List<ProblemCode> facts, ScoreReport other) {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> ScoreSeries.of(List.of(first(), other)));

        assertThat(refused.problems()).extracting(Problem::code).isEqualTo(facts);
        facts.forEach(fact -> assertThat(refused).hasMessageContaining(fact.id() + ": "));
        SeriesGroups groups = ScoreSeries.group(List.of(first(), other));
        assertThat(groups.problems()).isEmpty();
        assertThat(groups.series()).hasSize(2);
        assertThat(groups.series()
                        .get(0)
                        .key()
                        .differences(groups.series().get(1).key()))
                .isEqualTo(refused.problems());
    }

    @Test
    void allFactsThatDifferAreNamedOnceAndInOrder() {
        List<ScoreReport> all = new ArrayList<>(List.of(first()));
        others().forEach(each -> all.add((ScoreReport) each.get()[1]));
        Collections.reverse(all);

        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> ScoreSeries.of(all));

        assertThat(refused.problems())
                .extracting(Problem::code)
                .containsExactly(
                        ProblemCode.DIFFERENT_DYAD,
                        ProblemCode.DIFFERENT_RATER_ID,
                        ProblemCode.DIFFERENT_INSTRUMENT,
                        ProblemCode.DIFFERENT_CONSTRUCT,
                        ProblemCode.DIFFERENT_DEFINITION,
                        ProblemCode.DIFFERENT_FORMAT,
                        ProblemCode.DIFFERENT_RATER,
                        ProblemCode.DIFFERENT_REFERENT);
    }

    @Test
    void aSeriesIsOrderedBySessionNumberWhateverTheOrderOfTheRecords() {
        long seed = System.nanoTime();
        List<ScoreReport> reports = new ArrayList<>(
                List.of(Course.report("d-1", 0, 2), Course.report("d-1", 2, 3), Course.report("d-1", 10, 4.25)));
        Collections.shuffle(reports, new Random(seed));

        ScoreSeries series = ScoreSeries.of(reports);

        assertThat(series.scale("total").points())
                .as("seed %s", seed)
                .extracting(SeriesPoint::session)
                .containsExactly(OptionalInt.of(0), OptionalInt.of(2), OptionalInt.of(10));
        assertThat(series.scale("total").values()).containsExactly(2, 3, 4.25);
        assertThat(series.order()).isEqualTo(ScoreSeries.Order.SESSION);
        assertThat(series.scales()).containsExactly("half", "total");
        assertThat(series.key().context().range()).isEqualTo("1..5");
        assertThat(series.sheets()).hasSize(3);
        assertThat(series.key().dyadId()).isEqualTo("d-1");
    }

    @Test
    void aSeriesIsOrderedByTheInstantAndNotByTheTextOfATime() {
        ScoreSeries series = ScoreSeries.of(
                List.of(
                        Course.report(4, sheet -> sheet.dyadId("d-1").recordedAt("2026-05-01T10:00:00+02:00")),
                        Course.report(3, sheet -> sheet.dyadId("d-1").recordedAt("2026-05-01T09:00:00Z"))),
                ScoreSeries.Order.TIME);

        assertThat(series.scale("total").values()).containsExactly(4, 3);
        assertThat(series.scale("total").order()).isEqualTo(ScoreSeries.Order.TIME);
        assertThat(series.scale("total").points().get(0).session()).isEmpty();
        assertThat(series.scale("total").points().get(0).recordedAt().orElseThrow())
                .hasToString("2026-05-01T10:00+02:00");
    }

    @Test
    void anInsufficientScoreStaysAPointWithoutAValue() {
        Trajectory total = Course.of(3, Double.NaN, 4);

        assertThat(total.points()).hasSize(3);
        assertThat(total.points().get(1).value()).isEmpty();
        assertThat(total.points().get(1).isScored()).isFalse();
        assertThat(total.points().get(1).score()).isInstanceOf(Insufficient.class);
        assertThat(total.scoredPoints())
                .containsExactly(total.points().get(0), total.points().get(2));
        assertThat(total.unscored()).isEqualTo(1);
        assertThat(total.findSession(2)).hasValue(total.points().get(1));
        assertThat(total.findSession(4)).isEmpty();
        assertThat(total.scale()).isEqualTo("total");
        assertThat(total.key().context().range()).isEqualTo("1..5");
    }

    @Test
    void ofRecordsOfOneSessionNoneIsUsedAndTheOthersStay() {
        SeriesGroups groups = ScoreSeries.group(List.of(
                Course.report("d-1", 1, 2),
                Course.report(3, sheet -> sheet.dyadId("d-1").session(2).recordId("r-x")),
                Course.report("d-2", 2, 2),
                Course.report("d-1", 3, 4),
                Course.report("d-1", 2, 5),
                Course.report("d-3", 7, 5),
                Course.report("d-3", 7, 5)));

        assertThat(groups.series()).hasSize(2);
        assertThat(groups.series().get(0).scale("total").values()).containsExactly(2, 4);
        assertThat(groups.series().get(1).key().dyadId()).isEqualTo("d-2");
        assertThat(groups.problems())
                .containsExactly(
                        sameSession(2, "5").with("recordId", "r-x"),
                        sameSession(5, "2"),
                        sameSession(6, "7"),
                        sameSession(7, "6"));
        assertThat(groups.problems().get(0).message())
                .isEqualTo(
                        "Another record of this series has the same session or time, so neither is used: see row 5.");
        assertThat(groups.problems().get(0).message(Locale.GERMAN))
                .contains("5")
                .startsWith("Ein ");
        assertThat(groups.problems().get(0).toMap())
                .isEqualTo(Map.of("code", "duplicate-session", "pointer", "/session"));
    }

    private static Problem sameSession(int row, String rows) {
        return Problem.of(Area.SERIES, ProblemCode.DUPLICATE_SESSION, "/session")
                .withRow(row)
                .with("rows", rows);
    }

    @Test
    void inTimeOneInstantAndOneSessionNumberAreEachTakenOnce() {
        SeriesGroups groups = ScoreSeries.group(
                List.of(
                        Course.report(2, sheet -> sheet.dyadId("d-1").recordedAt("2026-05-01T10:00:00Z")),
                        Course.report(3, sheet -> sheet.dyadId("d-1").session(2).recordedAt("2026-05-02T10:00:00Z")),
                        Course.report(4, sheet -> sheet.dyadId("d-1").session(2).recordedAt("2026-05-03T10:00:00Z")),
                        Course.report(5, sheet -> sheet.dyadId("d-1").recordedAt("2026-05-01T12:00:00+02:00")),
                        Course.report(1, sheet -> sheet.dyadId("d-1").recordedAt("2026-05-07T12:00:00+02:00"))),
                ScoreSeries.Order.TIME);

        assertThat(groups.series())
                .singleElement()
                .satisfies(series -> assertThat(series.scale("total").values()).containsExactly(1));
        assertThat(groups.problems())
                .extracting(problem -> problem.row().getAsInt(), Problem::pointer, problem -> problem.argument("rows"))
                .containsExactly(
                        tuple(1, "/recordedAt", Optional.of("4")),
                        tuple(2, "/session", Optional.of("3")),
                        tuple(3, "/session", Optional.of("2")),
                        tuple(4, "/recordedAt", Optional.of("1")));
    }

    @Test
    void aRecordWithoutItsPlaceIsAProblemAndTheOthersStay() {
        List<ScoreReport> reports = List.of(
                Course.report(3, sheet -> sheet.session(1)),
                Course.report(3, sheet -> sheet.dyadId("d-1")),
                Course.report("d-1", 4, 3));

        SeriesGroups bySession = ScoreSeries.group(reports);
        assertThat(bySession.series()).hasSize(1);
        assertThat(bySession.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "row 1: missing-field at \"/dyadId\": A record without this field can't be placed in a series.",
                        "row 2: missing-field at \"/session\": A record without this field can't be placed in a"
                                + " series.");

        SeriesGroups byTime = ScoreSeries.group(reports, ScoreSeries.Order.TIME);
        assertThat(byTime.series()).isEmpty();
        assertThat(byTime.problems())
                .extracting(Problem::pointer)
                .containsExactly("/dyadId", "/recordedAt", "/recordedAt");
    }

    @Test
    void oneSeriesIsRefusedWithEveryProblem() {
        InvalidSeriesException refused = catchThrowableOfType(
                InvalidSeriesException.class,
                () -> ScoreSeries.of(List.of(
                        Course.report("d-1", 1, 3),
                        Course.report("d-1", 1, 4),
                        Course.report(3, sheet -> sheet.dyadId("d-1")))));

        assertThat(refused.problems())
                .extracting(Problem::code)
                .containsExactly(
                        ProblemCode.DUPLICATE_SESSION, ProblemCode.DUPLICATE_SESSION, ProblemCode.MISSING_FIELD);
        assertThat(refused).hasMessageContaining("row 3: missing-field");
    }

    @Test
    void noRecordsAreNoSeries() {
        assertThat(ScoreSeries.group(List.of())).isEqualTo(new SeriesGroups(List.of(), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> ScoreSeries.of(List.of()));
    }

    @Test
    void aScaleThatIsNotThereIsNamedTogetherWithThoseThatAre() {
        ScoreSeries series = ScoreSeries.of(List.of(Course.report("d-1", 1, 3)));

        assertThat(series.findScale("nope")).isEmpty();
        assertThat(series.findScale("half")).isPresent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series.scale("nope"))
                .withMessage("course-4 has no scale nope; it has half, total");
        assertThatNullPointerException()
                .isThrownBy(() -> series.findScale(null))
                .withMessage("scale");
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> ScoreSeries.group(List.of(), null))
                .withMessage("order");
        assertThatNullPointerException()
                .isThrownBy(() -> ScoreSeries.group(Arrays.asList((ScoreReport) null)))
                .withMessage("sheets");
    }

    /** A mean score of 2.25 must not be in any text that can end in a log. */
    @Test
    void noTextHoldsAScore() {
        ScoreSeries series = ScoreSeries.of(List.of(Course.report("d-1", 1, 2.25), Course.report("d-1", 3, 2.25)));
        Trajectory total = series.scale("total");

        assertThat(series).hasToString("ScoreSeries[course-4, client, 2 records]");
        assertThat(total).hasToString("Trajectory[course-4, client, total, 2 of 2 points scored]");
        assertThat(total.points().get(0).toString()).doesNotContain("2.25").doesNotContain("9");
    }
}
