package io.github.alliancesdk.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Construct;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MeasurementContextTest {
    private static final MeasurementContext CONTEXT = context(
            "demo-5", "sha256:1", "default", 1, 5, Metric.MEAN, Rater.CLIENT, Referent.APP, MissingPolicy.complete());

    private static MeasurementContext context(
            String instrument,
            String digest,
            String format,
            int min,
            int max,
            Metric metric,
            Rater rater,
            Referent referent,
            MissingPolicy policy) {
        return new MeasurementContext(
                InstrumentId.of(instrument),
                Optional.of(Construct.ALLIANCE),
                Optional.ofNullable(digest),
                Optional.ofNullable(format),
                min,
                max,
                Optional.ofNullable(metric),
                rater,
                referent,
                Optional.ofNullable(policy));
    }

    /** Each differs from the context in one fact. */
    static Stream<Arguments> others() {
        Metric mean = Metric.MEAN;
        Rater client = Rater.CLIENT;
        Referent app = Referent.APP;
        MissingPolicy complete = MissingPolicy.complete();
        String key = "sha256:1";
        return Stream.of(
                Arguments.of(
                        ProblemCode.DIFFERENT_INSTRUMENT,
                        context("wide-4", key, "default", 1, 5, mean, client, app, complete),
                        "demo-5 and wide-4"),
                Arguments.of(
                        ProblemCode.DIFFERENT_DEFINITION,
                        context("demo-5", "sha256:2", "default", 1, 5, mean, client, app, complete),
                        "sha256:1 and sha256:2"),
                Arguments.of(
                        ProblemCode.DIFFERENT_METRIC,
                        context("demo-5", key, "default", 1, 5, Metric.SUM, client, app, complete),
                        "a mean and the other a sum"),
                Arguments.of(
                        ProblemCode.DIFFERENT_FORMAT,
                        context("demo-5", key, "wide", 1, 5, mean, client, app, complete),
                        "default 1..5 and wide 1..5"),
                Arguments.of(
                        ProblemCode.DIFFERENT_FORMAT,
                        context("demo-5", key, "default", 0, 5, mean, client, app, complete),
                        "default 1..5 and default 0..5"),
                Arguments.of(
                        ProblemCode.DIFFERENT_FORMAT,
                        context("demo-5", key, null, 1, 7, mean, client, app, complete),
                        "1..5 and 1..7"),
                Arguments.of(
                        ProblemCode.DIFFERENT_RATER,
                        context("demo-5", key, "default", 1, 5, mean, Rater.OBSERVER, app, complete),
                        "client and observer"),
                Arguments.of(
                        ProblemCode.DIFFERENT_REFERENT,
                        context("demo-5", key, "default", 1, 5, mean, client, Referent.UNSTATED, complete),
                        "app and unstated"),
                Arguments.of(
                        ProblemCode.DIFFERENT_POLICY,
                        context("demo-5", key, "default", 1, 5, mean, client, app, MissingPolicy.prorate(0.8)),
                        "complete and prorate:0.8"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void aFactThatDiffersIsNamedWithBothItsValues(ProblemCode code, MeasurementContext other, String values) {
        assertThat(CONTEXT.differences(other)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.message()).endsWith(values + ".");
            assertThat(problem.message(Locale.GERMAN)).isNotEqualTo(problem.message());
        });
        assertThat(other.differences(CONTEXT)).extracting(Problem::code).containsExactly(code);
    }

    /** The context with another construct. */
    private static MeasurementContext of(Optional<Construct> construct) {
        return new MeasurementContext(
                CONTEXT.instrument(),
                construct,
                CONTEXT.definitionDigest(),
                CONTEXT.format(),
                CONTEXT.min(),
                CONTEXT.max(),
                CONTEXT.metric(),
                CONTEXT.rater(),
                CONTEXT.referent(),
                CONTEXT.policy());
    }

    @Test
    void scoresOfTwoConstructsDiffer() {
        assertThat(CONTEXT.differences(of(Optional.of(Construct.EMPATHY))))
                .extracting(Problem::code, Problem::message)
                .containsExactly(tuple(
                        ProblemCode.DIFFERENT_CONSTRUCT,
                        "The scores are of different constructs: alliance and empathy."));
        assertThat(CONTEXT.differences(of(Optional.empty()))).isEmpty();
        assertThatNullPointerException().isThrownBy(() -> of(null)).withMessage("construct");
    }

    @Test
    void everyFactThatDiffersIsNamedInOrder() {
        MeasurementContext other = context(
                "wide-4",
                "sha256:2",
                "wide",
                1,
                7,
                Metric.SUM,
                Rater.OBSERVER,
                Referent.UNSTATED,
                MissingPolicy.prorate(0.8));

        assertThat(CONTEXT.differences(other))
                .extracting(Problem::code)
                .containsExactly(
                        ProblemCode.DIFFERENT_INSTRUMENT,
                        ProblemCode.DIFFERENT_DEFINITION,
                        ProblemCode.DIFFERENT_METRIC,
                        ProblemCode.DIFFERENT_FORMAT,
                        ProblemCode.DIFFERENT_RATER,
                        ProblemCode.DIFFERENT_REFERENT,
                        ProblemCode.DIFFERENT_POLICY);
        assertThat(CONTEXT.differences(CONTEXT)).isEmpty();
    }

    @Test
    void whatOneSideDoesNotStateIsNotCompared() {
        MeasurementContext published = context("demo-5", null, null, 1, 5, null, Rater.CLIENT, Referent.APP, null);

        assertThat(CONTEXT.differences(published)).isEmpty();
        assertThat(published.differences(CONTEXT)).isEmpty();
    }

    @Test
    void aReportStatesEveryFact() {
        ScoreReport report = Scorer.complete()
                .score(ResponseChecker.of(InventedInstruments.demo())
                        .check(Responses.builder("demo-5", Rater.CLIENT)
                                .referent(Referent.APP)
                                .answer(1, 4)
                                .build())
                        .orElseThrow());

        assertThat(report.context())
                .isEqualTo(context(
                        "demo-5",
                        report.definitionDigest(),
                        report.format().id(),
                        1,
                        5,
                        Metric.MEAN,
                        Rater.CLIENT,
                        Referent.APP,
                        MissingPolicy.complete()));
        assertThat(report.context().withMetric(Metric.SUM).differences(report.context()))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.DIFFERENT_METRIC);
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> CONTEXT.differences(null))
                .withMessage("other");
        assertThatNullPointerException()
                .isThrownBy(() -> context("demo-5", null, null, 1, 5, null, null, Referent.APP, null))
                .withMessage("rater");
        assertThatNullPointerException()
                .isThrownBy(() -> context("demo-5", null, null, 1, 5, null, Rater.CLIENT, null, null))
                .withMessage("referent");
    }
}
