package io.github.alliancesdk.core.statistics.evidence;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.Source;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SampleComparisonTest {
    private static final ReferenceSample SAMPLE = Reports.sample().build();

    // score 3.6, mean 3, SD 0.8, n 24: z = .75; t = .6 / (.8 * sqrt(25/24)) = .734847
    @Test
    void aScoreHasAPositionInASampleOfPersons() {
        SampleComparison comparison = SAMPLE.compare(Reports.report()).orElseThrow();
        SampleComparison.Position position = comparison.position().orElseThrow();

        assertThat(comparison.difference()).isCloseTo(0.6, within(1e-15));
        assertThat(comparison.mean()).isEqualTo(3);
        assertThat(comparison.sd()).isEqualTo(0.8);
        assertThat(comparison.sample()).isSameAs(SAMPLE);
        assertThat(comparison.score().value()).isEqualTo(3.6);
        assertThat(comparison.conversion()).isEmpty();
        assertThat(position.z()).isCloseTo(0.75, within(1e-14));
        assertThat(position.t()).isCloseTo(0.75 / Math.sqrt(25.0 / 24), within(1e-14));
        assertThat(position.t()).isCloseTo(0.734847, within(5e-7));
        assertThat(position.degreesOfFreedom()).isEqualTo(23);
    }

    @Test
    void theSentenceNamesTheSampleAndItsCaution() {
        ReferenceSample careful =
                Reports.sample().caution("nobody was asked").mean(4).build();

        assertThat(SAMPLE.compare(Reports.report()).orElseThrow().sentence())
                .isEqualTo("3.60 is 0.60 above the mean of 3.00 (SD 0.80) of nobody at all (invented-sample: demo-5"
                        + " total, mean on 1..5, rated by client, referent app, n 24, published sample)."
                        + " That is z ="
                        + " 0.75, t(23) = 0.73. Source: invention. This is context, not a norm; it gives no"
                        + " percentile.");
        assertThat(careful.compare(Reports.report()).orElseThrow().sentence())
                .startsWith("3.60 is 0.40 below the mean of 4.00")
                .contains(" Caution: nobody was asked.");
    }

    @Test
    void theSentenceIsInTheLanguageThatIsAskedFor() {
        ReferenceSample careful =
                Reports.sample().caution("nobody was asked").mean(4).build();
        SampleComparison below = careful.compare(Reports.report()).orElseThrow();

        assertThat(below.sentence(Locale.GERMANY))
                .isEqualTo("3,60 liegt um 0,40 unter dem Mittelwert von 4,00 (SD 0,80) der Stichprobe nobody at all"
                        + " (invented-sample: demo-5, Gesamt; Mittelwert auf 1..5; beurteilt durch: Klientin"
                        + " oder Klient;"
                        + " Bezug: App; n = 24; Veröffentlichte Stichprobe). Das sind z = -0,50, t(23) ="
                        + " -0,49. Quelle:"
                        + " invention. Vorsicht: nobody was asked. Dies ist ein Vergleichsrahmen, keine"
                        + " Norm; ein Prozentrang folgt daraus nicht.");
        assertThat(SAMPLE.compare(Reports.report()).orElseThrow().sentence(Locale.FRENCH))
                .isEqualTo("3,60 est supérieur de 0,60 à la moyenne de 3,00 (écart-type 0,80) de nobody at all"
                        + " (invented-sample : demo-5, total ; moyenne sur 1..5 ; évaluateur : client ; référent :"
                        + " application ; n = 24 ; échantillon publié). Soit z = 0,75, t(23) = 0,73. Référence :"
                        + " invention. C'est un élément de contexte, non une norme ; aucun percentile n'en découle.");
        assertThat(Samples.withoutN().compare(Reports.report()).orElseThrow().sentence(Locale.GERMAN))
                .contains("; n nicht veröffentlicht; ")
                .contains(" Eine Position in der Stichprobe wird nicht angegeben: Die Zahl der Personen hinter der"
                        + " veröffentlichten Angabe ist nicht bekannt. Quelle: ");
        assertThat(with(sample -> sample.range(ScoreRange.of(1, 7)))
                        .compareConverted(Reports.report())
                        .orElseThrow()
                        .sentence(Locale.GERMAN))
                .contains(" umgerechnet: 1..7 auf 1..5, linear, kein Equating.");
        assertThat(below.sentence(Locale.JAPANESE)).isEqualTo(below.sentence());
        assertThatNullPointerException().isThrownBy(() -> below.sentence(null)).withMessage("locale");
    }

    @Test
    void aScaleOfOnesOwnIsCalledByItsId() {
        ReferenceSample first = with(sample -> sample.scale("first"));
        assertThat(first.description(Locale.GERMAN)).contains("demo-5, first; Mittelwert");
        assertThat(RangeConversion.of(ScoreRange.of(1, 7), ScoreRange.of(1, 5)))
                .extracting(conversion -> conversion.displayName(Locale.ENGLISH))
                .isEqualTo("1..7 to 1..5, linear, not equating");
    }

    @Test
    void aScoreAtTheMeanIsNothingAboveIt() {
        assertThat(with(sample -> sample.mean(3.6))
                        .compare(Reports.report())
                        .orElseThrow()
                        .sentence())
                .startsWith("3.60 is 0.00 above the mean of 3.60");
    }

    @Test
    void theMapNamesTheSampleToo() {
        assertThatJson(SAMPLE.compare(Reports.report()).orElseThrow().toMap())
                .isEqualTo("{score:3.6,sample:{id:'invented-sample',label:'nobody at all',instrument:['demo-5'],"
                        + "rater:'client',referent:'app',format:{min:1,max:5},n:24,scale:'total',metric:'mean',mean:3.0,"
                        + "sd:0.8,kind:'published-sample',sources:['invention']},mean:3.0,sd:0.8,"
                        + "difference:'${json-unit.any-number}',position:{z:'${json-unit.any-number}',"
                        + "t:'${json-unit.any-number}',df:23}}");
    }

    @Test
    void itsTextNamesTheSampleAndNoNumberOfAPerson() {
        assertThat(SAMPLE.compare(Reports.report()))
                .hasToString(
                        "SampleComparison[Measurement[demo-5 total, mean on 1..5, client, referent app] with nobody"
                                + " at all (invented-sample: demo-5 total, mean on 1..5, rated by client, referent app, n 24,"
                                + " published-sample)]");
        assertThat(with(sample -> sample.range(ScoreRange.of(1, 7)))
                        .compareConverted(Reports.report())
                        .toString())
                .endsWith(", converted 1..7 to 1..5, linear, not equating]")
                .doesNotContain("3.6");
    }

    private static ReferenceSample with(UnaryOperator<ReferenceSample.Builder> change) {
        return change.apply(Reports.sample()).build();
    }

    static Stream<Arguments> mismatches() {
        return Stream.of(
                Arguments.of(
                        with(sample -> sample.range(ScoreRange.of(1, 7))),
                        ProblemCode.WRONG_FORMAT,
                        "The score is on 1..5, the sample on 1..7; request the conversion explicitly."),
                Arguments.of(
                        with(sample -> sample.rater(Rater.THERAPIST)),
                        ProblemCode.WRONG_RATER,
                        "The rater of the score is client; that of the sample is therapist."),
                Arguments.of(
                        with(sample -> sample.referent(Referent.AGENT)),
                        ProblemCode.WRONG_REFERENT,
                        "The score's referent is app; the sample's is agent. An unstated referent equals only"
                                + " another unstated one."),
                Arguments.of(
                        with(sample -> sample.referent(Referent.UNSTATED)),
                        ProblemCode.WRONG_REFERENT,
                        "The score's referent is app; the sample's is unstated. An unstated referent equals only"
                                + " another unstated one."),
                Arguments.of(
                        with(sample -> sample.scale("bond")),
                        ProblemCode.WRONG_SCALE,
                        "The score is from the scale first, second, total, but the sample is from bond."));
    }

    @ParameterizedTest
    @MethodSource("mismatches")
    void anotherFormatRaterReferentOrScaleIsRefused(ReferenceSample sample, ProblemCode code, String message) {
        ComparisonResult result = sample.compare(Reports.report());

        assertThat(result).isInstanceOfSatisfying(RefusedComparison.class, refused -> {
            assertThat(refused.sample()).isSameAs(sample);
            assertThat(refused.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(code);
                assertThat(problem.message()).isEqualTo(message);
                assertThat(problem).hasToString(code.id() + ": " + message);
                assertThat(problem.allowed()).isPresent();
                assertThat(problem.argument("other")).isPresent();
            });
        });
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(result::orElseThrow)
                .withMessage("refused: " + code.id() + ": " + message)
                .satisfies(e -> assertThat(e.problems()).hasSize(1));
    }

    private static Measurement measurement(String instrument, Metric metric, double value) {
        return new Measurement(
                InstrumentId.of(instrument), Rater.CLIENT, Referent.APP, ScoreRange.of(1, 5), "total", metric, value);
    }

    @Test
    void anotherInstrumentOrMetricIsRefusedAndEveryDifferenceIsReported() {
        assertThat(codes(SAMPLE.compare(measurement("demo-6", Metric.MEAN, 3))))
                .containsExactly(ProblemCode.WRONG_INSTRUMENT);
        assertThat(codes(SAMPLE.compare(measurement("demo-5", Metric.SUM, 15))))
                .containsExactly(ProblemCode.WRONG_METRIC);
        Measurement other = new Measurement(
                InstrumentId.of("demo-6"),
                Rater.THERAPIST,
                Referent.CLIENT,
                ScoreRange.of(1, 7),
                "bond",
                Metric.SUM,
                300);
        assertThat(codes(SAMPLE.compare(other)))
                .containsExactly(
                        ProblemCode.WRONG_INSTRUMENT,
                        ProblemCode.WRONG_METRIC,
                        ProblemCode.WRONG_FORMAT,
                        ProblemCode.WRONG_RATER,
                        ProblemCode.WRONG_REFERENT,
                        ProblemCode.WRONG_SCALE);
        assertThat(codes(SAMPLE.compareConverted(other)))
                .containsExactly(
                        ProblemCode.WRONG_INSTRUMENT,
                        ProblemCode.WRONG_METRIC,
                        ProblemCode.WRONG_RATER,
                        ProblemCode.WRONG_REFERENT,
                        ProblemCode.WRONG_SCALE);
    }

    private static List<ProblemCode> codes(ComparisonResult result) {
        return ((RefusedComparison) result)
                .problems().stream().map(Problem::code).toList();
    }

    @Test
    void oneOfSeveralInstrumentsWillDo() {
        ReferenceSample several = with(sample -> sample.instrument("demo-6"));

        assertThat(several.compare(measurement("demo-6", Metric.MEAN, 3))).isInstanceOf(SampleComparison.class);
        assertThat(((RefusedComparison) several.compare(measurement("demo-7", Metric.MEAN, 3)))
                        .problems()
                        .get(0)
                        .allowed())
                .hasValue("demo-5, demo-6");
    }

    @Test
    void anUnstatedReferentEqualsItself() {
        Responses.Builder unstated = Responses.builder("demo-5", Rater.CLIENT);
        for (int item = 1; item <= 5; item++) {
            unstated.answer(item, 3);
        }
        ScoreReport report = Reports.score(unstated);

        assertThat(with(sample -> sample.referent(Referent.UNSTATED)).compare(report))
                .isInstanceOf(SampleComparison.class);
        assertThat(codes(SAMPLE.compare(report))).containsExactly(ProblemCode.WRONG_REFERENT);
    }

    @Test
    void tooFewAnswersAreNoScoreToCompare() {
        ScoreReport gaps = Reports.score(Reports.sheet(4, 2));

        assertThat(codes(SAMPLE.compare(gaps))).containsExactly(ProblemCode.INSUFFICIENT_SCORE);
        assertThat(codes(with(sample -> sample.rater(Rater.THERAPIST)).compareConverted(gaps)))
                .containsExactly(ProblemCode.WRONG_RATER, ProblemCode.INSUFFICIENT_SCORE);
    }

    // 3 on 1..7 is 1 + 2 * 4/6 = 2.333 on 1..5, and 0.8 is 0.533
    @Test
    void anotherFormatIsConvertedWhenAskedForAndTheResultSaysSo() {
        ReferenceSample seven = with(sample -> sample.range(ScoreRange.of(1, 7)));
        SampleComparison comparison = seven.compareConverted(Reports.report()).orElseThrow();

        assertThat(comparison.conversion()).hasValue(RangeConversion.of(ScoreRange.of(1, 7), ScoreRange.of(1, 5)));
        assertThat(comparison.mean()).isCloseTo(7 / 3.0, within(1e-14));
        assertThat(comparison.sd()).isCloseTo(1.6 / 3, within(1e-14));
        assertThat(comparison.difference()).isCloseTo(3.6 - 7 / 3.0, within(1e-14));
        assertThat(comparison.position().orElseThrow().z()).isCloseTo((3.6 - 7 / 3.0) / (1.6 / 3), within(1e-13));
        assertThat(comparison.sentence())
                .contains(" The sample's figures were converted: 1..7 to 1..5, linear, not equating.");
        assertThatJson(comparison.toMap())
                .inPath("converted")
                .isEqualTo("{from:'1..7',to:'1..5',kind:'linear, not equating'}");
        assertThat(SAMPLE.compareConverted(Reports.report()).orElseThrow().conversion())
                .isEmpty();
        assertThat(SAMPLE.compareConverted(measurement("demo-5", Metric.MEAN, 3))
                        .orElseThrow()
                        .difference())
                .isZero();
    }

    @Test
    void aSumOfAnotherFormatIsNeverConverted() {
        ReferenceSample sums = with(
                sample -> sample.metric(Metric.SUM).range(ScoreRange.of(1, 7)).mean(20));

        assertThat(codes(sums.compareConverted(Reports.report()))).containsExactly(ProblemCode.WRONG_FORMAT);
    }

    @Test
    void aSampleOfSumsIsComparedWithTheSum() {
        ReferenceSample sums = with(sample -> sample.metric(Metric.SUM).mean(15).sd(4));

        assertThat(sums.compare(Reports.report()).orElseThrow().difference()).isEqualTo(3);
    }

    static Stream<Arguments> withoutPosition() {
        return Stream.of(
                Arguments.of(with(sample -> sample.kind(ReferenceSample.Kind.PUBLISHED_POOLED)), Reason.POOLED_SAMPLE),
                Arguments.of(Samples.withoutN(), Reason.UNKNOWN_N),
                Arguments.of(with(sample -> sample.n(1)), Reason.TOO_FEW_PERSONS),
                Arguments.of(with(sample -> sample.sd(0)), Reason.NO_VARIANCE),
                Arguments.of(with(sample -> sample.sd(1e-320)), Reason.OUT_OF_DOUBLE_RANGE));
    }

    @ParameterizedTest
    @MethodSource("withoutPosition")
    void withoutADistributionOfPersonsThereIsNoPosition(ReferenceSample sample, Reason reason) {
        SampleComparison comparison = sample.compare(Reports.report()).orElseThrow();

        assertThat(comparison.position()).isEqualTo(Statistic.not(reason));
        assertThat(comparison.difference()).isCloseTo(0.6, within(1e-15));
        assertThat(comparison.sentence())
                .contains("nobody at all")
                .contains(" No position in the sample is given: " + reason.message())
                .doesNotContain("z =");
        assertThatJson(comparison.toMap()).inPath("position").isEqualTo("{reason:'" + reason.id() + "'}");
    }

    @Test
    void twoPersonsAreEnough() {
        assertThat(with(sample -> sample.n(2))
                        .compare(Reports.report())
                        .orElseThrow()
                        .position()
                        .orElseThrow()
                        .degreesOfFreedom())
                .isEqualTo(1);
    }

    @Test
    void equalityIsThatOfTheParts() {
        ComparisonResult comparison = SAMPLE.compare(Reports.report());

        assertThat(comparison)
                .isEqualTo(SAMPLE.compare(Reports.report()))
                .hasSameHashCodeAs(SAMPLE.compare(Reports.report()))
                .isNotEqualTo(SAMPLE.compare(Reports.score(Reports.sheet(1, 1, 1, 1, 1))))
                .isNotEqualTo(with(sample -> sample.sd(1)).compare(Reports.report()))
                .isNotEqualTo(SAMPLE);
        assertThat(comparison.orElseThrow()).isSameAs(comparison);
    }

    @Test
    void aMeasurementIsPossibleOrRefused() {
        for (double value : new double[] {0.9, 5.1, Double.NaN}) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> measurement("demo-5", Metric.MEAN, value))
                    .withMessageContaining("allowed: a mean within 1..5");
        }
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> measurement("demo-5", Metric.SUM, Double.POSITIVE_INFINITY))
                .withMessageContaining("allowed: a finite sum");
        assertThat(Measurement.find(Reports.report(), "total", Metric.SUM))
                .hasValueSatisfying(sum -> assertThat(sum.value()).isEqualTo(18));
        assertThat(Measurement.find(Reports.report(), "bond", Metric.SUM)).isEmpty();
    }

    @Test
    void nullsAndEmptyRefusalsAreProgrammingErrors() {
        assertThatNullPointerException().isThrownBy(() -> SAMPLE.compare((ScoreReport) null));
        assertThatNullPointerException().isThrownBy(() -> SAMPLE.compare((Measurement) null));
        assertThatNullPointerException()
                .isThrownBy(() -> Measurement.find(Reports.report(), "total", null))
                .withMessage("metric");
        assertThatIllegalArgumentException().isThrownBy(() -> new RefusedComparison(SAMPLE, List.of()));
    }

    /** Samples that lack something that every other sample has. */
    private static final class Samples {
        static ReferenceSample withoutN() {
            return ReferenceSample.builder("no-n")
                    .label("nobody at all")
                    .instrument("demo-5")
                    .rater(Rater.CLIENT)
                    .referent(Referent.APP)
                    .range(ScoreRange.of(1, 5))
                    .scale("total")
                    .mean(3)
                    .sd(0.8)
                    .source("invention", Source.of("Made up for tests", "in full"))
                    .build();
        }
    }
}
