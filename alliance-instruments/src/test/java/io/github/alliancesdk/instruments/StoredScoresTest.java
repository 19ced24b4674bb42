package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Example;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.interchange.ScoreReportWriter;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreRecord;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports on every shipped instrument are stored and read back as the same text. */
class StoredScoresTest {
    private static final com.fasterxml.jackson.databind.ObjectMapper JACKSON_2 =
            new com.fasterxml.jackson.databind.ObjectMapper();
    private static final tools.jackson.databind.json.JsonMapper JACKSON_3 =
            new tools.jackson.databind.json.JsonMapper();
    private static final List<ScoreReportWriter> WRITERS = List.of(
            ScoreReportWriter.withDefaults(), ScoreReportWriter.withDefaults().withPomp());
    private static final int SHEETS = 60;

    static Stream<Instrument> scored() {
        return BundledInstruments.catalog().instruments().stream()
                .filter(instrument -> instrument.status() != InstrumentStatus.CATALOGUED);
    }

    private static CheckedResponses checked(Responses responses) {
        return ResponseChecker.of(BundledInstruments.catalog())
                .allowExperimental()
                .check(responses)
                .orElseThrow();
    }

    private static void assertStored(ScoreReport report) throws Exception {
        for (ScoreReportWriter writer : WRITERS) {
            String json = writer.write(report);
            ScoreRecord record = ScoreRecord.parse(json);

            assertThat(WRITERS.get(0).write(record)).isEqualTo(json);
            assertThat(JACKSON_2.writeValueAsString(JACKSON_2.readValue(json, ScoreRecord.class)))
                    .isEqualTo(json);
            assertThat(JACKSON_3.writeValueAsString(JACKSON_3.readValue(json, ScoreRecord.class)))
                    .isEqualTo(json);
            assertThat(record.scales()).isEqualTo(report.scales());
            assertThat(record.audit()).isEqualTo(report.audit());
            assertThat(record.openQuestions()).isEqualTo(report.openQuestions());
            assertThat(record.toMapWithPomp()).isEqualTo(report.toMapWithPomp());
        }
    }

    @ParameterizedTest
    @MethodSource("scored")
    void theReportOfEachExampleIsReadBack(Instrument instrument) throws Exception {
        assertThat(instrument.examples()).isNotEmpty();
        for (Example example : instrument.examples()) {
            CheckedResponses checked = checked(Responses.of(example.payload()));
            assertStored(Scorer.of(example.policy()).score(checked));
            assertStored(Scorer.of(example.policy()).withAudit().score(checked));
        }
    }

    private static void answer(Responses.Builder answers, int item, ResponseFormat format, Random random) {
        if (format.step().isPresent()) {
            int steps = (int)
                    Math.round((format.max() - format.min()) / format.step().getAsDouble());
            answers.answer(
                    item,
                    Math.round((format.min()
                                            + random.nextInt(steps + 1)
                                                    * format.step().getAsDouble())
                                    * 1000)
                            / 1000.0);
        } else {
            answers.answer(
                    item, format.points().get(random.nextInt(format.points().size())));
        }
    }

    @ParameterizedTest
    @MethodSource("scored")
    void reportsOfRandomSheetsWithGapsAreReadBack(Instrument instrument) throws Exception {
        Random random = new Random(instrument.id().value().hashCode());
        for (int sheet = 0; sheet < SHEETS; sheet++) {
            ResponseFormat format =
                    instrument.formats().get(random.nextInt(instrument.formats().size()));
            Rater rater = List.copyOf(instrument.raters())
                    .get(random.nextInt(instrument.raters().size()));
            Responses.Builder answers =
                    Responses.builder(instrument.id().value(), rater).format(format.id());
            double gaps = random.nextInt(4) * 0.15;
            for (int item : instrument.itemNumbers()) {
                if (random.nextDouble() >= gaps) {
                    answer(answers, item, instrument.format(item, format), random);
                }
            }
            Scorer scorer = Scorer.of(
                    switch (random.nextInt(4)) {
                        case 0 -> MissingPolicy.complete();
                        case 1 -> MissingPolicy.prorate(0.5 + random.nextInt(5) * 0.1);
                        case 2 -> MissingPolicy.atMostMissing(random.nextInt(3));
                        default -> MissingPolicy.formAtMostMissing(random.nextInt(4));
                    });
            assertStored((random.nextBoolean() ? scorer : scorer.withAudit()).score(checked(answers.build())));
        }
    }
}
