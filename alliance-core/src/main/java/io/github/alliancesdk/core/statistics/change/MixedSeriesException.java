package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.AllianceException;
import io.github.alliancesdk.core.internal.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Thrown if different measurements were combined, for example different dyads or raters in one series, or different
 * instruments in one sample. It contains the facts that differ, and no score. Immutable and thread-safe.
 */
public final class MixedSeriesException extends AllianceException {
    private static final long serialVersionUID = 1L;

    /** The facts that differ. List.copyOf returns a serializable list. */
    @SuppressWarnings("serial")
    private final List<SeriesFact> differing;

    MixedSeriesException(List<SeriesFact> differing) {
        super(text(Locale.ROOT, differing));
        this.differing = List.copyOf(differing);
    }

    private static String text(Locale locale, List<SeriesFact> differing) {
        // the field names are the same in every language
        String facts = differing.stream().map(SeriesFact::id).collect(Collectors.joining(", "));
        return Messages.text(locale, "exception.mixed-series", Map.of("facts", facts));
    }

    @Override
    public String message(Locale locale) {
        return text(Objects.requireNonNull(locale, "locale"), differing);
    }

    /**
     * The facts that differ.
     *
     * @return at least one fact, each once, in the order of the enum
     */
    public List<SeriesFact> differing() {
        return differing;
    }
}
