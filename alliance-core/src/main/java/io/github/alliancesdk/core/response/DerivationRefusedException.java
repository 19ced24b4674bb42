package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.AllianceException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A shorter form can't be derived. Holds every reason, and no answer. Immutable and thread-safe. */
public final class DerivationRefusedException extends AllianceException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable List<DerivationProblem> problems;

    /**
     * Makes the exception.
     *
     * @param problems why, at least one reason
     * @throws NullPointerException if {@code problems} or an element is null
     */
    public DerivationRefusedException(List<DerivationProblem> problems) {
        super("refused: " + problems.stream().map(DerivationProblem::toString).collect(Collectors.joining(" ")));
        this.problems = List.copyOf(problems);
    }

    /**
     * Why it was refused.
     *
     * @return every reason; empty if this exception was serialized, in which case the message still holds them
     */
    public List<DerivationProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}
