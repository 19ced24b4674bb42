package io.github.alliancesdk.examples.intake.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageTextsTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern IN_A_TEMPLATE = Pattern.compile("#\\{([a-zA-Z0-9.-]+)[}(]");
    private static final Pattern IN_A_CALL =
            Pattern.compile("(?:messages\\.msg\\('|texts\\.of\\(\\s*\")([a-zA-Z0-9.-]+)['\"][,)]");
    private static final Pattern ARGUMENT = Pattern.compile("\\{([0-9])");

    @Test
    void bothLanguagesSayTheSameThingsWithTheSameArguments() throws IOException {
        Properties english = read("messages.properties");
        Properties german = read("messages_de.properties");

        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(arguments(german.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
            assertThat(german.getProperty(key)).as(key).doesNotContain("'");
            assertThat(english.getProperty(key)).as(key).doesNotContain("'");
        }
    }

    @Test
    void everyTextThatAPageAsksForIsThere() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (Path file : Stream.concat(
                        files(RESOURCES.resolve("templates")),
                        files(Path.of("src/main/java/io/github/alliancesdk/examples/intake/page")))
                .toList()) {
            String text = Files.readString(file);
            Stream.of(IN_A_TEMPLATE, IN_A_CALL)
                    .flatMap(pattern -> pattern.matcher(text).results())
                    .map(found -> found.group(1))
                    .forEach(asked::add);
        }

        assertThat(asked).hasSizeGreaterThan(60);
        assertThat(read("messages.properties").stringPropertyNames()).containsAll(asked);
    }

    @Test
    void theReadmeShowsEachPicture() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        List<Path> pictures = files(Path.of("docs")).toList();

        assertThat(pictures).hasSize(10);
        for (Path picture : pictures) {
            assertThat(readme).contains("<img src=\"docs/" + picture.getFileName() + "\"");
            assertThat(Files.size(picture)).isLessThan(150_000);
        }
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        }
    }

    private static List<String> arguments(String text) {
        return ARGUMENT.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .collect(Collectors.toList());
    }

    private static Properties read(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(name), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
