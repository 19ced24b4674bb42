package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.AllianceException;
import io.github.alliancesdk.core.internal.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
        super(text(Locale.ROOT, problems));
        this.problems = List.copyOf(problems);
    }

    private static String text(Locale locale, List<ResponseProblem> problems) {
        String lines = problems.stream().map(problem -> problem.line(locale)).collect(Collectors.joining("; "));
        return Messages.text(locale, "exception.invalid-responses", Map.of("problems", lines));
    }

    @Override
    public String message(Locale locale) {
        Objects.requireNonNull(locale, "locale");
        return problems == null ? super.message(locale) : text(locale, problems);
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
