package io.github.alliancesdk.examples.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.statistics.Correlation;
import io.github.alliancesdk.core.statistics.reliability.ResponseSimulation;
import io.github.alliancesdk.core.statistics.reliability.SimulatedResponses;
import io.github.alliancesdk.examples.commandline.output.Json;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generates the simulated samples and compares them with the files. {@code -Dalliance.golden=write} rewrites the files.
 */
class SimulatedSamplesTest {
    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of("simulated-wai-sr.ndjson", sheets()),
                Arguments.of("simulated-study.csv", study()),
                Arguments.of("simulated-sessions.ndjson", sessions()),
                Arguments.of("simulated-pairs.csv", pairs()),
                Arguments.of("simulated-studies.csv", studies()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sampleIsWhatTheSimulationMakes(String name, String content) throws IOException {
        Path file = Cli.SAMPLES.resolve(name);
        if ("write".equals(System.getProperty("alliance.golden"))) {
            Files.writeString(file, content);
        }
        assertThat(Files.readString(file)).isEqualTo(content);
    }

    /** Returns a few valid sheets. */
    private static String sheets() {
        return payloads(ResponseSimulation.of(BundledInstruments.waiShortRevised())
                        .withReferent(Referent.APP)
                        .withMeans(3.2, 4.4)
                        .sample(6, 7)
                        .responses())
                .stream()
                .map(payload -> Json.line(payload) + "\n")
                .collect(Collectors.joining());
    }

    /** Returns one session of many dyads, as in a study. */
    private static String study() {
        List<Map<String, Object>> payloads = payloads(ResponseSimulation.of(BundledInstruments.waiShortRevised())
                .withReferent(Referent.AGENT)
                .withMeans(3.2, 4.1)
                .withLoadings(0.55, 0.8)
                .withScaleLoadings(0.2, 0.35)
                .withSkewness(-0.4)
                .withMissing(0.01)
                .sample(90, 20)
                .responses());
        return csv(BundledInstruments.waiShortRevised(), payloads);
    }

    /** Returns several sessions of a few dyads. */
    private static String sessions() {
        return payloads(ResponseSimulation.of(BundledInstruments.waiShortRevised())
                        .withReferent(Referent.AGENT)
                        .withMeans(3.0, 3.6)
                        .withLoadings(0.65, 0.85)
                        .withSessions(9)
                        .withTrend(0.08)
                        .withStability(0.4)
                        .withItemStability(0.5)
                        .withMissing(0.008)
                        .sample(4, SESSIONS_SEED)
                        .responses())
                .stream()
                // leaves out one session
                .filter(payload -> !"simulated-%d-2-5".formatted(SESSIONS_SEED).equals(payload.get("recordId")))
                .map(payload -> Json.line(payload) + "\n")
                .collect(Collectors.joining());
    }

    private static final long SESSIONS_SEED = 2;

    /**
     * Returns client and therapist sheets of one session. The second of two simulated sessions is used as the
     * therapist's.
     */
    private static String pairs() {
        List<Map<String, Object>> payloads = new ArrayList<>();
        for (SimulatedResponses sheet : ResponseSimulation.of(BundledInstruments.wai())
                .withReferent(Referent.THERAPIST)
                .withMeans(4.6, 5.8)
                .withSkewness(-0.5)
                .withSessions(2)
                .withTrend(-0.2)
                .withStability(0.5)
                // two raters share no item effect of one respondent
                .withItemStability(0)
                .sample(40, 11)
                .responses()) {
            Map<String, Object> payload = new LinkedHashMap<>(sheet.payload());
            if (payload.put("session", 3) instanceof Integer session && session == 2) {
                payload.put("rater", Rater.THERAPIST.id());
                payload.put("referent", Referent.CLIENT.id());
            }
            payloads.add(payload);
        }
        // one dyad has no therapist sheet
        payloads.remove(payloads.size() - 1);
        return csv(BundledInstruments.wai(), payloads);
    }

    /** Returns studies with two response ranges. The score of another session is used as the outcome. */
    private static String studies() {
        StringBuilder csv = new StringBuilder("study,n,r,mean,sd,min,max\n");
        int[] sizes = {34, 51, 78, 120, 45, 210, 62, 33, 96, 150};
        for (int i = 0; i < sizes.length; i++) {
            Instrument instrument = i % 3 == 2 ? BundledInstruments.waiShortRevised() : BundledInstruments.waiShort();
            double[][] scores = scores(instrument, sizes[i], 100 + i);
            double r = Correlation.of(scores[0], scores[1]).orElseThrow().value();
            double mean = Arrays.stream(scores[0]).average().orElseThrow();
            double squares = Arrays.stream(scores[0])
                    .map(score -> (score - mean) * (score - mean))
                    .sum();
            csv.append(String.format(
                    Locale.ROOT,
                    "simulated %d,%d,%.2f,%.2f,%.2f,%d,%d%n",
                    i + 1,
                    sizes[i],
                    r,
                    mean,
                    Math.sqrt(squares / (sizes[i] - 1)),
                    instrument.responseFormat().unscaledMin(),
                    instrument.responseFormat().unscaledMax()));
        }
        return csv.toString();
    }

    private static double[][] scores(Instrument instrument, int n, int seed) {
        double[][] scores = new double[2][n];
        int[] count = {0};
        for (SimulatedResponses sheet : ResponseSimulation.of(instrument)
                .withSessions(2)
                .withStability(0.15 + 0.02 * (seed % 10))
                // an outcome shares no item effects
                .withItemStability(0)
                .sample(n, seed)
                .responses()) {
            double score = Scorer.complete()
                    .score(ResponseChecker.of(instrument)
                            .check(sheet.responses())
                            .orElseThrow())
                    .scale("total")
                    .mean()
                    .orElseThrow();
            scores[count[0] % 2][count[0] / 2] = score;
            count[0]++;
        }
        return scores;
    }

    private static List<Map<String, Object>> payloads(List<SimulatedResponses> sheets) {
        return sheets.stream().map(SimulatedResponses::payload).toList();
    }

    private static String csv(Instrument instrument, List<Map<String, Object>> payloads) {
        List<String> fields = List.of("recordId", "dyadId", "session", "instrument", "rater", "referent");
        StringBuilder csv = new StringBuilder(String.join(",", fields));
        instrument.itemNumbers().forEach(item -> csv.append(',').append(item));
        csv.append('\n');
        for (Map<String, Object> payload : payloads) {
            csv.append(fields.stream()
                    .map(field -> String.valueOf(payload.get(field)))
                    .collect(Collectors.joining(",")));
            Map<?, ?> answers = (Map<?, ?>) payload.get("responses");
            instrument.itemNumbers().forEach(item -> {
                Object answer = answers.get(String.valueOf(item));
                csv.append(',').append(answer == null ? "" : answer);
            });
            csv.append('\n');
        }
        return csv.toString();
    }
}
