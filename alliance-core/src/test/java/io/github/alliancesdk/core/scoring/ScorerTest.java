package io.github.alliancesdk.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Computed by hand for the invented instrument: items 1..5 on 1..5, item 2 reversed. */
class ScorerTest {
    private static final Instrument DEMO = InventedInstruments.demo();

    private static CheckedResponses sheet(int... answers) {
        return ResponseChecker.of(DEMO)
                .check(Responses.inItemOrder(DEMO, Rater.CLIENT, answers))
                .orElseThrow();
    }

    private static CheckedResponses partial(Map<Integer, Integer> answers) {
        return ResponseChecker.of(DEMO)
                .check(Responses.of("demo-5", Rater.CLIENT, answers))
                .orElseThrow();
    }

    @Test
    void aCompleteSheetIsKeyedSummedAndAveragedScaleByScale() {
        ScoreReport report = Scorer.complete().score(sheet(4, 2, 5, 3, 3));
        // first: 4 + (1 + 5 - 2) = 8; second: 5 + 3 + 3 = 11; total: 19
        assertThat(report.scale("first").mean()).hasValue(4.0);
        assertThat(report.scale("first").sum()).hasValue(8.0);
        assertThat(report.scale("first").pomp()).hasValue(75.0);
        assertThat(report.scale("second").mean()).hasValue(11.0 / 3);
        assertThat(report.scale("second").sum()).hasValue(11.0);
        assertThat(report.scale("total").mean()).hasValue(3.8);
        assertThat(report.scale("total").sum()).hasValue(19.0);
        assertThat(report.scale("total").pomp()).hasValue(70.0);
        assertThat(report.scale("total").answered()).isEqualTo(5);
        assertThat(report.scale("total").items()).isEqualTo(5);
        assertThat(((Scored) report.scale("total")).isProrated()).isFalse();
    }

    @Test
    void reversalUsesTheDeclaredRangeOfTheFormatInForce() {
        CheckedResponses fromZero = ResponseChecker.of(DEMO)
                .check(Responses.builder("demo-5", Rater.CLIENT)
                        .format("from-zero")
                        .answer(1, 4)
                        .answer(2, 0)
                        .build())
                .orElseThrow();
        Score first = Scorer.complete().score(fromZero).scale("first");
        assertThat(first.sum()).hasValue(8.0);
        assertThat(first.pomp()).hasValue(100.0);
    }

    @Test
    void tooFewAnswersAreNoScoreAndNotZero() {
        ScoreReport report = Scorer.complete().score(partial(Map.of(1, 4, 2, 2, 3, 5)));
        assertThat(report.scale("first")).isInstanceOf(Scored.class);
        Score second = report.scale("second");
        assertThat(second).isEqualTo(new Insufficient(1, 3, 3));
        assertThat(second.mean()).isEmpty();
        assertThat(second.sum()).isEmpty();
        assertThat(second.pomp()).isEmpty();
        assertThat(report.scale("total")).isEqualTo(new Insufficient(3, 5, 5));
    }

    @Test
    void anEmptySheetHasNoScoreUnderAnyPolicy() {
        for (MissingPolicy policy : List.of(MissingPolicy.complete(), MissingPolicy.prorate(0.5))) {
            assertThat(Scorer.of(policy).score(partial(Map.of())).scales().values())
                    .allMatch(score -> score instanceof Insufficient && score.answered() == 0);
        }
    }

    @Test
    void aProratedSumStandsForTheWholeScaleAndSaysSo() {
        ScoreReport report = Scorer.of(MissingPolicy.prorate(0.6)).score(partial(Map.of(1, 4, 3, 5, 4, 3)));
        // second: 2 of 3 answered, 5 + 3 = 8 -> 8 * 3 / 2; total: 3 of 5, 12 -> 12 * 5 / 3; first: 1 of 2 < 0.6
        Scored second = (Scored) report.scale("second");
        assertThat(second.mean()).hasValue(4.0);
        assertThat(second.sum()).hasValue(12.0);
        assertThat(second.pomp()).hasValue(75.0);
        assertThat(second.isProrated()).isTrue();
        assertThat(second.exactSum()).isEqualTo(12.0);
        assertThat(report.scale("total").sum()).hasValue(20.0);
        assertThat(report.scale("first")).isEqualTo(new Insufficient(1, 2, 2));
    }

