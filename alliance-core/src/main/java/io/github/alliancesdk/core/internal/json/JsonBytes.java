package io.github.alliancesdk.core.internal.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.io.NumberOutput;

/**
 * Builds JSON in UTF-8 from prepared pieces; fast for many documents of the same shape. The output equals that of
 * {@link JsonWriter}. Not thread-safe.
 */
public final class JsonBytes {
    private static final int INITIAL_SIZE = 1024;

    /** The size of the cache of number texts, as a power of two. */
    private static final int KEPT_BITS = 12;

    private static final JsonWriter WRITER = JsonWriter.compact();

    private byte[] bytes = new byte[INITIAL_SIZE];
    private int length;
    private final long[] numbers = new long[1 << KEPT_BITS];
    private final byte[][] texts = new byte[1 << KEPT_BITS][];

    /** Removes the appended content, but keeps the cached numbers. */
    public void clear() {
        length = 0;
    }

    public int length() {
        return length;
    }

    /** The content from a position to the end. */
    public byte[] copyFrom(int from) {
        return Arrays.copyOfRange(bytes, from, length);
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    /** The UTF-8 form of text that is already JSON. */
    public static byte[] piece(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** Appends a piece made by {@link #piece}. */
    public JsonBytes append(byte[] piece) {
        reserve(piece.length);
        System.arraycopy(piece, 0, bytes, length, piece.length);
        length += piece.length;
        return this;
    }

    public JsonBytes append(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    public JsonBytes append(int number) {
        reserve(11);
        length = NumberOutput.outputInt(number, bytes, length);
        return this;
    }

    public JsonBytes append(long number) {
        reserve(20);
        length = NumberOutput.outputLong(number, bytes, length);
        return this;
    }

    /** Appends a finite number. */
    public JsonBytes append(double number) {
        long bits = Double.doubleToLongBits(number);
        // the upper bits depend on all bits of the number; the lower bits of short fractions are zeros
        int slot = (int) ((bits * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - KEPT_BITS));
        byte[] text = texts[slot];
        if (text == null || numbers[slot] != bits) {
            text = piece(NumberOutput.toString(number, true));
            numbers[slot] = bits;
            texts[slot] = text;
        }
        return append(text);
    }

    /** Appends a string, quoted and escaped. */
    public JsonBytes appendString(String text) {
        int chars = text.length();
        reserve(chars + 2);
        int at = length;
        bytes[at++] = '"';
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return append(piece(WRITER.write(text)));
            }
            bytes[at++] = (byte) c;
        }
        bytes[at++] = '"';
        length = at;
        return this;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    /** The length only, because the content may be answers. */
    @Override
    public String toString() {
        return length + " bytes";
    }
}
