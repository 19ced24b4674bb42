package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No protected text gets into published files by accident. */
@Tag("once")
class WordingGateTest {
    private static final List<Path> MODULES = List.of(Path.of("..", "alliance-core", "src"), Path.of("src"));
    private static final Set<String> READ =
            Set.of("java", "json", "ndjson", "properties", "txt", "csv", "md", "py", "R", "xml", "yaml");

    /** The wording that was written for this project. */
    private static final String EXEMPT = "META-INF/alliance/io.github.alliancesdk.instruments/demonstration/";

    private static Stream<Path> files() {
        return MODULES.stream().flatMap(module -> {
            try (Stream<Path> all = Files.walk(module)) {
                return all.filter(Files::isRegularFile).filter(WordingGateTest::isRead).toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static boolean isRead(Path file) {
        String name = file.getFileName().toString();
        // this test contains such sentences on purpose
        return READ.contains(name.substring(name.lastIndexOf('.') + 1))
                && !name.equals("WordingGateTest.java")
                && !name.equals("WordingGate.java")
                && !file.toString().replace('\\', '/').contains(EXEMPT);
    }

    private static List<String> suspects(Path file) {
        return WordingGate.texts(file)
                .flatMap(text -> WordingGate.suspects(text).stream())
                .map(sentence -> file + ": " + sentence)
                .toList();
    }

    @Test
    void nothingThatIsPublishedReadsLikeAnItem() {
        List<Path> files = files().toList();
        assertThat(files).hasSizeGreaterThan(500);
        assertThat(files.stream().flatMap(file -> suspects(file).stream())).isEmpty();
    }

    // all invented, about crockery
    @ParameterizedTest
    @ValueSource(
            strings = {
                "I dry the green teapot first.",
                "The green teapot is dried by my aunt.",
                "We dry the teapot with {therapist}.",
                "__________ gives us a green teapot.",
                "The therapist and I dry a teapot.",
                "The app dries our green teapot.",
                "Ich trockne zuerst die grüne Kanne.",
                "Die grüne Kanne trocknen wir zuerst.",
                "La théière verte, je la sèche d'abord.",
                "D'abord, j'essuie la théière verte.",
                "La tetera verde la seca mi tía.",
                "De groene theepot droog ik eerst."
            })
    void aPlantedSentenceIsFound(String sentence, @TempDir Path folder) throws IOException {
        assertThat(suspects(Files.writeString(folder.resolve("a.json"), "{\"items\":{\"1\":\"" + sentence + "\"}}")))
                .isNotEmpty();
        assertThat(suspects(Files.writeString(folder.resolve("a.properties"), "item.1=" + sentence)))
                .isNotEmpty();
        assertThat(suspects(Files.writeString(folder.resolve("a.csv"), "1," + sentence + ",5")))
                .isNotEmpty();
        assertThat(suspects(Files.writeString(folder.resolve("A.java"), "String text = \"" + sentence + "\";")))
                .isNotEmpty();
        assertThat(suspects(Files.writeString(folder.resolve("B.java"), "    // " + sentence)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Instrument mine = Instrument.parse(path);",
                "Names that we know are added with child; others are cut.",
                "The client rates the therapist after each session.",
                "Part I of the manual, 1989",
                "Instrument my = read();"
            })
    void proseAboutTheCodePasses(String line, @TempDir Path folder) throws IOException {
        assertThat(suspects(Files.writeString(folder.resolve("A.java"), line))).isEmpty();
    }
}
