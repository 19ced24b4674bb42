package io.github.alliancesdk.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticTest {
    @Test
    void aComputedStatisticHasAValueAndNoReason() {
        Statistic<Double> statistic = Statistic.of(0.5);

        assertThat(statistic.value()).hasValue(0.5);
        assertThat(statistic.reason()).isEmpty();
        assertThat(statistic.orElseThrow()).isEqualTo(0.5);
        assertThat(statistic.map(value -> value * 2).orElseThrow()).isEqualTo(1.0);
        assertThat(statistic
                        .flatMap(value -> Statistic.<String>not(Reason.SINGULAR))
                        .reason())
                .hasValue(Reason.SINGULAR);
    }

    @Test
    void whatWasNotComputedHasAReasonAndNoValue() {
        Statistic<Double> statistic = Statistic.not(Reason.NO_VARIANCE);

        assertThat(statistic.value()).isEmpty();
        assertThat(statistic.reason()).hasValue(Reason.NO_VARIANCE);
        assertThat(statistic.map(value -> value * 2).reason()).hasValue(Reason.NO_VARIANCE);
        assertThat(statistic.flatMap(Statistic::of).reason()).hasValue(Reason.NO_VARIANCE);
        assertThatExceptionOfType(NotComputedException.class)
                .isThrownBy(statistic::orElseThrow)
                .withMessage("not computed: no-variance: The values have no variance.")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NO_VARIANCE));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aNumberThatIsNotFiniteIsNoStatistic(double value) {
        assertThatIllegalArgumentException().isThrownBy(() -> Statistic.of(value));
    }

    @Test
    void aNumberThatOverflowedHasAReason() {
        assertThat(Statistic.finite(0.5)).isEqualTo(Statistic.of(0.5));
        assertThat(Statistic.finite(Double.NEGATIVE_INFINITY)).isEqualTo(Statistic.not(Reason.OUT_OF_DOUBLE_RANGE));
        assertThat(Statistic.finite(Double.NaN)).isEqualTo(Statistic.not(Reason.OUT_OF_DOUBLE_RANGE));
    }

    @Test
    void aStatisticReadsAsItsValueOrItsReason() {
        assertThat(Statistic.of(0.5)).hasToString("0.5").isNotEqualTo(Statistic.of(0.25));
        assertThat(Statistic.not(Reason.NO_VARIANCE))
                .hasToString("no-variance")
                .isNotEqualTo(Statistic.not(Reason.TOO_FEW_PERSONS))
                .hasSameHashCodeAs(Statistic.not(Reason.NO_VARIANCE));
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException().isThrownBy(() -> Statistic.of(null)).withMessage("value");
        assertThatNullPointerException().isThrownBy(() -> Statistic.not(null)).withMessage("reason");
    }

    @ParameterizedTest
    @CsvSource({"NaN,1,.95", "0,NaN,.95", "-Infinity,1,.95", "0,Infinity,.95", "1,0,.95", "0,1,0", "0,1,1", "0,1,NaN"})
    void anIntervalWithoutFiniteOrderedBoundsAndALevelIsRefused(double lower, double upper, double level) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ConfidenceInterval(lower, upper, level));
    }

    @Test
    void anIntervalContainsItsBounds() {
        ConfidenceInterval interval = new ConfidenceInterval(-1, 2, 0.95);

        assertThat(interval.contains(-1)).isTrue();
        assertThat(interval.contains(2)).isTrue();
        assertThat(interval.contains(-1.1)).isFalse();
        assertThat(interval.contains(2.1)).isFalse();
        assertThat(new ConfidenceInterval(1, 1, 0.5).contains(1)).isTrue();
    }

    @Test
    void theWordsOfTheReasonsAreStable() {
        assertThat(Arrays.stream(Reason.values()).map(Reason::id))
                .containsExactly(
                        "too-few-persons",
                        "too-few-items",
                        "too-few-raters",
                        "too-few-sessions",
                        "too-few-studies",
                        "no-variance",
                        "perfect-correlation",
                        "singular",
                        "not-identified",
                        "not-converged",
                        "heywood-case",
                        "no-degrees-of-freedom",
                        "negative-reliability",
                        "no-strata",
                        "incomplete-design",
                        "undecided",
                        "no-such-session",
                        "no-score",
                        "no-format",
                        "pooled-sample",
                        "unknown-n",
                        "out-of-double-range");
    }
}
