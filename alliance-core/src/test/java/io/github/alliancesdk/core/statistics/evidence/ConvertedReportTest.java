package io.github.alliancesdk.core.statistics.evidence;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.core.scoring.ScoreReport;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConvertedReportTest {
    private static final ScoreRange SEVEN = ScoreRange.of(1, 7);

    // first: 4 and 4 (2 reversed), mean 4; second: 4, 3, 3; total 18, mean 3.6
    private final ScoreReport report = Reports.report();
    private final ConvertedReport converted = ConvertedReport.of(report, SEVEN);

    @Test
    void meansAndSumsAreOnTheOtherRangeAndThePercentageStays() {
        assertThat(converted.scale("first").mean()).hasValue(5.5);
        assertThat(converted.scale("first").sum()).hasValue(11);
        assertThat(converted.scale("total").mean().getAsDouble()).isCloseTo(4.9, within(1e-14));
        assertThat(converted.scale("total").sum().getAsDouble()).isCloseTo(24.5, within(1e-13));
        assertThat(converted.scale("total").pomp())
                .isEqualTo(report.scale("total").pomp());
        assertThat(converted.original()).isSameAs(report);
        assertThat(converted.conversion()).isEqualTo(RangeConversion.of(ScoreRange.of(1, 5), SEVEN));
        assertThat(converted.scales()).containsOnlyKeys("first", "second", "total");
        assertThat(converted.findScale("bond")).isEmpty();
    }

    @Test
    void aScaleThatWasNotScoredStaysSo() {
        ConvertedReport gaps = ConvertedReport.of(Reports.score(Reports.sheet(4, 2)), SEVEN);

        assertThat(gaps.scale("second").mean()).isEmpty();
        assertThat(gaps.scale("second").sum()).isEmpty();
        assertThat(gaps.scale("second").pomp()).isEmpty();
        assertThatJson(gaps.toMap())
                .inPath("scales.second")
                .isEqualTo("{status:'insufficient',answered:0,items:3,required:2}");
    }

    @Test
    void theRecordIsThatOfTheReportWithItsFlagAndWithoutItsAudit() {
        assertThat(report.toMap()).containsKey("audit");
        assertThat(converted.toMap())
                .doesNotContainKey("audit")
                .containsEntry("instrument", "demo-5")
                .containsEntry("definitionDigest", report.definitionDigest())
                .containsEntry(
                        "converted",
                        RangeConversion.of(ScoreRange.of(1, 5), SEVEN).toMap());
        assertThatJson(converted.toMap())
                .inPath("scales.first")
                .isEqualTo(
                        "{status:'scored',metric:'mean',value:5.5,mean:5.5,sum:11.0,answered:2,items:2,prorated:false}");
    }

    @Test
    void bothMappersWriteTheRecord() throws Exception {
        String expected = new tools.jackson.databind.json.JsonMapper().writeValueAsString(converted.toMap());

        assertThat(new tools.jackson.databind.json.JsonMapper().writeValueAsString(converted))
                .isEqualTo(expected);
        assertThat(new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(converted))
                .isEqualTo(expected);
    }

    /** A converted report or score must not be accepted where an unconverted one is expected. */
    @Test
    void whatIsConvertedIsOfAnotherType() {
        assertThat((Object) converted).isNotInstanceOf(ScoreReport.class);
        assertThat((Object) converted.scale("total")).isNotInstanceOf(Score.class);
    }

    @Test
    void thePositionInASampleDoesNotDependOnTheRange() {
        long seed = 20267;
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            int[] answers = random.ints(5, 1, 6).toArray();
            ScoreReport scored = Reports.score(Reports.sheet(answers));
            RangeConversion conversion = RangeConversion.of(ScoreRange.of(1, 5), ScoreRange.of(-10, 30));
            ReferenceSample elsewhere = Reports.sample()
                    .range(conversion.to())
                    .mean(conversion.mean(3))
                    .sd(conversion.sd(0.8))
                    .build();
            double here = z(Reports.sample().build().compare(scored));
            double there = z(elsewhere.compareConverted(scored));

            assertThat(there).as("seed %d, round %d", seed, round).isCloseTo(here, within(1e-12));
        }
    }

    private static double z(ComparisonResult result) {
        return result.orElseThrow().position().orElseThrow().z();
    }

    @Test
    void noNumberIsInItsText() {
        assertThat(converted.toString())
                .doesNotContain("3.6", "4.9", "24.5", "18")
                .contains("1..5 to 1..7");
        assertThat(converted.scale("total"))
                .hasToString("ConvertedScore[5 of 5 items, 1..5 to 1..7, linear, not equating]");
    }

    @Test
    void equalityIsThatOfTheParts() {
        assertThat(converted)
                .isEqualTo(ConvertedReport.of(Reports.report(), SEVEN))
                .hasSameHashCodeAs(ConvertedReport.of(Reports.report(), SEVEN))
                .isNotEqualTo(ConvertedReport.of(report, ScoreRange.of(0, 4)))
                .isNotEqualTo(ConvertedReport.of(Reports.score(Reports.sheet(1, 1, 1, 1, 1)), SEVEN))
                .isNotEqualTo(report);
    }

    @Test
    void nullsAndUnknownScalesAreRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> ConvertedReport.of(report, null))
                .withMessage("to");
        assertThatNullPointerException()
                .isThrownBy(() -> converted.findScale(null))
                .withMessage("id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> converted.scale("bond"))
                .withMessage("demo-5 has no scale bond; it has first, second, total");
    }
}
