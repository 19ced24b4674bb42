package io.github.alliancesdk.examples.commandline.output;

import java.util.ArrayList;
import java.util.List;

/** Writes results into a page: lines as paragraphs and lists, and tables. */
final class HtmlResult implements ResultWriter {
    private static final String POINT = "  ";

    private final Html html;
    private final String section;
    private boolean inList;

    /**
     * Begins.
     *
     * @param section what the tables are about
     */
    HtmlResult(Html html, String section) {
        this.html = html;
        this.section = section;
    }

    @Override
    public void line(String text) {
        boolean isPoint = text.startsWith(POINT);
        if (inList && !isPoint) {
            end();
        }
        if (isPoint && !inList) {
            html.open("ul");
            inList = true;
        }
        if (!text.isEmpty()) {
            html.element(isPoint ? "li" : "p", text.strip());
        }
    }

    @Override
    public void caution(String text) {
        end();
        html.element("p", text, "class", "caution");
    }

    /** Ends a list that may be open. */
    void end() {
        if (inList) {
            html.close();
            inList = false;
        }
    }

    @Override
    public void table(String title, TextTable table) {
        end();
        // a column without a title is for other instruments
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < table.titles().size(); i++) {
            if (!table.titles().get(i).isEmpty()) {
                columns.add(i);
            }
        }
        begin(html, title, section);
        html.open("thead").open("tr");
        columns.forEach(column ->
                html.element("th", table.titles().get(column), "scope", "col", "class", side(table.isRight(column))));
        html.close().close().open("tbody");
        for (List<String> row : table.rows()) {
            html.open("tr");
            columns.forEach(column -> {
                if (column == 0) {
                    html.element("th", row.get(column), "scope", "row", "class", side(table.isRight(column)));
                } else {
                    html.element("td", row.get(column), "class", side(table.isRight(column)));
                }
            });
            html.close();
        }
        html.close();
        end(html);
    }

    private static String side(boolean isRight) {
        return isRight ? "number" : "text";
    }

    /**
     * Opens a table that scrolls on its own if it is wider than the screen.
     *
     * @param section what the table is about; a page has several tables of one title
     */
    static void begin(Html html, String title, String section) {
        html.open("div", "class", "scroll", "role", "region", "aria-label", title + ": " + section, "tabindex", "0")
                .open("table")
                .element("caption", title);
    }

    static void end(Html html) {
        html.close().close();
    }
}
