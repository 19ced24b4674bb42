package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.response.ColumnLayout;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns of a table with one answer a row.
 *
 * @param item the column of the item
 * @param answer the column of the answer
 */
record LongColumns(String item, String answer) {
    /** Returns a layout with these columns. */
    ColumnLayout addTo(ColumnLayout layout) {
        return layout.withLongAnswers(item, answer);
    }

    /** Converts {@code item=COLUMN,answer=COLUMN}, in either order. */
    static final class Converter extends ParsingConverter<LongColumns> {
        private static final Pattern ITEM_FIRST = Pattern.compile("item=(?<item>.+),answer=(?<answer>.+)");
        private static final Pattern ANSWER_FIRST = Pattern.compile("answer=(?<answer>.+),item=(?<item>.+)");

        Converter() {
            super(Converter::parse);
        }

        private static LongColumns parse(String text) {
            Matcher columns = ITEM_FIRST.matcher(text);
            if (!columns.matches()) {
                columns = ANSWER_FIRST.matcher(text);
                if (!columns.matches()) {
                    throw new IllegalArgumentException("the columns are written item=COLUMN,answer=COLUMN, such as"
                            + " item=question,answer=value");
                }
            }
            LongColumns parsed = new LongColumns(columns.group("item"), columns.group("answer"));
            parsed.addTo(ColumnLayout.withDefaults());
            return parsed;
        }
    }
}
