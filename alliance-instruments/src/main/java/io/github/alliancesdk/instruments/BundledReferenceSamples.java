package io.github.alliancesdk.instruments;

import io.github.alliancesdk.core.statistics.evidence.ReferenceSamples;
import io.github.alliancesdk.instruments.internal.BundledDefinitions;

/**
 * The published reference samples that come with this SDK: means and standard deviations of alliance scores. Each
 * sample states what it describes, its source, how much of the source was read, and any reason for caution. The samples
 * are context, not norms: the author of the WAI states that there are none.
 *
 * <p>Add an application's own samples with
 * {@code BundledReferenceSamples.samples().with(ReferenceSamples.parse(json))}.
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
 * <p>The samples are read from this library's resources once, on first use. Thread-safe.
 */
public final class BundledReferenceSamples {
    private BundledReferenceSamples() {}

    /**
     * All shipped samples.
     *
     * @return the samples
     */
    public static ReferenceSamples samples() {
        return Holder.SAMPLES;
    }

    // loaded by the class loader on first use: lazy and thread-safe without mutable state
    private static final class Holder {
        static final ReferenceSamples SAMPLES =
                ReferenceSamples.parse(BundledDefinitions.packaged("reference-samples.json"));
    }
}
