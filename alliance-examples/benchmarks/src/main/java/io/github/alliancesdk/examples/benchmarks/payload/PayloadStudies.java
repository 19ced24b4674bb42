package io.github.alliancesdk.examples.benchmarks.payload;

import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.examples.benchmarks.Contender;
import io.github.alliancesdk.examples.benchmarks.Goal;
import io.github.alliancesdk.examples.benchmarks.Jmh;
import io.github.alliancesdk.examples.benchmarks.Jmh.Task;
import io.github.alliancesdk.examples.benchmarks.Origin;
import io.github.alliancesdk.examples.benchmarks.Study;
import io.github.alliancesdk.examples.benchmarks.payload.Peers.Scoring;
import io.github.alliancesdk.examples.benchmarks.payload.WaiSrKey.Means;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** P2 (from a payload's bytes to its scores), P3 (bean validation) and P10 (from a FHIR response to its scores). */
public final class PayloadStudies {
    private static final String SCAN = "Jackson 3, token scan alone";
    private static final String OURS = "SDK: ResponseChecker.checkJson, Scorer";
    private static final String ELEMENTS = "Hibernate Validator, constraints on the map's elements";
    private static final String ANNOTATION = "SDK: @ValidResponses under Hibernate Validator";
    private static final String FHIR_SCAN = "Jackson 3, token scan alone: FHIR";
    private static final String FHIR = "SDK: read, check, score: FHIR";
    private static final int CHECKED_PAYLOADS = 1024;

    private final Jmh jmh;

    /**
     * Creates the studies.
     *
     * @param jmh runs the benchmarks
     */
    public PayloadStudies(Jmh jmh) {
        this.jmh = jmh;
    }

    /**
     * The goals for the SDK.
     *
     * @return the goals
     */
    public static List<Goal> goals() {
        List<Goal> goals = new ArrayList<>();
        for (PayloadKind kind : PayloadKind.values()) {
            goals.add(new Goal("P2", sdk(kind), scan(kind), kind.isAccepted() ? 2.2 : 4));
        }
        for (PayloadKind kind : PayloadKind.values()) {
            if (kind.isAccepted() && kind != PayloadKind.COMPLETE) {
                goals.add(new Goal("P2", sdk(kind), sdk(PayloadKind.COMPLETE), 1.3));
            }
        }
        goals.add(new Goal("P3", ANNOTATION, ELEMENTS, 0.5));
        goals.add(new Goal("P10", FHIR, FHIR_SCAN, 3));
        return goals;
    }

    private static String scan(PayloadKind kind) {
        return "Jackson 3, token scan alone: " + kind.title();
    }

    private static String sdk(PayloadKind kind) {
        return "SDK: read, check, score: " + kind.title();
    }

    /**
     * From bytes to scores, for each kind of payload that services receive. Times are per token, so that kinds of
     * different length can be compared.
     *
     * @return the study
     */
    public Study payload() {
        List<Contender> contenders = new ArrayList<>();
        for (PayloadKind kind : PayloadKind.values()) {
            double tokens = PayloadMixBenchmark.tokens(kind);
            contenders.add(
                    jmh.contender(scan(kind), Origin.PEER, mix("scan", kind).units(tokens)));
            contenders.add(jmh.contender(sdk(kind), Origin.SDK, mix("sdk", kind).units(tokens)));
        }
        return new Study(
                "P2",
                "One payload from its bytes to its scores or problems, over the mix",
                "token",
                scan(PayloadKind.COMPLETE),
                contenders,
                PayloadStudies::checkMix);
    }

    private static Task mix(String method, PayloadKind kind) {
        return Task.of(PayloadMixBenchmark.class, method).with("kind", kind.name());
    }

    private static void checkMix() {
        for (PayloadKind kind : PayloadKind.values()) {
            PayloadMixBenchmark benchmark = new PayloadMixBenchmark();
            benchmark.kind = kind;
            for (int i = 0; i < CHECKED_PAYLOADS; i++) {
                if (benchmark.sdk() instanceof ScoreReport != kind.isAccepted()) {
                    throw new IllegalStateException("a payload of the kind " + kind.title() + " is judged wrongly");
                }
            }
        }
    }

    /**
     * The SDK and its alternatives on complete payloads.
     *
     * @return the study
     */
    public Study peers() {
        return new Study(
                "P2",
                "One complete WAI-SR payload of about 130 bytes: read, checked, scored",
                "payload",
                SCAN,
                List.of(
                        jmh.contender("hand-written byte parser", Origin.PEER, task("handWritten")),
                        jmh.contender("Jackson 2, token scan alone", Origin.PEER, task("scan2")),
                        jmh.contender(SCAN, Origin.PEER, task("scan3")),
                        jmh.contender(OURS, Origin.SDK, task("ours")),
                        jmh.contender("Jackson 2 streaming: read, check, score", Origin.PEER, task("streaming")),
                        jmh.contender("Jackson 2 into a record, score; no check", Origin.PEER, task("databind2")),
                        jmh.contender("Jackson 3 into a record, score; no check", Origin.PEER, task("databind3")),
                        jmh.contender("JSON Schema (networknt), score", Origin.PEER, task("schema")),
                        jmh.contender("Jackson 2, Hibernate Validator, score", Origin.PEER, task("validated"))),
                PayloadStudies::checkPayloads);
    }

    /**
     * Bean validation.
     *
     * @return the study
     */
    public Study validation() {
        return new Study(
                "P3",
                "A bound WAI-SR payload validated by Hibernate Validator",
                "payload",
                ELEMENTS,
                List.of(
                        jmh.contender(ELEMENTS, Origin.PEER, Task.of(ValidationBenchmark.class, "containerElements")),
                        jmh.contender(ANNOTATION, Origin.SDK, Task.of(ValidationBenchmark.class, "validResponses"))),
                PayloadStudies::checkValidation);
    }

    /**
     * A FHIR QuestionnaireResponse.
     *
     * @return the study
     */
    public Study fhir() {
        return new Study(
                "P10",
                "The bytes of one FHIR QuestionnaireResponse, a complete WAI-SR, to its scores",
                "response",
                FHIR_SCAN,
                List.of(
                        jmh.contender(FHIR_SCAN, Origin.PEER, Task.of(FhirBenchmark.class, "scan")),
                        jmh.contender(FHIR, Origin.SDK, Task.of(FhirBenchmark.class, "sdk"))),
                PayloadStudies::checkFhir);
    }

    // the same answers, in the same order
    private static void checkFhir() {
        FhirBenchmark benchmark = new FhirBenchmark();
        Sdk sdk = new Sdk();
        byte[][] payloads = Payloads.good(CHECKED_PAYLOADS);
        byte[][] responses = Payloads.fhir(CHECKED_PAYLOADS);
        for (int i = 0; i < CHECKED_PAYLOADS; i++) {
            if (!benchmark.score(responses[i]).equals(Sdk.means(sdk.score(payloads[i])))) {
                throw new IllegalStateException("a response and its payload are scored differently");
            }
        }
    }

    private static Task task(String method) {
        return Task.of(PayloadBenchmark.class, method);
    }

    /** The contenders that check payloads and must refuse invalid ones. */
    private static Map<String, Scoring> checking() {
        Sdk sdk = new Sdk();
        Map<String, Scoring> scorings = new LinkedHashMap<>();
        scorings.put("the byte parser", new HandWrittenParser()::score);
        scorings.put("the streaming parser", new StreamingParser()::score);
        scorings.put("the JSON Schema", new Peers.JsonSchema());
        scorings.put("Hibernate Validator", new Peers.DatabindAndValidator());
        scorings.put("the SDK", payload -> Sdk.means(sdk.score(payload)));
        return scorings;
    }

    static void checkPayloads() throws Exception {
        Map<String, Scoring> scorings = checking();
        for (String broken : Payloads.broken()) {
            for (Map.Entry<String, Scoring> scoring : scorings.entrySet()) {
                if (accepts(scoring.getValue(), broken)) {
                    throw new IllegalStateException(scoring.getKey() + " accepts a broken payload");
                }
            }
        }
        Scoring byHand = new HandWrittenParser()::score;
        Peers.Jackson2Scan scan2 = new Peers.Jackson2Scan();
        Peers.Jackson3Scan scan3 = new Peers.Jackson3Scan();
        scorings.put("Jackson 2", new Peers.Databind2());
        scorings.put("Jackson 3", new Peers.Databind3());
        for (byte[] payload : Payloads.good(CHECKED_PAYLOADS)) {
            Means expected = byHand.score(payload);
            for (Map.Entry<String, Scoring> scoring : scorings.entrySet()) {
                if (!scoring.getValue().score(payload).equals(expected)) {
                    throw new IllegalStateException(scoring.getKey() + " scores a payload otherwise");
                }
            }
            if (scan2.scan(payload) != scan3.scan(payload)) {
                throw new IllegalStateException("the tokenizers see different tokens");
            }
        }
    }

    /**
     * Whether the hand-written parser finds the same means.
     *
     * @param payload the payload
     * @param means the means of goal, task, bond and total
     * @return whether they are equal, bit for bit
     */
    public static boolean areMeansOf(byte[] payload, double[] means) {
        return new HandWrittenParser().score(payload).equals(new Means(means[0], means[1], means[2], means[3]));
    }

    private static boolean accepts(Scoring scoring, String payload) {
        try {
            scoring.score(payload.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (Exception refused) {
            return false;
        }
    }

    static void checkValidation() {
        Validator validator = Peers.validator();
        for (byte[] payload : Payloads.good(CHECKED_PAYLOADS)) {
            int elements =
                    validator.validate(ValidationBenchmark.constrained(payload)).size();
            int annotation = validator
                    .validate(new AnnotatedSheet(Responses.parse(payload)))
                    .size();
            if (elements != 0 || annotation != 0) {
                throw new IllegalStateException("a good payload is a violation");
            }
        }
        // an answer below and above the range, an unknown item, another instrument, another rater, no rater
        for (String payload : Payloads.broken().subList(0, 6)) {
            int elements =
                    validator.validate(ValidationBenchmark.constrained(payload)).size();
            int annotation = validator
                    .validate(new AnnotatedSheet(Responses.parse(payload)))
                    .size();
            if (elements != 1 || annotation != 1) {
                throw new IllegalStateException(
                        "a broken payload gives " + elements + " and " + annotation + " violations");
            }
        }
    }
}
