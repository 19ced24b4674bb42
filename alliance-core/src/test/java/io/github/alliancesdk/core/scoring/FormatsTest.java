package io.github.alliancesdk.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.interchange.DefinitionCheck;
import io.github.alliancesdk.core.interchange.ReceiptVerifier;
import io.github.alliancesdk.core.interchange.ReceiptWriter;
import io.github.alliancesdk.core.interchange.ScoreReportWriter;
import io.github.alliancesdk.core.response.AnswerCoding;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ColumnLayout;
import io.github.alliancesdk.core.response.ItemNaming;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.response.RowReader;
import io.github.alliancesdk.core.scoring.batch.BatchScorer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers on a line, in codes with gaps and in two formats of one instrument, from the payload to the report. */
class FormatsTest {
    private static final MissingPolicy MOST = MissingPolicy.prorate(0.75);

    private static CheckResult check(Instrument instrument, String responses) {
        return ResponseChecker.of(instrument)
                .check(Responses.parse("{\"rater\":\"client\",\"responses\":" + responses + "}"));
    }

    private static ScoreReport score(Instrument instrument, String responses) {
        return Scorer.of(MOST).score(check(instrument, responses).orElseThrow());
    }

    static List<Instrument> instruments() {
        return List.of(InventedInstruments.lines(), InventedInstruments.bipolar(), InventedInstruments.mixed());
    }

    // ---- worked examples; the numbers were computed with Python's fractions

    @Test
    void linesAreAddedUpInTenths() {
        ScoreReport report = score(InventedInstruments.lines(), "{\"1\":7.3,\"2\":2.1,\"3\":9,\"4\":4.4}");
        assertThat(report.scale("total").sum()).hasValue(14.8);
        assertThat(report.scale("total").value()).hasValue(14.8);
        assertThat(report.scale("total").mean()).hasValue(3.7);
        assertThat(report.scale("total").pomp()).hasValue(37.0);
    }

    @Test
    void aSumOfLinesIsProrated() {
        ScoreReport report = score(InventedInstruments.lines(), "{\"1\":7.3,\"3\":9,\"4\":4.4}");
        assertThat(report.scale("total").sum()).hasValue(16.933333333333334);
        assertThat(report.scale("total").mean()).hasValue(4.233333333333333);
        assertThat(report.scale("total").pomp()).hasValue(42.333333333333336);
    }

    @Test
    void codesOfBothSignsAreReversedAboutZero() {
        ScoreReport report =
                score(InventedInstruments.bipolar(), "{\"1\":3,\"2\":-1,\"3\":-2,\"4\":1,\"5\":3,\"6\":2}");
        assertThat(report.scale("first").mean()).hasValue(2 / 3.0);
        assertThat(report.scale("first").sum()).hasValue(2.0);
        assertThat(report.scale("first").pomp()).hasValue(61.111111111111114);
        assertThat(report.scale("second").mean()).hasValue(0.0);
        assertThat(report.scale("second").pomp()).hasValue(50.0);
    }

    @Test
    void aScaleOverTwoRangesHasASumAndNoMean() {
        ScoreReport report = score(InventedInstruments.mixed(), "{\"1\":4,\"2\":2,\"3\":5,\"4\":7.5,\"5\":2.5}");
        assertThat(report.scale("choices").value()).hasValue(13 / 3.0);
        assertThat(report.scale("lines").value()).hasValue(15.0);
        assertThat(report.scale("lines").mean()).hasValue(7.5);
        Scored total = (Scored) report.scale("total");
        assertThat(total.metric()).isEqualTo(Metric.SUM);
        assertThat(total.mean()).isEmpty();
        assertThat(total.sum()).hasValue(28.0);
        assertThat(total.pomp()).hasValue(78.125);
    }

    @Test
    void aSumOverTwoRangesIsProratedByWhatTheAnsweredItemsReached() {
        ScoreReport report = score(InventedInstruments.mixed(), "{\"1\":4,\"2\":2,\"3\":5,\"4\":7.5}");
        assertThat(report.scale("total").sum()).hasValue(28.454545454545453);
        assertThat(report.scale("total").pomp()).hasValue(79.54545454545455);
        assertThat(report.scale("lines").sum()).isEmpty();
    }

