package io.github.alliancesdk.core.internal.json;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/**
 * A tokenizer that is given one document after another, since making one takes a third as long as the tokens of a
 * payload. It reads objects of ints, texts of ASCII and such objects under known names, and is to be thrown away when it
 * met anything else: it is in the midst of that, or has taken note of a name. It keeps the last words of documents and
 * which name came after which, and nothing of their bytes. Not thread-safe, but for being taken.
 */
final class FedParser {
    /**
     * How many documents a tokenizer is given: as many as it takes for the making of it to cost next to nothing, and as
     * few as are read before a garbage collector takes it for one of the old objects. To write a reference into such a
     * one takes G1 many times as long, and a tokenizer does that several times a token.
     */
    private static final int DOCUMENTS = 1000;

    /** Stands for what is no int, and for the one int that so has to be taken for something unusual. */
    private static final int NO_INT = Integer.MIN_VALUE;

    // a new one is its maker's; not an AtomicBoolean, which would have a fresh JVM start its method-handle machinery
    private final AtomicInteger owners = new AtomicInteger(1);

    private final Tokenizers tokenizers;
    private final int stringLength;
    private final JsonNames names;
    private final String[] lastWords;

    // by the index of a name, behind that of none: which one came after it last, and mostly does so again
    private final int[] successors;
    private final @Nullable SerializableString[] texts;

    private final Rest rest = new Rest();
    private Feed feed = new Feed();
    private @Nullable JsonParser parser;

    // how many documents this tokenizer was given
    private int documents;

    // the first document is often the only one, so that it is read with what takes the least time to load
    private boolean isLearning;

    /** A parser whose tokenizer keeps to the limits, but for that of the length of a string. */
    FedParser(Tokenizers tokenizers, int stringLength, JsonNames names) {
        this.tokenizers = tokenizers;
        this.stringLength = stringLength;
        this.names = names;
        this.lastWords = new String[names.words()];
        Arrays.fill(lastWords, "");
        this.successors = new int[1 + names.size()];
        Arrays.fill(successors, JsonNames.NONE);
        this.texts = new @Nullable SerializableString[names.size()];
    }

    JsonNames names() {
        return names;
    }

    /** Makes it the caller's alone, who then sees all that was done with it; false if it is somebody's. */
    boolean take() {
        return owners.compareAndSet(0, 1);
    }

    /** Leaves it to the next one who takes it. */
    void letGo() {
        owners.setRelease(0);
    }

    /**
     * Reads a document.
     *
     * @return false if it is another than this can read, in which case the sink may have got some of it
     * @throws JacksonException if it is no such document either, but for another reason
     */
    boolean read(byte[] utf8, int from, int to, NamedSink sink) {
        JsonParser tokens = fed(utf8, from, to);
        if (tokens.nextToken() != JsonToken.START_OBJECT || !members(tokens, sink)) {
            return false;
        }
        rest.isBlank = feed.isBlank();
        tokens.releaseBuffered(rest);
        feed.forget();
        isLearning = true;
        return rest.isBlank;
    }

    /** A tokenizer at the begin of a document. */
    private JsonParser fed(byte[] utf8, int from, int to) {
        JsonParser tokens = documents < DOCUMENTS ? parser : null;
        if (tokens == null) {
            feed = new Feed();
            feed.take(utf8, from, to);
            // which may read the first bytes at once
            tokens = tokenizers.of(feed);
            parser = tokens;
            documents = 0;
        } else {
            feed.take(utf8, from, to);
        }
        documents++;
        return tokens;
    }

