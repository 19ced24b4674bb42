package io.github.alliancesdk.examples.agentevaluation;

import io.github.alliancesdk.examples.shared.ForeignText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Formats text for readers. */
final class Text {
    private static final int LONGEST = 40;

    private Text() {}

    /** A foreign name on one line: control characters and direction marks are escaped. */
    static String shown(String name) {
        return ForeignText.escaped(name, LONGEST);
    }

    static String names(List<String> names) {
        return names.isEmpty()
                ? "none"
                : String.join(", ", names.stream().map(Text::shown).toList());
    }

    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** A number with two decimals; a value that rounds to zero has no sign. */
    static String rounded(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.equals("-0.00") ? "0.00" : text;
    }

    /** Rows below a header, in columns: the first is left-aligned, the others are right-aligned. */
    static List<String> table(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String room = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? row.get(i) + room : "  " + room + row.get(i));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
