package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.AllianceException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A payload can't be scored. Holds every problem, and no answer. Immutable and thread-safe. */
public final class InvalidResponsesException extends AllianceException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable List<ResponseProblem> problems;

    /**
     * Makes the exception.
     *
     * @param problems what is wrong, at least one
     * @throws NullPointerException if {@code problems} or an element is null
     */
    public InvalidResponsesException(List<ResponseProblem> problems) {
        super(problems.stream()
                .map(ResponseProblem::toString)
                .collect(Collectors.joining("; ", "invalid responses: ", "")));
        this.problems = List.copyOf(problems);
    }

    /**
     * What is wrong.
     *
     * @return every problem, in the order of the payload, then what is absent; empty if this exception
     *     was serialized, in which case the message still holds them
     */
    public List<ResponseProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}
