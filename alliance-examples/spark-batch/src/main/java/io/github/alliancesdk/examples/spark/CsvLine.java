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
 * Splits one line into cells (RFC 4180). Spark's own CSV reader pads short rows, truncates long ones and replaces
 * invalid bytes; here each of these is a problem of the row. A cell must end in its line, because a cluster divides
 * files at line ends. Not thread-safe.
 */
final class CsvLine {
    /** The result of splitting a line. */
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

    CsvLine(char delimiter) {
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

    Cut cut(byte[] line) {
        cells = 0;
        int length = decode(line);
        if (length < 0) {
            return Cut.NO_TEXT;
        }
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
                return Cut.CELLS;
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

    /** The number of characters; -1 if it isn't text. */
    private int decode(byte[] line) {
        int length = line.length > 0 && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
        if (chars.capacity() < length) {
            chars = CharBuffer.allocate(2 * length);
        }
        chars.clear();
        decoder.reset();
        CoderResult result = decoder.decode(ByteBuffer.wrap(line, 0, length), chars, true);
        if (result.isError()) {
            return -1;
        }
        for (int i = 0; i < chars.position(); i++) {
            if (chars.get(i) == '\0') {
                return -1;
            }
        }
        return chars.position();
    }
}
