package io.github.alliancesdk.examples.commandline.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.examples.commandline.AllianceCommand;
import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.output.Messages;
import io.github.alliancesdk.examples.commandline.output.Output;
import io.github.alliancesdk.examples.commandline.output.ScoreDistributions;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code score} of several files, and its summary. */
class SeveralFilesTest {
    @TempDir
    private Path folder;

    private String file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines)).toString();
    }

    private static String dwai(String id, int last) {
        return "{\"recordId\":\"" + id + "\",\"instrument\":\"dwai\",\"rater\":\"client\",\"responses\":"
                + "{\"1\":4,\"2\":4,\"3\":4,\"4\":4,\"5\":4,\"6\":" + (last == 0 ? "null" : last) + "}}";
    }

    @Test
    void filesAreScoredInTheirOrder() throws IOException {
        String first = file("a.ndjson", dwai("r-1", 4), dwai("r-2", 9));
        String second = file("b.csv", "recordId,instrument,rater,1,2,3,4,5,6", "r-3,dwai,client,4,4,4,4,4,5");

        Cli cli = Cli.run("score", first, second);

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.lines()).hasSize(2);
        assertThat(cli.lines().get(0)).contains("\"recordId\":\"r-1\"");
        assertThat(cli.lines().get(1)).contains("\"recordId\":\"r-3\"");
        assertThat(cli.err())
                .isEqualTo("{\"file\":\"" + first + "\",\"row\":2,\"recordId\":\"r-2\",\"problems\":[{\"code\":"
                        + "\"out-of-range\",\"pointer\":\"/responses/6\",\"item\":6,\"allowed\":\"1..7\"}]}\n");
    }

    @Test
    void oneTableNeedsTheSameColumnsOfAll() throws IOException {
        String header = "recordId,rater,1,2,3,4,5,6,";
        String first = file("a.csv", header + "site", "r-1,client,4,4,4,4,4,5,x");
        String second = file("b.csv", header + "site", "r-2,client,4,4,4,4,4,6,y");
        String other = file("c.csv", header + "arm", "r-3,client,4,4,4,4,4,6,z");

        Cli cli = Cli.run("score", first, other, second, "--instrument=dwai", "--output=csv");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.rows()).extracting(row -> row.getField("site")).containsExactly("x", "y");
        assertThat(cli.err()).contains("c.csv has other columns that pass through than the file before it");
    }

    @Test
    void aFileThatCannotBeReadLosesNoOther() throws IOException {
        String good = file("a.ndjson", dwai("r-1", 4));

        Cli cli = Cli.run("score", folder.resolve("none.ndjson").toString(), good);

        assertThat(cli.exitCode()).isEqualTo(3);
        assertThat(cli.lines()).hasSize(1);
        assertThat(cli.err()).contains("can't read").contains("none.ndjson");
    }

    @Test
    void theSummaryCountsByCodeAndScale() throws IOException {
        String first = file("a.ndjson", dwai("r-1", 4), dwai("r-2", 9), dwai("r-3", 0), dwai("r-4", 0));
        String second = file("b.ndjson", "{}", dwai("r-5", 8));
        Path problems = folder.resolve("bad.ndjson");

        Cli cli = Cli.run("score", first, second, "--problems", problems.toString());

        assertThat(cli.err())
                .isEqualTo("6 records: 3 scored, 3 refused (missing-field 1, out-of-range 2); too few answers: total 2;"
                        + " see " + problems + "\n");
        assertThat(problems).content().hasLineCount(3);
    }

    @Test
    void aPictureShowsScoresAndMissingAnswers() throws IOException {
        Path picture = folder.resolve("scores.svg");
        String study = Cli.SAMPLES.resolve("simulated-study.csv").toString();
        String[] options = {"--instrument", "wai-sr", "--rater", "client", "--missing-code", "999=skipped"};

        Cli cli = Cli.run(Stream.concat(Stream.of("score", study, "--plot", picture.toString()), Stream.of(options))
                .toArray(String[]::new));

        assertThat(cli.exitCode()).as(cli.err()).isLessThan(2);
        assertThat(picture).content().contains("Scores and missing answers", "mean score", "Missing answers by item");
        assertThat(cli.out())
                .isEqualTo(Cli.run(Stream.concat(Stream.of("score", study), Stream.of(options))
                                .toArray(String[]::new))
                        .out());
    }

    @Test
    void fewScoresAreNotDrawn() throws IOException {
        Path picture = folder.resolve("scores.svg");

        Cli.run("score", file("a.ndjson", dwai("r-1", 4), dwai("r-2", 0)), "--plot", picture.toString());

        assertThat(picture).content().contains("total: 1 of 2 sheets scored; fewer than 10 are not shown");
    }

    @Test
    void aPictureIsOfOneInstrument() throws IOException {
        Path picture = folder.resolve("scores.svg");
        String other = "{\"instrument\":\"wai-sr\",\"rater\":\"client\",\"responses\":{\"1\":3}}";

        Cli cli = Cli.run("score", file("a.ndjson", dwai("r-1", 4), other), "--plot", picture.toString());

        assertThat(cli.err()).contains("no picture was written: the records are of several instruments or formats");
        assertThat(picture).doesNotExist();
    }

    /** Two sheets in each of five places of 1..7, which has ten intervals of .6. */
    @Test
    void scoresAreCountedInTheIntervalThatContainsThem() {
        ScoreDistributions distributions = new ScoreDistributions();
        ResponseChecker checker = ResponseChecker.of(BundledInstruments.dwai());
        for (int answer : new int[] {1, 1, 2, 2, 4, 4, 5, 5, 7, 7}) {
            Responses.Builder sheet = Responses.builder("dwai", Rater.CLIENT);
            for (int item = 1; item <= 6; item++) {
                sheet.answer(item, answer);
            }
            CheckedResponses checked = checker.check(sheet.build()).orElseThrow();
            distributions.add(checked, Scorer.complete().score(checked));
        }

        // 1, 2, 4, 5 and 7 are 0, 1.67, 5, 6.67 and 10 intervals above the lowest score
        assertThat(distributions.scales().get(0).counts()).containsExactly(2L, 2L, 0L, 0L, 0L, 2L, 2L, 0L, 0L, 2L);
        assertThat(distributions.missing()).containsOnlyKeys(1, 2, 3, 4, 5, 6).containsEntry(6, 0L);
    }

    @Test
    void aTerminalShowsTheSummary() throws IOException {
        String good = file("a.ndjson", dwai("r-1", 4));
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment environment = new Environment(
                        BundledInstruments.catalog(),
                        InputStream.nullInputStream(),
                        new Output("standard output", new ByteArrayOutputStream()),
                        new Messages(err, false))
                .onTerminal(false, true);

        assertThat(AllianceCommand.run(new String[] {"score", good}, environment))
                .isZero();

        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("1 record: 1 scored\n");
    }
}