    // ---- payloads

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            lines   | 7.35                 | off-grid       | 0, 0.1, .., 10
            lines   | 7.3000000000001      | off-grid       | 0, 0.1, .., 10
            lines   | 10.1                 | out-of-range   | 0, 0.1, .., 10
            lines   | -0.1                 | out-of-range   | 0, 0.1, .., 10
            lines   | 1e9                  | out-of-range   | 0, 0.1, .., 10
            lines   | 99999999999999999999 | out-of-range   | 0, 0.1, .., 10
            lines   | "7.3"                | not-a-number   | 0, 0.1, .., 10
            lines   | true                 | not-a-number   | 0, 0.1, .., 10
            lines   | [7.3]                | not-a-number   | 0, 0.1, .., 10
            bipolar | 0                    | unknown-code   | -3, -2, -1, 1, 2, 3
            bipolar | 4                    | out-of-range   | -3, -2, -1, 1, 2, 3
            bipolar | 1.5                  | not-an-integer | -3, -2, -1, 1, 2, 3
            bipolar | 1.0                  | not-an-integer | -3, -2, -1, 1, 2, 3
            """)
    void anAnswerThatIsNoneIsNamed(String instrument, String answer, String code, String allowed) {
        Instrument answered = instrument.equals("lines") ? InventedInstruments.lines() : InventedInstruments.bipolar();
        List<Problem> problems = ((RejectedResponses) check(answered, "{\"1\":" + answer + "}")).problems();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code().id()).isEqualTo(code);
            assertThat(problem.pointer()).isEqualTo("/responses/1");
            assertThat(problem.allowed()).contains(allowed);
        });
    }

    @Test
    void anItemIsAnsweredInItsOwnFormat() {
        List<Problem> problems = ((RejectedResponses)
                        check(InventedInstruments.mixed(), "{\"1\":7.5,\"3\":0,\"4\":7.25,\"5\":10.5}"))
                .problems();
        assertThat(problems)
                .extracting(problem -> problem.code().id() + " " + problem.pointer())
                .containsExactly(
                        "not-an-integer /responses/1",
                        "out-of-range /responses/3",
                        "off-grid /responses/4",
                        "out-of-range /responses/5");
    }

    @ParameterizedTest
    @CsvSource({"7.2999999999999998", "7.30", "73e-1", "0.73e1"})
    void aLineMayBeWrittenInAnyWayThatMeansTheSameNumber(String token) {
        CheckedResponses checked =
                check(InventedInstruments.lines(), "{\"1\":" + token + "}").orElseThrow();
        assertThat(checked.answers()).isEqualTo(Map.of(1, 7.3));
        assertThat(checked.answer(1)).hasValue(7.3);
        assertThat(checked.unscaledAnswer(1)).hasValue(73);
    }

    @Test
    void theBuilderTakesDecimals() {
        Responses sheet = Responses.builder("lines-4", Rater.CLIENT)
                .answer(1, 7.3)
                .answer(2, 4)
                .build();
        CheckedResponses checked =
                ResponseChecker.of(InventedInstruments.lines()).check(sheet).orElseThrow();
        assertThat(checked.answers()).isEqualTo(Map.of(1, 7.3, 2, 4.0));
    }

    @Test
    void aRowOfATableMayHaveDecimals() {
        ColumnLayout layout = ColumnLayout.withDefaults()
                .withNaming(ItemNaming.pattern("i{n}"))
                .withCoding(AnswerCoding.integers().withDecimalComma());
        RowReader rows = (RowReader)
                layout.bind(List.of("rater", "i1", "i2", "i3", "i4"), ResponseChecker.of(InventedInstruments.lines()));
        assertThat(rows.check(List.of("client", "7,3", "2", "9,0", ""))
                        .orElseThrow()
                        .answers())
                .isEqualTo(Map.of(1, 7.3, 2, 2.0, 3, 9.0));
        assertThat(((RejectedResponses) rows.check(List.of("client", "7,35", "7.3", "x", "1"))).problems())
                .extracting(problem -> problem.code().id() + " " + problem.pointer())
                .containsExactly("off-grid /responses/1", "not-a-number /responses/2", "not-a-number /responses/3");
    }

    // ---- everything after the report

    @ParameterizedTest
    @MethodSource("instruments")
    void theLawsOfScoringHold(Instrument instrument) {
        assertThat(DefinitionCheck.standard().check(instrument.toJson()))
                .extracting(problem -> problem.code().id())
                .doesNotContain("law-broken");
    }

    @ParameterizedTest
    @MethodSource("instruments")
    void aReceiptIsVerifiedAndAStreamWritesTheSameLine(Instrument instrument) throws IOException {
        Responses.Builder sheet = Responses.builder(instrument.id().value(), Rater.CLIENT);
        instrument.items().forEach(item -> sheet.answer(item.number(), 2));
        CheckedResponses checked =
                ResponseChecker.of(instrument).check(sheet.build()).orElseThrow();
        Scorer scorer = Scorer.complete().withAudit();

        String receipt = ReceiptWriter.withDefaults().write(checked, scorer);
        assertThat(ReceiptVerifier.of(InstrumentCatalog.of(instrument))
                        .verify(receipt)
                        .differences())
                .isEmpty();

        ScoreReportWriter writer = ScoreReportWriter.withDefaults().withPomp();
        ByteArrayOutputStream streamed = new ByteArrayOutputStream();
        writer.stream(streamed).write(scorer.score(checked));
        assertThat(streamed.toString(StandardCharsets.UTF_8)).isEqualTo(writer.write(scorer.score(checked)) + "\n");
    }

    @Test
    void aBatchNamesThePlainWayForWhatItCantScore() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchScorer.of(InventedInstruments.lines(), MOST))
                .withMessageContaining("lines-4")
                .withMessageContaining("Scorer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchScorer.of(InventedInstruments.mixed(), MOST))
                .withMessageContaining("Scorer");
    }

    @Test
    void aDefinitionOfEachKindIsWrittenAndReadBack() {
        for (Instrument instrument : instruments()) {
            Instrument again = Instrument.parse(instrument.toJson());
            assertThat(again).isEqualTo(instrument);
            assertThat(again.definitionDigest()).isEqualTo(instrument.definitionDigest());
        }
    }
}
