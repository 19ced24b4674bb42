package io.github.alliancesdk.core.statistics.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.scoring.ScoreRange;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeConversionTest {
    private static final ScoreRange FIVE = ScoreRange.of(1, 5);
    private static final ScoreRange SEVEN = ScoreRange.of(1, 7);

    // m' = 1 + 1.5 (m - 1), sd' = 1.5 sd; never 7/5
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2.5", "3, 4", "3.36, 4.54", "4, 5.5", "5, 7"})
    void fivePointsBecomeSeven(double mean, double expected) {
        assertThat(RangeConversion.of(FIVE, SEVEN).mean(mean)).isCloseTo(expected, within(1e-14));
        assertThat(RangeConversion.of(SEVEN, FIVE).mean(expected)).isCloseTo(mean, within(1e-14));
    }

    @Test
    void aDeviationIsStretchedAndASumMovesWithItsItems() {
        RangeConversion conversion = RangeConversion.of(FIVE, ScoreRange.of(0, 4));

        assertThat(RangeConversion.of(FIVE, SEVEN).sd(0.8)).isCloseTo(1.2, within(1e-15));
        assertThat(conversion.sd(0.8)).isEqualTo(0.8);
        assertThat(conversion.sum(12, 4)).isEqualTo(8);
        assertThat(RangeConversion.of(FIVE, SEVEN).sum(20, 4)).isEqualTo(28);
    }

    @Test
    void theEndsMeetTheEndsAndTheWayBackIsTheIdentity() {
        long seed = 20266;
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            ScoreRange from = range(random);
            ScoreRange to = range(random);
            RangeConversion there = RangeConversion.of(from, to);
            RangeConversion back = RangeConversion.of(to, from);
            double mean = from.min() + random.nextDouble() * from.width();

            String where = "seed " + seed + ", round " + round;
            assertThat(there.mean(from.min())).as(where).isEqualTo(to.min());
            assertThat(there.mean(from.max())).as(where).isEqualTo(to.max());
            assertThat(back.mean(there.mean(mean))).as(where).isCloseTo(mean, within(1e-10));
            assertThat(there.sum(7 * mean, 7) / 7).as(where).isCloseTo(there.mean(mean), within(1e-10));
            double percentage = (mean - from.min()) / from.width();
            assertThat((there.mean(mean) - to.min()) / to.width()).as(where).isCloseTo(percentage, within(1e-10));
        }
    }

    private static ScoreRange range(Random random) {
        int min = random.nextInt(21) - 10;
        return ScoreRange.of(min, min + 1 + random.nextInt(100));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.99, 5.01, Double.NaN, Double.POSITIVE_INFINITY})
    void aMeanOfAnotherRangeIsRefused(double mean) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> RangeConversion.of(FIVE, SEVEN).mean(mean))
                .withMessage("refused: impossible-figure: A figure of a score is impossible; allowed: a mean within"
                        + " 1..5.")
                .satisfies(e -> assertThat(e.problems().get(0).allowed()).hasValue("a mean within 1..5"));
    }

    @Test
    void impossibleSumsAndDeviationsAreRefused() {
        RangeConversion conversion = RangeConversion.of(FIVE, SEVEN);

        for (double sum : new double[] {3, 21, Double.NaN}) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> conversion.sum(sum, 4))
                    .satisfies(e -> assertThat(e.problems())
                            .extracting(Problem::code)
                            .containsExactly(ProblemCode.IMPOSSIBLE_FIGURE));
        }
        for (double sd : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> conversion.sd(sd));
        }
        assertThat(conversion.sum(4, 4)).isEqualTo(4);
        assertThat(conversion.sd(0)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> conversion.sum(4, 0));
        assertThat(conversion.sum(5, 1)).isEqualTo(7);
    }

    @Test
    void theMarkSaysWhatWasDone() {
        assertThat(RangeConversion.of(SEVEN, FIVE).toMap().toString())
                .isEqualTo("{from=1..7, to=1..5, kind=linear, not equating}");
        assertThat(RangeConversion.of(SEVEN, FIVE)).hasToString("1..7 to 1..5, linear, not equating");
    }

    @Test
    void aRangeIsReadAndWritten() {
        assertThat(ScoreRange.parse("1..7")).isEqualTo(SEVEN).hasToString("1..7");
        assertThat(ScoreRange.parse("-3..3")).isEqualTo(ScoreRange.of(-3, 3)).hasToString("-3..3");
        assertThat(ScoreRange.parse("-1000000..1000000").width()).isEqualTo(2_000_000);
        assertThat(ScoreRange.of(ResponseFormat.of("default", 0, 4))).isEqualTo(ScoreRange.of(0, 4));
        assertThat(FIVE.contains(1)).isTrue();
        assertThat(FIVE.contains(5)).isTrue();
        assertThat(FIVE.contains(0.999)).isFalse();
        assertThat(FIVE.contains(5.001)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1-5",
                "1...5",
                "1..",
                "..5",
                "5..1",
                "3..3",
                "1..5 ",
                "a..b",
                "1..1000001",
                "1..99999999"
            })
    void anythingElseIsNoRange(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ScoreRange.parse(text));
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> ScoreRange.parse(null))
                .withMessage("text");
        assertThatNullPointerException()
                .isThrownBy(() -> RangeConversion.of(null, FIVE))
                .withMessage("from");
        assertThatNullPointerException()
                .isThrownBy(() -> RangeConversion.of(FIVE, null))
                .withMessage("to");
        assertThatIllegalArgumentException().isThrownBy(() -> ScoreRange.of(Double.NEGATIVE_INFINITY, 0));
    }
}
