package io.github.alliancesdk.core.wording;

import io.github.alliancesdk.core.AllianceException;
import io.github.alliancesdk.core.internal.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
        super(text(Locale.ROOT, problems));
        this.problems = List.copyOf(problems);
    }

    private static String text(Locale locale, List<WordingProblem> problems) {
        String lines =
                problems.stream().map(problem -> "\n  " + problem.line(locale)).collect(Collectors.joining());
        return Messages.text(locale, "exception.invalid-wording", Map.of("problems", lines));
    }

    @Override
    public String message(Locale locale) {
        Objects.requireNonNull(locale, "locale");
        return problems == null ? super.message(locale) : text(locale, problems);
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
