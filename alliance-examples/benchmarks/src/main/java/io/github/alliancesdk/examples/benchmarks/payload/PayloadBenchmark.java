package io.github.alliancesdk.examples.benchmarks.payload;

import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.examples.benchmarks.payload.WaiSrKey.Means;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * From the bytes of one payload to its scores. Each call uses the next of many payloads, so that branch prediction
 * can't learn a single payload.
 */
public class PayloadBenchmark {
    /** The payloads. */
    @State(Scope.Thread)
    public static class Source {
        private static final int PAYLOADS = 1024;

        private final byte[][] payloads = Payloads.good(PAYLOADS);
        private int next;

        byte[] next() {
            next = (next + 1) % PAYLOADS;
            return payloads[next];
        }
    }

    /** The byte parser. */
    @State(Scope.Thread)
    public static class ByHand {
        final HandWrittenParser parser = new HandWrittenParser();
    }

    /** The two tokenizers. */
    @State(Scope.Thread)
    public static class Scans {
        final Peers.Jackson2Scan jackson2 = new Peers.Jackson2Scan();
        final Peers.Jackson3Scan jackson3 = new Peers.Jackson3Scan();
    }

    /** The streaming parser. */
    @State(Scope.Thread)
    public static class Streaming {
        final StreamingParser parser = new StreamingParser();
    }

    /** The two mappers. */
    @State(Scope.Thread)
    public static class Mappers {
        final Peers.Databind2 jackson2 = new Peers.Databind2();
        final Peers.Databind3 jackson3 = new Peers.Databind3();
    }

    /** The schema. */
    @State(Scope.Thread)
    public static class Schemas {
        final Peers.JsonSchema schema = new Peers.JsonSchema();
    }

    /** The mapper with the validator. */
    @State(Scope.Thread)
    public static class Validated {
        final Peers.DatabindAndValidator validator = new Peers.DatabindAndValidator();
    }

    /** The SDK. */
    @State(Scope.Thread)
    public static class Ours {
        final Sdk sdk = new Sdk();
    }

    /**
     * Reads, checks and scores by hand-written code.
     *
     * @param source the payloads
     * @param state the parser
     * @return the means
     */
    @Benchmark
    public Means handWritten(Source source, ByHand state) {
        return state.parser.score(source.next());
    }

    /**
     * Reads the tokens with Jackson 2.
     *
     * @param source the payloads
     * @param state the factory
     * @return the number of tokens
     * @throws IOException never
     */
    @Benchmark
    public int scan2(Source source, Scans state) throws IOException {
        return state.jackson2.scan(source.next());
    }

    /**
     * Reads the tokens with Jackson 3.
     *
     * @param source the payloads
     * @param state the factory
     * @return the number of tokens
     */
    @Benchmark
    public int scan3(Source source, Scans state) {
        return state.jackson3.scan(source.next());
    }

    /**
     * Reads, checks and scores with Jackson 2's streaming API.
     *
     * @param source the payloads
     * @param state the parser
     * @return the means
     * @throws IOException never
     */
    @Benchmark
    public Means streaming(Source source, Streaming state) throws IOException {
        return state.parser.score(source.next());
    }

    /**
     * Binds to a record with Jackson 2.
     *
     * @param source the payloads
     * @param state the mapper
     * @return the means
     * @throws IOException never
     */
    @Benchmark
    public Means databind2(Source source, Mappers state) throws IOException {
        return state.jackson2.score(source.next());
    }

    /**
     * Binds to a record with Jackson 3.
     *
     * @param source the payloads
     * @param state the mapper
     * @return the means
     */
    @Benchmark
    public Means databind3(Source source, Mappers state) {
        return state.jackson3.score(source.next());
    }

    /**
     * Validates with a JSON Schema.
     *
     * @param source the payloads
     * @param state the schema
     * @return the means
     */
    @Benchmark
    public Means schema(Source source, Schemas state) {
        return state.schema.score(source.next());
    }

    /**
     * Binds to a record with Jackson 2 and validates it with Hibernate Validator.
     *
     * @param source the payloads
     * @param state the mapper and the validator
     * @return the means
     * @throws IOException never
     */
    @Benchmark
    public Means validated(Source source, Validated state) throws IOException {
        return state.validator.score(source.next());
    }

    /**
     * Checks and scores with the SDK.
     *
     * @param source the payloads
     * @param state the checker and the scorer
     * @return the report
     */
    @Benchmark
    public ScoreReport ours(Source source, Ours state) {
        return state.sdk.score(source.next());
    }
}
