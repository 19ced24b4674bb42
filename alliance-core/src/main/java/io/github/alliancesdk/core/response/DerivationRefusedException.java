package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.AllianceException;
import io.github.alliancesdk.core.internal.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
        super(text(Locale.ROOT, problems));
        this.problems = List.copyOf(problems);
    }

    private static String text(Locale locale, List<DerivationProblem> problems) {
        String lines = problems.stream().map(problem -> problem.line(locale)).collect(Collectors.joining(" "));
        return Messages.text(locale, "exception.refused", Map.of("problems", lines));
    }

    @Override
    public String message(Locale locale) {
        Objects.requireNonNull(locale, "locale");
        return problems == null ? super.message(locale) : text(locale, problems);
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
