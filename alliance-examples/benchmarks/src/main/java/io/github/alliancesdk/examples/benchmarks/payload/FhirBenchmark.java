package io.github.alliancesdk.examples.benchmarks.payload;

import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.interchange.fhir.FhirResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.examples.benchmarks.payload.WaiSrKey.Means;
import io.github.alliancesdk.instruments.BundledInstruments;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From the bytes of a FHIR QuestionnaireResponse to the scores of a complete WAI-SR. */
@State(Scope.Thread)
public class FhirBenchmark {
    private static final int RESPONSES = 1024;

    private final Peers.Jackson3Scan scan = new Peers.Jackson3Scan();
    private final FhirResponses reader = FhirResponses.of(BundledInstruments.catalog());
    private final ResponseChecker checker =
            ResponseChecker.of(BundledInstruments.catalog()).withRater(Rater.CLIENT);
    private final Scorer scorer = Scorer.complete();
    private final byte[][] responses = Payloads.fhir(RESPONSES);
    private int next;

    private byte[] next() {
        next = (next + 1) % RESPONSES;
        return responses[next];
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
     * Reads, checks and scores with the SDK.
     *
     * @return the means
     */
    @Benchmark
    public Means sdk() {
        return score(next());
    }

    Means score(byte[] response) {
        return Sdk.means(scorer.score(checker.check(reader.parse(response)).orElseThrow()));
    }
}
