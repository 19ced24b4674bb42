package io.github.alliancesdk.instruments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Java code in a document or a Javadoc comment. */
record Snippet(String place, String code) {
    private static final Pattern JAVADOC = Pattern.compile("/\\*\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern MARGIN = Pattern.compile("^\\s*\\* ?");
    static final Pattern BEGIN = Pattern.compile("<pre>\\{@code\\b|\\{@snippet\\b[^:}]*:");

    /** The Java blocks of a Markdown document. */
    static List<Snippet> ofDocument(String name) {
        return Document.read(name).blocks("java").stream()
                .map(block -> new Snippet(block.place(), block.text()))
                .toList();
    }

    /**
     * The blocks in the Javadoc of a module's main sources: {@code pre} with {@code code}, and {@code snippet} with its
     * code inside. A snippet that names a file isn't included: the file is a test source, which is compiled and run
     * anyway.
     */
    static List<Snippet> ofJavadoc(String module) {
        Path sources = Document.ROOT.resolve(module).resolve("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted(Comparator.naturalOrder())
                    .flatMap(file -> ofSource(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Snippet> ofSource(Path file) {
        try {
            List<Snippet> snippets = new ArrayList<>();
            Matcher comments = JAVADOC.matcher(Files.readString(file));
            while (comments.find()) {
                String comment = comments.group()
                        .lines()
                        .map(line -> MARGIN.matcher(line).replaceFirst(""))
                        .collect(Collectors.joining("\n"));
                Matcher begin = BEGIN.matcher(comment);
                while (begin.find()) {
                    String place = Document.ROOT.relativize(file) + ", block " + (snippets.size() + 1);
                    snippets.add(
                            new Snippet(place, balanced(comment, begin.end()).stripIndent()));
                }
            }
            return snippets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text before the brace that closes the tag: an inline tag ends where its braces balance. */
    private static String balanced(String text, int begin) {
        int depth = 1;
        for (int i = begin; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return text.substring(begin, i);
            }
        }
        throw new AssertionError("an inline tag without its end");
    }
}
