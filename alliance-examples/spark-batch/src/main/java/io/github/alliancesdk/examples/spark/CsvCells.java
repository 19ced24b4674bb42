package io.github.alliancesdk.examples.spark;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits one record into cells (RFC 4180). Spark's own CSV reader pads short rows, truncates long ones and replaces
 * invalid bytes; here each of these is a problem of the row. Not thread-safe.
 */
final class CsvCells {
    /** The result of splitting a record. */
    enum Cut {
        CELLS,
        /** Not UTF-8, or contains a NUL. */
        NO_TEXT,
        /** A quote inside an unquoted cell, text after a closing quote, or no closing quote. */
        BAD_QUOTES
    }

    private final char delimiter;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private CharBuffer chars = CharBuffer.allocate(1024);
    private int[] bounds = new int[128];
    private int cells;

    CsvCells(char delimiter) {
        this.delimiter = delimiter;
    }

    int cells() {
        return cells;
    }

    char[] chars() {
        return chars.array();
    }

    int offset(int cell) {
        return bounds[2 * cell];
    }

    int length(int cell) {
        return bounds[2 * cell + 1] - bounds[2 * cell];
    }

    String text(int cell) {
        return new String(chars.array(), offset(cell), length(cell));
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int cell = 0; cell < cells; cell++) {
            texts.add(text(cell));
        }
        return texts;
    }

    Cut cut(byte[] record) {
        cells = 0;
        boolean isText = decode(record);
        if (!isText) {
            // quotes are checked even so, as on the command line
            widen(record);
        }
        int length = chars.position();
        char[] text = chars.array();
        int at = 0;
        while (true) {
            int from = at;
            int to;
            if (at < length && text[at] == '"') {
                from = at + 1;
                to = unquote(text, from, length);
                if (to < 0) {
                    return Cut.BAD_QUOTES;
                }
                at = behindQuotes;
            } else {
                while (at < length && text[at] != delimiter) {
                    if (text[at] == '"') {
                        return Cut.BAD_QUOTES;
                    }
                    at++;
                }
                to = at;
            }
            add(from, to);
            if (at == length) {
                return isText ? Cut.CELLS : Cut.NO_TEXT;
            }
            at++;
        }
    }

    private int behindQuotes;

    /** Removes the quotes of a cell in place; returns the end of its text, or -1. */
    private int unquote(char[] text, int from, int length) {
        int to = from;
        int at = from;
        while (at < length) {
            char c = text[at++];
            if (c == '"') {
                if (at == length || text[at] == delimiter) {
                    behindQuotes = at;
                    return to;
                }
                if (text[at++] != '"') {
                    return -1;
                }
            }
            text[to++] = c;
        }
        return -1;
    }

    private void add(int from, int to) {
        if (2 * cells == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        bounds[2 * cells] = from;
        bounds[2 * cells + 1] = to;
        cells++;
    }

    /** Fills the characters; returns whether the record is text. */
    private boolean decode(byte[] record) {
        if (chars.capacity() < record.length) {
            chars = CharBuffer.allocate(2 * record.length);
        }
        chars.clear();
        decoder.reset();
        CoderResult result = decoder.decode(ByteBuffer.wrap(record), chars, true);
        if (result.isError()) {
            return false;
        }
        for (int i = 0; i < chars.position(); i++) {
            if (chars.get(i) == '\0') {
                return false;
            }
        }
        return true;
    }

    private void widen(byte[] record) {
        chars.clear();
        for (byte b : record) {
            chars.put((char) (b & 0xFF));
        }
    }
}
