package io.github.alliancesdk.examples.commandline.output;

/** Takes a result for people, piece by piece: as text, or as a part of a page. */
interface ResultWriter {
    /** A line of text. An empty line separates; a line that begins with two spaces is a point of the line before. */
    void line(String text);

    /** A caution about the figures. */
    default void caution(String text) {
        line(text);
    }

    /**
     * A table.
     *
     * @param title what it shows. Text leaves it out
     */
    void table(String title, TextTable table);
}
