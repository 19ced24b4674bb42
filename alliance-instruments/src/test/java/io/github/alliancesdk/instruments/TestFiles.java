package io.github.alliancesdk.instruments;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** The facts of each instrument by the id of its definition, in the order of the facts. An id begins with a letter. */
    static Map<String, JsonNode> instruments() {
        Map<String, JsonNode> facts = new LinkedHashMap<>();
        facts("instruments.json").get("instruments").properties().forEach(entry -> {
            String id = entry.getKey().equals("3rs") ? "rupture-3rs" : entry.getKey();
            facts.put(id, entry.getValue());
        });
        return facts;
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
