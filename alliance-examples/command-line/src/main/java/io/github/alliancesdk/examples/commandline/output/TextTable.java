package io.github.alliancesdk.examples.commandline.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table for people: a header and aligned columns. It keeps all rows in memory to find the widths. */
public final class TextTable {
    private static final String GAP = "  ";
    private static final String RIGHT = ">";

    private final List<Boolean> right;
    private final List<List<String>> rows = new ArrayList<>();

    /** Begins a table. A title that begins with {@code >} marks a column that is aligned to the right. */
    TextTable(String... titles) {
        right = Arrays.stream(titles).map(title -> title.startsWith(RIGHT)).toList();
        rows.add(Arrays.stream(titles)
                .map(title -> title.startsWith(RIGHT) ? title.substring(1) : title)
                .toList());
    }

    /** Adds a row of as many cells as there are titles. */
    public void add(String... cells) {
        if (cells.length != right.size()) {
            throw new IllegalArgumentException("a row of " + cells.length + " cells in " + right.size() + " columns");
        }
        rows.add(List.of(cells));
    }

    /** Whether there is no row below the header. */
    boolean isEmpty() {
        return rows.size() == 1;
    }

    /** The titles of the columns. */
    List<String> titles() {
        return rows.get(0);
    }

    /** The rows below the header. */
    List<List<String>> rows() {
        return List.copyOf(rows.subList(1, rows.size()));
    }

    /** Whether a column is aligned to the right. */
    boolean isRight(int column) {
        return right.get(column);
    }

    /** Writes the table. */
    public void writeTo(Output out) {
        int[] widths = new int[right.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = row.get(i);
                line.append(i == 0 ? "" : GAP)
                        .append(right.get(i) ? Text.padLeft(cell, widths[i]) : Text.pad(cell, widths[i]));
            }
            out.line(line.toString().stripTrailing());
        }
    }
}
