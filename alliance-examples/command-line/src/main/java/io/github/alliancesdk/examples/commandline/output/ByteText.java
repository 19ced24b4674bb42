package io.github.alliancesdk.examples.commandline.output;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text in UTF-8 in a reusable array, so that a record or a cell needs no object. Not thread-safe. */
public final class ByteText {
    private static final int INITIAL_SIZE = 1 << 14;
    private static final int REMEMBERED_BITS = 12;
    private static final int MOST_DIGITS = 19;

    private final boolean spreadsheet;
    private byte[] bytes = new byte[INITIAL_SIZE];
    private int length;

    // many records share few different means, and a lookup is faster than formatting a double
    private final long[] decimals = new long[1 << REMEMBERED_BITS];
    private final byte[][] decimalTexts = new byte[1 << REMEMBERED_BITS][];

    public ByteText() {
        this(false);
    }

    /**
     * Makes an empty text.
     *
     * @param spreadsheet whether a cell that a spreadsheet would run as a formula gets a leading apostrophe. Numbers
     *     are not changed
     */
    public ByteText(boolean spreadsheet) {
        this.spreadsheet = spreadsheet;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Returns a stream that adds text in UTF-8. */
    OutputStream stream() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                add((char) (b & 0xFF));
            }

            @Override
            public void write(byte[] from, int offset, int count) {
                add(from, offset, count);
            }
        };
    }

    public int length() {
        return length;
    }

    public void clear() {
        length = 0;
    }

    /** Drops everything after an earlier length. */
    public void cutTo(int earlierLength) {
        length = earlierLength;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    public void add(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
    }

    public void add(byte[] from, int offset, int count) {
        reserve(count);
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    public void add(byte[] from) {
        add(from, 0, from.length);
    }

    public void add(ByteText other) {
        add(other.bytes, 0, other.length);
    }

    public void add(String text) {
        int count = text.length();
        reserve(count);
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                add(text.substring(i).getBytes(StandardCharsets.UTF_8));
                return;
            }
            bytes[length++] = (byte) c;
        }
    }

    public void add(char[] text, int offset, int count) {
        reserve(count);
        for (int i = offset; i < offset + count; i++) {
            char c = text[i];
            if (c >= 0x80) {
                add(new String(text, i, offset + count - i).getBytes(StandardCharsets.UTF_8));
                return;
            }
            bytes[length++] = (byte) c;
        }
    }

    public void add(long number) {
        if (number < 0) {
            add(Long.toString(number));
            return;
        }
        reserve(MOST_DIGITS);
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    public void add(double number) {
        long bits = Double.doubleToRawLongBits(number);
        // use the upper bits of the product, which depend on all bits: short fractions end in zeros
        int slot = (int) ((bits * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - REMEMBERED_BITS));
        byte[] text = decimalTexts[slot];
        if (text == null || decimals[slot] != bits) {
            text = String.valueOf(number).getBytes(StandardCharsets.US_ASCII);
            decimals[slot] = bits;
            decimalTexts[slot] = text;
        }
        add(text);
    }

    /** Adds a cell of RFC 4180, in quotes if needed. */
    public void cell(String text) {
        if (spreadsheet && isFormula(text)) {
            cell(("'" + text).toCharArray());
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            if (needsQuotes(text.charAt(i))) {
                cell(text.toCharArray());
                return;
            }
        }
        add(text);
    }

    private void cell(char[] text) {
        plainCell(text, 0, text.length);
    }

    /** Adds a cell of RFC 4180, in quotes if needed. */
    public void cell(char[] text, int offset, int count) {
        if (spreadsheet && count > 0 && beginsFormula(text[offset])) {
            cell(new String(text, offset, count));
        } else {
            plainCell(text, offset, count);
        }
    }

    private void plainCell(char[] text, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            if (needsQuotes(text[i])) {
                quoted(text, offset, count);
                return;
            }
        }
        add(text, offset, count);
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty()
                && beginsFormula(text.charAt(0))
                && DecimalNumber.find(text).isEmpty();
    }

    /** Whether it is one of the characters that OWASP lists for CSV injection, or its full-width form. */
    private static boolean beginsFormula(char c) {
        return switch (c) {
            case '=', '+', '-', '@', '\t', '\r', '\n', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20' -> true;
            default -> false;
        };
    }

    private static boolean needsQuotes(char c) {
        return c == ',' || c == '"' || c == '\n' || c == '\r';
    }

    private void quoted(char[] text, int offset, int count) {
        add('"');
        int from = offset;
        for (int i = offset; i < offset + count; i++) {
            if (text[i] == '"') {
                add(text, from, i + 1 - from);
                add('"');
                from = i + 1;
            }
        }
        add(text, from, offset + count - from);
        add('"');
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
