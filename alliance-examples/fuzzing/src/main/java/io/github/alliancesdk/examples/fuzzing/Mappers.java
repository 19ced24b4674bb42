package io.github.alliancesdk.examples.fuzzing;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.alliancesdk.core.response.Responses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Independent readers of JSON: the mappers of Jackson 2 and 3. */
final class Mappers {
    /** Reads a payload by one mapper. */
    interface Binding {
        /** The payload; null if the mapper reads null or refuses the text (Jackson 2: a lone surrogate in a name). */
        @Nullable
        Responses read(String json);

        String name();
    }

    /** Users' default mappers. */
    static final List<Binding> BINDINGS = List.of(new Jackson3(new JsonMapper()), new Jackson2(jackson2()));

    /** Refuses repeated names, and text after the value. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Mappers() {}

    private static com.fasterxml.jackson.databind.ObjectMapper jackson2() {
        return new com.fasterxml.jackson.databind.ObjectMapper();
    }

    /** The object as a map; empty if the value isn't an object or repeats a name. */
    @SuppressWarnings("unchecked")
    static Optional<Map<String, ?>> map(String json) {
        try {
            Object value = STRICT.readValue(json, Object.class);
            return value instanceof Map<?, ?> map ? Optional.of((Map<String, ?>) map) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The tree of a document; empty if it is not well-formed or repeats a name. */
    static Optional<JsonNode> tree(String json) {
        try {
            return Optional.of(STRICT.readTree(json));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private record Jackson3(JsonMapper mapper) implements Binding {
        @Override
        public @Nullable Responses read(String json) {
            try {
                return mapper.readValue(json, Responses.class);
            } catch (JacksonException e) {
                return null;
            }
        }

        @Override
        public String name() {
            return "Jackson 3";
        }
    }

    private record Jackson2(com.fasterxml.jackson.databind.ObjectMapper mapper) implements Binding {
        @Override
        public @Nullable Responses read(String json) {
            try {
                return mapper.readValue(json, Responses.class);
            } catch (JsonProcessingException e) {
                return null;
            }
        }

        @Override
        public String name() {
            return "Jackson 2";
        }
    }
}
