package io.github.alliancesdk.instruments;

import io.github.alliancesdk.core.statistics.evidence.ReferenceSamples;
import io.github.alliancesdk.instruments.internal.BundledDefinitions;

/**
 * The published reference samples that come with this SDK: means and standard deviations of alliance scores, each with
 * what it is a figure of, where it was read, how much was read, and what speaks against relying on it. Context and no
 * norms: the author of the WAI states that there are none.
 *
 * <p>An application's own go beside them: {@code BundledReferenceSamples.samples().with(ReferenceSamples.parse(json))}.
 *
 * <pre>{@code
 * import io.github.alliancesdk.core.statistics.evidence.*;
 * import io.github.alliancesdk.core.instrument.*;
 * import io.github.alliancesdk.core.response.*;
 * import io.github.alliancesdk.core.scoring.*;
 * import io.github.alliancesdk.instruments.*;
 *
 * Responses sheet = Responses.builder("wai-sr", Rater.CLIENT)
 *         .referent(Referent.AGENT)
 *         .answer(3, 4).answer(5, 4).answer(7, 5).answer(9, 4)
 *         .build();
 * ResponseChecker checker = ResponseChecker.of(BundledInstruments.catalog());
 * ScoreReport report = Scorer.complete().score(checker.check(sheet).orElseThrow());
 * for (SampleComparison comparison : BundledReferenceSamples.samples().compare(report)) {
 *     String shown = comparison.sentence(); // names the sample, its n, its source and its caution
 * }
 * }</pre>
 *
 * <p>The samples are read from this library's own resources, once, when one is first asked for. Thread-safe.
 */
public final class BundledReferenceSamples {
    private BundledReferenceSamples() {}

    /**
     * All of them.
     *
     * @return the samples
     */
    public static ReferenceSamples samples() {
        return Holder.SAMPLES;
    }

    // loaded by the class loader when first used: lazy and thread-safe without any state that changes
    private static final class Holder {
        static final ReferenceSamples SAMPLES = BundledDefinitions.referenceSamples();
    }
}
