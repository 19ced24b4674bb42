package io.github.alliancesdk.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.RandomAnswers;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.interchange.ScoreReportWriter;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Changes bytes of stored records at random: a record is refused, or its scores are those that were stored. */
@Tag("slow")
class MutatedRecordsTest {
    private static final long SEED = 20_261_129L;
    private static final int RECORDS = 5_000;
    private static final String BYTES = "0123456789.-+eE,:\"{}[] nulltruefalse\\/x";
    private static final com.fasterxml.jackson.databind.ObjectMapper JACKSON_2 =
            new com.fasterxml.jackson.databind.ObjectMapper();
    private static final tools.jackson.databind.json.JsonMapper JACKSON_3 =
            new tools.jackson.databind.json.JsonMapper();
    private static final List<Instrument> INSTRUMENTS = List.of(
            InventedInstruments.demo(),
            InventedInstruments.wide(),
            InventedInstruments.ownReferents(),
            InventedInstruments.lines(),
            InventedInstruments.bipolar(),
            InventedInstruments.mixed(),
            InventedInstruments.withMissingRule());

    @Test
    void isRefusedOrHasTheScoresThatWereStored() {
        int read = 0;
        for (long seed = SEED; seed < SEED + RECORDS; seed++) {
            Random random = new Random(seed);
            ScoreReport report = report(random);
            byte[] bytes = (random.nextBoolean() ? writer() : writer().withPomp())
                    .write(report)
                    .getBytes(StandardCharsets.UTF_8);
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                bytes = changed(bytes, random);
            }
            try {
                ScoreRecord record = ScoreRecord.parse(bytes);
                read++;
                assertSameScores(record, report);
            } catch (InvalidRecordException e) {
                assertThat(e.problems()).isNotEmpty();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + new String(bytes, StandardCharsets.UTF_8), e);
            }
            assertMappersDoTheSame(bytes, seed);
        }
        // otherwise the test would show little
        assertThat(read).isBetween(RECORDS / 50, RECORDS / 2);
    }

    private static ScoreReportWriter writer() {
        return ScoreReportWriter.withDefaults();
    }

    private static ScoreReport report(Random random) {
        Instrument instrument = INSTRUMENTS.get(random.nextInt(INSTRUMENTS.size()));
        Responses.Builder sheet = RandomAnswers.sheet(instrument, instrument.responseFormat(), 0.17, random)
                .recordId("r-1")
                .session(random.nextInt(20));
        Scorer scorer =
                Scorer.of(random.nextBoolean() ? MissingPolicy.prorate(0.5) : RandomAnswers.policy(instrument, random));
        return (random.nextInt(4) == 0 ? scorer.withAudit() : scorer)
                .score(ResponseChecker.of(instrument).check(sheet.build()).orElseThrow());
    }

    /** Replaces, removes, inserts or repeats bytes. */
    private static byte[] changed(byte[] bytes, Random random) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + 1 + random.nextInt(random.nextInt(8) == 0 ? 60 : 2));
        char any = BYTES.charAt(random.nextInt(BYTES.length()));
        String middle = switch (random.nextInt(4)) {
            case 0 -> String.valueOf(any);
            case 1 -> "";
            case 2 -> any + text.substring(from, to);
            default -> text.substring(from, to).repeat(2);
        };
        return (text.substring(0, from) + middle + text.substring(to)).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A scale may have got another name, and a range may have changed; mean and sum may not. */
    private static void assertSameScores(ScoreRecord record, ScoreReport report) {
        List<Score> stored = List.copyOf(report.scales().values());
        assertThat(record.scales()).hasSizeLessThanOrEqualTo(stored.size());
        record.scales().forEach((id, score) -> {
            if (report.findScale(id).isPresent()) {
                assertThat(score.mean()).isEqualTo(report.scale(id).mean());
                assertThat(score.sum()).isEqualTo(report.scale(id).sum());
            } else {
                assertThat(stored)
                        .anyMatch(one ->
                                one.mean().equals(score.mean()) && one.sum().equals(score.sum()));
            }
        });
    }

    private interface Reading {
        ScoreRecord read() throws Exception;
    }

    /** Both mappers read what parse reads. They may also read a text with something after the record. */
    private static void assertMappersDoTheSame(byte[] bytes, long seed) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        ScoreRecord parsed = read(() -> ScoreRecord.parse(text));
        for (Reading mapper : List.<Reading>of(
                () -> JACKSON_2.readValue(text, ScoreRecord.class),
                () -> JACKSON_3.readValue(text, ScoreRecord.class))) {
            ScoreRecord read = read(mapper);
            if (parsed != null || isWhole(text)) {
                assertThat(read).as("seed %s: %s", seed, text).isEqualTo(parsed);
            }
        }
    }

    /** Null if it is refused. */
    private static ScoreRecord read(Reading reading) {
        try {
            return reading.read();
        } catch (Exception e) {
            return null;
        }
    }

    private static boolean isWhole(String text) {
        try {
            JACKSON_3.readTree(text);
            return text.indexOf('\0') < 0;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
