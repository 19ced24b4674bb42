package io.github.alliancesdk.core.internal.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.JsonTokenId;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Reads one whole JSON document (RFC 8259) into a {@link JsonTape} or a {@link JsonValue}. The tokenizer is Jackson's.
 * Thread-safe.
 */
public final class JsonReader {
    /** The bytes of a byte order mark. */
    public static final int MARK_LENGTH = 3;

    /** Bytes of a document that one value takes at least, as payloads go: a guess at the length of a tape. */
    private static final int BYTES_PER_VALUE = 6;

    private static final int MAX_INITIAL_VALUES = 256;

    /** Signs of a number that surely fits an int. */
    static final int INT_DIGITS = 9;

    /** Bytes that tell in which encoding of Unicode a document is. */
    private static final int ENCODING_LENGTH = 4;

    /** As long as an int can be, with its sign. */
    private static final int INT_LENGTH = 11;

    private final JsonLimits limits;
    private final Tokenizers tokenizers;
    private final ParserPool parsers;

    public JsonReader(JsonLimits limits) {
        this(limits, new Tokenizers(limits));
    }

    JsonReader(JsonLimits limits, Tokenizers tokenizers) {
        this.limits = limits;
        this.tokenizers = tokenizers;
        this.parsers = new ParserPool(tokenizers, limits.stringLength());
    }

    /** Reads UTF-8 as a tree; one byte order mark in front is skipped and not counted against the limit. */
    public JsonValue read(byte[] utf8) throws JsonProblem {
        return readTape(utf8).toTree();
    }

    /** Reads a text as a tree; its UTF-8 form must keep to the limit of bytes as well. */
    public JsonValue read(String text) throws JsonProblem {
        return readTape(text).toTree();
    }

    /** Reads UTF-8; one byte order mark in front is skipped and not counted against the limit. */
    public JsonTape readTape(byte[] utf8) throws JsonProblem {
        return readTape(utf8, 0, utf8.length);
    }

    /** Reads a part of an array as {@link #readTape(byte[])} does a whole one. */
    public JsonTape readTape(byte[] utf8, int from, int to) throws JsonProblem {
        JsonTape.Builder tape = newTape(to - from);
        if (readGood(utf8, from, to, tape)) {
            return tape.build();
        }
        int begin = begin(utf8, from, to);
        if (to - begin > limits.bytes()) {
            throw new JsonProblem(JsonProblem.Kind.TOO_LARGE, 0, 0);
        }
        // as text, because columns are counted in characters
        return parse(decode(utf8, begin, to));
    }

    /**
     * Reads an object of ints, texts of ASCII and such objects under known names, within the limits: the fast way for almost
     * all payloads. It says nothing of any other document but that {@link #readTape(byte[], int, int)} must find out more.
     *
     * @return false if it is another, in which case the sink may have got some of it
     */
    public boolean readNamed(byte[] utf8, int from, int to, JsonNames names, NamedSink sink) {
        if (to - from > limits.bytes()
                || names.longest() > limits.stringLength()
                || limits.numberLength() < INT_LENGTH) {
            return false;
        }
        // a new tokenizer looks there for a byte order mark, and for the zeros of UTF-16
        if (!isAscii(utf8, from, Math.min(to, from + ENCODING_LENGTH))) {
            return false;
        }
        FedParser parser = parsers.take(names);
        try {
            boolean isRead = parser.read(utf8, from, to, sink);
            if (isRead) {
                parsers.giveBack(parser);
            }
            return isRead;
        } catch (JacksonException e) {
            return false;
        }
    }

    private boolean readGood(byte[] utf8, int from, int to, JsonTape.Builder tape) {
        int begin = begin(utf8, from, to);
        // a second mark the tokenizer would pass over
        if (to - begin > limits.bytes() || startsWithMark(utf8, begin, to) || !isText(utf8, begin, to)) {
            return false;
        }
        try (JsonParser parser = tokenizers.of(utf8, begin, to)) {
            new Document(parser, tape, limits, to - begin).read();
            return true;
        } catch (JsonProblem | JacksonException e) {
            return false;
        }
    }

    /** Whether every byte is of 1 to 127. */
    private static boolean isAscii(byte[] bytes, int from, int to) {
        int signs = 0;
        for (int i = from; i < to; i++) {
            signs |= bytes[i] | bytes[i] - 1;
        }
        return signs >= 0;
    }

    // the tokenizer looks less closely at UTF-8 than it should
    private static boolean isText(byte[] utf8, int from, int to) {
        if (isAscii(utf8, from, to)) {
            return true;
        }
        try {
            return decode(utf8, from, to).indexOf('\0') < 0;
        } catch (JsonProblem e) {
            return false;
        }
    }

