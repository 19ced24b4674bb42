package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.AllianceException;
import io.github.alliancesdk.core.internal.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if figures can't be compared, converted or pooled. It contains every problem, not only the first. Immutable
 * and thread-safe.
 */
public final class EvidenceRefusedException extends AllianceException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable List<EvidenceProblem> problems;

    EvidenceRefusedException(EvidenceProblem problem) {
        this(List.of(problem));
    }

    /**
     * Makes the exception.
     *
     * @param problems what is wrong, at least one
     * @throws NullPointerException if {@code problems} or an element is null
     */
    public EvidenceRefusedException(List<EvidenceProblem> problems) {
        super(text(Locale.ROOT, problems));
        this.problems = List.copyOf(problems);
    }

    private static String text(Locale locale, List<EvidenceProblem> problems) {
        String lines = problems.stream().map(problem -> problem.line(locale)).collect(Collectors.joining(" "));
        return Messages.text(locale, "exception.refused", Map.of("problems", lines));
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
    public List<EvidenceProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}
