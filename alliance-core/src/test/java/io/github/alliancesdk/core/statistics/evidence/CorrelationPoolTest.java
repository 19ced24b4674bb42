package io.github.alliancesdk.core.statistics.evidence;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Construct;
import io.github.alliancesdk.core.statistics.OutcomeDirection;
import io.github.alliancesdk.core.statistics.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class CorrelationPoolTest {
    private static final CorrelationStudy A = CorrelationStudy.of("A", 0.3, 53);
    private static final CorrelationStudy B = CorrelationStudy.of("B", 0.1, 103);

    @Test
    void thePoolSaysWhatItIsOfAndWhatWasLeftOut() {
        CorrelationPool pool = CorrelationPool.of(
                List.of(A, CorrelationStudy.of("small", 0.9, 3), B, CorrelationStudy.of("line", -1, 40)));

        assertThat(pool.studies()).containsExactly(A, B);
        assertThat(pool.n()).isEqualTo(156);
        assertThat(pool.scale()).hasValue("total");
        assertThat(pool.outcome()).isEqualTo(OutcomeDirection.UNSTATED);
        assertThat(pool.leftOut())
                .containsExactly(
                        new ExcludedStudy("small", Reason.TOO_FEW_PERSONS),
                        new ExcludedStudy("line", Reason.PERFECT_CORRELATION));
        assertThat(pool)
                .hasToString(
                        "CorrelationPool[2 studies, n 156, Fisher's z, scale total, outcome unstated, 2 left out]");
        assertThat(pool.dersimonianLaird().orElseThrow().estimator())
                .isEqualTo(RandomEffects.Estimator.DERSIMONIAN_LAIRD);
        assertThat(pool.reml().orElseThrow().estimator()).isEqualTo(RandomEffects.Estimator.REML);
    }

    // STATISTICS: [-.037, .325] by the normal distribution, [-.054, .340] by t with k - 1
    @Test
    void theTwoPredictionIntervalsOfTheExampleAreTheKnownOnes() {
        RandomEffects reml =
                PoolingReferenceTest.correlations("molloy2014").reml().orElseThrow();

        assertThat(reml.prediction().lower()).isCloseTo(-0.037, within(5e-4));
        assertThat(reml.prediction().upper()).isCloseTo(0.325, within(5e-4));
        RandomEffects.PredictionInterval adjusted =
                reml.knappHartung().orElseThrow().prediction();
        assertThat(adjusted.lower()).isCloseTo(-0.054, within(5e-4));
        assertThat(adjusted.upper()).isCloseTo(0.340, within(5e-4));
    }

    @Test
    void aStudyThatStandsTwiceIsRefused() {
        refused(
                List.of(A, B, A, CorrelationStudy.of("A", 0.5, 30)),
                ProblemCode.REPEATED_STUDY,
                "The study A appears more than once; aggregate its figures first.");
    }

    @Test
    void differentConstructsAreRefused() {
        refused(
                List.of(A, B.withConstruct(Construct.EMPATHY)),
                ProblemCode.MIXED_CONSTRUCTS,
                "The studies measure different constructs: alliance, empathy.");
        List<CorrelationStudy> empathy =
                List.of(A.withConstruct(Construct.EMPATHY), B.withConstruct(Construct.EMPATHY));
        assertThat(CorrelationPool.of(empathy).construct()).hasValue(Construct.EMPATHY);
        assertThat(CorrelationPool.of(empathy).reml())
                .isEqualTo(CorrelationPool.of(List.of(A, B)).reml());
        assertThat(CorrelationPool.of(List.of(A)).construct()).hasValue(Construct.ALLIANCE);
        assertThat(CorrelationPool.of(List.of()).construct()).isEmpty();
        assertThat(A.withConstruct(Construct.OTHER)
                        .withScale("bond")
                        .withOutcome(OutcomeDirection.HIGHER_IS_WORSE)
                        .withOutcomeReversed()
                        .construct())
                .isEqualTo(Construct.OTHER);
    }

    @Test
    void differentScalesAreRefused() {
        refused(
                List.of(A, B.withScale("bond")),
                ProblemCode.MIXED_SCALES,
                "The studies are about different scales: bond, total.");
    }

    @Test
    void outcomesOfDifferentDirectionsAreRefusedUntilTheyAreTurnedRound() {
        CorrelationStudy good = A.withOutcome(OutcomeDirection.HIGHER_IS_BETTER);
        CorrelationStudy bad = CorrelationStudy.of("B", -0.1, 103).withOutcome(OutcomeDirection.HIGHER_IS_WORSE);

        refused(
                List.of(good, bad),
                ProblemCode.MIXED_OUTCOMES,
                "The outcomes of the studies have different directions: higher-is-better, higher-is-worse; reverse"
                        + " some, or state what a high outcome means.");
        refused(List.of(good, B), ProblemCode.MIXED_OUTCOMES, null);
        CorrelationPool pool = CorrelationPool.of(List.of(good, bad.withOutcomeReversed()));
        assertThat(pool.outcome()).isEqualTo(OutcomeDirection.HIGHER_IS_BETTER);
        assertThat(pool.reml()).isEqualTo(CorrelationPool.of(List.of(A, B)).reml());
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> CorrelationPool.of(
                        List.of(A, A.withScale("bond").withOutcome(OutcomeDirection.HIGHER_IS_WORSE))))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(Problem::code)
                        .containsExactly(
                                ProblemCode.REPEATED_STUDY, ProblemCode.MIXED_SCALES, ProblemCode.MIXED_OUTCOMES));
    }

    private static void refused(List<CorrelationStudy> studies, ProblemCode code, String message) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> CorrelationPool.of(studies))
                .satisfies(e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    if (message != null) {
                        assertThat(problem.message()).isEqualTo(message);
                    }
                }));
    }

    @ParameterizedTest
    @CsvSource({"1.0000001, 10", "-1.5, 10", "NaN, 10", "Infinity, 10", "0.5, 0", "0.5, -1"})
    void anImpossibleFigureIsRefused(double r, int n) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> CorrelationStudy.of("S\n", r, n))
                .satisfies(e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.IMPOSSIBLE_FIGURE);
                    assertThat(problem.message()).startsWith("A figure of S\\u000a is impossible; allowed: a ");
                }));
    }

    @Test
    void aStudyOfOnePairMayBeStatedThoughItIsNotPooled() {
        CorrelationStudy one = CorrelationStudy.of("one", 1, 1);

        assertThat(CorrelationPool.of(List.of(one)).leftOut())
                .containsExactly(new ExcludedStudy("one", Reason.TOO_FEW_PERSONS));
        assertThat(one.correlation().reason()).hasValue(Reason.TOO_FEW_PERSONS);
        assertThat(CorrelationPool.of(List.of(CorrelationStudy.of("four", 0.1, 4)))
                        .studies())
                .hasSize(1);
    }

    @Test
    void noStudyGivesAReasonForEverything() {
        CorrelationPool pool = CorrelationPool.of(List.of(CorrelationStudy.of("small", 0.2, 3)));

        assertThat(pool.fixed().reason()).hasValue(Reason.TOO_FEW_STUDIES);
        assertThat(pool.dersimonianLaird().reason()).hasValue(Reason.TOO_FEW_STUDIES);
        assertThat(pool.reml().reason()).hasValue(Reason.TOO_FEW_STUDIES);
        assertThat(pool.heterogeneity().reason()).hasValue(Reason.TOO_FEW_STUDIES);
        assertThat(pool.scale()).isEmpty();
        assertThat(pool.outcome()).isEqualTo(OutcomeDirection.UNSTATED);
        assertThat(pool.n()).isZero();
        assertThatJson(pool.toMap())
                .isEqualTo("{k:0,n:0,fixed:{reason:'too-few-studies'},dl:{reason:'too-few-studies'},"
                        + "reml:{reason:'too-few-studies'},q:{reason:'too-few-studies'},df:{reason:'too-few-studies'},"
                        + "i2:{reason:'too-few-studies'}}");
        assertThat(pool).hasToString("CorrelationPool[0 studies, n 0, Fisher's z, outcome unstated, 1 left out]");
    }

    @Test
    void oneStudyIsItsOwnFixedEffectAndHasNoRandomOnes() {
        CorrelationPool pool = CorrelationPool.of(List.of(A));
        PooledEstimate fixed = pool.fixed().orElseThrow();

        assertThat(fixed.value()).isCloseTo(0.3, within(1e-15));
        assertThat(fixed.weights()).containsExactly(1.0);
        assertThat(fixed.interval().lower())
                .isCloseTo(
                        A.correlation().orElseThrow().interval().orElseThrow().lower(), within(1e-15));
        assertThat(pool.reml().reason()).hasValue(Reason.TOO_FEW_STUDIES);
    }

    @Test
    void studiesThatAgreeExactlyHaveNoIntervalOfKnappAndHartung() {
        CorrelationPool pool =
                CorrelationPool.of(List.of(CorrelationStudy.of("A", 0.25, 40), CorrelationStudy.of("B", 0.25, 60)));
        RandomEffects reml = pool.reml().orElseThrow();

        assertThat(reml.tau2()).isZero();
        assertThat(pool.dersimonianLaird().orElseThrow().tau2()).isZero();
        assertThat(reml.knappHartung().reason()).hasValue(Reason.NO_VARIANCE);
        assertThat(reml.adHoc().standardError()).isEqualTo(reml.standardError());
        assertThat(reml.cautions()).containsExactly(RandomEffects.Caution.PREDICTION_TOO_NARROW);
        assertThat(pool.heterogeneity().orElseThrow().i2()).isZero();
        assertThatJson(pool.toMap().get("reml")).inPath("knappHartung").isEqualTo("{reason:'no-variance'}");
    }

    @Test
    void theMapHasTheFiguresInTheirPlaces() {
        CorrelationPool pool = PoolingReferenceTest.correlations("molloy2014");
        RandomEffects dl = pool.dersimonianLaird().orElseThrow();
        RandomEffects reml = pool.reml().orElseThrow();
        RandomEffects.KnappHartung adjusted = reml.knappHartung().orElseThrow();
        PooledEstimate fixed = pool.fixed().orElseThrow();

        assertThat(JsonMapper.shared().writeValueAsString(pool.toMap()))
                .isEqualTo(JsonMapper.shared()
                        .writeValueAsString(JsonMapper.shared()
                                .readTree(String.format(
                                        Locale.ROOT,
                                        """
                                        {"k":16,"n":3509,"fixed":{"value":%s,"lower":%s,"upper":%s},
                                         "dl":{"value":%s,"lower":%s,"upper":%s,"tau2":%s,
                                          "prediction":{"lower":%s,"upper":%s}},
                                         "reml":{"value":%s,"lower":%s,"upper":%s,"tau2":%s,
                                          "prediction":{"lower":%s,"upper":%s},
                                          "knappHartung":{"lower":%s,"upper":%s,"prediction":{"lower":%s,"upper":%s}},
                                          "adHoc":{"lower":%s,"upper":%s,"prediction":{"lower":%s,"upper":%s}},
                                          "cautions":["prediction-too-narrow"]},
                                         "q":%s,"df":15,"i2":%s}""",
                                        fixed.value(),
                                        fixed.interval().lower(),
                                        fixed.interval().upper(),
                                        dl.value(),
                                        dl.interval().lower(),
                                        dl.interval().upper(),
                                        dl.tau2(),
                                        dl.prediction().lower(),
                                        dl.prediction().upper(),
                                        reml.value(),
                                        reml.interval().lower(),
                                        reml.interval().upper(),
                                        reml.tau2(),
                                        reml.prediction().lower(),
                                        reml.prediction().upper(),
                                        adjusted.interval().lower(),
                                        adjusted.interval().upper(),
                                        adjusted.prediction().lower(),
                                        adjusted.prediction().upper(),
                                        reml.adHoc().interval().lower(),
                                        reml.adHoc().interval().upper(),
                                        reml.adHoc().prediction().lower(),
                                        reml.adHoc().prediction().upper(),
                                        pool.heterogeneity().orElseThrow().q(),
                                        pool.heterogeneity().orElseThrow().i2()))));
    }

    @Test
    void theOrderOfTheStudiesChangesNoDigit() {
        long seed = 20261;
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            List<CorrelationStudy> studies = randomStudies(random);
            CorrelationPool pool = CorrelationPool.of(studies);
            List<CorrelationStudy> shuffled = new ArrayList<>(studies);
            Collections.shuffle(shuffled, random);
            CorrelationPool other = CorrelationPool.of(shuffled);

            assertThat(other.toMap()).as("seed %d, round %d", seed, round).isEqualTo(pool.toMap());
            List<Double> weights = other.reml().orElseThrow().weights();
            for (CorrelationStudy study : shuffled) {
                assertThat(weights.get(shuffled.indexOf(study)))
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(pool.reml().orElseThrow().weights().get(studies.indexOf(study)));
            }
        }
    }

    @Test
    void theOrderOfStudiesOfOneEffectAndManySizesChangesNoDigit() {
        List<CorrelationStudy> studies = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            studies.add(CorrelationStudy.of("study " + i, i % 3 == 0 ? 0.5 : 0.1, 5 + 7 * i * i));
        }
        long seed = 20269;
        Random random = new Random(seed);
        Map<String, Object> expected = CorrelationPool.of(studies).toMap();
        for (int round = 0; round < 50; round++) {
            Collections.shuffle(studies, random);
            assertThat(CorrelationPool.of(studies).toMap())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(expected);
        }
    }

    @Test
    void turningEveryOutcomeRoundTurnsTheSignsRoundAndNothingElse() {
        long seed = 20262;
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            List<CorrelationStudy> studies = randomStudies(random);
            RandomEffects reml = CorrelationPool.of(studies).reml().orElseThrow();
            RandomEffects reversed = CorrelationPool.of(studies.stream()
                            .map(CorrelationStudy::withOutcomeReversed)
                            .toList())
                    .reml()
                    .orElseThrow();

            String where = "seed " + seed + ", round " + round;
            assertThat(reversed.value()).as(where).isCloseTo(-reml.value(), within(1e-12));
            assertThat(reversed.tau2()).as(where).isCloseTo(reml.tau2(), within(1e-12));
            assertThat(reversed.prediction().lower())
                    .as(where)
                    .isCloseTo(-reml.prediction().upper(), within(1e-12));
        }
    }

    /** At the estimate, the restricted likelihood is flat: the score equation of tau squared is zero. */
    @Test
    void theRestrictedLikelihoodIsFlatAtTheEstimateOrFallsFromZero() {
        long seed = 20263;
        Random random = new Random(seed);
        int zeros = 0;
        for (int round = 0; round < 200; round++) {
            List<CorrelationStudy> studies = randomStudies(random);
            double tau2 = CorrelationPool.of(studies).reml().orElseThrow().tau2();

            double score = score(studies, tau2);
            if (tau2 == 0) {
                zeros++;
                assertThat(score).as("seed %d, round %d", seed, round).isNotPositive();
            } else {
                assertThat(score).as("seed %d, round %d", seed, round).isCloseTo(0, within(1e-7));
            }
        }
        assertThat(zeros).isBetween(5, 195);
    }

    /** Studies that are so small and so different that Fisher scoring converges slowly or oscillates. */
    @Test
    void restrictedLikelihoodAlwaysAnswersWithItsHighestPeak() {
        long seed = 20264;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<CorrelationStudy> studies = new ArrayList<>();
            int k = 2 + random.nextInt(8);
            for (int i = 0; i < k; i++) {
                int n = 4 + (int) Math.pow(10, 4 * random.nextDouble());
                studies.add(CorrelationStudy.of("study " + i, 1.9 * (random.nextDouble() - 0.5), n));
            }
            double height = logLikelihood(
                    studies, CorrelationPool.of(studies).reml().orElseThrow().tau2());

            assertThat(logLikelihood(studies, 0))
                    .as("seed %d, round %d", seed, round)
                    .isLessThanOrEqualTo(height + 1e-9);
            for (double tau2 = 1e-6; tau2 < 20; tau2 *= 1.02) {
                assertThat(logLikelihood(studies, tau2))
                        .as("seed %d, round %d, tau2 %s", seed, round, tau2)
                        .isLessThanOrEqualTo(height + 1e-9);
            }
        }
    }

    private static double logLikelihood(List<CorrelationStudy> studies, double tau2) {
        double total = 0;
        double weighted = 0;
        double logs = 0;
        for (CorrelationStudy study : studies) {
            double w = 1 / (1.0 / (study.n() - 3) + tau2);
            total += w;
            weighted += w * z(study);
            logs += Math.log(w);
        }
        double q = 0;
        for (CorrelationStudy study : studies) {
            q += Math.pow(z(study) - weighted / total, 2) / (1.0 / (study.n() - 3) + tau2);
        }
        return (logs - Math.log(total) - q) / 2;
    }

    private static double score(List<CorrelationStudy> studies, double tau2) {
        double total = 0;
        double weighted = 0;
        double squares = 0;
        for (CorrelationStudy study : studies) {
            double w = 1 / (1.0 / (study.n() - 3) + tau2);
            total += w;
            weighted += w * z(study);
            squares += w * w;
        }
        double sum = 0;
        for (CorrelationStudy study : studies) {
            double w = 1 / (1.0 / (study.n() - 3) + tau2);
            sum += Math.pow(w * (z(study) - weighted / total), 2);
        }
        double trace = total - squares / total;
        return (sum - trace) / trace;
    }

    private static double z(CorrelationStudy study) {
        return 0.5 * Math.log((1 + study.r()) / (1 - study.r()));
    }

    private static List<CorrelationStudy> randomStudies(Random random) {
        int k = 2 + random.nextInt(12);
        double spread = random.nextDouble() * 0.5;
        List<CorrelationStudy> studies = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            double r = Math.tanh(0.25 + spread * random.nextGaussian());
            studies.add(CorrelationStudy.of("study " + i, r, 4 + random.nextInt(300)));
        }
        return studies;
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> CorrelationStudy.of(null, 0.1, 10))
                .withMessage("label");
        assertThatNullPointerException().isThrownBy(() -> A.withScale(null)).withMessage("scale");
        assertThatNullPointerException().isThrownBy(() -> A.withOutcome(null)).withMessage("outcome");
        assertThatNullPointerException()
                .isThrownBy(() -> new ExcludedStudy(null, Reason.NO_VARIANCE))
                .withMessage("label");
        assertThatNullPointerException()
                .isThrownBy(() -> new ExcludedStudy("A", null))
                .withMessage("reason");
    }

    @Test
    void theWordsOfDirectionsAndEstimatorsAreStable() {
        assertThat(Coded.find(OutcomeDirection.class, "higher-is-better")).hasValue(OutcomeDirection.HIGHER_IS_BETTER);
        assertThat(Coded.find(OutcomeDirection.class, "higher-is-worse")).hasValue(OutcomeDirection.HIGHER_IS_WORSE);
        assertThat(Coded.find(OutcomeDirection.class, "unstated")).hasValue(OutcomeDirection.UNSTATED);
        assertThat(Coded.find(OutcomeDirection.class, "Unstated")).isEmpty();
        assertThat(RandomEffects.Estimator.DERSIMONIAN_LAIRD.id()).isEqualTo("dl");
        assertThat(RandomEffects.Estimator.REML.id()).isEqualTo("reml");
        assertThat(A.withOutcome(OutcomeDirection.HIGHER_IS_BETTER)
                        .withOutcomeReversed()
                        .outcome())
                .isEqualTo(OutcomeDirection.HIGHER_IS_WORSE);
        assertThat(Map.of(A.withOutcomeReversed().outcome(), 1)).containsKey(OutcomeDirection.UNSTATED);
    }

    @Test
    void aPredictionIntervalMayBeAPoint() {
        RandomEffects.PredictionInterval point = new RandomEffects.PredictionInterval(0.5, 0.5, 0.95);

        assertThat(point.lower()).isEqualTo(point.upper());
        assertThat(point.level()).isEqualTo(0.95);
    }

    @ParameterizedTest
    @CsvSource({"NaN,1,.95", "0,NaN,.95", "-Infinity,1,.95", "1,0,.95", "0,1,0", "0,1,1", "0,1,NaN"})
    void aPredictionIntervalWithoutFiniteOrderedBoundsAndALevelIsRefused(double lower, double upper, double level) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RandomEffects.PredictionInterval(lower, upper, level));
    }
}
