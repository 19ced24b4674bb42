package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Javadoc of each public type that is not nested has an example of its use. {@link SnippetTest} runs the examples. */
class JavadocExamplesTest {
    private static final Pattern EXPORT = Pattern.compile("exports ([\\w.]+);");
    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("^public (?:[\\w-]+ )*(?:class|interface|@interface|record|enum) ", Pattern.MULTILINE);

    @ParameterizedTest
    @ValueSource(strings = {"alliance-core", "alliance-instruments"})
    void aPublicTypeHasAnExample(String module) throws IOException {
        Path sources = Document.ROOT.resolve(module).resolve("src/main/java");
        List<String> without = new ArrayList<>();
        int types = 0;
        for (Path file : exportedFiles(sources)) {
            String source = Files.readString(file);
            Matcher type = PUBLIC_TYPE.matcher(source);
            if (type.find()) {
                types++;
                String comment = source.substring(source.lastIndexOf("/**", type.start()), type.start());
                if (!Snippet.BEGIN.matcher(comment).find()) {
                    without.add(sources.relativize(file).toString());
                }
            }
        }

        assertThat(types).isPositive();
        assertThat(without)
                .as("public types without an example in the comment of the type")
                .isEmpty();
    }

    private static List<Path> exportedFiles(Path sources) throws IOException {
        List<Path> files = new ArrayList<>();
        List<String> packages = EXPORT.matcher(Files.readString(sources.resolve("module-info.java")))
                .results()
                .map((MatchResult export) -> export.group(1))
                .toList();
        for (String name : packages) {
            try (Stream<Path> list = Files.list(sources.resolve(name.replace('.', '/')))) {
                files.addAll(list.filter(file -> file.toString().endsWith(".java"))
                        .sorted()
                        .toList());
            }
        }
        return files;
    }
}
