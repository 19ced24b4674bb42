package io.github.alliancesdk.core.statistics.agreement;

import io.github.alliancesdk.core.AllianceException;
import io.github.alliancesdk.core.internal.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Thrown if reports can't be compared. It contains every problem, and no score. Immutable and thread-safe. */
public final class IncomparableReportsException extends AllianceException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable List<AgreementProblem> problems;

    IncomparableReportsException(List<AgreementProblem> problems) {
        super(text(Locale.ROOT, problems));
        this.problems = List.copyOf(problems);
    }

    private static String text(Locale locale, List<AgreementProblem> problems) {
        String lines = problems.stream().map(problem -> problem.line(locale)).collect(Collectors.joining("; "));
        return Messages.text(locale, "exception.incomparable-reports", Map.of("problems", lines));
    }

    @Override
    public String message(Locale locale) {
        Objects.requireNonNull(locale, "locale");
        return problems == null ? super.message(locale) : text(locale, problems);
    }

    /**
     * The problems.
     *
     * @return every problem; empty if this exception was serialized, but the message still contains them
     */
    public List<AgreementProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}
