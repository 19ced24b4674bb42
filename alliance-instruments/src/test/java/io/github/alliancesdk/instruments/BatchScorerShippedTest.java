package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Example;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scored;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.scoring.batch.BatchScorer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Scores every shipped key in batches: examples give the stated scores, random sheets those of the scorer. */
class BatchScorerShippedTest {
    private static final int ROWS = 200;
    private static final long SEED = 20_261_124L;

    static Stream<Instrument> scored() {
        return BundledInstruments.catalog().instruments().stream()
                .filter(instrument -> instrument.status() != InstrumentStatus.CATALOGUED)
                .filter(instrument -> BatchScorer.builder(instrument).isBatchable());
    }

    /** Answers with steps and answers below zero are scored sheet by sheet. */
    @Test
    void allButTwoScoredInstrumentsAreBatchable() {
        List<String> batchable =
                scored().map(instrument -> instrument.id().value()).toList();

        assertThat(BundledInstruments.catalog().instruments())
                .filteredOn(instrument -> instrument.status() != InstrumentStatus.CATALOGUED)
                .extracting(instrument -> instrument.id().value())
                .filteredOn(id -> !batchable.contains(id))
                .containsExactly("srs", "softa-o");
    }

    static Stream<Arguments> examples() {
        return scored().flatMap(
                        instrument -> instrument.examples().stream().map(example -> Arguments.of(instrument, example)));
    }

    /** Each format with two missing codes: one next to the answers, and one that only the slow path supports. */
    static Stream<Arguments> codes() {
        return scored().flatMap(instrument -> instrument.formats().stream()
                .flatMap(format -> Stream.of(format.min() == 0 ? format.unscaledMax() + 1 : 0, 99)
                        .map(missing -> Arguments.of(instrument, format, missing))));
    }

    private static BatchScorer scorer(Instrument instrument, String format, String policy, int missing) {
        return BatchScorer.builder(instrument)
                .format(format)
                .policy(MissingPolicy.parse(policy))
                .missingCode(missing)
                .allowExperimental()
                .build();
    }

    /** Boxed, because a boxed NaN equals itself. */
    private static Double orNaN(OptionalDouble score) {
        return score.orElse(Double.NaN);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleScoresAsItStates(Instrument instrument, Example example) {
        BatchScorer scorer =
                scorer(instrument, example.format(), example.policy().id(), 99);
        byte[] row = new byte[scorer.itemNumbers().size()];
        for (int column = 0; column < row.length; column++) {
            row[column] = example.responses()
                    .getOrDefault(scorer.itemNumbers().get(column), 99)
                    .byteValue();
        }
        double[] means = new double[scorer.scaleIds().size()];
        short[] answered = new short[means.length];
        assertThat(scorer.score(row, 0, 1, means, answered)).isZero();
        for (int scale = 0; scale < means.length; scale++) {
            Example.Expected expected = example.scores().get(scorer.scaleIds().get(scale));
            assertThat(means[scale]).isEqualTo(orNaN(expected.mean()));
            assertThat(scorer.sum(scale, means[scale], answered[scale])).isEqualTo(orNaN(expected.sum()));
            assertThat((int) answered[scale]).isEqualTo(expected.answered());
            assertThat(scorer.status(scale, answered[scale]) == BatchScorer.Status.INSUFFICIENT)
                    .isEqualTo(expected.required().isPresent());
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void randomSheetsScoreAsTheyDoOneByOne(Instrument instrument, ResponseFormat format, int missing) {
        for (String policy : List.of("complete", "prorate:0.5", "prorate:0.8")) {
            BatchScorer scorer = scorer(instrument, format.id(), policy, missing);
            Random random = new Random(SEED);
            int items = scorer.itemNumbers().size();
            byte[] matrix = new byte[ROWS * items];
            byte[][] columns = new byte[items][ROWS];
            for (int cell = 0; cell < matrix.length; cell++) {
                int answer = format.unscaledMin() + random.nextInt(format.unscaledMax() - format.unscaledMin() + 1);
                matrix[cell] = (byte) (random.nextInt(10) == 0 ? missing : answer);
                columns[cell % items][cell / items] = matrix[cell];
            }
            double[] means = new double[ROWS * scorer.scaleIds().size()];
            short[] answered = new short[means.length];
            assertThat(scorer.score(matrix, 0, ROWS, means, answered)).isZero();
            for (int row = 0; row < ROWS; row++) {
                byte[] sheet = Arrays.copyOfRange(matrix, row * items, (row + 1) * items);
                assertRow(scorer, sheet, missing, row, means, answered);
            }
            double[] byColumns = new double[means.length];
            short[] answeredByColumns = new short[means.length];
            scorer.score(columns, 0, ROWS, byColumns, answeredByColumns);
            assertThat(byColumns).as("seed %s", SEED).isEqualTo(means);
            assertThat(answeredByColumns).as("seed %s", SEED).isEqualTo(answered);
        }
    }

    private static void assertRow(
            BatchScorer scorer, byte[] sheet, int missing, int row, double[] means, short[] answered) {
        Instrument instrument = scorer.instrument();
        Responses.Builder builder = Responses.builder(
                        instrument.id().value(), instrument.raters().iterator().next())
                .format(scorer.format().id());
        for (int column = 0; column < sheet.length; column++) {
            if (sheet[column] != missing) {
                builder.answer(scorer.itemNumbers().get(column), sheet[column]);
            }
        }
        ScoreReport report = Scorer.of(scorer.policy())
                .score(ResponseChecker.of(instrument)
                        .allowExperimental()
                        .check(builder.build())
                        .orElseThrow());
        for (int scale = 0; scale < scorer.scaleIds().size(); scale++) {
            int cell = row * scorer.scaleIds().size() + scale;
            Score score = report.scale(scorer.scaleIds().get(scale));
            assertThat(means[cell]).as("seed %s, row %s", SEED, row).isEqualTo(orNaN(score.mean()));
            assertThat(scorer.sum(scale, means[cell], answered[cell])).isEqualTo(orNaN(score.sum()));
            assertThat((int) answered[cell]).isEqualTo(score.answered());
            assertThat(scorer.status(scale, answered[cell]))
                    .isEqualTo(
                            score instanceof Scored scored
                                    ? scored.isProrated() ? BatchScorer.Status.PRORATED : BatchScorer.Status.SCORED
                                    : BatchScorer.Status.INSUFFICIENT);
        }
    }
}
