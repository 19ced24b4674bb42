package io.github.alliancesdk.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
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
}
