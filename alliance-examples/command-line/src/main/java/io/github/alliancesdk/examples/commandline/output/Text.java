package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.examples.shared.ForeignText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Formats text for people. */
public final class Text {
    private Text() {}

    /** Returns foreign text on one line, such as the name of a file. */
    public static String shown(String text) {
        return ForeignText.escaped(text);
    }

    /** The names of an instrument, such as {@code Working Alliance Inventory (WAI), 1989}. */
    public static String title(Instrument instrument) {
        String abbreviation =
                instrument.abbreviation().map(name -> " (" + name + ")").orElse("");
        String year = instrument.year().isPresent() ? ", " + instrument.year().getAsInt() : "";
        return instrument.title() + abbreviation + year;
    }

    /** A number of things, such as {@code 1 record} or {@code 1,200 records}. */
    public static String count(long number, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
    }

    /** Aligns rows of cells. Each column is as wide as its widest cell; the last column is wrapped at the width. */
    public static List<String> align(List<List<String>> rows, String indent, int width) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .filter(row -> column < row.size() - 1)
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int column = 0; column < row.size() - 1; column++) {
                line.append(pad(row.get(column), widths[column])).append("  ");
            }
            lines.addAll(wrap(line.toString(), row.get(row.size() - 1), width));
        }
        return lines;
    }

    /** Adds words to a beginning, and wraps them with an indent as long as the beginning. */
    private static List<String> wrap(String beginning, String words, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(beginning);
        boolean empty = true;
        for (String word : List.of(words.split(" ", -1))) {
            if (!empty && line.length() + 1 + word.length() > width) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(beginning.length()));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    public static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
