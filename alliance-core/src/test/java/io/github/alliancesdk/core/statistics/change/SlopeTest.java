package io.github.alliancesdk.core.statistics.change;

import static io.github.alliancesdk.core.statistics.change.Reference.assertEqual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SlopeTest {
    static Stream<String> sets() {
        return Reference.names("slopes");
    }

    @ParameterizedTest
    @MethodSource("sets")
    void everyFigureIsThatOfTheReference(String name) {
        JsonNode expected = Reference.CHANGE.get("slopes").get(name);
        double[] allX = Reference.numbers(expected.get("x"));
        double[] allY = Reference.numbers(expected.get("y"));
        int[] complete = IntStream.range(0, allX.length)
                .filter(i -> !Double.isNaN(allY[i]))
                .toArray();
        double[] x = IntStream.of(complete).mapToDouble(i -> allX[i]).toArray();
        double[] y = IntStream.of(complete).mapToDouble(i -> allY[i]).toArray();

        Slope slope = Slope.of(x, y, Slope.Unit.SESSION, 0).orElseThrow();

        assertThat(slope.used()).isEqualTo(expected.get("used").asInt());
        assertEqual(name + " slope", slope.perUnit(), expected.get("slope"));
        assertEqual(name + " intercept", slope.intercept(), expected.get("intercept"));
        assertEqual(name + " se", slope.standardError().orElseThrow(), expected.get("se"));
        assertEqual(name, slope.interval().orElseThrow(), expected);
        assertThat(slope.interval().orElseThrow().level()).isEqualTo(0.95);
    }

    @Test
    void gapsAreNotRenumbered() {
        Slope slope = Slope.of(Course.of(2, Double.NaN, Course.GAP, 3.5, 4), Slope.Unit.SESSION)
                .orElseThrow();
        // computed by hand: sessions 1, 4, 5; means 10/3 and 19/6; products 13/3, squares 26/3
        assertThat(slope.perUnit()).isCloseTo(0.5, within(1e-15));
        assertThat(slope.used()).isEqualTo(3);
        assertThat(slope.leftOut()).isEqualTo(1);
        assertThat(slope.unit()).isEqualTo(Slope.Unit.SESSION);
        assertThat(slope).hasToString("Slope[per session, 3 points]");
    }

    /** Records with an interval of two days that rise by a quarter, then by a half. */
    @Test
    void timeIsCountedInTheUnitThatIsAskedFor() {
        Trajectory total = Course.inTime(2, 2.25, 2.75);
        Slope day = Slope.of(total, Slope.Unit.DAY).orElseThrow();
        Slope week = Slope.of(total, Slope.Unit.WEEK).orElseThrow();

        assertThat(day.perUnit()).isCloseTo(0.1875, within(1e-15));
        assertThat(week.perUnit()).isCloseTo(0.1875 * 7, within(1e-14));
        assertThat(week.intercept()).isCloseTo(day.intercept(), within(1e-14));
        assertThat(day.unit()).isEqualTo(Slope.Unit.DAY);
        assertThat(Slope.of(total, Slope.Unit.SESSION).reason()).hasValue(Reason.TOO_FEW_SESSIONS);
    }

    @Test
    void pointsThatDoNotStateTheTimeAreLeftOut() {
        ScoreReport timeless = Course.report("d-1", 2, 5);
        Trajectory total = ScoreSeries.of(List.of(
                        timed(1, 2, "2026-05-01T00:00:00Z"),
                        timeless,
                        timed(3, 3, "2026-05-01T12:00:00Z"),
                        timed(4, 4, "2026-05-02T00:00:00Z")))
                .scale("total");

        Slope day = Slope.of(total, Slope.Unit.DAY).orElseThrow();

        assertThat(day.perUnit()).isCloseTo(2, within(1e-14));
        assertThat(day.leftOut()).isEqualTo(1);
        assertThat(day.standardError().reason()).hasValue(Reason.PERFECT_CORRELATION);
        assertThat(Slope.of(total, Slope.Unit.SESSION).orElseThrow().used()).isEqualTo(4);
    }

    @Test
    void partsOfASecondCount() {
        Trajectory total = ScoreSeries.of(List.of(
                        timed(1, 2, "2026-05-01T00:00:00Z"),
                        timed(2, 2, "2026-05-01T00:00:00.250Z"),
                        timed(3, 3, "2026-05-01T00:00:00.750Z")))
                .scale("total");

        // computed by hand: seconds 0, 1/4, 3/4; means 1/3 and 7/3; products 5/12, squares 7/24
        assertThat(Slope.of(total, Slope.Unit.DAY).orElseThrow().perUnit()).isCloseTo(86400 * 10 / 7.0, within(1e-6));
    }

    private static ScoreReport timed(int session, double mean, String time) {
        return Course.report(mean, sheet -> sheet.dyadId("d-1").session(session).recordedAt(time));
    }

    static Stream<Arguments> degenerate() {
        String moment = "2026-05-01T00:00:00Z";
        Trajectory sameTime = ScoreSeries.of(List.of(timed(1, 2, moment), timed(2, 3, moment), timed(3, 4, moment)))
                .scale("total");
        return Stream.of(
                Arguments.of("none", Course.of(Double.NaN), Slope.Unit.SESSION, Reason.TOO_FEW_SESSIONS),
                Arguments.of("one", Course.of(3), Slope.Unit.SESSION, Reason.TOO_FEW_SESSIONS),
                Arguments.of("two", Course.of(3, 4), Slope.Unit.SESSION, Reason.TOO_FEW_SESSIONS),
                Arguments.of("no times", Course.of(3, 4, 5), Slope.Unit.DAY, Reason.TOO_FEW_SESSIONS),
                Arguments.of("equal times", sameTime, Slope.Unit.WEEK, Reason.NO_VARIANCE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("degenerate")
    void whatCanNotBeComputedHasItsReason(String name, Trajectory total, Slope.Unit unit, Reason reason) {
        assertThat(Slope.of(total, unit).reason()).hasValue(reason);
    }

    @Test
    void equalSessionNumbersHaveNoSlope() {
        Statistic<Slope> slope = Slope.of(new double[] {2, 2, 2}, new double[] {1, 2, 3}, Slope.Unit.SESSION, 0);

        assertThat(slope.reason()).hasValue(Reason.NO_VARIANCE);
    }

    @Test
    void aLevelCourseHasASlopeOfZeroAndNoErrorOfIt() {
        Slope slope = Slope.of(Course.of(3.25, 3.25, 3.25), Slope.Unit.SESSION).orElseThrow();

        assertThat(slope.perUnit()).isZero();
        assertThat(slope.intercept()).isEqualTo(3.25);
        assertThat(slope.standardError().reason()).hasValue(Reason.NO_VARIANCE);
        assertThat(slope.interval().reason()).hasValue(Reason.NO_VARIANCE);
    }

    @Test
    void scoresOnALineLeaveNoErrorToEstimate() {
        double[] x = {1, 2, 3, 7};
        double[] y = {3.1, 3.2, 3.3, 3.7};
        Slope slope = Slope.of(x, y, Slope.Unit.SESSION, 0).orElseThrow();

        assertThat(slope.perUnit()).isCloseTo(0.1, within(1e-15));
        assertThat(slope.standardError().reason()).hasValue(Reason.PERFECT_CORRELATION);
        assertThat(slope.interval().reason()).hasValue(Reason.PERFECT_CORRELATION);
    }

    @Test
    void whatIsRoundingDependsOnTheSizeOfTheValues() {
        double[] x = {1, 2, 3, 7};
        double[] large = {1234567.1, 1234567.2, 1234567.3, 1234567.7};
        double[] small = {1e-9, 3e-9, 2e-9, 4e-9};

        assertThat(Slope.of(x, large, Slope.Unit.SESSION, 0)
                        .orElseThrow()
                        .standardError()
                        .reason())
                .hasValue(Reason.PERFECT_CORRELATION);
        assertThat(Slope.of(x, small, Slope.Unit.SESSION, 0)
                        .orElseThrow()
                        .standardError()
                        .value())
                .isPresent();
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> Slope.of(null, Slope.Unit.DAY))
                .withMessage("trajectory");
        assertThatNullPointerException()
                .isThrownBy(() -> Slope.of(Course.of(1), null))
                .withMessage("unit");
    }
}
