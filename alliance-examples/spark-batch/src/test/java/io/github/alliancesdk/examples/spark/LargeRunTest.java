package io.github.alliancesdk.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the programs for many rows on few rows. */
class LargeRunTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void session() {
        TestSpark.session();
    }

    private static String output(Runnable program) {
        PrintStream out = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(out);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aHundredThousandSheetsScoreAsTheLibraryDoes() throws Exception {
        String table = output(() -> assertThat(
                        LargeRun.run("--rows", "100000", "--instrument", "wai", "--work", directory.toString()))
                .isZero());

        List<String> cells =
                List.of(table.lines().reduce((a, b) -> b).orElseThrow().split(" *\\| *"));
        assertThat(cells.subList(1, 5)).containsExactly("wai", "36", "100000", "parquet");
        assertThat(Integer.parseInt(cells.get(11))).isBetween(50, 200);
        assertThat(cells.subList(12, 14)).containsExactly("100000", "0");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void allContendersOfTheBenchmarkGiveTheSameMeans() {
        String table = output(
                () -> assertThat(Benchmark.run("--rows", "2000", "--rounds", "1", "--results", directory.toString()))
                        .isZero());

        assertThat(table).contains("Goal P8").contains("| SDK: TableScores |");
        assertThat(directory.resolve("jdk" + Runtime.version().feature() + ".md"))
                .hasContent(table);
    }
}
