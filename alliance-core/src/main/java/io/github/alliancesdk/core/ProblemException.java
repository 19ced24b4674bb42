package io.github.alliancesdk.core;

import io.github.alliancesdk.core.internal.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An exception that contains every problem of the input, not only the first. Immutable and thread-safe. Catch it where
 * all kinds of input are treated alike, and a subclass where the kind matters.
 *
 * <pre>{@code
 * try {
 *     ScoreReport scores = Scorer.of(MissingPolicy.published()).score(checker.check(responses).orElseThrow());
 * } catch (ProblemException e) { // here an InvalidResponsesException or a RefusedException
 *     List<String> codes = e.problems().stream().map(problem -> problem.code().id()).toList();
 *     System.out.println(codes); // [no-published-rule]
 * }
 * }</pre>
 */
public abstract class ProblemException extends AllianceException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable List<Problem> problems;

    /** The key of the message. */
    private final String key;

    /** The separator between two problems in the message. */
    private final String separator;

    /**
     * Makes an exception whose message lists the problems.
     *
     * @param key the key of the message in this SDK's bundle; its arguments are {@code problems} and {@code count}
     * @param separator the separator between two problems; if it starts with a line feed, it also precedes the first
     *     problem
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
     * The problems.
     *
     * @return every problem: first in the order of the document, then absent fields; empty if this exception was
     *     serialized, but the message still lists them
     */
    public List<Problem> problems() {
        return problems == null ? List.of() : problems;
    }
}
