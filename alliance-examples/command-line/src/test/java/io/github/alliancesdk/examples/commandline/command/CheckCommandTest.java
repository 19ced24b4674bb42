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

class CheckCommandTest {
    private static final String OUT_OF_RANGE =
            Fixtures.waiSr("r-1", "1", "9", "3", "4", "5", "1", "2", "3", "4", "5", "1", "2");

    @TempDir
    private Path folder;

    private String file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines)).toString();
    }

    @Test
    void isContentWithGoodRecords() {
        Cli cli = Cli.runOn(Fixtures.goodRecord("r-1") + "\n" + Fixtures.goodRecord("r-2"), "check", "-");

        assertThat(cli).isEqualTo(new Cli(0, "", "2 records: no problems\n"));
    }

    @Test
    void printsEveryProblemOnALineOfItsOwn() throws IOException {
        String file = file("a.ndjson", Fixtures.goodRecord("r-0"), "", OUT_OF_RANGE, "{}");

        Cli cli = Cli.run("check", file);

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.lines()).hasSize(4);
        assertThat(cli.lines().get(0))
                .startsWith(file + ":3: out-of-range at \"/responses/2\": ")
                .contains("1..5")
                .endsWith(" [r-1]");
        assertThat(cli.lines().subList(1, 4))
                .allSatisfy(line -> assertThat(line).startsWith(file + ":4: missing-field at \"/"));
        assertThat(cli.err()).isEqualTo("3 records: 4 problems in 2 bad records\n");
    }

    @Test
    void asksForCompleteSheetsOnlyIfTold() {
        String partial = Fixtures.waiSr("r-1", "1", "null", "3", "4", "5", "1", "2", "3", "4", "5", "1");

        Cli tolerant = Cli.runOn(partial, "check", "-");
        Cli strict = Cli.runOn(partial, "check", "-", "--complete");

        assertThat(tolerant.exitCode()).isZero();
        assertThat(strict.exitCode()).isEqualTo(1);
        assertThat(strict.lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("-:1: incomplete at"));
    }

    @Test
    void writesTheAgreedRecordForPrograms() {
        Cli cli = Cli.runOn("\n" + OUT_OF_RANGE, "check", "-", "--json");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.lines()).hasSize(1);
        assertThat(cli.out())
                .isEqualTo("{\"row\":2,\"recordId\":\"r-1\",\"problems\":[{\"code\":\"out-of-range\","
                        + "\"pointer\":\"/responses/2\",\"item\":2,\"allowed\":\"1..5\"}]}\n");
    }

    @Test
    void namesTheFileWhereThereAreSeveral() throws IOException {
        String one = file("one.ndjson", OUT_OF_RANGE);
        String two = file("two.ndjson", Fixtures.goodRecord("r-2"), "[");

        Cli cli = Cli.run("check", one, two, "--json");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.lines()).hasSize(2);
        assertThatJson(cli.lines().get(0)).inPath("file").isEqualTo(one);
        assertThatJson(cli.lines().get(1))
                .and(
                        line -> line.node("file").isEqualTo(two),
                        line -> line.node("row").isEqualTo(2),
                        line -> line.isObject().doesNotContainKey("recordId"));
        assertThat(cli.err()).isEqualTo("3 records: 2 problems in 2 bad records\n");
    }

    @Test
    void copiesBadRecordsToAFile() throws IOException {
        Path problems = folder.resolve("bad.ndjson");
        Files.writeString(problems, "what was there before");

        Cli cli = Cli.runOn(OUT_OF_RANGE, "check", "-", "--problems", problems.toString());

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.lines()).hasSize(1);
        assertThat(Files.readString(problems))
                .isEqualTo(Cli.runOn(OUT_OF_RANGE, "check", "-", "--json").out());
    }

    @Test
    void suppliesInstrumentAndRaterWhereTheyAreAbsent() {
        String bare = "{\"responses\":{\"1\":2}}";

        assertThat(Cli.runOn(bare, "check", "-").exitCode()).isEqualTo(1);
        assertThat(Cli.runOn(bare, "check", "-", "--instrument", "wai-sr", "--rater", "client")
                        .exitCode())
                .isZero();
        assertThat(Cli.runOn(OUT_OF_RANGE, "check", "-", "--instrument", "wai-s")
                        .out())
                .contains("wrong-instrument at \"/instrument\"");
    }

    @Test
    void goesOnBehindAFileThatCannotBeRead() throws IOException {
        String absent = folder.resolve("absent.ndjson").toString();
        String present = file("present.ndjson", OUT_OF_RANGE);

        Cli cli = Cli.run("check", absent, present);

        assertThat(cli.exitCode()).isEqualTo(3);
        assertThat(cli.lines()).hasSize(1);
        assertThat(cli.messages())
                .containsExactly(
                        "alliance: can't read " + absent + ": there is no such file or directory",
                        "1 record: 1 problem in 1 bad record; not every file could be read");
    }

    @Test
    void escapesWhatWouldForgeALine() {
        String forged = OUT_OF_RANGE.replace("r-1", "r\\u001b[2J\\nall is well \\u202e");

        Cli cli = Cli.runOn(forged, "check", "-");

        assertThat(cli.lines()).hasSize(1);
        assertThat(cli.out()).endsWith(" [r\\u001b[2J\\u000aall is well \\u202e]\n");
    }
}
