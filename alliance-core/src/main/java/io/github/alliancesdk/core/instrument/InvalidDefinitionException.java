package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.AllianceException;
import io.github.alliancesdk.core.internal.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
        super(text(Locale.ROOT, problems));
        this.problems = List.copyOf(problems);
    }

    private static String text(Locale locale, List<DefinitionProblem> problems) {
        if (problems.size() == 1) {
            String line = problems.get(0).line(locale);
            return Messages.text(locale, "exception.invalid-definition", Map.of("problems", line));
        }
        String lines =
                problems.stream().map(problem -> "\n  " + problem.line(locale)).collect(Collectors.joining());
        return Messages.text(
                locale,
                "exception.invalid-definition-many",
                Map.of("count", String.valueOf(problems.size()), "problems", lines));
    }

    @Override
    public String message(Locale locale) {
        Objects.requireNonNull(locale, "locale");
        return problems == null ? super.message(locale) : text(locale, problems);
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
