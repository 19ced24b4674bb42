package io.github.alliancesdk.instruments;

import io.github.alliancesdk.core.statistics.evidence.ThemeCoverage;
import io.github.alliancesdk.instruments.internal.BundledDefinitions;

/**
 * Which items of the DWAI and the WAI-SR touch which themes of an alliance with an app or agent. This is a judgement
 * made for this project, not a published finding, and must be shown as such. No other instrument was judged; never read
 * "not judged" as "not covered".
 *
 * <p>It covers ten themes of its own, the five themes of Tong et al. (2023) as {@code tong2023}, and the themes that
 * van Lotringen et al. (2021) found missing as {@code vanLotringen2021}. Published themes that were not judged stay
 * "not judged".
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
 * <p>The judgement is read from this library's resources once, on first use. Thread-safe.
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

    // loaded by the class loader on first use: lazy and thread-safe without mutable state
    private static final class Holder {
        static final ThemeCoverage JUDGEMENT = ThemeCoverage.parse(BundledDefinitions.packaged("theme-coverage.json"));
    }
}
