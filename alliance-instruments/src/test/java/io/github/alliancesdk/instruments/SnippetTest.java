package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every Java snippet of the documents and of the Javadoc compiles, runs, and prints what it says.
 * {@link SnippetPrelude} provides the names that snippets use; {@link SnippetRunner} runs them.
 */
class SnippetTest {
    private static final List<Snippet> DOCUMENTS = Stream.concat(
                    Stream.of("README.md", "CONTRIBUTING.md"), Document.pages().stream())
            .flatMap(name -> Snippet.ofDocument(name).stream())
            .toList();
    private static final List<Snippet> JAVADOC = Stream.of("alliance-core", "alliance-instruments")
            .flatMap(module -> Snippet.ofJavadoc(module).stream())
            .toList();

    @TempDir
    static Path folder;

    @BeforeAll
    static void writeTheFilesThatSnippetsRead() throws IOException {
        SnippetPrelude.writeFiles(folder);
    }

    @TestFactory
    Stream<DynamicTest> aSnippetOfADocumentRuns() {
        return tests(DOCUMENTS);
    }

    @TestFactory
    Stream<DynamicTest> aSnippetOfTheJavadocRuns() {
        return tests(JAVADOC);
    }

    private static Stream<DynamicTest> tests(List<Snippet> snippets) {
        SnippetRunner runner = new SnippetRunner(folder, snippets);
        return snippets.stream().map(snippet -> DynamicTest.dynamicTest(snippet.place(), () -> runner.run(snippet)));
    }

    @Test
    void thereAreSnippets() {
        assertThat(DOCUMENTS).hasSizeGreaterThanOrEqualTo(30);
        assertThat(JAVADOC).hasSizeGreaterThanOrEqualTo(100);
    }
}
