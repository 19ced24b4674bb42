package io.github.alliancesdk.core.statistics.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Correlation;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Correlation, mean difference and intraclass correlation of degenerate data. */
class AgreementStatisticsTest {
    private static final double[][] NOTHING = {};

    private static double[] of(double... values) {
        return values;
    }

    static List<Arguments> correlationsThatCannotBe() {
        return List.of(
                Arguments.of(of(), of(), Reason.TOO_FEW_PERSONS),
                Arguments.of(of(1), of(2), Reason.TOO_FEW_PERSONS),
                Arguments.of(of(1, 2), of(2, 1), Reason.TOO_FEW_PERSONS),
                Arguments.of(of(1, 1, 1), of(1, 2, 3), Reason.NO_VARIANCE),
                Arguments.of(of(1, 2, 3), of(0.1, 0.1, 0.1), Reason.NO_VARIANCE),
                Arguments.of(of(1e200, -1e200, 0), of(1, 2, 3), Reason.OUT_OF_DOUBLE_RANGE),
                Arguments.of(of(1e-200, 2e-200, 4e-200), of(1, 2, 3), Reason.OUT_OF_DOUBLE_RANGE));
    }

    @ParameterizedTest
    @MethodSource("correlationsThatCannotBe")
    void aCorrelationThatCannotBeComputedSaysWhy(double[] x, double[] y, Reason reason) {
        assertThat(Correlation.of(x, y).reason()).hasValue(reason);
    }

    @Test
    void aPerfectCorrelationHasNoInterval() {
        double[] x = {0.1, 0.2, 0.3, 0.7, 0.9};
        double[] y = {0.4, 0.7, 1.0, 2.2, 2.8};

        Correlation correlation = Correlation.of(x, y).orElseThrow();

        assertThat(correlation.value()).isCloseTo(1, within(1e-12));
        assertThat(correlation.interval().reason()).hasValue(Reason.PERFECT_CORRELATION);
        assertThat(Correlation.of(-1, 10).orElseThrow().interval().reason()).hasValue(Reason.PERFECT_CORRELATION);
    }

