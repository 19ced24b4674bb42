package io.github.alliancesdk.instruments;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Input and output files of the independent script. */
final class TestFiles {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path FACTS = Path.of("src/test/reference/facts");

    private TestFiles() {}

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    /** A file of the facts that all shipped data comes from. */
    static JsonNode facts(String name) {
        try {
            return json(Files.readString(FACTS.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file under {@code resources/reference}, decompressed if necessary. */
    static List<String> referenceLines(String name) {
        try (InputStream raw = resource("/reference/" + name);
                InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String path) {
        return Objects.requireNonNull(TestFiles.class.getResourceAsStream(path), path);
    }
}
