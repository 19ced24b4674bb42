package io.github.alliancesdk.core.change;

import io.github.alliancesdk.core.AllianceException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Unlike measurements were to be treated as alike: different dyads or raters in one series, say, or different instruments
 * in one sample. It names the facts that differ, and no score. Immutable and thread-safe.
 */
public final class MixedSeriesException extends AllianceException {
    private static final long serialVersionUID = 1L;

    /** What differs; the lists that List.copyOf makes can be serialized. */
    @SuppressWarnings("serial")
    private final List<SeriesFact> differing;

    MixedSeriesException(List<SeriesFact> differing) {
        super("these are different measurements and are not mixed: they differ in "
                + differing.stream().map(SeriesFact::id).collect(Collectors.joining(", ")));
        this.differing = List.copyOf(differing);
    }

    /**
     * What differs.
     *
     * @return at least one fact, each once, in the order of the enum
     */
    public List<SeriesFact> differing() {
        return differing;
    }
}
