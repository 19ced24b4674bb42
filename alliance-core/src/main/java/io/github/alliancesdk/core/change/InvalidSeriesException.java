package io.github.alliancesdk.core.change;

import io.github.alliancesdk.core.AllianceException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Records were to be one series and can't be. Holds every problem, and no score. Immutable and thread-safe. */
public final class InvalidSeriesException extends AllianceException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable List<SeriesProblem> problems;

    InvalidSeriesException(List<SeriesProblem> problems) {
        super(problems.stream().map(SeriesProblem::toString).collect(Collectors.joining("; ", "invalid series: ", "")));
        this.problems = List.copyOf(problems);
    }

    /**
     * What is wrong.
     *
     * @return every problem, by row; empty if this exception was serialized, in which case the message still holds them
     */
    public List<SeriesProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}
