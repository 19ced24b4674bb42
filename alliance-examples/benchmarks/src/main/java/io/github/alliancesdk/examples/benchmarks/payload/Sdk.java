package io.github.alliancesdk.examples.benchmarks.payload;

import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.examples.benchmarks.payload.WaiSrKey.Means;
import io.github.alliancesdk.instruments.BundledInstruments;

/** The SDK as a service uses it: the whole catalogue, and a checker and a scorer created once. */
final class Sdk {
    private final ResponseChecker checker =
            ResponseChecker.of(BundledInstruments.catalog()).requireComplete();
    private final Scorer scorer = Scorer.complete();

    ScoreReport score(byte[] payload) {
        return scorer.score(checker.checkJson(payload).orElseThrow());
    }

    static Means means(ScoreReport report) {
        return new Means(mean(report, "goal"), mean(report, "task"), mean(report, "bond"), mean(report, "total"));
    }

    private static double mean(ScoreReport report, String scale) {
        return report.scale(scale).mean().orElseThrow();
    }
}
