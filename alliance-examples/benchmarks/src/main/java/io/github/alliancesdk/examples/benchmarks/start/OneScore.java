package io.github.alliancesdk.examples.benchmarks.start;

import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.instruments.BundledInstruments;

/** The SDK: the catalogue, all checks of one payload, and its scores. */
public final class OneScore {
    private OneScore() {}

    /**
     * Scores.
     *
     * @param args the payload
     */
    public static void main(String[] args) {
        var checked = ResponseChecker.of(BundledInstruments.catalog())
                .check(Responses.parse(args[0]))
                .orElseThrow();
        double bond = Scorer.complete().score(checked).scale("bond").mean().orElseThrow();
        System.out.println(bond);
    }
}
