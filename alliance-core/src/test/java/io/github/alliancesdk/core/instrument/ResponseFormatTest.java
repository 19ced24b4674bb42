package io.github.alliancesdk.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseFormatTest {
    private static final long SEED = 20_260_601L;
    private static final int FORMATS = 2000;

    private static ResponseFormat withAnchors(int min, int max, Map<Integer, String> anchors) {
        return ResponseFormat.of("default", min, max).withMetric(Metric.SUM).withAnchors(anchors);
    }

    @Test
    void reversingTwiceIsTheIdentity() {
        for (long seed = SEED; seed < SEED + FORMATS; seed++) {
            Random random = new Random(seed);
            int min = random.nextInt(2_000_000) - 1_000_000;
            int max = min + 1 + random.nextInt(1_000_000 - min);
            ResponseFormat format = ResponseFormat.of("random", min, max);
            int answer = min + random.nextInt(max - min + 1);
            assertThat(format.reverse(format.reverse(answer)))
                    .as("seed %d: %d in %s", seed, answer, format.range())
                    .isEqualTo(answer);
        }
    }

    @Test
    void reversingStaysWithinTheRangeAndMirrorsAboutTheMidpoint() {
        for (long seed = SEED; seed < SEED + FORMATS; seed++) {
            Random random = new Random(seed);
            int min = random.nextInt(200) - 100;
            int max = min + 1 + random.nextInt(200);
            int answer = min + random.nextInt(max - min + 1);
            double reversed = ResponseFormat.of("random", min, max).reverse(answer);
            assertThat(reversed).as("seed %d", seed).isBetween((double) min, (double) max);
            assertThat(reversed - min).as("seed %d", seed).isEqualTo(max - answer);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 5, 1, 5",
        "1, 5, 3, 3",
        "0, 4, 1, 3",
        "-3, 3, -2, 2",
        "1, 7, 7, 1",
        "-1000000, 1000000, 1000000, -1000000"
    })
    void theLowestBecomesTheHighest(int min, int max, int answer, int reversed) {
        assertThat(ResponseFormat.of("default", min, max).reverse(answer)).isEqualTo(reversed);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, -1, 97, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void whatIsOutsideTheRangeIsNeverReversed(int answer) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResponseFormat.of("default", 1, 5).reverse(answer))
                .withMessage("not an answer of 1..5");
    }

    @ParameterizedTest
    @CsvSource({
        "1, true",
        "5, true",
        "0, false",
        "6, false",
        "4294967299, false", // 3 if it were cut to an int
        "-9223372036854775808, false",
        "9223372036854775807, false"
    })
    void theRangeContainsItsEndsAndNothingBeyond(long answer, boolean contained) {
        assertThat(ResponseFormat.of("default", 1, 5).contains(answer)).isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "5, 1", "-1000001, 0", "0, 1000001", "2147483647, -2147483648", "-2147483648, 2147483647"})
    void aRangeRunsFromALowerToAHigherBoundWithinAMillion(int min, int max) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResponseFormat.of("default", min, max))
                .withMessageContaining("min must be below max");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, -5})
    void anAnchorStandsAtAPointOfTheRange(int point) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withAnchors(1, 5, Map.of(point, "label", 3, "middle")))
                .withMessageContaining("anchor");
    }

    @Test
    void theOrderThatAnchorsComeInHidesNoneOutsideTheRange() {
        TreeMap<Integer, String> descending = new TreeMap<>(Collections.reverseOrder());
        descending.putAll(Map.of(0, "too low", 3, "middle", 6, "too high"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResponseFormat.of("default", 1, 5).withAnchors(descending));
    }

    @Test
    void anchorsAreByAscendingPointWhateverOrderTheyComeIn() {
        TreeMap<Integer, String> descending = new TreeMap<>(Collections.reverseOrder());
        descending.putAll(Map.of(1, "low", 5, "high"));
        assertThat(ResponseFormat.of("default", 1, 5).withAnchors(descending).anchors())
                .containsExactly(Map.entry(1, "low"), Map.entry(5, "high"));
    }

    @Test
    void anchorsAreCopied() {
        TreeMap<Integer, String> anchors = new TreeMap<>(Map.of(1, "low"));
        ResponseFormat format = ResponseFormat.of("default", 1, 5).withAnchors(anchors);
        anchors.put(2, "added later");
        assertThat(format.anchors()).containsExactly(Map.entry(1, "low"));
    }

    @Test
    void anchorsCantBeChanged() {
        ResponseFormat format = withAnchors(1, 5, Map.of(1, "low"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> format.anchors().put(1, "other"));
    }

    @Test
    void aFormatOfThreeArgumentsIsAMeanWithoutLabels() {
        ResponseFormat format = ResponseFormat.of("default", 1, 7);
        assertThat(format.id()).isEqualTo("default");
        assertThat(format.metric()).isEqualTo(Metric.MEAN);
        assertThat(format.anchors()).isEmpty();
        assertThat(format.range()).isEqualTo("1..7");
    }

    @Test
    void formatsAreEqualByAllTheyState() {
        assertThat(withAnchors(1, 5, Map.of(1, "low")))
                .isEqualTo(withAnchors(1, 5, Map.of(1, "low")))
                .hasSameHashCodeAs(withAnchors(1, 5, Map.of(1, "low")))
                .isNotEqualTo(withAnchors(1, 5, Map.of(1, "other")))
                .isNotEqualTo(withAnchors(1, 4, Map.of(1, "low")));
    }

    // ---- steps and codes

    @ParameterizedTest
    @CsvSource({"0, 10, 0.1, 7.3, 2.7, 73", "-1, 1, 0.25, -0.75, 0.75, -75", "0.05, 0.95, 0.1, 0.25, 0.75, 25"})
    void anAnswerOnAStepIsReversedAndHasAnInteger(
            double min, double max, double step, double answer, double reversed, int unscaled) {
        ResponseFormat format = ResponseFormat.ofSteps("line", min, max, step);
        assertThat(format.contains(answer)).isTrue();
        assertThat(format.reverse(answer)).isEqualTo(reversed);
        assertThat(format.unscaled(answer)).isEqualTo(unscaled);
        assertThat(format.value(unscaled)).isEqualTo(answer);
        assertThat(format.points()).isEmpty();
    }

    @Test
    void everyPointOfAGridIsContainedAndNothingBetween() {
        for (long seed = SEED; seed < SEED + FORMATS; seed++) {
            Random random = new Random(seed);
            int decimals = random.nextInt(4);
            BigDecimal step = BigDecimal.valueOf(1 + random.nextInt(50), decimals);
            BigDecimal min = BigDecimal.valueOf(random.nextInt(2000) - 1000, decimals);
            int steps = 1 + random.nextInt(1000);
            BigDecimal max = min.add(step.multiply(BigDecimal.valueOf(steps)));
            ResponseFormat format =
                    ResponseFormat.ofSteps("random", min.doubleValue(), max.doubleValue(), step.doubleValue());
            BigDecimal point = min.add(step.multiply(BigDecimal.valueOf(random.nextInt(steps + 1))));
            String what = "seed " + seed + ": " + format.range();
            assertThat(format.contains(point.doubleValue())).as(what).isTrue();
            assertThat(format.contains(Math.nextUp(point.doubleValue())))
                    .as(what)
                    .isFalse();
            assertThat(format.contains(
                            point.add(step.divide(BigDecimal.valueOf(2))).doubleValue()))
                    .as(what)
                    .isFalse();
            assertThat(format.reverse(point.doubleValue()))
                    .as(what)
                    .isEqualTo(min.add(max).subtract(point).doubleValue());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10, 0",
        "0, 10, -0.1",
        "0, 10, 0.3",
        "0, 10, 0.0005",
        "0, 2000, 0.001",
        "10, 0, 0.1",
        "0, 10, NaN",
        "0.0001, 10, 0.1",
        "0, 1000001, 1",
        "NaN, 10, 1"
    })
    void aStepMakesAGridOfAtMostAMillionSteps(double min, double max, double step) {
        assertThatIllegalArgumentException().isThrownBy(() -> ResponseFormat.ofSteps("line", min, max, step));
    }

    @Test
    void codesWithGapsContainNothingElse() {
        ResponseFormat format = ResponseFormat.ofCodes("signs", -2, -1, 1, 2);
        assertThat(format.points()).containsExactly(-2, -1, 1, 2);
        assertThat(format.contains(0)).isFalse();
        assertThat(format.contains(1.5)).isFalse();
        assertThat(format.reverse(-2)).isEqualTo(2);
        assertThat(format.range()).isEqualTo("-2, -1, 1, 2");
        assertThat(format.rangeMap()).isEqualTo(Map.of("min", -2, "max", 2, "codes", List.of(-2, -1, 1, 2)));
        assertThatIllegalArgumentException().isThrownBy(() -> format.withAnchors(Map.of(0, "middle")));
    }

    @Test
    void codesAreAscendingAndHaveAGap() {
        assertThatIllegalArgumentException().isThrownBy(() -> ResponseFormat.ofCodes("a", 1, 2, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> ResponseFormat.ofCodes("a", 3, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> ResponseFormat.ofCodes("a", 1, 1, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> ResponseFormat.ofCodes("a", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> ResponseFormat.ofCodes("a"));
    }

    @Test
    void aRangeIsShownWithoutNeedlessDecimals() {
        assertThat(ResponseFormat.ofSteps("line", 0, 10, 0.1).range()).isEqualTo("0, 0.1, .., 10");
        assertThat(ResponseFormat.ofSteps("line", 0, 10, 0.1).rangeMap())
                .isEqualTo(Map.of("min", 0, "max", 10, "step", 0.1));
        assertThat(ResponseFormat.of("default", 1, 5).rangeMap()).isEqualTo(Map.of("min", 1, "max", 5));
        assertThat(ResponseFormat.ofSteps("line", 0, 100, 10)).hasToString("ResponseFormat[line, 0, 10, .., 100]");
    }

    @Test
    void onlyALineThatSaysSoShowsItsNumber() {
        ResponseFormat line = ResponseFormat.ofSteps("line", 0, 10, 0.1);
        assertThat(line.isNumberShown()).isFalse();
        ResponseFormat shown = line.withNumberShown();
        assertThat(shown.isNumberShown()).isTrue();
        assertThat(shown.withMetric(Metric.SUM).isNumberShown()).isTrue();
        assertThat(shown.withAnchors(Map.of(0, "low")).isNumberShown()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> ResponseFormat.of("default", 1, 5).withNumberShown());
    }

    @Test
    void aFormatEqualsOneWithTheSameFactsOnly() {
        ResponseFormat format = ResponseFormat.ofSteps("line", 0, 10, 0.1);
        assertThat(format)
                .isEqualTo(ResponseFormat.ofSteps("line", 0, 10, 0.1))
                .hasSameHashCodeAs(ResponseFormat.ofSteps("line", 0, 10, 0.1))
                .isNotEqualTo(ResponseFormat.ofSteps("other", 0, 10, 0.1))
                .isNotEqualTo(ResponseFormat.ofSteps("line", 0, 10, 0.5))
                .isNotEqualTo(ResponseFormat.ofSteps("line", 1, 10, 0.1))
                .isNotEqualTo(ResponseFormat.ofSteps("line", 0, 9, 0.1))
                .isNotEqualTo(format.withMetric(Metric.SUM))
                .isNotEqualTo(format.withAnchors(Map.of(0, "low")))
                .isNotEqualTo(format.withNumberShown())
                .isNotEqualTo(ResponseFormat.of("line", 0, 10))
                .isNotEqualTo("line");
        assertThat(ResponseFormat.ofCodes("a", 1, 3, 4)).isNotEqualTo(ResponseFormat.ofCodes("a", 1, 2, 4));
    }
}
