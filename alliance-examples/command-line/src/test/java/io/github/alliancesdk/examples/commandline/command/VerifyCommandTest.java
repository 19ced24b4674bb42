package io.github.alliancesdk.examples.commandline.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.examples.commandline.Fixtures;
import org.junit.jupiter.api.Test;

class VerifyCommandTest {
    private static final String SHEET =
            Fixtures.waiSr("r-1", "4", "3", "5", "4", "4", "3", "5", "4", "4", "3", "4", "4");

    private static String receipt(String... options) {
        String[] args = new String[options.length + 3];
        args[0] = "score";
        args[1] = "-";
        args[2] = "--receipt";
        System.arraycopy(options, 0, args, 3, options.length);
        Cli cli = Cli.runOn(SHEET, args);
        assertThat(cli.exitCode()).isZero();
        return cli.out();
    }

    @Test
    void verifiesWhatScoreWrote() {
        Cli cli = Cli.runOn(receipt() + receipt("--audit", "--missing", "prorate:0.8"), "verify", "-");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.lines())
                .containsExactly(
                        "{\"row\":1,\"recordId\":\"r-1\",\"verdict\":\"equal\",\"differences\":[]}",
                        "{\"row\":2,\"recordId\":\"r-1\",\"verdict\":\"equal\",\"differences\":[]}");
        assertThat(cli.err()).isEqualTo("2 records: 2 equal, 0 different, 0 could not be verified\n");
    }

    @Test
    void namesWhatWasChangedAndWhatCantBeVerified() {
        String changed = receipt().replace("\"sum\":47", "\"sum\":48");
        String unknown = receipt().replace("\"instrument\":\"wai-sr\"", "\"instrument\":\"wai-xx\"");

        Cli cli = Cli.runOn(changed + "\n" + unknown + "no receipt\n", "verify", "-");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.lines())
                .containsExactly(
                        "{\"row\":1,\"recordId\":\"r-1\",\"verdict\":\"different\","
                                + "\"differences\":[{\"scale\":\"total\",\"field\":\"sum\"}]}",
                        "{\"row\":3,\"recordId\":\"r-1\",\"verdict\":\"cannot-verify\","
                                + "\"differences\":[{\"field\":\"definitionDigest\"}],"
                                + "\"reason\":\"the report's definition is no known definition of the payload's"
                                + " instrument\"}",
                        "{\"row\":4,\"verdict\":\"cannot-verify\",\"differences\":[],"
                                + "\"reason\":\"the record isn't well-formed JSON within the limits\"}");
    }

    @Test
    void judgesDeclaredScoresByTheirOwnDecimals() {
        String right = "{\"payload\":" + SHEET + ",\"report\":{\"scales\":{\"total\":{\"mean\":3.92,\"sum\":47}}}}";

        Cli cli = Cli.runOn(right + "\n" + right.replace("3.92", "3.91"), "verify", "-");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.lines().get(0)).contains("\"verdict\":\"equal\"");
        assertThat(cli.lines().get(1)).contains("{\"scale\":\"total\",\"field\":\"mean\"}");
    }

    @Test
    void aFileThatIsNotThereCantBeRead() {
        Cli cli = Cli.run("verify", "not-there.ndjson");

        assertThat(cli.exitCode()).isEqualTo(3);
        assertThat(cli.err()).isEqualTo("alliance: can't read not-there.ndjson: there is no such file or directory\n");
    }

    @Test
    void aReceiptIsNdjsonWithoutPomp() {
        for (String[] wrong : new String[][] {{"--output", "csv"}, {"--output", "table"}, {"--pomp"}}) {
            String[] args = new String[wrong.length + 3];
            args[0] = "score";
            args[1] = "-";
            args[2] = "--receipt";
            System.arraycopy(wrong, 0, args, 3, wrong.length);
            Cli cli = Cli.runOn(SHEET, args);
            assertThat(cli.exitCode()).isEqualTo(2);
            assertThat(cli.err()).contains("a receipt is ndjson, and has no use for --pomp");
        }
    }
}
