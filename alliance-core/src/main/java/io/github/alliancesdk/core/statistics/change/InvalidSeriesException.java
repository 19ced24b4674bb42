package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.AllianceException;
import io.github.alliancesdk.core.internal.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Thrown if records can't form one series. It contains every problem, and no score. Immutable and thread-safe. */
public final class InvalidSeriesException extends AllianceException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable List<SeriesProblem> problems;

    InvalidSeriesException(List<SeriesProblem> problems) {
        super(text(Locale.ROOT, problems));
        this.problems = List.copyOf(problems);
    }

    private static String text(Locale locale, List<SeriesProblem> problems) {
        String lines = problems.stream().map(problem -> problem.line(locale)).collect(Collectors.joining("; "));
        return Messages.text(locale, "exception.invalid-series", Map.of("problems", lines));
    }

    @Override
    public String message(Locale locale) {
        Objects.requireNonNull(locale, "locale");
        return problems == null ? super.message(locale) : text(locale, problems);
    }

    /**
     * The problems.
     *
     * @return every problem, by row; empty if this exception was serialized, but the message still contains them
     */
    public List<SeriesProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}
