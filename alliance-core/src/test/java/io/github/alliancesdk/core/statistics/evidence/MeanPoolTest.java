package io.github.alliancesdk.core.statistics.evidence;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Construct;
import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.core.statistics.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanPoolTest {
    private static final ScoreRange FIVE = ScoreRange.of(1, 5);
    private static final ScoreRange SEVEN = ScoreRange.of(1, 7);
    private static final MeanStudy A = MeanStudy.of("A", 30, 4, 0.8, FIVE);
    private static final MeanStudy B = MeanStudy.of("B", 10, 5, 1, SEVEN);

    @Test
    void mixedRangesAreRefusedWithoutATarget() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> MeanPool.of(List.of(A, B)))
                .satisfies(e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.MIXED_FORMATS);
                    assertThat(problem.argument("other")).hasValue("1..5, 1..7");
                }));
    }

    // 4 on 1..5 is 1 + 1.5 * 3 = 5.5 on 1..7; (30 * 5.5 + 10 * 5) / 40 = 5.375; (30 * 1.2 + 10 * 1) / 40 = 1.15;
    // sqrt((29 * 1.44 + 9) / 38) = 1.155650; between: 30 * .125^2 + 10 * .375^2 = 1.875
    @Test
    void aTargetConvertsAndFlagsWhatIsOnAnotherRange() {
        MeanPool pool = MeanPool.of(List.of(A, B), SEVEN);

        assertThat(pool.mean().orElseThrow()).isCloseTo(5.375, within(1e-12));
        assertThat(pool.pooledWithinSd().orElseThrow()).isCloseTo(Math.sqrt(50.76 / 38), within(1e-12));
        assertThat(pool.totalSd().orElseThrow()).isCloseTo(Math.sqrt(52.635 / 39), within(1e-12));
        assertThat(pool.range()).hasValue(SEVEN);
        assertThat(pool.n()).isEqualTo(40);
        assertThat(pool.studies().get(0).conversion()).hasValue(RangeConversion.of(FIVE, SEVEN));
        assertThat(pool.studies().get(0).study()).isEqualTo(A);
        assertThat(pool.studies().get(1).conversion()).isEmpty();
        assertThatJson(pool.toMap())
                .inPath("converted")
                .isEqualTo("[{study:'A',from:'1..5',to:'1..7',kind:'linear, not equating'}]");
        assertThat(pool).hasToString("MeanPool[2 studies, n 40, range 1..7, 0 left out]");
    }

    @Test
    void theMapOfUnconvertedStudiesHasNoFlag() {
        MeanPool pool = MeanPool.of(List.of(A));

        assertThat(pool.toMap())
                .containsOnlyKeys("k", "n", "value", "sdPooled", "sdTotal", "fixed", "dl", "reml", "q", "df", "i2");
        assertThat(pool.toMap()).containsEntry("value", 4.0).containsEntry("sdPooled", 0.8);
    }

    @Test
    void aStudyThatStandsTwiceIsRefusedWithOrWithoutATarget() {
        for (int i = 0; i < 2; i++) {
            boolean target = i == 1;
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> {
                        if (target) {
                            MeanPool.of(List.of(A, A), SEVEN);
                        } else {
                            MeanPool.of(List.of(A, A));
                        }
                    })
                    .satisfies(e -> assertThat(e.problems())
                            .extracting(Problem::code)
                            .containsExactly(ProblemCode.REPEATED_STUDY));
        }
    }

    @Test
    void noStudyOneStudyAndStudiesOfOnePersonGiveReasons() {
        MeanPool none = MeanPool.of(List.of());
        MeanPool onePerson = MeanPool.of(List.of(MeanStudy.of("one", 1, 3, 0, FIVE)));
        MeanPool one = MeanPool.of(List.of(A));

        for (MeanPool pool : List.of(none, onePerson)) {
            assertThat(pool.mean().reason()).hasValue(Reason.TOO_FEW_STUDIES);
            assertThat(pool.pooledWithinSd().reason()).hasValue(Reason.TOO_FEW_STUDIES);
            assertThat(pool.totalSd().reason()).hasValue(Reason.TOO_FEW_STUDIES);
            assertThat(pool.fixed().reason()).hasValue(Reason.TOO_FEW_STUDIES);
            assertThat(pool.reml().reason()).hasValue(Reason.TOO_FEW_STUDIES);
        }
        assertThat(none.range()).isEmpty();
        assertThat(none).hasToString("MeanPool[0 studies, n 0, 0 left out]");
        assertThat(onePerson.leftOut()).containsExactly(new ExcludedStudy("one", Reason.TOO_FEW_PERSONS));
        assertThat(one.mean().orElseThrow()).isEqualTo(4);
        assertThat(one.totalSd().orElseThrow()).isCloseTo(0.8, within(1e-15));
        assertThat(one.fixed().orElseThrow().value()).isEqualTo(4);
        assertThat(one.dersimonianLaird().reason()).hasValue(Reason.TOO_FEW_STUDIES);
        assertThat(one.heterogeneity().reason()).hasValue(Reason.TOO_FEW_STUDIES);
    }

    @Test
    void differentConstructsAreRefusedWithOrWithoutATargetRange() {
        List<MeanStudy> mixed = List.of(A, MeanStudy.of("C", 10, 3, 0.5, FIVE).withConstruct(Construct.COMPASSION));
        for (ThrowingCallable pooling :
                List.<ThrowingCallable>of(() -> MeanPool.of(mixed), () -> MeanPool.of(mixed, SEVEN))) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(pooling)
                    .satisfies(e -> assertThat(e.problems())
                            .extracting(Problem::message)
                            .containsExactly("The studies measure different constructs: alliance, compassion."));
        }
        assertThat(MeanPool.of(mixed.subList(1, 2)).construct()).hasValue(Construct.COMPASSION);
        assertThat(MeanPool.of(mixed.subList(0, 1)).construct()).hasValue(Construct.ALLIANCE);
        assertThat(MeanPool.of(List.of()).construct()).isEmpty();
    }

    @Test
    void aDeviationOfZeroHasNoInverse() {
        MeanPool pool = MeanPool.of(List.of(A, MeanStudy.of("C", 10, 3, 0, FIVE)));

        assertThat(pool.mean().orElseThrow()).isCloseTo(3.75, within(1e-15));
        assertThat(pool.fixed().reason()).hasValue(Reason.NO_VARIANCE);
        assertThat(pool.dersimonianLaird().reason()).hasValue(Reason.NO_VARIANCE);
        assertThat(pool.reml().reason()).hasValue(Reason.NO_VARIANCE);
        assertThat(pool.heterogeneity().reason()).hasValue(Reason.NO_VARIANCE);
    }

    @Test
    void aDeviationTooSmallForDoublesIsNoInfinity() {
        MeanPool pool = MeanPool.of(List.of(A, MeanStudy.of("C", 10, 3, 1e-160, FIVE)));

        assertThat(pool.fixed().reason()).hasValue(Reason.OUT_OF_DOUBLE_RANGE);
        assertThat(pool.dersimonianLaird().reason()).hasValue(Reason.OUT_OF_DOUBLE_RANGE);
        assertThat(pool.heterogeneity().reason()).hasValue(Reason.OUT_OF_DOUBLE_RANGE);
        // the variance between the studies keeps the weights finite
        assertThat(pool.reml().orElseThrow().value()).isBetween(3.0, 4.0);
        MeanPool alike = MeanPool.of(List.of(A, MeanStudy.of("C", 10, 4, 1e-160, FIVE)));
        assertThat(alike.reml().reason()).hasValue(Reason.OUT_OF_DOUBLE_RANGE);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 3, 1",
        "10, 0.9, 1",
        "10, 5.1, 1",
        "10, NaN, 1",
        "10, 3, -0.1",
        "10, 3, NaN",
        "10, 3, Infinity",
        "10, 3, 2.2",
        "1, 3, 0.1"
    })
    void anImpossibleFigureIsRefused(int n, double mean, double sd) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> MeanStudy.of("S", n, mean, sd, FIVE))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(Problem::code)
                        .containsExactly(ProblemCode.IMPOSSIBLE_FIGURE));
    }

    // half of the two persons at each end: a deviation of 4 / sqrt(2)
    @Test
    void theGreatestPossibleDeviationIsAccepted() {
        assertThat(MeanStudy.of("S", 2, 3, 4 / Math.sqrt(2), FIVE).sd()).isEqualTo(4 / Math.sqrt(2));
        assertThat(MeanStudy.of("S", 10, 3, 2.1, FIVE).sd()).isEqualTo(2.1);
    }

    @Test
    void theOrderOfTheStudiesChangesNoDigit() {
        long seed = 20264;
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            List<MeanStudy> studies = randomStudies(random);
            MeanPool pool = MeanPool.of(studies, SEVEN);
            List<MeanStudy> shuffled = new ArrayList<>(studies);
            Collections.shuffle(shuffled, random);
            MeanPool other = MeanPool.of(shuffled, SEVEN);

            String where = "seed " + seed + ", round " + round;
            assertThat(other.mean()).as(where).isEqualTo(pool.mean());
            assertThat(other.pooledWithinSd()).as(where).isEqualTo(pool.pooledWithinSd());
            assertThat(other.totalSd()).as(where).isEqualTo(pool.totalSd());
            assertThat(other.heterogeneity()).as(where).isEqualTo(pool.heterogeneity());
            assertThat(other.reml().map(RandomEffects::prediction))
                    .as(where)
                    .isEqualTo(pool.reml().map(RandomEffects::prediction));
        }
    }

    /** The relative position of the pool in its range doesn't depend on the range. */
    @Test
    void theRangeOfThePoolChangesNoPercentage() {
        long seed = 20265;
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            List<MeanStudy> studies = randomStudies(random);
            MeanPool one = MeanPool.of(studies, ScoreRange.of(0, 100));
            MeanPool other = MeanPool.of(studies, ScoreRange.of(-3, 9));

            String where = "seed " + seed + ", round " + round;
            close(where, one.mean().orElseThrow(), (other.mean().orElseThrow() + 3) / 0.12);
            close(where, one.totalSd().orElseThrow(), other.totalSd().orElseThrow() / 0.12);
            RandomEffects percent = one.reml().orElseThrow();
            RandomEffects shown = other.reml().orElseThrow();
            close(where, percent.value(), (shown.value() + 3) / 0.12);
            close(where, percent.interval().upper(), (shown.interval().upper() + 3) / 0.12);
            close(
                    where,
                    one.heterogeneity().orElseThrow().q(),
                    other.heterogeneity().orElseThrow().q());
        }
    }

    private static void close(String where, double actual, double expected) {
        assertThat(actual).as(where).isCloseTo(expected, within(1e-8 * Math.max(1, Math.abs(expected))));
    }

    private static List<MeanStudy> randomStudies(Random random) {
        List<MeanStudy> studies = new ArrayList<>();
        int k = 2 + random.nextInt(10);
        for (int i = 0; i < k; i++) {
            ScoreRange range = random.nextBoolean() ? FIVE : SEVEN;
            studies.add(MeanStudy.of(
                    "study " + i, 2 + random.nextInt(200), 3 + random.nextDouble(), 0.3 + random.nextDouble(), range));
        }
        return studies;
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> MeanStudy.of(null, 2, 3, 1, FIVE))
                .withMessage("label");
        assertThatNullPointerException()
                .isThrownBy(() -> MeanStudy.of("S", 2, 3, 1, null))
                .withMessage("range");
        assertThatNullPointerException()
                .isThrownBy(() -> MeanPool.of(List.of(), null))
                .withMessage("to");
    }
}
