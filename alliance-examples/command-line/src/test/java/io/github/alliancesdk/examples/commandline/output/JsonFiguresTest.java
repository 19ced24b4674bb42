package io.github.alliancesdk.examples.commandline.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.commandline.Cli;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks the JSON of every analysis: each object with a {@code value} has bounds and the number of observations. */
class JsonFiguresTest {
    /** Names of the number of observations, in the object of the figure or in an enclosing object. */
    private static final Set<String> NUMBERS =
            Set.of("n", "pairs", "persons", "subjects", "used", "sessions", "scored", "studies", "respondents");

    /** Fields whose {@code value} is not an estimate. */
    private static final Set<String> NO_ESTIMATE = Set.of(
            // a score in a series
            "points",
            // a point of a bundled reference sample
            "reference");

    @ParameterizedTest
    @CsvSource({
        "simulated-study.csv, 37, reliability %s --instrument wai-sr --json",
        "simulated-study.csv, 37, reliability %s --instrument wai-sr --item-missing prorate:0.8 --json",
        "simulated-sessions.ndjson, 4, change %s --by dyadId --sd 0.6 --reliability 0.88 --reliability-kind retest --source x --json",
        "simulated-pairs.csv, 3, agreement %s --scale total --session 3 --json",
        "simulated-studies.csv, 4, pool %s --to 1..7 --json"
    })
    void figuresHaveTheirBoundsAndTheirNumber(String sample, int atLeast, String command) {
        Cli cli = Cli.run(String.format(command, Cli.SAMPLES.resolve(sample)).split(" "));
        List<String> bare = new ArrayList<>();
        int[] figures = {0};
        cli.out().lines().forEach(line -> walk(new JsonMapper().readTree(line), "", false, bare, figures));

        assertThat(cli.exitCode()).isZero();
        assertThat(figures[0]).isGreaterThanOrEqualTo(atLeast);
        assertThat(bare).isEmpty();
    }

    private static void walk(JsonNode node, String path, boolean numbered, List<String> bare, int[] figures) {
        if (node.isArray()) {
            for (JsonNode element : node) {
                walk(element, path, numbered, bare, figures);
            }
            return;
        }
        if (!node.isObject()) {
            return;
        }
        boolean known = numbered || node.propertyNames().stream().anyMatch(NUMBERS::contains);
        String field = path.substring(path.lastIndexOf('.') + 1);
        if (node.has("value") && !NO_ESTIMATE.contains(field)) {
            figures[0]++;
            // in the output of `pool`, this is the descriptive mean of the studies; only the models have estimates
            boolean before = path.equals(".mean");
            if (!before && (!node.has("lower") || !node.has("upper"))) {
                bare.add(path + " has no bounds");
            }
            if (!known) {
                bare.add(path + " has no number");
            }
        }
        node.properties().forEach(entry -> walk(entry.getValue(), path + "." + entry.getKey(), known, bare, figures));
    }
}