    private static String decode(byte[] utf8, int from, int to) throws JsonProblem {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new JsonProblem(JsonProblem.Kind.INVALID_TEXT, 0, 0);
        }
    }

    private static int begin(byte[] utf8, int from, int to) {
        return startsWithMark(utf8, from, to) ? from + MARK_LENGTH : from;
    }

    private static boolean startsWithMark(byte[] utf8, int from, int to) {
        return to - from >= MARK_LENGTH
                && utf8[from] == (byte) 0xEF
                && utf8[from + 1] == (byte) 0xBB
                && utf8[from + 2] == (byte) 0xBF;
    }

    /** Whether a text is ASCII, and so reads the same as its bytes do. */
    public static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Reads a text whose UTF-8 form must keep to the limit of bytes as well. */
    public JsonTape readTape(String text) throws JsonProblem {
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

    private JsonTape parse(String text) throws JsonProblem {
        if (text.indexOf('\0') >= 0) {
            throw new JsonProblem(JsonProblem.Kind.INVALID_TEXT, 0, 0);
        }
        try (JsonParser parser = tokenizers.of(text)) {
            JsonTape.Builder tape = newTape(text.length());
            new Document(parser, tape, limits, text.length()).read();
            return tape.build();
        } catch (StreamConstraintsException e) {
            throw new JsonProblem(JsonProblem.Kind.TOO_LARGE, 0, 0);
        } catch (JacksonException e) {
            throw malformed(e.getLocation());
        }
    }

    private static JsonTape.Builder newTape(int length) {
        return new JsonTape.Builder(Math.min(2 + length / BYTES_PER_VALUE, MAX_INITIAL_VALUES));
    }

    private static JsonProblem malformed(@Nullable TokenStreamLocation at) {
        return at == null
                ? new JsonProblem(JsonProblem.Kind.MALFORMED, 0, 0)
                : new JsonProblem(JsonProblem.Kind.MALFORMED, at.getLineNr(), at.getColumnNr());
    }

    /** The number that a tokenizer is at, which has no more than {@link #INT_DIGITS} signs. */
    static int smallInt(JsonParser tokens) {
        char[] chars = tokens.getStringCharacters();
        int from = tokens.getStringOffset();
        int to = from + tokens.getStringLength();
        boolean isNegative = chars[from] == '-';
        int value = 0;
        for (int i = isNegative ? from + 1 : from; i < to; i++) {
            value = 10 * value + chars[i] - '0';
        }
        return isNegative ? -value : value;
    }

    /** Whether there is nothing but white space. */
    static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** Hands what one document says from its tokens to a tape. */
    private static final class Document {
        private final JsonParser parser;
        private final JsonTape.Builder tape;

        // Jackson looks at these two limits only where its buffers happen to end
        private final int stringLength;
        private final int numberLength;

        Document(JsonParser parser, JsonTape.Builder tape, JsonLimits limits, int length) {
            this.parser = parser;
            this.tape = tape;
            // no string is longer than its document
            this.stringLength = length <= limits.stringLength() ? Integer.MAX_VALUE : limits.stringLength();
            this.numberLength = limits.numberLength();
        }

        void read() throws JsonProblem {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw malformed(parser.currentLocation());
            }
            value(first, null);
            if (parser.nextToken() != null) {
                throw malformed(parser.currentTokenLocation());
            }
        }

        private void value(JsonToken token, @Nullable String name) throws JsonProblem {
            switch (token.id()) {
                case JsonTokenId.ID_NUMBER_INT -> integer(name);
                case JsonTokenId.ID_START_OBJECT -> object(name);
                case JsonTokenId.ID_START_ARRAY -> array(name);
                case JsonTokenId.ID_STRING -> tape.add(name, JsonTape.TEXT, checked(parser.getString()));
                case JsonTokenId.ID_NUMBER_FLOAT -> tape.add(name, JsonTape.DECIMAL, decimal());
                case JsonTokenId.ID_TRUE -> tape.add(name, JsonTape.TRUE, null);
                case JsonTokenId.ID_FALSE -> tape.add(name, JsonTape.FALSE, null);
                case JsonTokenId.ID_NULL -> tape.add(name, JsonTape.NULL, null);
                default -> throw malformed(parser.currentTokenLocation());
            }
        }

        private void object(@Nullable String name) throws JsonProblem {
            int begin = tape.begin(name, JsonTape.OBJECT);
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String member = checked(parser.currentName());
                JsonToken token = parser.nextToken();
                // asked first, since most values are answers
                if (token == JsonToken.VALUE_NUMBER_INT) {
                    integer(member);
                } else {
                    value(token, member);
                }
            }
            tape.end(begin);
        }

        private void array(@Nullable String name) throws JsonProblem {
            int begin = tape.begin(name, JsonTape.ARRAY);
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                value(token, null);
            }
            tape.end(begin);
        }

        private void integer(@Nullable String name) throws JsonProblem {
            int length = checkedNumberLength();
            if (length <= INT_DIGITS) {
                // as in FedParser, without what the parser has for this
                tape.addInt(name, smallInt(parser));
                return;
            }
            if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                tape.add(name, JsonTape.HUGE, null);
            } else {
                JsonTape.addInteger(tape, name, parser.getLongValue());
            }
        }

        private String decimal() throws JsonProblem {
            checkedNumberLength();
            return parser.getString();
        }

        private int checkedNumberLength() throws JsonProblem {
            int length = parser.getStringLength();
            if (length > numberLength) {
                throw new JsonProblem(JsonProblem.Kind.TOO_LARGE, 0, 0);
            }
            return length;
        }

        private String checked(String text) throws JsonProblem {
            if (stringLength != Integer.MAX_VALUE && text.length() > stringLength) {
                throw new JsonProblem(JsonProblem.Kind.TOO_LARGE, 0, 0);
            }
            return text;
        }
    }
}
