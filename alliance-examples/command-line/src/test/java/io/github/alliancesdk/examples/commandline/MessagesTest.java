package io.github.alliancesdk.examples.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private String shownAfter(Messages messages) throws InterruptedException {
        Thread.sleep(600);
        messages.progress(1_000);
        messages.progress(2_000);
        messages.line("a problem");
        messages.flush();
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void showsProgressWhereAPersonWatchesAndErasesItAgain() throws InterruptedException {
        assertThat(shownAfter(new Messages(err, true))).isEqualTo("1,000 records\r\u001b[Ka problem\n");
    }

    @Test
    void showsNoProgressWhereNobodyWatches() throws InterruptedException {
        assertThat(shownAfter(new Messages(err, false))).isEqualTo("a problem\n");
    }
}
