package io.github.alliancesdk.core.statistics.evidence;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.interchange.ScoreReportWriter;
import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.core.scoring.ScoreReport;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreRecordConverterTest {
    private static final ScoreRange SEVEN = ScoreRange.of(1, 7);
    private static final ScoreRecordConverter CONVERTER =
            ScoreRecordConverter.of(InstrumentCatalog.of(Reports.DEMO), SEVEN);

    @Test
    void aWrittenReportBecomesTheRecordOfTheConvertedReport() throws Exception {
        long seed = 20268;
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            int[] answers = random.ints(1 + random.nextInt(5), 1, 6).toArray();
            ScoreReport report = Reports.score(Reports.sheet(answers).session(round));
            String expected = new tools.jackson.databind.json.JsonMapper()
                    .writeValueAsString(ConvertedReport.of(report, SEVEN).toMap());

            assertThat(CONVERTER.convert(ScoreReportWriter.withDefaults().write(report)))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aDeclaredAlternativeFormatIsTheRangeOfItsRecord() {
        String record = "{'instrument':'demo-5','format':'from-zero','scales':{'total':{'mean':4,'sum':20,'items':5}}}"
                .replace('\'', '"');

        assertThatJson(CONVERTER.convert(record)).isEqualTo("""
                {instrument:'demo-5',format:'from-zero',scales:{total:{mean:7.0,sum:35.0,items:5}},
                 converted:{from:'0..4',to:'1..7',kind:'linear, not equating'}}""");
    }

    @Test
    void theDefaultFormatIsMeantWhereNoneIsNamed() {
        assertThatJson(CONVERTER.convert("{\"instrument\":\"demo-5\",\"scales\":{\"total\":{\"mean\":2.5}}}"))
                .inPath("scales.total.mean")
                .isEqualTo(3.25);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'instrument'",
                "[]",
                "{'instrument':'demo-6','scales':{}}",
                "{'instrument':7,'scales':{}}",
                "{'scales':{}}",
                "{'instrument':'demo-5','definitionDigest':'sha256:0','scales':{}}",
                "{'instrument':'demo-5','definitionDigest':7,'scales':{}}",
                "{'instrument':'demo-5','format':'seven','scales':{}}",
                "{'instrument':'demo-5','format':null,'scales':{}}",
                "{'instrument':'demo-5'}",
                "{'instrument':'demo-5','scales':[]}",
                "{'instrument':'demo-5','scales':{'total':4}}",
                "{'instrument':'demo-5','scales':{'total':{'mean':'4'}}}",
                "{'instrument':'demo-5','scales':{'total':{'mean':4,'mean':5}}}",
                "{'instrument':'demo-5','instrument':'demo-5','scales':{}}",
                "{'instrument':'demo-5','scales':{'total':{'sum':20}}}",
                "{'instrument':'demo-5','scales':{'total':{'sum':20,'items':0}}}",
                "{'instrument':'demo-5','scales':{'total':{'sum':20,'items':1000001}}}",
                "{'instrument':'demo-5','scales':{'total':{'sum':20,'items':5.0}}}"
            })
    void whatIsNoRecordIsRefusedByName(String record) {
        refused(record, ProblemCode.MALFORMED_RECORD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'instrument':'demo-5','scales':{'total':{'mean':5.5}}}",
                "{'instrument':'demo-5','scales':{'total':{'mean':0}}}",
                "{'instrument':'demo-5','scales':{'total':{'sum':26,'items':5}}}"
            })
    void aScoreOutsideItsRangeIsRefused(String record) {
        refused(record, ProblemCode.IMPOSSIBLE_FIGURE);
    }

    @Test
    void aConvertedRecordIsNotConvertedAgain() {
        String once = CONVERTER.convert(ScoreReportWriter.withDefaults().write(Reports.report()));

        refused(once, ProblemCode.ALREADY_CONVERTED);
    }

    private static void refused(String record, ProblemCode code) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> CONVERTER.convert(record.replace('\'', '"')))
                .satisfies(e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.message()).endsWith(".").doesNotContain("5.5", "26");
                }));
    }

    @Test
    void nullsAreRefusedByNameAndTheTextSaysTheRange() {
        assertThatNullPointerException()
                .isThrownBy(() -> CONVERTER.convert(null))
                .withMessage("json");
        assertThatNullPointerException()
                .isThrownBy(() -> ScoreRecordConverter.of(null, SEVEN))
                .withMessage("catalog");
        assertThatNullPointerException()
                .isThrownBy(() -> ScoreRecordConverter.of(InstrumentCatalog.empty(), null))
                .withMessage("to");
        assertThat(CONVERTER).hasToString("ScoreRecordConverter[to 1..7, linear, not equating]");
    }
}
