package io.github.alliancesdk.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values computed by R; the scripts are in src/test/reference/statistics. */
public final class ReferenceValues {
    private ReferenceValues() {}

    public static JsonNode of(String topic) {
        String name = "/io/github/alliancesdk/core/reference/" + topic + ".json";
        try (InputStream in = ReferenceValues.class.getResourceAsStream(name)) {
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Equal within 1e-9 of the expected value. */
    public static void assertEqual(String what, double actual, JsonNode expected) {
        assertThat(expected.isNumber()).as(what + " is a number").isTrue();
        double value = expected.asDouble();
        assertThat(Math.abs(actual - value))
                .as(what + ": %s, expected %s", actual, value)
                .isLessThanOrEqualTo(1e-9 * Math.abs(value) + (value == 0 ? 1e-12 : 0));
    }

    public static void assertEqual(String what, ConfidenceInterval actual, JsonNode expected) {
        assertEqual(what + ", lower", actual.lower(), expected.get("lower"));
        assertEqual(what + ", upper", actual.upper(), expected.get("upper"));
    }
}