    @Test
    void fromThreePairsThereIsACorrelationAndFromFourAnInterval() {
        assertThat(Correlation.of(0.5, 2).reason()).hasValue(Reason.TOO_FEW_PERSONS);
        assertThat(Correlation.of(0.5, 3).orElseThrow().interval().reason()).hasValue(Reason.TOO_FEW_PERSONS);
        assertThat(Correlation.of(0.5, 4).orElseThrow().interval().value()).isPresent();
        assertThat(Correlation.of(0.5, 4, 0.9)
                        .orElseThrow()
                        .interval()
                        .orElseThrow()
                        .level())
                .isEqualTo(0.9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1.01, 1.01, Double.NaN})
    void aNumberThatIsNoCorrelationIsRefused(double r) {
        assertThatIllegalArgumentException().isThrownBy(() -> Correlation.of(r, 10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Correlation(r, 10, Statistic.not(Reason.NO_VARIANCE)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, Double.NaN})
    void aLevelThatIsNoneIsRefused(double level) {
        assertThatIllegalArgumentException().isThrownBy(() -> Correlation.of(0.5, 10, level));
        assertThatIllegalArgumentException().isThrownBy(() -> Correlation.of(of(1), of(1), level));
        assertThatIllegalArgumentException().isThrownBy(() -> MeanDifference.of(of(1), of(1), level));
        assertThatIllegalArgumentException().isThrownBy(() -> IntraclassCorrelation.agreement(NOTHING, level));
        assertThatIllegalArgumentException().isThrownBy(() -> IntraclassCorrelation.consistency(NOTHING, level));
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Correlation.of(of(1), of(1, 2)));
        assertThatIllegalArgumentException().isThrownBy(() -> Correlation.of(of(Double.NaN), of(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Correlation.of(of(1), of(Double.POSITIVE_INFINITY)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Correlation(0, 1, Statistic.not(Reason.TOO_FEW_PERSONS)));
        assertThatIllegalArgumentException().isThrownBy(() -> MeanDifference.of(of(1), of(1, 2), 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> MeanDifference.of(of(Double.NaN), of(1), 0.95));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IntraclassCorrelation.agreement(new double[][] {{1, 2}, {1}}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IntraclassCorrelation.agreement(new double[][] {{1, Double.NaN}, {1, 2}}));
        Statistic<Double> none = Statistic.not(Reason.TOO_FEW_PERSONS);
        Statistic<ConfidenceInterval> noInterval = Statistic.not(Reason.TOO_FEW_PERSONS);
        Statistic<Agreement.Limits> noLimits = Statistic.not(Reason.TOO_FEW_PERSONS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MeanDifference(Double.NaN, 1, none, noInterval, noLimits));
        assertThatIllegalArgumentException().isThrownBy(() -> new MeanDifference(0, 0, none, noInterval, noLimits));
        assertThatIllegalArgumentException().isThrownBy(() -> new Agreement.Limits(1, 0, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> new Agreement.Limits(Double.NaN, 0, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> new Agreement.Limits(0, Double.NaN, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> new Agreement.Limits(0, 1, 1));
        IntraclassCorrelation.Definition definition = IntraclassCorrelation.Definition.AGREEMENT;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IntraclassCorrelation(definition, 1.1, 2, 2, noInterval));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IntraclassCorrelation(definition, Double.NaN, 2, 2, noInterval));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IntraclassCorrelation(definition, 1, 1, 2, noInterval));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IntraclassCorrelation(definition, 1, 2, 1, noInterval));
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> Correlation.of(null, of()))
                .withMessage("x");
        assertThatNullPointerException()
                .isThrownBy(() -> Correlation.of(of(), null))
                .withMessage("y");
        assertThatNullPointerException()
                .isThrownBy(() -> MeanDifference.of(null, of(), 0.9))
                .withMessage("first");
        assertThatNullPointerException()
                .isThrownBy(() -> MeanDifference.of(of(), null, 0.9))
                .withMessage("second");
        assertThatNullPointerException()
                .isThrownBy(() -> IntraclassCorrelation.agreement(null))
                .withMessage("ratings");
        assertThatNullPointerException()
                .isThrownBy(() -> IntraclassCorrelation.agreement(new double[][] {null}))
                .withMessage("ratings");
    }

    @Test
    void aMeanDifferenceOfLittleSaysWhatItLacks() {
        assertThat(MeanDifference.of(of(), of(), 0.95).reason()).hasValue(Reason.TOO_FEW_PERSONS);

        MeanDifference ofOne = MeanDifference.of(of(3), of(1), 0.95).orElseThrow();
        assertThat(ofOne.value()).isEqualTo(2);
        assertThat(ofOne.n()).isEqualTo(1);
        assertThat(ofOne.standardDeviation().reason()).hasValue(Reason.TOO_FEW_PERSONS);
        assertThat(ofOne.interval().reason()).hasValue(Reason.TOO_FEW_PERSONS);
        assertThat(ofOne.limitsOfAgreement().reason()).hasValue(Reason.TOO_FEW_PERSONS);

        MeanDifference constant =
                MeanDifference.of(of(3, 4, 5), of(1, 2, 3), 0.95).orElseThrow();
        assertThat(constant.standardDeviation().orElseThrow()).isZero();
        assertThat(constant.interval().reason()).hasValue(Reason.NO_VARIANCE);
        assertThat(constant.limitsOfAgreement().orElseThrow()).isEqualTo(new Agreement.Limits(2, 2, 0.95));

        assertThat(MeanDifference.of(of(Double.MAX_VALUE), of(-Double.MAX_VALUE), 0.95)
                        .reason())
                .hasValue(Reason.OUT_OF_DOUBLE_RANGE);
        MeanDifference wide =
                MeanDifference.of(of(1e200, -1e200), of(0, 0), 0.95).orElseThrow();
        assertThat(wide.standardDeviation().reason()).hasValue(Reason.OUT_OF_DOUBLE_RANGE);
        assertThat(wide.interval().reason()).hasValue(Reason.OUT_OF_DOUBLE_RANGE);
        assertThat(wide.limitsOfAgreement().reason()).hasValue(Reason.OUT_OF_DOUBLE_RANGE);
    }

    static List<Arguments> ratingsWithoutACoefficient() {
        return List.of(
                Arguments.of(NOTHING, Reason.TOO_FEW_PERSONS),
                Arguments.of(new double[][] {{}}, Reason.TOO_FEW_PERSONS),
                Arguments.of(new double[][] {{1, 2}}, Reason.TOO_FEW_PERSONS),
                Arguments.of(new double[][] {{}, {}}, Reason.TOO_FEW_RATERS),
                Arguments.of(new double[][] {{1}, {2}, {3}}, Reason.TOO_FEW_RATERS),
                Arguments.of(new double[][] {{2, 2}, {2, 2}, {2, 2}}, Reason.NO_VARIANCE),
                Arguments.of(new double[][] {{0.1, 0.1, 0.1}, {0.1, 0.1, 0.1}}, Reason.NO_VARIANCE),
                Arguments.of(new double[][] {{1e200, 1}, {2, 3}}, Reason.OUT_OF_DOUBLE_RANGE));
    }

    @ParameterizedTest
    @MethodSource("ratingsWithoutACoefficient")
    void ratingsThatGiveNoCoefficientSayWhy(double[][] ratings, Reason reason) {
        assertThat(IntraclassCorrelation.agreement(ratings).reason()).hasValue(reason);
        assertThat(IntraclassCorrelation.consistency(ratings).reason()).hasValue(reason);
    }

    @Test
    void whereNeitherSubjectsNorRatersDifferOnlyConsistencyIsDefined() {
        double[][] crossed = {{1, 2}, {2, 1}};

        assertThat(IntraclassCorrelation.agreement(crossed).reason()).hasValue(Reason.NO_VARIANCE);
        assertThat(IntraclassCorrelation.consistency(crossed).orElseThrow().value())
                .isEqualTo(-1);
    }

    @Test
    void ratersWhoDifferByAConstantAreConsistentWithoutAnInterval() {
        double[][] shifted = {{0.1, 1.1}, {0.7, 1.7}, {0.3, 1.3}, {0.45, 1.45}};

        IntraclassCorrelation consistency =
                IntraclassCorrelation.consistency(shifted).orElseThrow();
        assertThat(consistency.value()).isEqualTo(1);
        assertThat(consistency.interval().reason()).hasValue(Reason.PERFECT_CORRELATION);
        IntraclassCorrelation agreement =
                IntraclassCorrelation.agreement(shifted).orElseThrow();
        assertThat(agreement.value()).isBetween(0.0, 0.2);
        assertThat(agreement.interval().reason()).hasValue(Reason.PERFECT_CORRELATION);
        assertThat(agreement.subjects()).isEqualTo(4);
        assertThat(agreement.raters()).isEqualTo(2);
    }

    @Test
    void ratersWhoAreOpposedHaveNoIntervalEither() {
        double[][] opposed = {{1, 4}, {2, 3}, {3, 2}, {4, 1.0}};

        IntraclassCorrelation consistency =
                IntraclassCorrelation.consistency(opposed).orElseThrow();
        assertThat(consistency.value()).isEqualTo(-1);
        assertThat(consistency.interval().reason()).hasValue(Reason.PERFECT_CORRELATION);
        assertThat(IntraclassCorrelation.agreement(opposed)
                        .orElseThrow()
                        .interval()
                        .reason())
                .hasValue(Reason.PERFECT_CORRELATION);
        double[][] balanced = {{1, 2, 3}, {2, 3, 1}, {3, 1, 2}, {2, 2, 2}};
        IntraclassCorrelation three =
                IntraclassCorrelation.consistency(balanced).orElseThrow();
        assertThat(three.value()).isEqualTo(-0.5);
        assertThat(three.interval().reason()).hasValue(Reason.NO_VARIANCE);
    }

    /** Satterthwaite's degrees of freedom cancel: there is no bound, although nothing overflows. */
    @Test
    void aBoundThatDoesNotExistHasNoDegreesOfFreedom() {
        double[][] ratings = {{-1.39, 0.53}, {1.14, -1.88}, {-0.03, -0.51}};

        IntraclassCorrelation agreement =
                IntraclassCorrelation.agreement(ratings).orElseThrow();
        assertThat(agreement.value()).isNegative();
        assertThat(agreement.interval().reason()).hasValue(Reason.NO_DEGREES_OF_FREEDOM);
    }

    /** Small integers produce every degenerate table; none may return NaN or infinity, or throw. */
    @Test
    void noTableOfSmallRatingsBreaksAnything() {
        long seed = 20260502;
        Random random = new Random(seed);
        int computed = 0;
        for (int i = 0; i < 20_000; i++) {
            double[][] ratings = new double[random.nextInt(5)][random.nextInt(4)];
            for (double[] row : ratings) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = random.nextInt(3) * 0.1;
                }
            }
            for (Statistic<IntraclassCorrelation> icc :
                    List.of(IntraclassCorrelation.agreement(ratings), IntraclassCorrelation.consistency(ratings))) {
                assertThat(icc.value().isPresent() ^ icc.reason().isPresent())
                        .as("seed %d, table %d", seed, i)
                        .isTrue();
                computed += icc.value().isPresent() ? 1 : 0;
            }
        }
        assertThat(computed).isGreaterThan(5_000);
    }

    @Test
    void anOffsetChangesNoCoefficientAndTheOrderOfSubjectsNeither() {
        long seed = 20260503;
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            List<double[]> rows = new ArrayList<>();
            List<double[]> offset = new ArrayList<>();
            for (int n = 3 + random.nextInt(30); n > 0; n--) {
                double truth = random.nextGaussian();
                double[] row = {truth + random.nextGaussian(), truth + random.nextGaussian() + 1, truth};
                rows.add(row);
                offset.add(new double[] {row[0] + 1000, row[1] + 1000, row[2] + 1000});
            }
            double expected = agreement(rows);

            assertThat(agreement(offset)).as("seed %d, table %d", seed, i).isCloseTo(expected, within(1e-10));
            Collections.shuffle(rows, random);
            assertThat(agreement(rows)).as("seed %d, table %d", seed, i).isCloseTo(expected, within(1e-12));
        }
    }

    private static double agreement(List<double[]> rows) {
        return IntraclassCorrelation.agreement(rows.toArray(double[][]::new))
                .orElseThrow()
                .value();
    }
}
