package io.github.alliancesdk.examples.commandline.output;

import java.util.Arrays;

/**
 * Lines with row numbers. While they are made, only the row within a part of the file is known. The number of rows
 * before the part is added when they are written. Not thread-safe.
 */
public final class RowText {
    private final ByteText text = new ByteText();
    private int[] places = new int[16];
    private int[] rows = new int[16];
    private int count;

    /** The text, to which callers add. */
    ByteText text() {
        return text;
    }

    /** Adds the number of a row. */
    void addRow(int row) {
        if (count == rows.length) {
            places = Arrays.copyOf(places, count * 2);
            rows = Arrays.copyOf(rows, count * 2);
        }
        places[count] = text.length();
        rows[count++] = row;
    }

    public void clear() {
        text.clear();
        count = 0;
    }

    public int length() {
        return text.length();
    }

    /** Writes the lines, each row counted from the beginning of the file. */
    public void writeTo(Output out, long rowsBefore) {
        int from = 0;
        for (int i = 0; i < count; i++) {
            out.write(text.bytes(), from, places[i] - from);
            out.write(String.valueOf(rowsBefore + rows[i]));
            from = places[i];
        }
        out.write(text.bytes(), from, text.length() - from);
    }
}
