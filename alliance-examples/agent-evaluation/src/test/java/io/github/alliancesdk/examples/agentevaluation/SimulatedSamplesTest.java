package io.github.alliancesdk.examples.agentevaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generates the samples: they are simulated, without any conversation or model. {@code -Dalliance.golden=write}
 * rewrites them.
 */
class SimulatedSamplesTest {
    private static final int ITEMS = 12;

    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of("simulated-judgements.ndjson", judgements()),
                Arguments.of("simulated-misuses.ndjson", misuses()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sampleIsWhatTheGeneratorMakes(String name, List<String> lines) throws IOException {
        Path file = Cli.SAMPLES.resolve(name);
        String content = String.join("\n", lines) + "\n";
        if ("write".equals(System.getProperty("alliance.golden"))) {
            Files.writeString(file, content);
        }
        assertThat(Files.readString(file)).isEqualTo(content);
    }

    /** Ten conversations, three judges with three repeats each, and a fourth judge for six of the conversations. */
    private static List<String> judgements() {
        SplittableRandom random = new SplittableRandom(7);
        double[] severity = {0.1, -0.7, 0.4, 0};
        double[] noise = {0.25, 0.5, 0.15, 0.4};
        List<String> lines = new ArrayList<>();
        for (int conversation = 1; conversation <= 10; conversation++) {
            double alliance = 3.2 + 0.7 * normal(random);
            for (int judge = 0; judge < severity.length; judge++) {
                double opinion = alliance + severity[judge] + 0.25 * normal(random);
                double[] items = new double[ITEMS];
                for (int item = 0; item < ITEMS; item++) {
                    items[item] = opinion + 0.5 * normal(random);
                }
                for (int repeat = 1; repeat <= 3; repeat++) {
                    SheetText sheet = sheet(conversation, judge, repeat);
                    for (int item = 0; item < ITEMS; item++) {
                        sheet.answer(item + 1, answer(items[item] + noise[judge] * normal(random)));
                    }
                    if (random.nextInt(12) == 0) {
                        sheet.gap(1 + random.nextInt(ITEMS));
                    }
                    if (judge < 3 || conversation <= 6) {
                        lines.add(sheet.json());
                    }
                }
            }
        }
        return lines;
    }

    private static SheetText sheet(int conversation, int judge, int repeat) {
        char letter = (char) ('a' + judge);
        String name = "simulated-%02d".formatted(conversation);
        return SheetText.of(name, "judge-" + letter, repeat, 3).with("recordId", name + "-" + letter + "-" + repeat);
    }

    private static int answer(double latent) {
        return (int) Math.max(1, Math.min(5, Math.round(latent)));
    }

    /** An approximately normal value, the same on every JDK. */
    private static double normal(SplittableRandom random) {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }

    /** Every misuse among valid sheets of two judges; the folder's README lists the lines. */
    private static List<String> misuses() {
        List<String> lines = new ArrayList<>();
        int[][] answers = {{4, 3, 4}, {2, 2, 3}, {5, 4, 4}};
        for (int conversation = 1; conversation <= 3; conversation++) {
            for (int judge = 0; judge < 2; judge++) {
                int level = answers[conversation - 1][judge];
                lines.add(sheet(conversation, judge, 1)
                        .answer(1, level)
                        .answer(5, level)
                        .json());
            }
        }
        SheetText toTen = sheet(1, 2, 1);
        SheetText toSeven = sheet(2, 2, 1);
        for (int item = 1; item <= ITEMS; item++) {
            toTen.answer(item, 6 + item % 5);
            toSeven.answer(item, 2 + item % 6);
        }
        lines.add(toTen.json());
        lines.add(toSeven.json());
        lines.add(sheet(3, 2, 1).json());
        lines.add(sheet(1, 0, 2).answer(7, 0).json());
        lines.add(sheet(1, 0, 3).answer(3, "fairly often").json());
        lines.add(sheet(1, 0, 4).answer(3, 3.5).json());
        lines.add(sheet(1, 0, 5).with("instrument", "wai-sr").json());
        lines.add(sheet(1, 0, 6).with("rater", "client").json());
        lines.add(sheet(1, 0, 7).without("referent").json());
        lines.add(sheet(1, 0, 8).with("referent", "therapist").json());
        lines.add(sheet(1, 0, 9).with("instrument", "wai-o").json());
        lines.add(sheet(1, 0, 10)
                .with("definitionDigest", "sha256:" + "0".repeat(64))
                .json());
        lines.add(sheet(1, 0, 11).with("total", 84).json());
        lines.add(sheet(1, 0, 12).with("score", 3.4).json());
        lines.add(sheet(1, 0, 13).declaring("total", "sum", 84));
        lines.add(sheet(1, 0, 14).declaring("total", "sum", 40));
        lines.add(sheet(2, 1, 2).declaring("total", "mean", 3));
        lines.add(sheet(3, 1, 2).json());
        lines.add(sheet(3, 1, 2).answer(1, 5).json());
        lines.add(sheet(2, 0, 2).without("raterId").json());
        lines.add(sheet(2, 0, 3).json().substring(0, 100));
        for (int conversation = 8; conversation <= 9; conversation++) {
            lines.add(sheet(conversation, 3, 1).json());
        }
        return lines;
    }
}
