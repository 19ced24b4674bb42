package io.github.alliancesdk.examples.commandline.command;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.examples.commandline.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {
    private static String scores(String... options) {
        String[] args = new String[options.length + 2];
        args[0] = "score";
        args[1] = "-";
        System.arraycopy(options, 0, args, 2, options.length);
        return Cli.runOn(Fixtures.sheet("d-1", 1, 4), args).out();
    }

    @Test
    void everyScaleIsMappedLinearlyAndTheRecordSaysSo() {
        Cli cli = Cli.runOn(scores("--audit"), "convert", "-", "--to", "1..7");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.lines()).hasSize(1);
        // 1 + 1.5 (4 - 1), not 7/5 of 4
        assertThatJson(cli.out()).inPath("scales.total.mean").isEqualTo(5.5);
        assertThatJson(cli.out()).inPath("scales.total.sum").isEqualTo(66.0);
        assertThatJson(cli.out()).inPath("recordId").isEqualTo("client-d-1-1");
        assertThatJson(cli.out())
                .inPath("converted")
                .isEqualTo("{\"from\":\"1..5\",\"to\":\"1..7\",\"kind\":\"linear, not equating\"}");
        assertThatJson(cli.out()).isObject().doesNotContainKey("audit");
    }

    @Test
    void nothingElseTakesAConvertedRecord() {
        String converted = Cli.runOn(scores(), "convert", "-", "--to", "1..7").out();
        String receipt = "{\"payload\":" + Fixtures.sheet("d-1", 1, 4) + ",\"report\":" + converted.strip() + "}";

        Cli verify = Cli.runOn(receipt, "verify", "-");
        Cli again = Cli.runOn(converted, "convert", "-", "--to", "1..5");
        Cli change = Cli.runOn(
                converted, "change", "-", "--sd=1", "--reliability=0.8", "--reliability-kind=alpha", "--source=x");
        Cli agreement = Cli.runOn(converted, "agreement", "-");

        assertThat(verify.exitCode()).isEqualTo(1);
        assertThat(verify.out()).contains("cannot-verify", "the report was converted to another range");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("already-converted");
        assertThat(change.exitCode()).isEqualTo(1);
        assertThat(change.err()).contains("unexpected-field", "/converted");
        assertThat(agreement.exitCode()).isEqualTo(1);
        assertThat(agreement.err()).contains("unexpected-field", "/converted");
    }

    @Test
    void badRecordsAreSetAsideAndTheOthersConverted(@TempDir Path folder) throws IOException {
        Path problems = folder.resolve("bad.ndjson");
        String good = scores();
        String records = "no record\n\n" + good + good.replace("\"mean\":4.0", "\"mean\":7.5")
                + good.replace("wai-sr", "wai-xx");

        Cli cli = Cli.runOn(records, "convert", "-", "--to", "0..100", "--problems", problems.toString());

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.lines()).hasSize(1);
        assertThat(cli.err()).isEqualTo("4 records: see " + problems + " for 3 bad records\n");
        assertThat(Files.readAllLines(problems))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("{\"row\":1,").contains("malformed-record"),
                        line -> assertThat(line)
                                .startsWith("{\"row\":4,")
                                .contains("impossible-figure")
                                .doesNotContain("7.5"),
                        line -> assertThat(line).startsWith("{\"row\":5,").contains("malformed-record"));
    }

    @Test
    void textThatIsNoUtf8AndRecordsThatAreTooLongCostThemselvesAlone(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("scores.ndjson");
        Files.writeString(file, "x".repeat(200_000) + "\n" + scores());
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 10] = (byte) 0xFF;
        Path broken = folder.resolve("broken.ndjson");
        Files.write(broken, bytes);

        Cli cli = Cli.run("convert", file.toString(), "--to", "0..100");
        Cli invalid = Cli.run("convert", broken.toString(), "--to", "0..100");

        assertThat(cli.lines()).hasSize(1);
        assertThat(cli.messages().get(0)).startsWith("{\"row\":1,").contains("too-large");
        assertThat(invalid.messages().get(1)).startsWith("{\"row\":2,").contains("invalid-text");
    }

    @Test
    void theFileToBeReadIsNeverReplaced(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("scores.ndjson"), scores());

        Cli cli = Cli.run("convert", file.toString(), "--to=0..100", "--problems=" + file);

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(file).hasContent(scores());
    }
}
