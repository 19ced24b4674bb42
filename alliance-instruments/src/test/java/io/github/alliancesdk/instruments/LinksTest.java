package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link in a document leads to an existing file and heading. */
class LinksTest {
    private static final Links PROJECT = new Links(Document.ROOT);

    @TempDir
    Path folder;

    static List<String> documents() {
        return PROJECT.files(".md");
    }

    static List<String> sources() {
        return PROJECT.files(".java").stream()
                .filter(source -> source.contains("src/main/"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkOfADocumentLeadsSomewhere(String document) {
        assertThat(PROJECT.brokenInDocument(document)).isEmpty();
    }

    @Test
    void everyDocumentThatTheJavadocNamesExists() {
        assertThat(sources())
                .hasSizeGreaterThan(100)
                .allSatisfy(source ->
                        assertThat(PROJECT.brokenInJavadoc(source)).as(source).isEmpty());
    }

    @Test
    void theDocumentsOfEveryFolderAreFound() {
        assertThat(documents())
                .contains(
                        "README.md",
                        "CONTRIBUTING.md",
                        "docs/fhir.md",
                        "samples/README.md",
                        "alliance-examples/intake-service/README.md",
                        "alliance-instruments/docs/wai-sr.md",
                        "alliance-instruments/ledger/ledger.md")
                .noneMatch(name -> name.contains("target/"));
    }

    // ---- what counts as broken

    @ParameterizedTest
    @MethodSource
    void aLinkThatLeadsNowhereIsFound(String target) throws IOException {
        Files.createDirectories(folder.resolve("pages"));
        Files.writeString(folder.resolve("pages/other.md"), """
                # Other page

                ## Twice
                ## Twice
                ```
                # no heading
                ```
                """);

        assertThat(broken("[text](" + target + ")")).containsExactly(target);
        assertThat(broken("A [`code`](pages/other.md) and ![picture](" + target + ")."))
                .containsExactly(target);
        assertThat(broken("<img src=\"" + target + "\">")).containsExactly(target);
        assertThat(broken("`[text](" + target + ")`\n```\n[text](" + target + ")\n```"))
                .isEmpty();
    }

    static List<String> aLinkThatLeadsNowhereIsFound() {
        return List.of(
                "absent.md",
                "pages/absent.md#other-page",
                "pages/other.md#absent",
                "pages/other.md#no-heading",
                "pages/other.md#twice-2",
                "pages#other-page",
                "#absent",
                "../outside.md",
                "/pages/other.md",
                "https:///without-host",
                "https://example.org/a|b",
                "ftp://example.org");
    }

    @ParameterizedTest
    @MethodSource
    void aLinkThatLeadsSomewhereIsNotFound(String target) throws IOException {
        Files.createDirectories(folder.resolve("pages"));
        Files.writeString(folder.resolve("pages/other.md"), """
                # What one record can't show: `code`, [a link](x.md)

                ## Twice
                ## Twice
                """);

        assertThat(broken("## Here\n[text](" + target + ")")).isEmpty();
    }

    static List<String> aLinkThatLeadsSomewhereIsNotFound() {
        return List.of(
                "pages/other.md",
                "pages/other.md#what-one-record-cant-show-code-a-link",
                "pages/other.md#twice-1",
                "pages",
                "#here",
                "https://example.org/page#anchor");
    }

    private List<String> broken(String text) throws IOException {
        Files.writeString(folder.resolve("document.md"), text);
        return new Links(folder).brokenInDocument("document.md");
    }

    @Test
    void aDocumentThatTheJavadocNamesMustExist() throws IOException {
        Files.writeString(folder.resolve("page.md"), "# Here\n");
        Files.writeString(folder.resolve("A.java"), """
                /** See page.md and page.md#here, not absent.md or page.md#absent. */
                class A {
                    String file = "other.md";
                }
                """);

        assertThat(new Links(folder).brokenInJavadoc("A.java")).containsExactly("absent.md", "page.md#absent");
    }
}
