package io.github.alliancesdk.examples.agentevaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The statements in the documents are true. */
class DocumentsTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @TempDir
    private Path folder;

    @Test
    void payloadOfTheReadmeIsAGoodSheet() throws IOException {
        List<String> payloads = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("{\""))
                .toList();

        assertThat(payloads).hasSize(1);
        assertThat(Cli.evaluate(folder, payloads).out()).contains("1 sheet used, 0 refused.");
    }

    @Test
    void readmeTellsOfEveryMisuse() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(Stream.of(Misuse.values()).map(misuse -> "| `" + misuse.id() + "` |"))
                .allMatch(readme::contains);
    }

    @Test
    void linesOfTheSampleAreRefusedAsItsReadmeSays() throws IOException {
        Map<Long, Set<String>> stated = new TreeMap<>();
        for (String line : Files.readAllLines(Cli.SAMPLES.resolve("README.md"))) {
            Matcher row =
                    Pattern.compile("\\| (\\d+)(?:, (\\d+))? \\|.*\\|(.*)\\|").matcher(line);
            if (row.matches() && row.group(3).contains("`") && !row.group(3).contains("used")) {
                Set<String> misuses = new TreeSet<>();
                CODE.matcher(row.group(3)).results().forEach(code -> misuses.add(code.group(1)));
                stated.put(Long.valueOf(row.group(1)), misuses);
                if (row.group(2) != null) {
                    stated.put(Long.valueOf(row.group(2)), misuses);
                }
            }
        }
        Path problems = folder.resolve("problems.ndjson");

        Cli.run(
                "evaluate",
                Cli.SAMPLES.resolve("simulated-misuses.ndjson").toString(),
                "--experimental",
                "--problems=" + problems);

        Map<Long, Set<String>> refused = new TreeMap<>();
        for (String line : Files.readAllLines(problems)) {
            JsonNode record = JsonMapper.shared().readTree(line);
            refused.put(
                    record.path("row").longValue(),
                    record.path("misuses")
                            .valueStream()
                            .map(JsonNode::stringValue)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        assertThat(refused).isEqualTo(stated).hasSize(20);
    }
}
