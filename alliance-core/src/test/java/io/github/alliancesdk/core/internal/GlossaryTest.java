package io.github.alliancesdk.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The glossary has the terms of the message bundles. */
class GlossaryTest {
    private static final List<Locale> LANGUAGES =
            Stream.of("", "de", "es", "fr", "nl").map(Locale::forLanguageTag).toList();

    static List<String> rows() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("..", "docs", "glossary.md"))) {
            List<String> rows = lines.filter(line -> line.startsWith("| `")).toList();
            assertThat(rows).hasSizeGreaterThan(30);
            return rows;
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachTermIsThatOfTheMessages(String row) {
        List<String> cells =
                Arrays.stream(row.split("\\|", -1)).map(String::strip).toList();
        String key = cells.get(1).replace("`", "");

        assertThat(cells.subList(2, cells.size() - 1))
                .isEqualTo(LANGUAGES.stream()
                        .map(language -> message(key, language))
                        .toList());
    }

    private static String message(String key, Locale language) {
        return ResourceBundle.getBundle(
                        "io.github.alliancesdk.core.internal.messages",
                        language,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
    }
}
