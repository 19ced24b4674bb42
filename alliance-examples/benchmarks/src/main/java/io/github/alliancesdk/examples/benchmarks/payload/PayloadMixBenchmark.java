package io.github.alliancesdk.examples.benchmarks.payload;

import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.instruments.BundledInstruments;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From the bytes of one payload to its scores, or to its problems, over the kinds that really come. */
@State(Scope.Thread)
public class PayloadMixBenchmark {
    private static final int PAYLOADS = 1024;

    /** The kind of payload. */
    @Param("COMPLETE")
    public PayloadKind kind = PayloadKind.COMPLETE;

    private final Peers.Jackson3Scan scan = new Peers.Jackson3Scan();
    private final ResponseChecker checker = ResponseChecker.of(BundledInstruments.catalog());
    private final Scorer scorer = Scorer.of(MissingPolicy.prorate(0.5));
    private byte[][] payloads = {};
    private int next;

    private byte[] next() {
        if (payloads.length == 0) {
            payloads = kind.payloads(PAYLOADS);
        }
        next = (next + 1) % PAYLOADS;
        return payloads[next];
    }

    /**
     * Tokens of Jackson 3, and nothing else.
     *
     * @return how many tokens
     */
    @Benchmark
    public int scan() {
        return scan.scan(next());
    }

    /**
     * The SDK.
     *
     * @return the report, or the problems
     */
    @Benchmark
    public Object sdk() {
        CheckResult result = checker.checkJson(next());
        return result instanceof CheckedResponses checked ? scorer.score(checked) : result;
    }

    /** How many tokens a payload of a kind has on average. */
    static double tokens(PayloadKind kind) {
        Peers.Jackson3Scan scan = new Peers.Jackson3Scan();
        long tokens = 0;
        for (byte[] payload : kind.payloads(PAYLOADS)) {
            tokens += scan.scan(payload);
        }
        return (double) tokens / PAYLOADS;
    }
}
