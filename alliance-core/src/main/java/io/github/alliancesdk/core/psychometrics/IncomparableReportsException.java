package io.github.alliancesdk.core.psychometrics;

import io.github.alliancesdk.core.AllianceException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reports were to be compared that can't be. Holds every problem, and no score. Immutable and thread-safe. */
public final class IncomparableReportsException extends AllianceException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable List<AgreementProblem> problems;

    IncomparableReportsException(List<AgreementProblem> problems) {
        super(problems.stream()
                .map(AgreementProblem::toString)
                .collect(Collectors.joining("; ", "reports that can't be compared: ", "")));
        this.problems = List.copyOf(problems);
    }

    /**
     * What is wrong.
     *
     * @return every problem; empty if this exception was serialized, in which case the message still holds them
     */
    public List<AgreementProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}
