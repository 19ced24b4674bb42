package io.github.alliancesdk.core.internal.json;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.JsonTokenId;

/** The tokens of one JSON document, each held against the limits. Not thread-safe. */
public final class JsonTokens {
    /** What a value begins with. */
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

    /** The most characters of an integer that surely fits a long, its sign included. */
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

    /** How many characters the document has. */
    public int length() {
        return length;
    }

    /** Goes on to a value, which must come next. */
    public Kind nextValue() throws JsonProblem {
        return kind(parser.nextToken());
    }

    /** Goes on to the next name of the object; false where the object ends. */
    public boolean nextName() throws JsonProblem {
        if (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            return true;
        }
        depth--;
        return false;
    }

    /** The name that it is at. */
    public String name() throws JsonProblem {
        return checked(parser.currentName());
    }

    /** The text that it is at. */
    public String text() throws JsonProblem {
        return checked(parser.getString());
    }

    /** Whether the integer that it is at fits a long. */
    public boolean isLong() {
        return parser.getStringLength() <= LONG_LENGTH || parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    }

    /** The integer that it is at, which fits a long. */
    public long integer() {
        return parser.getLongValue();
    }

    /** The integer that it is at, whatever its size. */
    public BigInteger bigInteger() {
        return parser.getBigIntegerValue();
    }

    /** The decimal that it is at, as it was written. */
    public String decimal() {
        return parser.getString();
    }

    /** The value that it is at, with all that it holds. */
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

    /** Makes sure that nothing comes behind the document's value. */
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

    /** Where it is; what stands there may be an answer. */
    @Override
    public String toString() {
        return "JsonTokens[level " + depth + "]";
    }
}
