package io.github.alliancesdk.examples.commandline.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.commandline.Cli;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every figure of a table is also in the output of {@code --json}, with its interval or its n. */
class TablesAndJsonTest {
    private static final Pattern FIGURE = Pattern.compile("-?\\d+\\.\\d{2,4}(?![\\d.])");

    private static final String SAMPLES = "../../samples/";

    private static List<String> command(String line) {
        return List.of(line.replace("SAMPLES/", SAMPLES).split(" "));
    }

    private static Cli run(String line, String... more) {
        List<String> args = new ArrayList<>(command(line));
        args.addAll(List.of(more));
        return Cli.run(args.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agreement SAMPLES/simulated-pairs.csv --instrument wai --session 3",
                "pool SAMPLES/simulated-studies.csv --to 1..7",
                "change SAMPLES/simulated-sessions.ndjson --sd 0.7 --reliability 0.9 --reliability-kind retest --source x"
                        + " --mean 3.5"
            })
    void everyFigureOfATableIsInTheJsonWithItsIntervalOrItsN(String line) {
        Cli table = run(line);
        JsonNode json = JsonMapper.shared().readTree(run(line, "--json").out());
        List<Double> numbers = new ArrayList<>();
        walk(json, false, numbers);

        Set<String> shown = new TreeSet<>();
        table.out()
                .lines()
                // only lines with columns
                .filter(row -> row.contains("  "))
                .flatMap(row -> FIGURE.matcher(row).results().map(MatchResult::group))
                .forEach(shown::add);
        assertThat(shown).hasSizeGreaterThan(8);
        for (String figure : shown) {
            int decimals = figure.length() - figure.indexOf('.') - 1;
            assertThat(numbers)
                    .as("%s of %s", figure, line)
                    .anyMatch(number -> String.format(Locale.ROOT, "%." + decimals + "f", number)
                            .replaceFirst("^-(0\\.0+)$", "$1")
                            .equals(figure));
        }
    }

    private static void walk(JsonNode node, boolean withN, List<Double> numbers) {
        if (node.isNumber()) {
            numbers.add(node.asDouble());
        }
        boolean counted = withN || node.has("n") || node.has("pairs") || node.has("session");
        if (node.path("value").isNumber()) {
            assertThat(counted || (node.has("lower") && node.has("upper")))
                    .as("a figure has its interval or its n")
                    .isTrue();
        }
        node.forEach(child -> walk(child, counted, numbers));
    }
}
