package io.github.alliancesdk.core.statistics.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values computed by R; the scripts are change.R and drops.R in src/test/reference/statistics. */
final class Reference {
    static final JsonNode CHANGE = read("change.json");

    private Reference() {}

    static JsonNode read(String file) {
        try (InputStream in = Reference.class.getResourceAsStream("/io/github/alliancesdk/core/reference/" + file)) {
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> names(String topic) {
        return CHANGE.get(topic).properties().stream().map(Map.Entry::getKey);
    }

    static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).isNumber() ? array.get(i).asDouble() : Double.NaN;
        }
        return numbers;
    }

    static void assertEqual(String what, double actual, JsonNode expected) {
        assertEqual(what, actual, expected, 1e-9);
    }

    static void assertEqual(String what, double actual, JsonNode expected, double tolerance) {
        assertThat(expected.isNumber()).as(what + " is a number").isTrue();
        double value = expected.asDouble();
        assertThat(Math.abs(actual - value))
                .as(what + ": %s, expected %s", actual, value)
                .isLessThanOrEqualTo(tolerance * Math.abs(value) + (value == 0 ? 1e-12 : 0));
    }

    static void assertEqual(String what, ConfidenceInterval actual, JsonNode expected) {
        assertEqual(what + ", lower", actual.lower(), expected.get("lower"));
        assertEqual(what + ", upper", actual.upper(), expected.get("upper"));
    }
}
