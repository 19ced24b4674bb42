package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.AllianceException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A definition can't be loaded. Holds every problem, not only the first. Immutable and thread-safe. */
public final class InvalidDefinitionException extends AllianceException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable List<DefinitionProblem> problems;

    /**
     * Makes the exception.
     *
     * @param problems what is wrong, at least one
     * @throws NullPointerException if {@code problems} or an element is null
     */
    public InvalidDefinitionException(List<DefinitionProblem> problems) {
        super(
                problems.size() == 1
                        ? "invalid definition: " + problems.get(0)
                        : problems.stream()
                                .map(problem -> "\n  " + problem)
                                .collect(Collectors.joining(
                                        "", "invalid definition, " + problems.size() + " problems:", "")));
        this.problems = List.copyOf(problems);
    }

    /**
     * What is wrong.
     *
     * @return every problem, in the order of the document, then what is absent; empty if this exception
     *     was serialized, in which case the message still holds them
     */
    public List<DefinitionProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}
