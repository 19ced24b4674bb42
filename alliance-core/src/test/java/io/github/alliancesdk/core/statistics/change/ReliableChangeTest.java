package io.github.alliancesdk.core.statistics.change;

import static io.github.alliancesdk.core.statistics.change.Reference.assertEqual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ReliableChangeTest {
    private static final MeasurementError ERROR = error(0.5, 0.84);

    private static MeasurementError error(double sd, double reliability) {
        return new MeasurementError(sd, reliability, ReliabilityKind.RETEST, "invented");
    }

    static Stream<JsonNode> cases() {
        return Reference.CHANGE.get("reliableChange").valueStream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyFigureIsThatOfTheReference(JsonNode expected) {
        MeasurementError error =
                error(expected.get("sd").asDouble(), expected.get("reliability").asDouble());
        Trajectory total =
                Course.of(expected.get("from").asDouble(), 1, expected.get("to").asDouble());

        ReliableChange change = ReliableChange.firstToLast(total, error).orElseThrow();

        assertEqual("sem", error.standardErrorOfMeasurement(), expected.get("sem"));
        assertEqual("mdc", error.minimalDetectableChange(), expected.get("mdc"));
        assertEqual("difference", change.difference(), expected.get("difference"));
        assertEqual("index", change.index(), expected.get("index"));
        assertEqual("interval", change.interval(), expected);
        assertThat(change.interval().level()).isEqualTo(0.95);
        assertThat(change.isReliable()).isEqualTo(!change.interval().contains(0));
        assertThat(change.error()).isEqualTo(error);
    }

    static Stream<JsonNode> regressedCases() {
        return Reference.CHANGE.get("edwardsNunnally").valueStream();
    }

    @ParameterizedTest
    @MethodSource("regressedCases")
    void theIntervalOfEdwardsAndNunnallyIsThatOfTheReference(JsonNode expected) {
        double earlier = expected.get("from").asDouble();
        double later = expected.get("to").asDouble();
        MeasurementError error =
                error(expected.get("sd").asDouble(), expected.get("reliability").asDouble());

        ReliableChange change =
                ReliableChange.firstToLast(hundredths(earlier, later), error).orElseThrow();
        ReliableChange.EdwardsNunnally regressed =
                change.edwardsNunnally(expected.get("mean").asDouble());

        assertEqual("index", change.index(), expected.get("index"));
        assertEqual("expected", regressed.expected(), expected.get("expected"));
        assertEqual("interval", regressed.interval(), expected);
        assertThat(regressed.verdict() == ReliableChange.Verdict.RELIABLE_INCREASE)
                .isEqualTo(later > expected.get("upper").asDouble());
        assertThat(regressed.verdict() == ReliableChange.Verdict.RELIABLE_DECREASE)
                .isEqualTo(later < expected.get("lower").asDouble());
    }

    /** Mean scores in hundredths, which four items can't produce. */
    private static Trajectory hundredths(double... means) {
        Instrument hundred = InventedInstruments.begin("hundred", 1, 5)
                .items(100)
                .scale("total", IntStream.rangeClosed(1, 100).toArray())
                .build();
        List<ScoreReport> reports = new ArrayList<>();
        for (int session = 1; session <= means.length; session++) {
            int sum = (int) Math.round(means[session - 1] * 100);
            Responses.Builder sheet =
                    Responses.builder("hundred", Rater.CLIENT).dyadId("d-1").session(session);
            for (int item = 1; item <= 100; item++) {
                sheet.answer(item, Math.floorDiv(sum + item - 1, 100));
            }
            reports.add(Scorer.complete()
                    .score(ResponseChecker.of(hundred).check(sheet.build()).orElseThrow()));
        }
        return ScoreSeries.of(reports).scale("total");
    }

    @Test
    void theTwoMethodsAreNamedAndSayWhatTheyAssume() {
        assertThat(ReliableChange.Method.JACOBSON_TRUAX.id()).isEqualTo("jacobson-truax");
        assertThat(ReliableChange.Method.EDWARDS_NUNNALLY.displayName(Locale.ROOT))
                .isEqualTo("Edwards-Nunnally");
        assertThat(ReliableChange.Method.JACOBSON_TRUAX.assumptions(Locale.ROOT))
                .contains("no regression to the mean");
        assertThat(ReliableChange.Method.EDWARDS_NUNNALLY.assumptions(Locale.ROOT))
                .contains("the error of the later score");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.9, 5.1, Double.NaN})
    void aMeanOutsideTheResponseRangeIsRefused(double mean) {
        ReliableChange change =
                ReliableChange.firstToLast(Course.of(3, 4), ERROR).orElseThrow();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> change.edwardsNunnally(mean))
                .withMessage("the mean of scores in 1..5 is in this range");
        assertThat(change.edwardsNunnally(1).mean()).isEqualTo(1);
        assertThat(change.edwardsNunnally(5).mean()).isEqualTo(5);
    }

    /** The standard error of a difference is 1, so that the index is the difference. */
    @ParameterizedTest
    @CsvSource({
        "1, 3, reliable-increase",
        "3, 1, reliable-decrease",
        "1, 2.75, not-reliable",
        "2.75, 1, not-reliable",
        "2, 2, not-reliable"
    })
    void aChangeIsReliableBeyondACriticalIndexOnEitherSide(double from, double to, String verdict) {
        MeasurementError unit = error(Math.sqrt(0.5) / Math.sqrt(1 - 0.75), 0.75);

        ReliableChange change =
                ReliableChange.firstToLast(Course.of(from, to), unit).orElseThrow();

        assertThat(change.verdict().id()).isEqualTo(verdict);
        assertThat(change.isReliable()).isEqualTo(!verdict.equals("not-reliable"));
        assertThat(change).hasToString("ReliableChange[" + verdict + ", by retest]");
    }

    @Test
    void theFirstAndLastScoredSessionsAreComparedUnlessOthersAreNamed() {
        Trajectory total = Course.of(Double.NaN, 2, 3, Course.GAP, 4, Double.NaN);

        ReliableChange whole = ReliableChange.firstToLast(total, ERROR).orElseThrow();
        assertThat(whole.from().session()).hasValue(2);
        assertThat(whole.to().session()).hasValue(5);
        assertThat(whole.difference()).isEqualTo(2);

        ReliableChange part = ReliableChange.between(total, 3, 5, ERROR).orElseThrow();
        assertThat(part.from().session()).hasValue(3);
        assertThat(part.difference()).isEqualTo(1);
    }

    /** Keeps the computation lazy, so that it runs in the test and not while the arguments are collected. */
    private static Arguments of(String name, Supplier<Statistic<ReliableChange>> change, Reason reason) {
        return Arguments.of(name, change, reason);
    }

    static Stream<Arguments> degenerate() {
        Trajectory total = Course.of(2, Double.NaN, 4);
        return Stream.of(
                of(
                        "no scored session",
                        () -> ReliableChange.firstToLast(Course.of(Double.NaN, Double.NaN), ERROR),
                        Reason.TOO_FEW_SESSIONS),
                of(
                        "one scored session",
                        () -> ReliableChange.firstToLast(Course.of(3, Double.NaN), ERROR),
                        Reason.TOO_FEW_SESSIONS),
                of("no such session", () -> ReliableChange.between(total, 1, 9, ERROR), Reason.NO_SUCH_SESSION),
                of("no such first one", () -> ReliableChange.between(total, 0, 3, ERROR), Reason.NO_SUCH_SESSION),
                of("no score", () -> ReliableChange.between(total, 1, 2, ERROR), Reason.NO_SCORE),
                of("no first score", () -> ReliableChange.between(total, 2, 3, ERROR), Reason.NO_SCORE),
                of("no standard deviation", () -> ReliableChange.firstToLast(total, error(0, 0.5)), Reason.NO_VARIANCE),
                of(
                        "perfect reliability",
                        () -> ReliableChange.firstToLast(total, error(1, 1)),
                        Reason.PERFECT_CORRELATION),
                of(
                        "next to no standard deviation",
                        () -> ReliableChange.firstToLast(total, error(Double.MIN_VALUE, 0)),
                        Reason.OUT_OF_DOUBLE_RANGE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("degenerate")
    void whatCanNotBeComputedHasItsReason(String name, Supplier<Statistic<ReliableChange>> change, Reason reason) {
        assertThat(change.get().reason()).hasValue(reason);
    }

    @ParameterizedTest
    @CsvSource({"-0.1,.5", "NaN,.5", "Infinity,.5", "1,-0.1", "1,1.1", "1,NaN"})
    void figuresThatNoSampleHasAreRefused(double sd, double reliability) {
        assertThatIllegalArgumentException().isThrownBy(() -> error(sd, reliability));
    }

    @Test
    void aReliabilityHasAKindAndASource() {
        assertThatNullPointerException()
                .isThrownBy(() -> new MeasurementError(1, 0.5, null, "invented"))
                .withMessage("kind");
        assertThatNullPointerException()
                .isThrownBy(() -> new MeasurementError(1, 0.5, ReliabilityKind.ALPHA, null))
                .withMessage("source");
        assertThatIllegalArgumentException().isThrownBy(() -> new MeasurementError(1, 0.5, ReliabilityKind.ALPHA, " "));
    }

    /** On 1..5 the two most distant values have a standard deviation of 4 / sqrt(2). */
    @Test
    void aStandardDeviationThatOnlySumsHaveIsRefused() {
        Trajectory total = Course.of(1, 5);
        double largest = 4 / Math.sqrt(2);

        assertThat(error(largest, 0.5).isPossibleIn(total)).isTrue();
        assertThat(error(largest * 1.001, 0.5).isPossibleIn(total)).isFalse();
        assertThat(ReliableChange.firstToLast(total, error(largest, 0.5)).value())
                .isPresent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReliableChange.firstToLast(total, error(9.6, 0.9)))
                .withMessage(
                        "mean scores in 1..5 can't have so large a standard deviation; is it of another metric or range?");
        assertThatIllegalArgumentException().isThrownBy(() -> ReliableChange.between(total, 1, 2, error(9.6, 0.9)));
    }

    @ParameterizedTest
    @CsvSource({"2,2", "3,2"})
    void aChangeGoesForward(int from, int to) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReliableChange.between(Course.of(1, 2, 3), from, to, ERROR));
    }
}
