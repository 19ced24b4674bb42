package io.github.alliancesdk.core.internal.json;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.JsonTokenId;

/** The tokens of one JSON document, each checked against the limits. Not thread-safe. */
public final class JsonTokens {
    /** The kind of a value, known from its first token. */
    public enum Kind {
        INTEGER,
        DECIMAL,
        TEXT,
        OBJECT,
        ARRAY,
        TRUE,
        FALSE,
        NULL
    }

    /** An integer of at most this many characters, including its sign, fits a long. */
    private static final int LONG_LENGTH = 18;

    private final JsonParser parser;
    private final int length;
    private final JsonLimits limits;
    private int depth;

    JsonTokens(JsonParser parser, int length, JsonLimits limits) {
        this.parser = parser;
        this.length = length;
        this.limits = limits;
    }

    /** The number of characters in the document. */
    public int length() {
        return length;
    }

    /** Moves to the next token, which must begin a value. */
    public Kind nextValue() throws JsonProblem {
        return kind(parser.nextToken());
    }

    /** Moves to the next name of the object; returns false at the end of the object. */
    public boolean nextName() throws JsonProblem {
        if (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            return true;
        }
        depth--;
        return false;
    }

    /** The current name. */
    public String name() throws JsonProblem {
        return checked(parser.currentName());
    }

    /** The current text. */
    public String text() throws JsonProblem {
        return checked(parser.getString());
    }

    /** Whether the current integer fits a long. */
    public boolean isLong() {
        return parser.getStringLength() <= LONG_LENGTH || parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    }

    /** The current integer, which must fit a long. */
    public long integer() {
        return parser.getLongValue();
    }

    /** The current integer, of any size. */
    public BigInteger bigInteger() {
        return parser.getBigIntegerValue();
    }

    /** The current decimal, as it was written. */
    public String decimal() {
        return parser.getString();
    }

    /** The current value with all its content. */
    public JsonValue value(Kind kind) throws JsonProblem {
        return switch (kind) {
            case INTEGER -> isLong() ? new JsonValue.Int(integer()) : new JsonValue.HugeInt(bigInteger());
            case DECIMAL -> new JsonValue.Decimal(decimal());
            case TEXT -> new JsonValue.Text(text());
            case TRUE -> new JsonValue.Bool(true);
            case FALSE -> new JsonValue.Bool(false);
            case NULL -> new JsonValue.Null();
            case OBJECT -> object();
            case ARRAY -> array();
        };
    }

    private JsonValue object() throws JsonProblem {
        List<JsonValue.Member> members = new ArrayList<>();
        while (nextName()) {
            String name = name();
            members.add(new JsonValue.Member(name, value(nextValue())));
        }
        return new JsonValue.Obj(members);
    }

    private JsonValue array() throws JsonProblem {
        List<JsonValue> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(kind(token)));
        }
        depth--;
        return new JsonValue.Arr(elements);
    }

    /** Ensures that nothing follows the document's value. */
    void end() throws JsonProblem {
        if (parser.nextToken() != null) {
            throw JsonReader.malformed(parser.currentTokenLocation());
        }
    }

    private Kind kind(@Nullable JsonToken token) throws JsonProblem {
        return switch (token == null ? JsonTokenId.ID_NO_TOKEN : token.id()) {
            case JsonTokenId.ID_NUMBER_INT -> number(Kind.INTEGER);
            case JsonTokenId.ID_NUMBER_FLOAT -> number(Kind.DECIMAL);
            case JsonTokenId.ID_STRING -> Kind.TEXT;
            case JsonTokenId.ID_START_OBJECT -> deeper(Kind.OBJECT);
            case JsonTokenId.ID_START_ARRAY -> deeper(Kind.ARRAY);
            case JsonTokenId.ID_TRUE -> Kind.TRUE;
            case JsonTokenId.ID_FALSE -> Kind.FALSE;
            case JsonTokenId.ID_NULL -> Kind.NULL;
            default -> throw JsonReader.malformed(parser.currentLocation());
        };
    }

    private Kind number(Kind kind) throws JsonProblem {
        require(parser.getStringLength() <= limits.numberLength());
        return kind;
    }

    private Kind deeper(Kind kind) throws JsonProblem {
        depth++;
        require(depth <= limits.nesting());
        return kind;
    }

    private String checked(String text) throws JsonProblem {
        require(text.length() <= limits.stringLength());
        return text;
    }

    private static void require(boolean isWithinLimits) throws JsonProblem {
        if (!isWithinLimits) {
            throw new JsonProblem(JsonProblem.Kind.TOO_LARGE, 0, 0);
        }
    }

    /** The level only, because the content may be an answer. */
    @Override
    public String toString() {
        return "JsonTokens[level " + depth + "]";
    }
}
