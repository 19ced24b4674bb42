package io.github.alliancesdk.core.internal.json;

import io.github.alliancesdk.core.Problem.Area;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Reads one whole JSON document (RFC 8259) within limits. Bytes are first decoded as strict UTF-8, so Jackson's
 * tokenizer only sees text. Immutable and thread-safe.
 */
public final class JsonReader {
    /** The number of bytes of a UTF-8 byte order mark. */
    public static final int MARK_LENGTH = 3;

    /** The character that a lenient decoder substitutes for invalid bytes. */
    private static final char REPLACEMENT = '\uFFFD';

    /** Deeper than any of our limits, because {@link JsonTokens} counts the levels itself. */
    private static final int NESTING = 10_000;

    // Jackson checks some limits only at buffer ends; JsonTokens checks them at every token
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(NESTING)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    // not a lambda: the first lambda in a new JVM takes longer than parsing a definition
    private static final Document<JsonValue> TREE = new Document<>() {
        @Override
        public JsonValue read(JsonTokens tokens) throws JsonProblem {
            return tokens.value(tokens.nextValue());
        }
    };

    private final JsonLimits limits;

    /** Reads a result from the tokens of one document. */
    @FunctionalInterface
    public interface Document<T> {
        /** Reads exactly one value with all its content, and no token after it. */
        T read(JsonTokens tokens) throws JsonProblem;
    }

    public JsonReader(JsonLimits limits) {
        this.limits = limits;
    }

    /** Reads a document whose problems are to be collected. */
    public JsonDocument document(Area area, String text) {
        try {
            return new JsonDocument(area, read(text));
        } catch (JsonProblem e) {
            return new JsonDocument(area, e, limits.bytes());
        }
    }

    /** Reads a document in UTF-8 whose problems are to be collected; one byte order mark in front is skipped. */
    public JsonDocument document(Area area, byte[] utf8) {
        try {
            return new JsonDocument(area, read(utf8));
        } catch (JsonProblem e) {
            return new JsonDocument(area, e, limits.bytes());
        }
    }

    /** Reads a document from a stream, to its end or until it is too large. */
    public JsonDocument document(Area area, InputStream in) throws IOException {
        return document(area, in.readNBytes(limits.bytes() + MARK_LENGTH + 1));
    }

    /** Reads a document from a file. */
    public JsonDocument document(Area area, Path file) throws IOException {
        // the message of the JDK would not name the folder
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "a folder, but a file is needed");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return document(area, in);
        }
    }

    /** Reads a file or body in UTF-8 as a tree; one byte order mark in front is skipped and not counted. */
    public JsonValue read(byte[] utf8) throws JsonProblem {
        return read(utf8, markLength(utf8), utf8.length, TREE);
    }

    /** Reads one of many records in UTF-8 as a tree; a byte order mark is not allowed. */
    public JsonValue readRecord(byte[] utf8) throws JsonProblem {
        return read(utf8, 0, utf8.length, TREE);
    }

    /** Reads text as a tree; the limit of bytes applies to its UTF-8 form. */
    public JsonValue read(String text) throws JsonProblem {
        return read(text, TREE);
    }

    /** Reads a range of a UTF-8 array; a byte order mark is not allowed. */
    public <T> T read(byte[] utf8, int from, int to, Document<T> document) throws JsonProblem {
        if (to - from > limits.bytes()) {
            throw new JsonProblem(JsonProblem.Kind.TOO_LARGE, 0, 0);
        }
        return tokens(decode(utf8, from, to), document);
    }

    /** Reads text; the limit of bytes applies to its UTF-8 form. */
    public <T> T read(String text, Document<T> document) throws JsonProblem {
        if (text.length() > limits.bytes() || utf8Length(text) > limits.bytes()) {
            throw new JsonProblem(JsonProblem.Kind.TOO_LARGE, 0, 0);
        }
        return tokens(text, document);
    }

    private <T> T tokens(String text, Document<T> document) throws JsonProblem {
        if (text.indexOf('\0') >= 0) {
            throw new JsonProblem(JsonProblem.Kind.INVALID_TEXT, 0, 0);
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            JsonTokens tokens = new JsonTokens(parser, text.length(), limits);
            T read = document.read(tokens);
            tokens.end();
            return read;
        } catch (StreamConstraintsException e) {
            throw new JsonProblem(JsonProblem.Kind.TOO_LARGE, 0, 0);
        } catch (JacksonException e) {
            throw malformed(e.getLocation());
        }
    }

    static JsonProblem malformed(@Nullable TokenStreamLocation at) {
        return at == null
                ? new JsonProblem(JsonProblem.Kind.MALFORMED, 0, 0)
                : new JsonProblem(JsonProblem.Kind.MALFORMED, at.getLineNr(), at.getColumnNr());
    }

    private static String decode(byte[] utf8, int from, int to) throws JsonProblem {
        String text = new String(utf8, from, to - from, StandardCharsets.UTF_8);
        // the text itself may contain this character, so only the strict decoder can decide
        if (text.indexOf(REPLACEMENT) >= 0) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8, from, to - from));
            } catch (CharacterCodingException e) {
                throw new JsonProblem(JsonProblem.Kind.INVALID_TEXT, 0, 0);
            }
        }
        return text;
    }

    private static long utf8Length(String text) {
        long length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // each half of a surrogate pair counts 2 of the pair's 4 bytes
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }

    /** The length of the byte order mark at the start of a file or body: 0 or {@value #MARK_LENGTH}. */
    public static int markLength(byte[] utf8) {
        boolean isMarked = utf8.length >= MARK_LENGTH
                && utf8[0] == (byte) 0xEF
                && utf8[1] == (byte) 0xBB
                && utf8[2] == (byte) 0xBF;
        return isMarked ? MARK_LENGTH : 0;
    }
}
