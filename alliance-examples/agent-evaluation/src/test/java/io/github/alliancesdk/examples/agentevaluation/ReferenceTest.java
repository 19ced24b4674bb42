package io.github.alliancesdk.examples.agentevaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the numbers of the sample with those of R, which {@code src/test/reference/judgements.R} computes. */
class ReferenceTest {
    private static final Offset<Double> EXACT = within(1e-12);

    /** psych's interval is rounded by R's quantiles. */
    private static final Offset<Double> CLOSE = within(1e-7);

    private final JsonNode reference =
            JsonMapper.shared().readTree(Path.of("src", "test", "resources", "reference", "simulated-judgements.json"));
    private final JsonNode ours = JsonMapper.shared()
            .readTree(Cli.run(
                            "evaluate",
                            Cli.SAMPLES.resolve("simulated-judgements.ndjson").toString(),
                            "--experimental",
                            "--json")
                    .out());

    @ParameterizedTest
    @ValueSource(strings = {"goal", "task", "bond", "total"})
    void scoresOfEachJudgeAreThoseOfR(String scale) {
        JsonNode expected = reference.path(scale);
        int checked = 0;
        for (int conversation = 1; conversation <= 10; conversation++) {
            JsonNode means = expected.path("cells").path(String.valueOf(conversation));
            JsonNode counts = expected.path("counts").path(String.valueOf(conversation));
            int mean = 0;
            int count = 0;
            for (JsonNode score : ours.path("scales").path(scale).path("scores")) {
                if (score.path("dyadId").stringValue().equals("simulated-%02d".formatted(conversation))) {
                    assertThat(score.path("n").intValue())
                            .isEqualTo(counts.path(count++).intValue());
                    if (score.path("n").intValue() > 0) {
                        assertThat(score.path("mean").doubleValue())
                                .isCloseTo(means.path(mean++).doubleValue(), EXACT);
                        checked++;
                    }
                }
            }
            assertThat(mean).isEqualTo(means.size());
        }
        assertThat(checked).isGreaterThan(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"goal", "task", "bond", "total"})
    void pooledScoresAreThoseOfR(String scale) {
        JsonNode pooled = ours.path("scales").path(scale).path("pooled");

        assertThat(pooled).hasSize(reference.path(scale).path("pooled").size()).isNotEmpty();
        for (int i = 0; i < pooled.size(); i++) {
            assertThat(pooled.path(i).path("dyadId").stringValue())
                    .isEqualTo(
                            reference.path(scale).path("conversations").path(i).stringValue());
            assertThat(pooled.path(i).path("mean").doubleValue())
                    .isCloseTo(reference.path(scale).path("pooled").path(i).doubleValue(), EXACT);
            assertThat(pooled.path(i).path("sd").doubleValue())
                    .isCloseTo(reference.path(scale).path("sd").path(i).doubleValue(), EXACT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"goal", "task", "bond", "total"})
    void coefficientsAreThoseOfR(String scale) {
        JsonNode of = ours.path("scales").path(scale);

        assertSame(of.path("icc").path("agreement"), reference.path(scale).path("agreement"));
        assertSame(of.path("icc").path("consistency"), reference.path(scale).path("consistency"));
        assertSame(of.path("repeats").path(1).path("icc"), reference.path(scale).path("repeatsOfB"));
        for (int judge = 0; judge < 4; judge++) {
            assertThat(of.path("repeats").path(judge).path("sdWithin").doubleValue())
                    .isCloseTo(
                            reference.path(scale).path("sdWithin").path(judge).doubleValue(), EXACT);
        }
    }

    private static void assertSame(JsonNode icc, JsonNode expected) {
        assertThat(icc.path("value").doubleValue())
                .isCloseTo(expected.path("value").doubleValue(), EXACT);
        assertThat(icc.path("lower").doubleValue())
                .isCloseTo(expected.path("lower").doubleValue(), CLOSE);
        assertThat(icc.path("upper").doubleValue())
                .isCloseTo(expected.path("upper").doubleValue(), CLOSE);
    }
}