    @Test
    void eachScaleAppliesThePolicyToItsOwnItems() {
        ScoreReport report = Scorer.of(MissingPolicy.prorate(0.8)).score(partial(Map.of(1, 1, 2, 1, 3, 1, 4, 1)));
        assertThat(report.scale("second")).isInstanceOf(Insufficient.class);
        assertThat(report.scale("total")).isInstanceOf(Scored.class);
        assertThat(report.policy()).isEqualTo(MissingPolicy.prorate(0.8));
    }

    @Test
    void negativeRangesAreScoredLikeAnyOther() {
        Instrument around = InventedInstruments.begin("around-zero", -3, 3)
                .items(2)
                .reversed(2)
                .scale("total", 1, 2)
                .build();
        Score total = Scorer.complete()
                .score(ResponseChecker.of(around)
                        .check(Responses.inItemOrder(around, Rater.CLIENT, -3, 2))
                        .orElseThrow())
                .scale("total");
        assertThat(total.mean()).hasValue(-2.5);
        assertThat(total.sum()).hasValue(-5.0);
        assertThat(total.pomp()).hasValue(100.0 / 12);
    }

    @Test
    void largeFormatsDoNotOverflow() {
        Instrument large = InventedInstruments.begin("large", -1_000_000, 1_000_000)
                .items(1000)
                .scale("total", IntStream.rangeClosed(1, 1000).toArray())
                .build();
        int[] answers = new int[1000];
        Arrays.fill(answers, 1_000_000);
        Score total = Scorer.complete()
                .score(ResponseChecker.of(large)
                        .check(Responses.inItemOrder(large, Rater.CLIENT, answers))
                        .orElseThrow())
                .scale("total");
        assertThat(total.mean()).hasValue(1_000_000.0);
        assertThat(total.sum()).hasValue(1e9);
        assertThat(total.pomp()).hasValue(100.0);
    }

