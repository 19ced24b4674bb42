package io.github.alliancesdk.examples.commandline.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows for people: a header and aligned columns. Of all rows it knows the widths, so it is for what fits into memory. */
public final class TextTable {
    private static final String GAP = "  ";
    private static final String RIGHT = ">";

    private final List<Boolean> right;
    private final List<List<String>> rows = new ArrayList<>();

    /** Begins a table; a title that begins with {@code >} is of a column of numbers. */
    public TextTable(String... titles) {
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

    /** Whether there is nothing below the header. */
    boolean isEmpty() {
        return rows.size() == 1;
    }

    /** Writes it, aligned. */
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
