package io.github.alliancesdk.instruments;

import io.github.alliancesdk.core.statistics.evidence.ThemeCoverage;
import io.github.alliancesdk.instruments.internal.BundledDefinitions;

/**
 * Which items of the DWAI and the WAI-SR touch which themes of an alliance with an app or agent. It is a judgement made
 * for this project, not a published finding, and is to be shown as one. Every other instrument is not judged, which is
 * never to be read as uncovered.
 *
 * <p>Beside its own ten themes it has the five of Tong et al. (2023) as {@code tong2023}, and what van Lotringen et al.
 * (2021) miss as {@code vanLotringen2021}: of those, what was not judged stays so.
 *
 * <pre>{@code
 * import io.github.alliancesdk.core.statistics.evidence.*;
 * import io.github.alliancesdk.core.instrument.InstrumentId;
 * import io.github.alliancesdk.instruments.BundledThemeCoverage;
 * import java.util.List;
 *
 * ThemeCoverage judgement = BundledThemeCoverage.judgement();
 * BatteryCoverage dwai = judgement.of(InstrumentId.of("dwai"));
 * List<ThemeFinding> missed = dwai.published().get("vanLotringen2021"); // empathy and compassion, not judged
 * }</pre>
 *
 * <p>It is read from this library's own resources, once, when it is first asked for. Thread-safe.
 */
public final class BundledThemeCoverage {
    private BundledThemeCoverage() {}

    /**
     * The judgement.
     *
     * @return the same object each time
     */
    public static ThemeCoverage judgement() {
        return Holder.JUDGEMENT;
    }

    // loaded by the class loader when first used: lazy and thread-safe without any state that changes
    private static final class Holder {
        static final ThemeCoverage JUDGEMENT = BundledDefinitions.themeCoverage();
    }
}
