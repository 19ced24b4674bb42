package io.github.alliancesdk.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example of CONTRIBUTING, "Adding a field to definitions", is the code as it is. */
class ContributingTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void everyLineOfTheExampleIsInItsFile() throws IOException {
        String page = Files.readString(ROOT.resolve("CONTRIBUTING.md"));
        String example = page.substring(page.indexOf("```diff\n") + 8);
        Map<String, Integer> lines = new LinkedHashMap<>();
        String file = "";
        List<String> source = List.of();
        for (String line : example.substring(0, example.indexOf("```")).lines().toList()) {
            if (line.startsWith("+++ ")) {
                file = line.substring(4);
                source = Files.readString(ROOT.resolve(file))
                        .lines()
                        .map(String::strip)
                        .toList();
            } else {
                assertThat(source).as(file).contains(line.substring(1).strip());
                lines.merge(file, line.startsWith("+") ? 1 : 0, Integer::sum);
            }
        }
        assertThat(lines).hasSize(4).doesNotContainValue(0);
    }
}
