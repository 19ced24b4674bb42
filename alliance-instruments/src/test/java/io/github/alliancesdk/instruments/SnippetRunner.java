package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Compiles snippets and runs them.
 *
 * <p>A snippet of statements must print what the comment after each {@code println} says. Without imports, it becomes the
 * body of a method of a {@link SnippetPrelude}. With imports, it is complete: it gets no further imports and no names, so
 * that it can be copied unchanged. A snippet with JUnit tests consists of whole types, and the tests are run.
 */
final class SnippetRunner {
    private static final String IMPORTS = """
            import static org.assertj.core.api.Assertions.*;
            import io.github.alliancesdk.core.*;
            import io.github.alliancesdk.core.instrument.*;
            import io.github.alliancesdk.core.interchange.*;
            import io.github.alliancesdk.core.interchange.fhir.*;
            import io.github.alliancesdk.core.response.*;
            import io.github.alliancesdk.core.scoring.*;
            import io.github.alliancesdk.core.scoring.batch.*;
            import io.github.alliancesdk.core.statistics.*;
            import io.github.alliancesdk.core.statistics.agreement.*;
            import io.github.alliancesdk.core.statistics.change.*;
            import io.github.alliancesdk.core.statistics.evidence.*;
            import io.github.alliancesdk.core.statistics.reliability.*;
            import io.github.alliancesdk.core.validation.*;
            import io.github.alliancesdk.core.wording.*;
            import io.github.alliancesdk.instruments.*;
            import java.io.*;
            import java.nio.file.*;
            import java.util.*;
            import org.junit.jupiter.api.Test;
            """;
    private static final Pattern IMPORT = Pattern.compile("^import [^;]+;\n", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("@\\w*Test\\b");
    private static final Pattern PRINTED = Pattern.compile("System\\.out\\.println\\(.*\\); // (.*)");

    private final Path folder;
    private final List<Class<?>> compiled;

    /** Compiles the snippets together; if one of them doesn't compile, each will be compiled alone, by {@link #run}. */
    SnippetRunner(Path folder, List<Snippet> snippets) {
        this.folder = folder;
        this.compiled = compileTogether(snippets);
    }

    private static List<Class<?>> compileTogether(List<Snippet> snippets) {
        try {
            return MemoryCompiler.compile(
                    snippets.stream().map(SnippetRunner::source).toList());
        } catch (AssertionError e) {
            return List.of();
        }
    }

    /** Fails, with the location of the snippet, if it doesn't compile, run, or print what it says. */
    void run(Snippet snippet) {
        try {
            List<Class<?>> types = compiled.isEmpty() ? MemoryCompiler.compile(List.of(source(snippet))) : compiled;
            List<Class<?>> own = types.stream()
                    .filter(type -> type.getPackageName().equals(packageOf(snippet)))
                    .toList();
            if (TEST.matcher(snippet.code()).find()) {
                runTests(own);
            } else {
                assertThat(printedBy(statements(own))).containsExactlyElementsOf(promisedBy(snippet.code()));
            }
        } catch (Exception | AssertionError e) {
            throw new AssertionError(snippet.place(), e);
        }
    }

    private static String packageOf(Snippet snippet) {
        return "snippets." + snippet.place().replaceAll("\\W+", "_");
    }

    private static String source(Snippet snippet) {
        String own =
                IMPORT.matcher(snippet.code()).results().map(MatchResult::group).collect(Collectors.joining());
        String header = "package " + packageOf(snippet) + ";\n" + (own.isEmpty() ? IMPORTS : own);
        String body = IMPORT.matcher(snippet.code()).replaceAll("");
        if (TEST.matcher(body).find()) {
            return header + body;
        }
        String start = own.isEmpty()
                ? "extends io.github.alliancesdk.instruments.SnippetPrelude {"
                        + " public Snippet(java.nio.file.Path folder) { super(folder); }"
                : "implements java.util.concurrent.Callable<Object> { public Snippet(java.nio.file.Path folder) {}";
        // the condition is always true; it allows the snippet to end in a return
        return header + "public final class Snippet " + start
                + " @Override public Object call() throws Exception { if (true) {\n" + body + "} return null; } }";
    }

    private Callable<?> statements(List<Class<?>> types) throws ReflectiveOperationException {
        Class<?> statements = types.stream()
                .filter(type -> type.getSimpleName().equals("Snippet"))
                .findFirst()
                .orElseThrow();
        return (Callable<?>) statements.getConstructor(Path.class).newInstance(folder);
    }

    private static List<String> promisedBy(String body) {
        return PRINTED.matcher(body).results().map(match -> match.group(1)).toList();
    }

    private static List<String> printedBy(Callable<?> snippet) throws Exception {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            snippet.call();
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static void runTests(List<Class<?>> types) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(types.stream().map(type -> selectClass(type)).toList())
                .build();
        LauncherFactory.create().execute(request, listener);
        TestExecutionSummary summary = listener.getSummary();
        assertThat(summary.getFailures())
                .extracting(TestExecutionSummary.Failure::getException)
                .isEmpty();
        assertThat(summary.getTestsSucceededCount()).as("tests run").isPositive();
    }
}
