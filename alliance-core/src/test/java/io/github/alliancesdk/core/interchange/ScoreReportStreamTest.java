package io.github.alliancesdk.core.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreReportStreamTest {
    private static final long SEED = 20_261_122;
    private static final List<String> IDS =
            List.of("r-1", "\u00e4\ud83d\ude00", "a\"b\\c\n", "\u007f", "~ !", "x".repeat(200));

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void eachLineIsWhatTheWriterWrites(boolean pomp) throws IOException {
        ScoreReportWriter writer =
                pomp ? ScoreReportWriter.withDefaults().withPomp() : ScoreReportWriter.withDefaults();
        List<ScoreReport> reports = reports(new Random(SEED), 3_000);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ScoreReportStream stream = writer.stream(out);
        for (ScoreReport report : reports) {
            stream.write(report);
        }

        assertThat(out.toString(StandardCharsets.UTF_8).split("\n", -1))
                .as("seed %s", SEED)
                .hasSize(reports.size() + 1)
                .startsWith(reports.stream().map(writer::write).toArray(String[]::new))
                .endsWith("");
    }

    /** For complete sheets the stream caches a scale's text by its sum. Tests all sums repeatedly, also large ones. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void completeSheetsAreWrittenAlikeEachTime(boolean pomp) throws IOException {
        ScoreReportWriter writer =
                pomp ? ScoreReportWriter.withDefaults().withPomp() : ScoreReportWriter.withDefaults();
        Random random = new Random(SEED);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ScoreReportStream stream = writer.stream(out);
        for (Instrument instrument : List.of(InventedInstruments.demo(), InventedInstruments.wide())) {
            for (ResponseFormat format : instrument.formats()) {
                for (int i = 0; i < 600; i++) {
                    // from the smallest sum to the largest
                    double share = i % 200 / 199.0;
                    Responses.Builder builder = Responses.builder(
                                    instrument.id().value(),
                                    instrument.raters().iterator().next())
                            .format(format.id());
                    for (int item : instrument.itemNumbers()) {
                        builder.answer(item, random.nextDouble() < share ? format.unscaledMax() : format.unscaledMin());
                    }
                    ScoreReport report = Scorer.complete()
                            .score(ResponseChecker.of(instrument)
                                    .check(builder.build())
                                    .orElseThrow());
                    out.reset();
                    stream.write(report);
                    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(writer.write(report) + "\n");
                }
            }
        }
    }

    private static List<ScoreReport> reports(Random random, int count) {
        List<Instrument> instruments =
                List.of(InventedInstruments.demo(), InventedInstruments.wide(), InventedInstruments.ownReferents());
        List<Scorer> scorers = List.of(
                Scorer.complete(),
                Scorer.of(MissingPolicy.prorate(0.5)),
                Scorer.of(MissingPolicy.prorate(0.8)),
                Scorer.of(MissingPolicy.prorate(0.5)).withAudit());
        List<ScoreReport> reports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // runs of one kind, as in files, with changes in between
            Instrument instrument = instruments.get(i / 7 % instruments.size());
            Responses responses = responses(instrument, random);
            Scorer scorer = scorers.get(random.nextInt(20) == 0 ? random.nextInt(scorers.size()) : 0);
            reports.add(
                    scorer.score(ResponseChecker.of(instrument).check(responses).orElseThrow()));
        }
        return reports;
    }

    private static Responses responses(Instrument instrument, Random random) {
        List<Rater> raters = List.copyOf(instrument.raters());
        Responses.Builder builder =
                Responses.builder(instrument.id().value(), raters.get(random.nextInt(raters.size())));
        var format =
                instrument.formats().get(random.nextInt(instrument.formats().size()));
        builder.format(format.id());
        double share = random.nextDouble();
        for (int item : instrument.itemNumbers()) {
            if (random.nextDouble() < Math.sqrt(share)) {
                builder.answer(item, random.nextInt(format.unscaledMin(), format.unscaledMax() + 1));
            }
        }
        if (random.nextBoolean()) {
            builder.recordId(IDS.get(random.nextInt(IDS.size())));
        }
        if (random.nextBoolean()) {
            builder.dyadId("d-" + random.nextInt(99)).raterId(IDS.get(random.nextInt(IDS.size())));
        }
        if (random.nextBoolean()) {
            builder.session(random.nextInt(Integer.MAX_VALUE)).recordedAt("2026-05-01T10:00:00Z");
        }
        List<Referent> referents = List.copyOf(instrument.referents());
        if (!referents.isEmpty() && random.nextInt(5) == 0) {
            builder.referent(referents.get(random.nextInt(referents.size())));
        }
        return builder.build();
    }

    @Test
    void eachReportIsWrittenAtOnce() throws IOException {
        List<Integer> lengths = new ArrayList<>();
        ScoreReportStream stream = ScoreReportWriter.withDefaults().stream(new OutputStream() {
            @Override
            public void write(int b) {
                throw new AssertionError("byte by byte");
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                lengths.add(length);
            }
        });
        List<ScoreReport> reports = reports(new Random(1), 2);
        for (ScoreReport report : reports) {
            stream.write(report);
        }

        assertThat(lengths).hasSize(2);
    }

    @Test
    void aStreamThatCannotBeWrittenSaysSo() {
        ScoreReportStream stream = ScoreReportWriter.withDefaults().stream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("full");
            }
        });

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> stream.write(reports(new Random(1), 1).get(0)))
                .withMessage("full");
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> ScoreReportWriter.withDefaults().stream(null))
                .withMessage("out");
        assertThatNullPointerException()
                .isThrownBy(() -> ScoreReportWriter.withDefaults().stream(OutputStream.nullOutputStream())
                        .write(null))
                .withMessage("report");
    }

    @Test
    void itsTextSaysNothingOfTheScores() {
        assertThat(ScoreReportWriter.withDefaults().stream(OutputStream.nullOutputStream()))
                .hasToString("ScoreReportStream");
    }
}
