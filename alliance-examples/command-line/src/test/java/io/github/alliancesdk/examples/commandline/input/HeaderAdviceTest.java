package io.github.alliancesdk.examples.commandline.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.commandline.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An unsuitable header ends a command with one message, which states the columns of the file and how to read them. */
class HeaderAdviceTest {
    @TempDir
    private Path folder;

    private Path file(String pattern, String columns) throws IOException {
        String items = IntStream.rangeClosed(1, 12)
                .mapToObj(item -> pattern.formatted(item))
                .collect(Collectors.joining(","));
        return Files.writeString(
                folder.resolve("in.csv"),
                columns + items + "\n" + columns.replaceAll("[^,]+", "x") + "4,".repeat(11) + "4\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "score",
                "score --output=table",
                "score --output=csv",
                "reliability",
                "agreement",
                "change --sd=.7 --reliability=.9 --reliability-kind=retest --source=x"
            })
    void noTablesFollow(String command) throws IOException {
        String[] args = (command + " --instrument=wai-sr --rater=client " + file("wai_%d", "recordId,")).split(" ");

        Cli cli = Cli.run(args);

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.messages()).hasSize(2);
        assertThat(cli.messages().get(0))
                .isEqualTo("{\"row\":0,\"problems\":[{\"code\":\"absent-column\",\"pointer\":\"/responses\","
                        + "\"allowed\":\"{n}\"}]}");
        assertThat(cli.messages().get(1))
                .startsWith("alliance: refused: ")
                .contains("lacks the columns of the items, which are named {n}")
                .contains("it has the columns 'recordId', 'wai_1', 'wai_2', ", "'wai_12'; ")
                .endsWith("; --items 'wai_{n}' would fit");
    }

    @ParameterizedTest
    @CsvSource({
        "wai_%d, 'age,', wai_{n}",
        "WAI%02d, 'id,', WAI{nn}",
        "t2_q%d_raw, 'id,', t2_q{n}_raw",
        "q%03d, 'id,site1,', q{nnn}"
    })
    void thePatternThatIsNamedFits(String names, String columns, String pattern) throws IOException {
        String file = file(names, columns).toString();

        Cli cli = Cli.run("check", file, "--instrument=wai-sr", "--rater=client", "--items=item{n}");

        assertThat(cli.err()).contains("--items '" + pattern + "' would fit");
        assertThat(Cli.run("check", file, "--instrument=wai-sr", "--rater=client", "--items=" + pattern)
                        .exitCode())
                .isZero();
    }

    @Test
    void rowsThatNameTheirInstrumentsAreNotReadEither() throws IOException {
        Cli cli = Cli.run("score", file("wai_%d", "instrument,rater,").toString());

        assertThat(cli.out()).isEmpty();
        assertThat(cli.messages()).hasSize(2);
        assertThat(cli.messages().get(0)).startsWith("{\"row\":0,");
        assertThat(cli.messages().get(1)).endsWith("--items 'wai_{n}' would fit");
    }

    @Test
    void someItemsAreNamedByTheirNumbers() throws IOException {
        Path file = Files.writeString(folder.resolve("in.csv"), "a,w1,w2,w3,w4,w5,w6,w7,w8,w9,w10\n");

        Cli cli = Cli.run("score", file.toString(), "--instrument=wai-sr", "--rater=client", "--items=w{n}");

        assertThat(cli.messages().get(0)).contains("\"/responses/11\"", "\"/responses/12\"");
        assertThat(cli.messages().get(1))
                .contains("lacks the columns of items 11, 12, which are named w{n}; it has the columns 'a', 'w1'")
                .endsWith("no pattern for --items fits them");
    }

    @Test
    void anAbsentRaterIsAnOptionThatIsNotGiven() throws IOException {
        Cli table = Cli.run("score", file("%d", "recordId,").toString(), "--instrument=wai-sr");
        Cli record = Cli.runOn("{\"instrument\":\"wai-sr\",\"responses\":{\"1\":4}}\n", "score", "-");
        Cli line = Cli.runOn("{\"responses\":{\"1\":4}}\n", "check", "-");

        assertThat(table.messages().get(0)).contains("\"/rater\",\"allowed\":\"rater, or --rater for the whole file\"");
        assertThat(table.messages().get(1)).endsWith("--rater stands for the column rater");
        assertThat(record.err()).contains("\"/rater\"", ", or --rater for the whole file\"");
        assertThat(line.out()).contains(", or --rater for the whole file", ", or --instrument for the whole file");
    }

    @Test
    void eachFileIsCheckedForItself() throws IOException {
        String good = file("wai_%d", "").toString();
        Path other = Files.writeString(folder.resolve("other.csv"), "q1,q2\n1,2\n");

        Cli cli = Cli.run("check", other.toString(), good, "--instrument=wai-sr", "--rater=client", "--items=wai_{n}");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.messages().get(0)).contains("other.csv", "it has the columns 'q1', 'q2'");
        assertThat(cli.messages().get(1)).isEqualTo("1 record: 1 problem in 1 bad record");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "r-1,4,3,5,4,4,3,5,4,4,3,4,4",
                "4,3,5,4,4,3,5,4,4,3,4,4",
                "r-1,4.0,3.0,5.0,4.0,4.0,3.0,5.0,4.0,4.0,3.0,4.0,4.0",
                "r-1,Often,Never,Often,Often,Often,Never,Often,Often,Often,Often,Often,Often",
                "{\"instrument\":\"wai-sr\",\"responses\":{\"1\":4,\"2\":3}}"
            })
    void answersWithoutAHeaderAreNotShown(String row) throws IOException {
        Path file = Files.writeString(folder.resolve("in.csv"), row + "\n" + row + "\n");

        Cli cli = Cli.run("reliability", file.toString(), "--instrument=wai-sr", "--rater=client", "--items=w{n}");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.messages().get(cli.messages().size() - 1).replace(file.toString(), "in.csv"))
                .doesNotContain("4", "Often")
                .containsAnyOf("is its header absent?", "looks like JSON", "named by numbers");
    }

    @Test
    void aTableOfStudiesIsToldWhatItNeeds() {
        Cli cli = Cli.runOn("author,N,r\nA,30,0.2\n", "pool", "-");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err())
                .contains(
                        "has the columns 'author', 'N', 'r'; a study has study and n, and r, or mean, sd, min and max");
    }
}
