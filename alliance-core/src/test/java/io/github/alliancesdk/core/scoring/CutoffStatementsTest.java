package io.github.alliancesdk.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.CutoffStatement;
import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentBuilder;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.interchange.ReceiptWriter;
import io.github.alliancesdk.core.interchange.ScoreReportWriter;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No score is judged by a cut-off: reports are the same with and without statements, to the last character. */
class CutoffStatementsTest {
    private static final long SEED = 20_261_129L;
    private static final int SHEETS = 200;

    private static final Instrument WITHOUT = form().build();
    private static final Instrument WITH = withStatements(form()).build();

    private static InstrumentBuilder form() {
        return InventedInstruments.begin("judged-3", 1, 5)
                .items(3)
                .reversed(2)
                .scale("pair", 1, 2)
                .scale("total", 1, 2, 3);
    }

    private static InstrumentBuilder withStatements(InstrumentBuilder builder) {
        builder.cutoffs(new Instrument.PublishedRule(Optional.of("Scores of 3 or less are low.")));
        for (CutoffStatement.Direction direction : CutoffStatement.Direction.values()) {
            for (String scale : List.of("pair", "total")) {
                builder.cutoffStatement(new CutoffStatement(
                        scale, 3, direction, "band-" + direction.id(), Disposition.AUTHOR, List.of()));
            }
        }
        return builder;
    }

    @Test
    void aReportIsTheSameWithAndWithoutCutoffs() {
        assertThat(WITH.cutoffStatements()).hasSize(8);
        for (long seed = SEED; seed < SEED + SHEETS; seed++) {
            Responses.Builder sheet = Responses.builder("judged-3", Rater.CLIENT);
            Random random = new Random(seed);
            for (int item = 1; item <= 3; item++) {
                if (random.nextInt(5) > 0) {
                    sheet.answer(item, 1 + random.nextInt(5));
                }
            }
            Responses answers = sheet.build();
            Scorer scorer = random.nextBoolean()
                    ? Scorer.complete()
                    : Scorer.of(MissingPolicy.prorate(0.5)).withAudit();
            CheckedResponses with = ResponseChecker.of(WITH).check(answers).orElseThrow();
            CheckedResponses without =
                    ResponseChecker.of(WITHOUT).check(answers).orElseThrow();

            String report = ScoreReportWriter.withDefaults().withPomp().write(scorer.score(with));
            assertThat(report)
                    .as("seed %d", seed)
                    .isEqualTo(ScoreReportWriter.withDefaults().withPomp().write(scorer.score(without)))
                    .doesNotContain("band", "cutoff", "low");
            assertThat(ReceiptWriter.withDefaults().write(with, scorer))
                    .as("seed %d", seed)
                    .isEqualTo(ReceiptWriter.withDefaults().write(without, scorer));
        }
    }
}
