package io.github.alliancesdk.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that everything can be measured and gives equal results. It doesn't test the speed. */
class BenchmarksCommandTest {
    @TempDir
    Path directory;

    @BeforeAll
    static void letBuildsRunBesideEachOther() {
        System.setProperty("jmh.ignoreLock", "true");
    }

    private int run(String... more) {
        String[] arguments = new String[5 + more.length];
        arguments[0] = "--quick";
        arguments[1] = "--results";
        arguments[2] = directory.resolve("results").toString();
        arguments[3] = "--work";
        arguments[4] = directory.resolve("work").toString();
        System.arraycopy(more, 0, arguments, 5, more.length);
        return BenchmarksCommand.run(arguments);
    }

    private String result(String suffix) throws IOException {
        return Files.readString(
                directory.resolve("results").resolve("jdk" + Runtime.version().feature() + suffix));
    }

    @Test
    void aQuickRunMeasuresEverythingAndWritesTheTablesAndTheChart() throws IOException {
        assertThat(run()).isZero();

        assertThat(result(".md"))
                .contains(
                        "## P1: ",
                        "## P2: ",
                        "## P3: ",
                        "## P4: ",
                        "## P5: ",
                        "## P6: ",
                        "## P7: ",
                        "## P9: ",
                        "## P10: ")
                .contains("its numbers mean nothing", "not judged", "R and Python were left out")
                .doesNotContain("NaN", "Infinity", "missed", directory.toString());
        assertThat(result(".svg")).startsWith("<?xml").contains("P1: ", "P9: ", "SDK: BatchScorer");
    }

    @Test
    void aLanguageThatIsNotInstalledIsNamed() throws IOException {
        assertThat(run(
                        "--only",
                        "P1",
                        "--scripts",
                        "reference",
                        "--python",
                        "no-such-python",
                        "--rscript",
                        "no-such-r"))
                .isZero();

        assertThat(result(".md"))
                .contains("Python was left out: it is not installed.", "R was left out: it is not installed.");
    }
}
