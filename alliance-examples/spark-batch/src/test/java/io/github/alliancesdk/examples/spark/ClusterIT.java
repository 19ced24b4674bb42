package io.github.alliancesdk.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Submits the jar to a standalone cluster of several processes. */
class ClusterIT {
    @TempDir
    private Path directory;

    @BeforeEach
    void session() {
        TestSpark.session();
    }

    /** Runs 20,000 sheets; returns the lines of the output. */
    private List<String> run(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("--rows", "20000", "--memory", "1g", "--minutes", "5"));
        all.addAll(List.of("--jvm", "-XX:TieredStopAtLevel=1", "--work", directory.toString()));
        all.addAll(List.of("--jar", System.getProperty("spark-batch.jar")));
        all.addAll(List.of("--spark", System.getProperty("spark-batch.provided")));
        all.addAll(Arrays.asList(arguments));
        PrintStream out = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        int code;
        try {
            code = ClusterRun.run(all.toArray(new String[0]));
        } finally {
            System.setOut(out);
        }
        String text = said.toString(StandardCharsets.UTF_8);
        out.print(text);
        assertThat(code).as(text).isZero();
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
        return text.lines().toList();
    }

    private static List<String> cells(List<String> lines) {
        return List.of(lines.get(2).split(" *\\| *"));
    }

    @Test
    void aClusterScoresAsTheLibraryDoes() throws Exception {
        List<String> lines = run("--format", "ndjson", "--no-kill");

        assertThat(lines).hasSize(3);
        assertThat(cells(lines).subList(1, 4)).containsExactly("wai-sr", "20000", "ndjson");
        assertThat(cells(lines).subList(10, 15)).containsExactly("20000", "0", "", "0", "0");
    }

    @Test
    void anExecutorThatIsKilledChangesNoScoreAndNoCount() throws Exception {
        List<String> lines = run("--format", "csv");

        List<String> cells = cells(lines);
        assertThat(cells.subList(1, 4)).containsExactly("wai-sr", "20000", "csv");
        assertThat(Integer.parseInt(cells.get(8)) + Integer.parseInt(cells.get(9)))
                .isEqualTo(20000);
        assertThat(cells.subList(10, 12)).containsExactly("20000", "0");
        assertThat(cells.get(12)).matches("(8|9|10) of 24 tasks");
        assertThat(cells.get(13)).isEqualTo("1");
        assertThat(lines).hasSize(5);
        assertThat(lines.get(3)).contains("Lost executor ", " on 127.0.0.1: ");
        assertThat(lines.get(4)).contains("Master: Removing executor ", "because it is EXITED");
    }
}
