package io.github.alliancesdk.core.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreRecord;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreRecordReaderTest {
    private static final Instrument DEMO = InventedInstruments.demo();

    private static ScoreReport report(int answer) {
        Responses.Builder sheet = Responses.builder("demo-5", Rater.CLIENT).recordId("r-" + answer);
        for (int item = 1; item <= 5; item++) {
            sheet.answer(item, answer);
        }
        return Scorer.complete()
                .score(ResponseChecker.of(DEMO).check(sheet.build()).orElseThrow());
    }

    private static String json(int answer) {
        return ScoreReportWriter.withDefaults().write(report(answer));
    }

    private static List<ScoreRecordReader.Row> rows(String text) throws IOException {
        return ScoreRecordReader.readRows(Streams.of(text)).toList();
    }

    @Test
    void readsWhatAStreamOfReportsWrote() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ScoreReportStream reports = ScoreReportWriter.withDefaults().stream(out);
        for (int answer = 1; answer <= 5; answer++) {
            reports.write(report(answer));
        }

        List<ScoreRecordReader.Row> rows =
                ScoreRecordReader.readRows(Streams.slow(out.toByteArray())).toList();

        assertThat(rows).extracting(ScoreRecordReader.Row::row).containsExactly(1L, 2L, 3L, 4L, 5L);
        StringBuilder again = new StringBuilder();
        rows.forEach(row -> again.append(
                        ScoreReportWriter.withDefaults().write(row.record().orElseThrow()))
                .append('\n'));
        assertThat(again).hasToString(out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void anUnreadableRowIsReturnedWithItsProblemsAndTheRestAreRead() throws IOException {
        List<ScoreRecordReader.Row> rows = rows("\uFEFF\n" + json(1) + "\r\n{\"scales\":\n\n"
                + json(2).replace("\"demo-5\"", "5") + "\n" + "x".repeat((1 << 20) + 2) + "\n" + json(3));

        assertThat(rows).extracting(ScoreRecordReader.Row::row).containsExactly(2L, 3L, 5L, 6L, 7L);
        assertThat(rows)
                .extracting(row -> row.problems().stream()
                        .map(problem -> problem.code().id() + " " + problem.pointer())
                        .toList())
                .containsExactly(
                        List.of(),
                        List.of("malformed-json "),
                        List.of("wrong-type /instrument"),
                        List.of("too-large "),
                        List.of());
        assertThat(rows.get(4).record()).hasValue(ScoreRecord.parse(json(3)));
        assertThat(rows.get(3).problems().get(0).message())
                .isEqualTo("The record is too large; allowed: at most 1048576 bytes.");
    }

    @Test
    void readsAnArrayToo() throws IOException {
        assertThat(rows("[" + json(1) + ",\n" + json(2) + "]"))
                .extracting(ScoreRecordReader.Row::record)
                .containsExactly(Optional.of(ScoreRecord.parse(json(1))), Optional.of(ScoreRecord.parse(json(2))));
        List<ScoreRecordReader.Row> unfinished = rows("[" + json(1) + ",\n");
        assertThat(unfinished.get(0).record()).isPresent();
        assertThat(unfinished.get(1).problems())
                .extracting(Problem::message)
                .containsExactly("The document isn't well-formed JSON; the error is at line 2, column 1.");
        assertThat(rows("")).isEmpty();
    }

    @Test
    void aBrokenStreamIsAnException() throws IOException {
        var rows = ScoreRecordReader.readRows(Streams.failing(json(1) + "\n" + json(2)));

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(rows::toList);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"scales\":{}};true",
                "{\"a\":1,\"scales\":7};true",
                "{\"scales\":{},\"responses\":{}};false",
                "{\"responses\":{}};false",
                "{\"scales\":null,\"responses\":null};false",
                "[{\"scales\":{}}];false",
                "{\"scales\":{};false",
                "7;false"
            })
    void aRecordHasScalesAndNoResponses(String json, boolean isRecord) {
        assertThat(ScoreRecordReader.isRecord(json.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(isRecord);
    }

    @Test
    void aRowHasARecordOrProblems() {
        ScoreRecord record = ScoreRecord.parse(json(1));
        List<Problem> problems = List.of(Problem.internalError(new IllegalStateException()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScoreRecordReader.Row(1, Optional.of(record), problems));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScoreRecordReader.Row(1, Optional.empty(), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScoreRecordReader.Row(0, Optional.of(record), List.of()));
        assertThatNullPointerException().isThrownBy(() -> new ScoreRecordReader.Row(1, null, List.of()));
        assertThatNullPointerException().isThrownBy(() -> new ScoreRecordReader.Row(1, Optional.empty(), null));
        assertThatNullPointerException()
                .isThrownBy(() -> ScoreRecordReader.readRows(null))
                .withMessage("in");
        assertThatNullPointerException()
                .isThrownBy(() -> ScoreRecordReader.isRecord((byte[]) null))
                .withMessage("utf8");
        assertThat(new ScoreRecordReader.Row(1, Optional.of(record), List.of()).toString())
                .doesNotContain("mean");
    }

    @Test
    void aStreamIsLeftOpen() throws IOException {
        Streams.Closing in = new Streams.Closing(json(1));
        assertThat(ScoreRecordReader.readRows(in)).hasSize(1);
        assertThat(in.isClosed()).isFalse();
    }
}
