package io.github.alliancesdk.core.wording;

import io.github.alliancesdk.core.AllianceException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A pack can't be read, or doesn't fit its instrument. Holds every problem and no text of the pack. Immutable. */
public final class InvalidWordingException extends AllianceException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable List<WordingProblem> problems;

    /**
     * Makes the exception.
     *
     * @param problems what is wrong, at least one
     * @throws NullPointerException if {@code problems} or an element is null
     */
    public InvalidWordingException(List<WordingProblem> problems) {
        super(problems.stream()
                .map(problem -> "\n  " + problem)
                .collect(Collectors.joining("", "invalid wording pack:", "")));
        this.problems = List.copyOf(problems);
    }

    /**
     * What is wrong.
     *
     * @return every problem, in the order of the document, then what is absent; empty if this exception was serialized
     */
    public List<WordingProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}
