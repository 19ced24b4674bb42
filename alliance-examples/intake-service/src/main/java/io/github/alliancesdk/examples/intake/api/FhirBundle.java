package io.github.alliancesdk.examples.intake.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A Bundle of type batch or collection. Each resource stays the text that was sent, for the SDK's strict reader.
 *
 * @param type {@code batch} or {@code collection}
 * @param entries the entries in their order
 */
record FhirBundle(String type, List<Entry> entries) {
    /** Reads single values of a text. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * One entry.
     *
     * @param resource the text of the resource
     * @param request the request of an entry of a batch
     */
    record Entry(Optional<String> resource, JsonNode request) {
        /** Never the resource, which holds answers. */
        @Override
        public String toString() {
            return "Entry";
        }
    }

    boolean isBatch() {
        return type.equals("batch");
    }

    /** Throws a WrongRequestException if this isn't such a Bundle. The text of the exception quotes nothing. */
    static FhirBundle read(byte[] utf8) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            return read(text);
        } catch (CharacterCodingException | JacksonException e) {
            throw new WrongRequestException("The body isn't JSON in UTF-8.");
        }
    }

    private static FhirBundle read(String text) {
        String resourceType = "";
        String type = "";
        List<Entry> entries = new ArrayList<>();
        try (JsonParser parser = MAPPER.createParser(text)) {
            Set<String> names = new HashSet<>();
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new WrongRequestException("Send a Bundle.");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                switch (newName(parser, names)) {
                    case "resourceType" -> resourceType = string(parser);
                    case "type" -> type = string(parser);
                    case "entry" -> readEntries(parser, text, entries);
                    default -> parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                throw new WrongRequestException("The body isn't JSON in UTF-8.");
            }
        }
        if (!resourceType.equals("Bundle")) {
            throw new WrongRequestException("Send a Bundle.");
        }
        if (!Set.of("batch", "collection").contains(type)) {
            throw new WrongRequestException(
                    "The type of the Bundle must be batch or collection; nothing was stored. A transaction isn't"
                            + " possible, because each entry is stored on its own.");
        }
        return new FhirBundle(type, List.copyOf(entries));
    }

    private static void readEntries(JsonParser parser, String text, List<Entry> entries) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new WrongRequestException("entry must be an array.");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            entries.add(readEntry(parser, text));
        }
    }

    private static Entry readEntry(JsonParser parser, String text) {
        Optional<String> resource = Optional.empty();
        JsonNode request = MissingNode.getInstance();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return new Entry(resource, request);
        }
        Set<String> names = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            switch (newName(parser, names)) {
                case "resource" -> resource = object(parser, text);
                case "request" -> request = MAPPER.readTree(parser);
                default -> parser.skipChildren();
            }
        }
        return new Entry(resource, request);
    }

    /** Moves to the value of a name. A name that comes twice is refused, because one of the values would be lost. */
    private static String newName(JsonParser parser, Set<String> names) {
        String name = String.valueOf(parser.currentName());
        if (!names.add(name)) {
            throw new WrongRequestException("A name in the Bundle or in an entry comes twice; nothing was stored.");
        }
        parser.nextToken();
        return name;
    }

    private static String string(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getString();
        }
        parser.skipChildren();
        return "";
    }

    private static Optional<String> object(JsonParser parser, String text) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return Optional.empty();
        }
        int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
        parser.skipChildren();
        int end = Math.toIntExact(parser.currentLocation().getCharOffset());
        return Optional.of(text.substring(start, end));
    }

    /** Never the resources, which hold answers. */
    @Override
    public String toString() {
        return "FhirBundle[" + type + "]";
    }
}
