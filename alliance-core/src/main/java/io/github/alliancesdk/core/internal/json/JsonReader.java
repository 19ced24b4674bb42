package io.github.alliancesdk.core.internal.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Reads one whole JSON document (RFC 8259) into a {@link JsonValue}. The tokenizer is Jackson's. Thread-safe. */
public final class JsonReader {
    private static final int MARK_LENGTH = 3;

    private final JsonLimits limits;
    private final JsonFactory factory;

    public JsonReader(JsonLimits limits) {
        this.limits = limits;
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.nesting())
                        .maxStringLength(limits.stringLength())
                        .maxNameLength(limits.stringLength())
                        .maxNumberLength(limits.numberLength())
                        .build())
                .build();
    }

    /** Reads UTF-8; one byte order mark in front is skipped and not counted against the limit. */
    public JsonValue read(byte[] utf8) throws JsonProblem {
        int mark = startsWithMark(utf8) ? MARK_LENGTH : 0;
        if (utf8.length - mark > limits.bytes()) {
            throw new JsonProblem(JsonProblem.Kind.TOO_LARGE, 0, 0);
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8, mark, utf8.length - mark))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new JsonProblem(JsonProblem.Kind.INVALID_TEXT, 0, 0);
        }
        return parse(text);
    }

    private static boolean startsWithMark(byte[] utf8) {
        return utf8.length >= MARK_LENGTH && utf8[0] == (byte) 0xEF && utf8[1] == (byte) 0xBB && utf8[2] == (byte) 0xBF;
    }

    /** Reads a text whose UTF-8 form must keep to the limit of bytes as well. */
    public JsonValue read(String text) throws JsonProblem {
        if (utf8Length(text) > limits.bytes()) {
            throw new JsonProblem(JsonProblem.Kind.TOO_LARGE, 0, 0);
        }
        return parse(text);
    }

    private static long utf8Length(String text) {
        long length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // half of a surrogate pair counts 2 of the pair's 4
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }

    private JsonValue parse(String text) throws JsonProblem {
        if (text.indexOf('\0') >= 0) {
            throw new JsonProblem(JsonProblem.Kind.INVALID_TEXT, 0, 0);
        }
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw malformed(parser.currentLocation());
            }
            JsonValue value = value(parser, first);
            if (parser.nextToken() != null) {
                throw malformed(parser.currentTokenLocation());
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw new JsonProblem(JsonProblem.Kind.TOO_LARGE, 0, 0);
        } catch (JacksonException e) {
            throw malformed(e.getLocation());
        }
    }

    private static JsonProblem malformed(@Nullable TokenStreamLocation at) {
        return at == null
                ? new JsonProblem(JsonProblem.Kind.MALFORMED, 0, 0)
                : new JsonProblem(JsonProblem.Kind.MALFORMED, at.getLineNr(), at.getColumnNr());
    }

    private JsonValue value(JsonParser parser, JsonToken token) throws JsonProblem {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new JsonValue.Text(checked(parser.getString()));
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> new JsonValue.Bool(true);
            case VALUE_FALSE -> new JsonValue.Bool(false);
            case VALUE_NULL -> new JsonValue.Null();
            default -> throw malformed(parser.currentTokenLocation());
        };
    }

    private JsonValue object(JsonParser parser) throws JsonProblem {
        List<JsonValue.Member> members = new ArrayList<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = checked(parser.currentName());
            members.add(new JsonValue.Member(name, value(parser, parser.nextToken())));
        }
        return new JsonValue.Obj(members);
    }

    private JsonValue array(JsonParser parser) throws JsonProblem {
        List<JsonValue> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(parser, token));
        }
        return new JsonValue.Arr(elements);
    }

    private JsonValue integer(JsonParser parser) throws JsonProblem {
        checkNumber(parser);
        return switch (parser.getNumberType()) {
            case INT, LONG -> new JsonValue.Int(parser.getLongValue());
            default -> new JsonValue.HugeInt();
        };
    }

    private JsonValue decimal(JsonParser parser) throws JsonProblem {
        checkNumber(parser);
        return new JsonValue.Decimal(parser.getDoubleValue(), parser.getString());
    }

    // Jackson looks at these two limits only where its buffers happen to end
    private void checkNumber(JsonParser parser) throws JsonProblem {
        if (parser.getStringLength() > limits.numberLength()) {
            throw new JsonProblem(JsonProblem.Kind.TOO_LARGE, 0, 0);
        }
    }

    private String checked(String text) throws JsonProblem {
        if (text.length() > limits.stringLength()) {
            throw new JsonProblem(JsonProblem.Kind.TOO_LARGE, 0, 0);
        }
        return text;
    }
}
