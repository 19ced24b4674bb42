package io.github.alliancesdk.examples.fuzzing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An independent reader of unambiguous CSV: commas, and quotes that are closed in the same line. */
final class PlainCsv {
    private PlainCsv() {}

    /** The lines that are not empty, split into cells; empty if a cell needs a rule for bad quotes. */
    static Optional<List<List<String>>> read(String text) {
        String content = text.startsWith("\ufeff") ? text.substring(1) : text;
        List<List<String>> rows = new ArrayList<>();
        for (String line : content.split("\r\n|\n|\r", -1)) {
            if (line.isEmpty()) {
                continue;
            }
            if (rows.isEmpty() && (line.indexOf(';') >= 0 || line.indexOf('\t') >= 0)) {
                return Optional.empty();
            }
            Optional<List<String>> cells = cells(line);
            if (cells.isEmpty()) {
                return Optional.empty();
            }
            rows.add(cells.get());
        }
        return Optional.of(rows);
    }

    private static Optional<List<String>> cells(String line) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        while (true) {
            int end = from < line.length() && line.charAt(from) == '"'
                    ? endOfQuoted(line, from)
                    : line.indexOf(',', from);
            end = end < 0 && !line.startsWith("\"", from) ? line.length() : end;
            if (end < 0 || (end < line.length() && line.charAt(end) != ',')) {
                return Optional.empty();
            }
            String cell = line.substring(from, end);
            boolean quoted = cell.startsWith("\"");
            if (!quoted && cell.indexOf('"') >= 0) {
                return Optional.empty();
            }
            cells.add(quoted ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell);
            if (end == line.length()) {
                return Optional.of(cells);
            }
            from = end + 1;
        }
    }

    /** The position after the closing quote; -1 if there is none. */
    private static int endOfQuoted(String line, int from) {
        int i = from + 1;
        while (i < line.length()) {
            if (line.charAt(i) == '"') {
                if (!line.startsWith("\"", i + 1)) {
                    return i + 1;
                }
                i++;
            }
            i++;
        }
        return -1;
    }
}
