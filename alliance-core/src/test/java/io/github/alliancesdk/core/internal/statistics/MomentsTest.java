package io.github.alliancesdk.core.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MomentsTest {
    // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, sum of squares 32
    private static final double[] VALUES = {2, 4, 4, 4, 5, 5, 7, 9};

    @Test
    void momentsOfASampleWithKnownOnes() {
        assertThat(Moments.mean(VALUES)).isEqualTo(5);
        assertThat(Moments.sumOfSquares(VALUES)).isEqualTo(32);
        assertThat(Moments.variance(VALUES)).isEqualTo(32.0 / 7);
        assertThat(Moments.standardDeviation(VALUES)).isEqualTo(Math.sqrt(32.0 / 7));
    }

    @Test
    void aLargeOffsetCostsNoDigits() {
        double[] shifted = new double[VALUES.length];
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] = VALUES[i] + 1e12;
        }

        assertThat(Moments.mean(shifted)).isEqualTo(1e12 + 5);
        assertThat(Moments.variance(shifted)).isEqualTo(32.0 / 7);
    }

    @Test
    void productsOfTwoSamples() {
        double[] x = {1, 2, 3};
        double[] y = {2, 1, 3};

        assertThat(Moments.sumOfProducts(x, y)).isEqualTo(1);
        assertThat(Moments.covariance(x, y)).isEqualTo(0.5);
        assertThat(Moments.correlation(x, y)).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void aPerfectCorrelationIsNeverAboveOne() {
        double[] x = {0.1, 0.2, 0.3, 0.7, 0.9};
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = 3 * x[i] + 0.1;
        }

        assertThat(Moments.correlation(x, y)).isBetween(1 - 1e-15, 1.0);
        assertThat(Moments.correlation(x, x)).isBetween(1 - 1e-15, 1.0);
    }

    @Test
    void sameValuesAreConstant() {
        assertThat(Moments.isConstant(0.1, 0.1, 0.1)).isTrue();
        assertThat(Moments.isConstant(0.1, 0.1, 0.2)).isFalse();
        assertThat(Moments.isConstant()).isTrue();
    }

    // published tables: z .975 = 1.959964, t .975 with 10 = 2.228139, F .975 with 4 and 8 = 5.052632
    @Test
    void quantilesAgreeWithTables() {
        assertThat(Quantiles.normal(0.975)).isCloseTo(1.959964, within(5e-7));
        assertThat(Quantiles.t(0.975, 10)).isCloseTo(2.228139, within(5e-7));
        assertThat(Quantiles.f(0.975, 4, 8)).isCloseTo(5.052632, within(5e-7));
    }
}
