package io.github.alliancesdk.examples.commandline.output;

import java.util.ArrayDeque;
import java.util.Deque;

/** Builds HTML. Every text and every value of an attribute is escaped. Not thread-safe. */
final class Html {
    private final StringBuilder html = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element. Attributes are names and values in turn. */
    Html open(String element, String... attributes) {
        begin(element, attributes);
        open.push(element);
        return this;
    }

    /** Closes the element that was opened last. */
    Html close() {
        html.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** Adds an element without content, such as {@code meta}. */
    Html empty(String element, String... attributes) {
        begin(element, attributes);
        html.append('\n');
        return this;
    }

    private void begin(String element, String... attributes) {
        html.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            html.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            html.append('"');
        }
        html.append('>');
    }

    Html text(String text) {
        escape(text);
        return this;
    }

    /** Adds an element with a text. */
    Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** Adds HTML as it is: a picture or a style sheet. */
    Html trusted(String markup) {
        html.append(markup).append('\n');
        return this;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
