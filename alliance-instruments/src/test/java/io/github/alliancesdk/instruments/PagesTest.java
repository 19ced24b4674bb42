package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README is short, and the pages that it names begin with a task. */
class PagesTest {
    /** Pages to look something up in: they have no task. */
    private static final Set<String> LISTS =
            Set.of("docs/choosing.md", "docs/glossary.md", "docs/what-nobody-could-read.md");

    private static final String COMMANDS = "docs/command-line.md";
    private static final Document README = Document.read("README.md");

    static List<String> tasks() {
        return Document.pages().stream().filter(page -> !LISTS.contains(page)).toList();
    }

    @Test
    void theReadmeHas150To200Lines() {
        assertThat(README.length()).isBetween(150, 200);
    }

    @Test
    void theReadmeNamesEveryPage() {
        assertThat(README.find("(?m)^\\|.*]\\((docs/[^)#]*)\\) \\|$")).hasSameElementsAs(Document.pages());
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void aPageBeginsWithATask(String name) {
        assertThat(Document.read(name).find("(\\A# [^\\n]+\\n\\nYou have [^#]*? (?:want|decide)[^#]*)"))
                .hasSize(1);
    }

    /** {@link SnippetTest} runs it; the consumers run quotes, and a test of the command line runs commands. */
    @ParameterizedTest
    @MethodSource("tasks")
    void thenComesAnExampleToCopy(String name) {
        String example = Document.read(name).blocks().get(0).text();

        if (name.equals(COMMANDS)) {
            assertThat(example).startsWith("mvn ");
        } else {
            assertThat(example).startsWith("import ").contains("import io.github.alliancesdk.");
        }
    }

    /** A reader knows the names of {@link SnippetPrelude} only if the page has introduced them. */
    @ParameterizedTest
    @MethodSource("tasks")
    void aSnippetUsesNoNameThatThePageHasNotIntroduced(String name) {
        String text = Document.read(name).text();
        List<Snippet> incomplete = Snippet.ofDocument(name).stream()
                .filter(snippet -> !snippet.code().startsWith("import "))
                .toList();
        for (Snippet snippet : incomplete) {
            String before = text.substring(0, text.indexOf(snippet.code()));
            for (String provided : namesOfThePrelude()) {
                if (Pattern.compile("(?<![\\w.])" + provided + "\\b(?!\")")
                        .matcher(snippet.code())
                        .find()) {
                    assertThat(before + snippet.code())
                            .as("%s, %s", snippet.place(), provided)
                            .containsPattern("[\\w>] " + provided + "(?: =|\\))|`" + provided + "` ");
                }
            }
        }
    }

    private static List<String> namesOfThePrelude() {
        return Stream.of(SnippetPrelude.class.getDeclaredFields(), SnippetPrelude.class.getDeclaredMethods())
                .flatMap(Arrays::stream)
                .filter(member -> Modifier.isProtected(member.getModifiers()))
                .map(Member::getName)
                .toList();
    }
}
