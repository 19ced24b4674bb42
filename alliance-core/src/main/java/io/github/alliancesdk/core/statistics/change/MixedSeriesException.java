package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.AllianceException;
import io.github.alliancesdk.core.internal.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Unlike measurements were to be treated as alike: different dyads or raters in one series, say, or different
 * instruments in one sample. It names the facts that differ, and no score. Immutable and thread-safe.
 */
public final class MixedSeriesException extends AllianceException {
    private static final long serialVersionUID = 1L;

    /** What differs; the lists that List.copyOf makes can be serialized. */
    @SuppressWarnings("serial")
    private final List<SeriesFact> differing;

    MixedSeriesException(List<SeriesFact> differing) {
        super(text(Locale.ROOT, differing));
        this.differing = List.copyOf(differing);
    }

    private static String text(Locale locale, List<SeriesFact> differing) {
        // the fields that state them, which are called the same in every language
        String facts = differing.stream().map(SeriesFact::id).collect(Collectors.joining(", "));
        return Messages.text(locale, "exception.mixed-series", Map.of("facts", facts));
    }

    @Override
    public String message(Locale locale) {
        return text(Objects.requireNonNull(locale, "locale"), differing);
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
