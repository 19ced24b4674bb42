package io.github.alliancesdk.examples.commandline.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long millis;

    private Messages messages(boolean watched) {
        return new Messages(err, watched, () -> TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private String shown() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void showsProgressWhereAPersonWatchesAndErasesItAgain() {
        Messages messages = messages(true);

        messages.count(1_000);
        millis = 499;
        messages.progress(25, 100);
        messages.count(1_000);
        millis = 1_000;
        messages.progress(50, 100);
        millis = 1_400;
        messages.progress(60, 100);
        messages.line("a problem");
        messages.flush();

        assertThat(shown())
                .isEqualTo("[##########----------]  50 %  2,000 records, 2,000/s, 0:02 left\r\u001b[Ka problem\n");
    }

    @Test
    void erasesProgressAtTheEnd() {
        Messages messages = messages(true);

        millis = 600;
        messages.progress(1, 10);
        messages.flush();

        assertThat(shown()).endsWith("left\r\u001b[K");
    }

    @Test
    void erasesProgressBeforeRecordsOfProblems() {
        Messages messages = messages(true);
        RowText text = new RowText();
        text.text().add("row ");
        text.addRow(2);
        text.text().add("\n");

        millis = 600;
        messages.progress(0, Progress.UNKNOWN);
        messages.lines(text, 40);
        messages.flush();

        assertThat(shown()).isEqualTo("0 records, 0/s\r\u001b[Krow 42\n");
    }

    @Test
    void showsNoProgressWhereNobodyWatches() {
        Messages messages = messages(false);

        millis = 60_000;
        messages.progress(50, 100);
        messages.line("a problem");
        messages.flush();

        assertThat(shown()).isEqualTo("a problem\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1       | 1    | 1000    | 1000    | [--------------------]   0 %  1 record, 1/s, 16:40 left
            500     | 999  | 1000    | 1000    | [###################-]  99 %  500 records, 500/s, 0:01 left
            1000000 | 1000 | 1000    | 4000    | [####################] 100 %  1,000,000 records, 250,000/s, 0:01 left
            10      | 2000 | 1000    | 1000    | [####################] 100 %  10 records, 10/s, 0:01 left
            10      | 1    | 1000000 | 10000   | [--------------------]   0 %  10 records, 1/s, 2777:46:31 left
            10      | 5    | -1      | 2000    | 10 records, 5/s
            0       | 0    | 1000    | 2000    | 0 records, 0/s
            0       | 0    | 0       | 2000    | 0 records, 0/s
            """)
    void saysHowFarAndHowFastAndHowLongStill(long records, long bytes, long size, long millis, String line) {
        assertThat(Progress.line(records, bytes, size, TimeUnit.MILLISECONDS.toNanos(millis)))
                .isEqualTo(line)
                .hasSizeLessThan(80);
    }
}