    private boolean members(JsonParser tokens, NamedSink sink) {
        int depth = 1;
        int last = JsonNames.NONE;
        while (depth > 0) {
            int name = nextName(tokens, last);
            if (name != JsonNames.NONE) {
                last = name;
                int value = isLearning ? tokens.nextIntValue(NO_INT) : firstInt(tokens);
                if (value != NO_INT) {
                    if (!sink.addInt(name, value)) {
                        return false;
                    }
                } else if (tokens.currentToken() == JsonToken.START_OBJECT) {
                    depth++;
                    if (!sink.begin(name)) {
                        return false;
                    }
                } else if (tokens.currentToken() != JsonToken.VALUE_STRING || !text(tokens, name, sink)) {
                    return false;
                }
            } else if (tokens.currentToken() == JsonToken.END_OBJECT) {
                depth--;
                if (depth > 0) {
                    sink.end();
                }
            } else {
                return false;
            }
        }
        return true;
    }

    // what the parser has for this takes longer to load than all payloads of a small program to read
    private static int firstInt(JsonParser tokens) {
        if (tokens.nextToken() != JsonToken.VALUE_NUMBER_INT) {
            return NO_INT;
        }
        return tokens.getStringLength() <= JsonReader.INT_DIGITS ? JsonReader.smallInt(tokens) : tokens.getIntValue();
    }

    /** The index of the name that comes next; {@link JsonNames#NONE} if none does, or another than is known. */
    private int nextName(JsonParser tokens, int last) {
        int expected = successors[1 + last];
        SerializableString text = expected == JsonNames.NONE ? null : texts[expected];
        if (text == null) {
            tokens.nextToken();
        } else if (tokens.nextName(text)) {
            return expected;
        }
        return tokens.currentToken() == JsonToken.PROPERTY_NAME ? learn(tokens.currentName(), last) : JsonNames.NONE;
    }

    private int learn(String name, int last) {
        int index = names.index(name);
        if (isLearning && index != JsonNames.NONE) {
            successors[1 + last] = index;
            if (texts[index] == null) {
                texts[index] = new SerializedString(name);
            }
        }
        return index;
    }

    private boolean text(JsonParser tokens, int name, NamedSink sink) {
        char[] chars = tokens.getStringCharacters();
        int from = tokens.getStringOffset();
        int length = tokens.getStringLength();
        return length <= stringLength
                && isAscii(chars, from, length)
                && sink.addText(name, string(chars, from, length, name));
    }

    // the tokenizer looks less closely at UTF-8 than it should, so that what isn't ASCII is not for this
    private static boolean isAscii(char[] chars, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (chars[i] == 0 || chars[i] >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private String string(char[] chars, int from, int length, int name) {
        if (name >= lastWords.length) {
            return new String(chars, from, length);
        }
        String last = lastWords[name];
        if (!isSame(last, chars, from, length)) {
            last = new String(chars, from, length);
            lastWords[name] = last;
        }
        return last;
    }

    private static boolean isSame(String text, char[] chars, int from, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != chars[from + i]) {
                return false;
            }
        }
        return true;
    }

    /** Hands out a part of an array, and no end of the stream before that is asked for. */
    private static final class Feed extends InputStream {
        private final byte[] nothing = {};
        private byte[] bytes = nothing;
        private int next;
        private int to;
        private byte[] buffer = nothing;
        private int filled;

        void take(byte[] source, int from, int end) {
            bytes = source;
            next = from;
            to = end;
        }

        /** Whether there is nothing left but white space. */
        boolean isBlank() {
            return JsonReader.isBlank(bytes, next, to);
        }

        void forget() {
            bytes = nothing;
            next = 0;
            to = 0;
            Arrays.fill(buffer, 0, filled, (byte) 0);
            filled = 0;
        }

        @Override
        public int read() {
            return next < to ? bytes[next++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = Math.min(length, to - next);
            if (count <= 0) {
                return -1;
            }
            System.arraycopy(bytes, next, target, offset, count);
            next += count;
            buffer = target;
            filled = Math.max(filled, offset + count);
            return count;
        }
    }

    /** Sees what the tokenizer has taken and not looked at. */
    private static final class Rest extends OutputStream {
        private boolean isBlank;

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            isBlank &= JsonReader.isBlank(bytes, from, from + length);
        }
    }
}
