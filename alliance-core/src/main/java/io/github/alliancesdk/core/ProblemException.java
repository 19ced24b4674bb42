package io.github.alliancesdk.core;

import io.github.alliancesdk.core.internal.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The exceptions that hold problems: every problem of what was given, not only the first. Immutable and thread-safe.
 */
public abstract class ProblemException extends AllianceException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable List<Problem> problems;

    /** The key of the message. */
    private final String key;

    /** What stands between two problems in the message. */
    private final String separator;

    /**
     * Makes an exception whose message lists the problems.
     *
     * @param key the key of the message in this SDK's bundle, which has the arguments {@code problems} and {@code count}
     * @param separator what stands between two problems; one that begins a new line also stands before the first
     * @param problems what is wrong, at least one
     * @throws NullPointerException if an argument or an element is null
     */
    protected ProblemException(String key, String separator, List<Problem> problems) {
        super(text(Locale.ROOT, key, separator, problems));
        this.problems = List.copyOf(problems);
        this.key = key;
        this.separator = separator;
    }

    private static String text(Locale locale, String key, String separator, List<Problem> problems) {
        String before = separator.startsWith("\n") ? separator : "";
        String lines = problems.stream()
                .map(problem -> problem.line(locale))
                .collect(Collectors.joining(separator, before, ""));
        return Messages.text(locale, key, Map.of("problems", lines, "count", String.valueOf(problems.size())));
    }

    @Override
    public String message(Locale locale) {
        Objects.requireNonNull(locale, "locale");
        return problems == null ? super.message(locale) : text(locale, key, separator, problems);
    }

    /**
     * What is wrong.
     *
     * @return every problem: of a document in its order, then what is absent; empty if this exception was serialized,
     *     in which case the message still holds them
     */
    public List<Problem> problems() {
        return problems == null ? List.of() : problems;
    }
}
