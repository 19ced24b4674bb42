package io.github.alliancesdk.examples.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No message or problem contains an answer. The answers are 113 and 97, which nothing else contains. */
class LeakTest {
    private static final List<String> BAD_RESPONSES = List.of(
            "{\"1\":113,\"2\":97}",
            "{\"1\":\"113\",\"2\":\"97\"}",
            "{\"1\":113.0,\"2\":97e0}",
            "{\"1\":[113],\"2\":{\"97\":97}}",
            "{\"1\":113,\"1\":97}",
            "{\"13\":113,\"x\":97}",
            "{\"1\":-113,\"2\":97113971139711397113}",
            "[113,97]",
            "113",
            "{\"1\":113,\"2\":97");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "score -",
                "score - --output csv",
                "score - --output table",
                "check -",
                "check - --json",
                "reliability - --instrument wai-sr",
                "change - --sd 1 --reliability 0.5 --reliability-kind alpha --source x",
                "agreement -",
                "report - --instrument wai-sr -o /dev/null"
            })
    void badRecordsAreDescribedWithoutTheirAnswers(String args) {
        List<String> records = new ArrayList<>();
        for (String responses : BAD_RESPONSES) {
            records.add("{\"instrument\":\"wai-sr\",\"rater\":\"client\",\"responses\":" + responses + "}");
            records.add("{\"instrument\":\"wai-sr\",\"rater\":\"client\",\"missing\":{\"1\":\"skipped\",\"2\":113},"
                    + "\"session\":-97,\"responses\":" + responses + "}");
            records.add("{\"responses\":" + responses + ",\"rater\":113,\"instrument\":97}");
        }

        Cli cli = Cli.runOn(String.join("\n", records), args.split(" "));

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out() + cli.err())
                .contains("not-an-integer", "duplicate-item")
                .doesNotContain("113", "97");
    }

    @Test
    void answersWithinRangeStayOutOfWhatIsSaidAboutTheirRecord(@TempDir Path folder) throws IOException {
        Instrument invented = Fixtures.invented(InstrumentStatus.KEYED);
        Path problems = folder.resolve("bad.ndjson");
        String record = "{\"instrument\":\"demo-127\",\"rater\":\"client\",\"recordId\":\"r-1\","
                + "\"responses\":{\"1\":113,\"2\":97,\"3\":113}}";

        Cli check = Cli.runWith(invented, record, "check", "-", "--problems", problems.toString());
        Cli score = Cli.runWith(invented, record, "score", "-", "--audit");

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out() + check.err() + Files.readString(problems) + score.out() + score.err())
                .contains("unknown-item")
                .doesNotContain("113", "97");
    }
}
