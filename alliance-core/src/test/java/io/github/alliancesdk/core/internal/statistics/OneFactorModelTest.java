package io.github.alliancesdk.core.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.alliancesdk.core.internal.statistics.OneFactorModel.Fit;
import io.github.alliancesdk.core.internal.statistics.OneFactorModel.Outcome;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ReliabilityReferenceTest compares with samples. */
class OneFactorModelTest {
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 12, 36, 60})
    void aMatrixThatTheModelImpliesGivesItsParameters(int items) {
        long seed = 20261124 + items;
        Random random = new Random(seed);
        double[] loadings =
                random.doubles(items, 0.5, 20).map(l -> l > 19 ? -l / 30 : l).toArray();
        double[] uniques = random.doubles(items, 0.2, 100).toArray();

        Fit fit = OneFactorModel.fit(implied(loadings, uniques));

        assertThat(fit.outcome()).as("seed %d", seed).isEqualTo(Outcome.FITTED);
        assertThat(fit.loadings()).as("seed %d", seed).containsExactly(loadings, within(1e-9));
        assertThat(fit.uniqueVariances()).as("seed %d", seed).containsExactly(uniques, within(1e-8));
        assertThat(fit.discrepancy()).isCloseTo(0, within(1e-12));
        assertThat(fit.iterations()).isBetween(1, 60);
    }

    @Test
    void threeItemsAreSolvedByTheirTriad() {
        Fit fit = OneFactorModel.fit(correlations(0.5, 0.4, 0.3));

        // l1^2 = r12 * r13 / r23
        double first = Math.sqrt(0.5 * 0.4 / 0.3);
        assertThat(fit.outcome()).isEqualTo(Outcome.FITTED);
        assertThat(fit.loadings()).containsExactly(new double[] {first, 0.5 / first, 0.4 / first}, within(1e-12));
    }

    @Test
    void theSumOfTheLoadingsIsNotNegative() {
        Fit fit = OneFactorModel.fit(correlations(-0.5, -0.4, 0.3));

        assertThat(fit.outcome()).isEqualTo(Outcome.FITTED);
        assertThat(fit.loadings()[0]).isNegative();
        assertThat(fit.loadings()[1] + fit.loadings()[2]).isGreaterThan(-fit.loadings()[0]);
    }

    @ParameterizedTest
    @CsvSource({
        // the triad implies more common variance than there is
        "0.9, 0.9, 0.7, HEYWOOD",
        "0.6, 0.6, 0.3, HEYWOOD",
        // one negative correlation of three is impossible with one factor
        "0.5, 0.5, -0.1, HEYWOOD",
        // any two loadings with the right product fit
        "0.5, 0, 0, NOT_IDENTIFIED",
        "0, 0, 0, NOT_IDENTIFIED",
        "1, 0.4, 0.4, SINGULAR",
        // impossible correlations
        "0.9, -0.9, 0.9, SINGULAR",
        "NaN, 0.4, 0.4, SINGULAR"
    })
    void whatHasNoSolutionSaysSo(double r12, double r13, double r23, Outcome outcome) {
        assertThat(OneFactorModel.fit(correlations(r12, r13, r23)).outcome()).isEqualTo(outcome);
    }

    @Test
    void anEndIsReachedOnAnySample() {
        long seed = 20261125;
        Random random = new Random(seed);
        int fitted = 0;
        for (int sample = 0; sample < 1000; sample++) {
            int items = 3 + random.nextInt(6);
            double[][] data = new double[items][items + 1 + random.nextInt(30)];
            for (int person = 0; person < data[0].length; person++) {
                double common = random.nextGaussian();
                for (double[] item : data) {
                    item[person] = common + random.nextGaussian();
                }
            }
            Fit fit = OneFactorModel.fit(covariances(data));

            assertThat(fit.outcome())
                    .as("seed %d, sample %d", seed, sample)
                    .isIn(Outcome.FITTED, Outcome.HEYWOOD, Outcome.NOT_CONVERGED);
            if (fit.outcome() == Outcome.FITTED) {
                fitted++;
                assertThat(fit.uniqueVariances())
                        .as("seed %d, sample %d", seed, sample)
                        .doesNotContain(0);
                assertThat(fit.discrepancy())
                        .as("seed %d, sample %d", seed, sample)
                        .isGreaterThan(-1e-12);
            }
        }
        assertThat(fitted).as("seed %d", seed).isGreaterThan(700);
    }

    private static double[][] correlations(double r12, double r13, double r23) {
        return new double[][] {{1, r12, r13}, {r12, 1, r23}, {r13, r23, 1}};
    }

    private static double[][] implied(double[] loadings, double[] uniques) {
        double[][] matrix = new double[loadings.length][loadings.length];
        for (int i = 0; i < loadings.length; i++) {
            for (int j = 0; j < loadings.length; j++) {
                matrix[i][j] = loadings[i] * loadings[j] + (i == j ? uniques[i] : 0);
            }
        }
        return matrix;
    }

    private static double[][] covariances(double[][] data) {
        double[][] matrix = new double[data.length][data.length];
        for (int i = 0; i < data.length; i++) {
            for (int j = 0; j < data.length; j++) {
                matrix[i][j] = Moments.covariance(data[i], data[j]);
            }
        }
        return matrix;
    }
}
