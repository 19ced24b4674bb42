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

/** From the bytes of one payload to its scores or problems, for each kind of payload. */
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
     * Reads the tokens with Jackson 3 only.
     *
     * @return the number of tokens
     */
    @Benchmark
    public int scan() {
        return scan.scan(next());
    }

    /**
     * Checks and scores with the SDK.
     *
     * @return the report or the problems
     */
    @Benchmark
    public Object sdk() {
        CheckResult result = checker.checkJson(next());
        return result instanceof CheckedResponses checked ? scorer.score(checked) : result;
    }

    /** The average number of tokens in payloads of a kind. */
    static double tokens(PayloadKind kind) {
        Peers.Jackson3Scan scan = new Peers.Jackson3Scan();
        long tokens = 0;
        for (byte[] payload : kind.payloads(PAYLOADS)) {
            tokens += scan.scan(payload);
        }
        return (double) tokens / PAYLOADS;
    }
}