    @Test
    void anInstrumentWithoutATotalGetsNone() {
        Instrument parts = InventedInstruments.begin("parts", 1, 5)
                .items(2)
                .scale("first", 1)
                .scale("second", 2)
                .build();
        ScoreReport report = Scorer.complete()
                .score(ResponseChecker.of(parts)
                        .check(Responses.inItemOrder(parts, Rater.CLIENT, 1, 2))
                        .orElseThrow());
        assertThat(report.scales()).containsOnlyKeys("first", "second");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report.scale("total"))
                .withMessage("parts has no scale total; it has first, second");
        assertThat(report.findScale("total")).isEmpty();
        assertThatNullPointerException().isThrownBy(() -> report.scale(null)).withMessage("id");
    }

    @Test
    void anAuditShowsHowEachItemEntered() {
        ScoreReport report = Scorer.complete().withAudit().score(partial(Map.of(1, 4, 2, 2)));
        assertThat(report.audit().orElseThrow())
                .containsExactly(
                        new ScoreReport.ItemAudit(1, Optional.of(4), Optional.of(4), List.of("first", "total")),
                        new ScoreReport.ItemAudit(2, Optional.of(2), Optional.of(4), List.of("first", "total")),
                        new ScoreReport.ItemAudit(3, Optional.empty(), Optional.empty(), List.of("second", "total")),
                        new ScoreReport.ItemAudit(4, Optional.empty(), Optional.empty(), List.of("second", "total")),
                        new ScoreReport.ItemAudit(5, Optional.empty(), Optional.empty(), List.of("second", "total")));
        assertThat(report.audit().orElseThrow().get(0)).hasToString("ItemAudit[item 1, first, total]");
        assertThat(Scorer.complete().score(partial(Map.of())).audit()).isEmpty();
    }

    @Test
    void aReportSaysWhatItIsAScoreOf() {
        CheckedResponses checked = ResponseChecker.of(InventedInstruments.experimental())
                .allowExperimental()
                .check(Responses.builder("unsure-3", Rater.THERAPIST)
                        .referent(Referent.APP)
                        .recordId("r-1")
                        .dyadId("d-1")
                        .answer(1, 1)
                        .build())
                .orElseThrow();
        ScoreReport report = Scorer.complete().score(checked);
        assertThat(report.instrument().value()).isEqualTo("unsure-3");
        assertThat(report.definitionVersion()).hasToString("1.0.0");
        assertThat(report.definitionDigest())
                .isEqualTo(InventedInstruments.experimental().definitionDigest());
        assertThat(report.status()).isEqualTo(InstrumentStatus.EXPERIMENTAL);
        assertThat(report.openQuestions()).containsExactly("whether item 2 is reversed isn't known");
        assertThat(report.format()).isEqualTo(ResponseFormat.of("default", 1, 5));
        assertThat(report.rater()).isEqualTo(Rater.THERAPIST);
        assertThat(report.referent()).isEqualTo(Referent.APP);
        assertThat(report.policy()).isEqualTo(MissingPolicy.complete());
        assertThat(report.sdkVersion()).matches("[0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?");
        assertThat(report.administration()).isEqualTo(checked.administration());
        assertThat(report).hasToString("ScoreReport[unsure-3 1.0.0, therapist, complete, [total]]");
    }

    @Test
    void equalSheetsGiveEqualReports() {
        ScoreReport one = Scorer.complete().score(sheet(1, 2, 3, 4, 5));
        assertThat(Scorer.of(MissingPolicy.complete()).score(sheet(1, 2, 3, 4, 5)))
                .isEqualTo(one)
                .hasSameHashCodeAs(one);
        assertThat(one)
                .isNotEqualTo(Scorer.complete().score(sheet(1, 2, 3, 4, 4)))
                .isNotEqualTo(Scorer.of(MissingPolicy.prorate(1)).score(sheet(1, 2, 3, 4, 5)))
                .isNotEqualTo(Scorer.complete().withAudit().score(sheet(1, 2, 3, 4, 5)))
                .isNotEqualTo("a report");
    }

    @Test
    void equalScoresAreEqualAndShowNoNumber() {
        Score one = Scorer.complete().score(sheet(1, 2, 3, 4, 5)).scale("second");
        Score same = Scorer.complete().score(sheet(5, 5, 5, 4, 3)).scale("second");
        Score other = Scorer.complete().score(sheet(1, 2, 3, 4, 4)).scale("second");
        Score wider = Scorer.complete().score(sheet(1, 2, 3, 4, 5)).scale("total");
        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).hasToString("Scored[3 of 3 items]");
        assertThat(one).isNotEqualTo(other).isNotEqualTo(wider).isNotEqualTo("a score");
        assertThat(scoreOfTwo(1, 5)).isEqualTo(scoreOfTwo(1, 5));
        assertThat(scoreOfTwo(1, 5)).isNotEqualTo(scoreOfTwo(0, 5)).isNotEqualTo(scoreOfTwo(1, 7));
    }

    /** The score of two answers of 2, in a format from min to max. */
    private static Score scoreOfTwo(int min, int max) {
        Instrument instrument = InventedInstruments.begin("two", min, max)
                .items(2)
                .scale("total", 1, 2)
                .build();
        Responses sheet = Responses.inItemOrder(instrument, Rater.CLIENT, 2, 2);
        return Scorer.complete()
                .score(ResponseChecker.of(instrument).check(sheet).orElseThrow())
                .scale("total");
    }

    @Test
    void insufficientIsOnlyWhatIsTooFew() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Insufficient(4, 4, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new Insufficient(-1, 4, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new Insufficient(1, 4, 5));
        assertThat(new Insufficient(0, 1, 1).required()).isEqualTo(1);
    }

    @Test
    void aScorerSaysWhatItsPolicyIs() {
        assertThat(Scorer.of(MissingPolicy.prorate(0.8))).hasToString("Scorer[prorate:0.8]");
        assertThat(Scorer.complete().withAudit()).hasToString("Scorer[complete, audit]");
    }

    @Test
    void nullsAreRefused() {
        assertThatNullPointerException().isThrownBy(() -> Scorer.of(null)).withMessage("policy");
        assertThatNullPointerException()
                .isThrownBy(() -> Scorer.complete().score(null))
                .withMessage("responses");
    }
}
