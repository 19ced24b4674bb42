package io.github.alliancesdk.core.wording;

/** What rendered texts are put into, and so how they are escaped. */
public enum TextTarget {
    /** Text on a screen or on paper. What would end a line, hide or turn text round in a name becomes a space. */
    PLAIN_TEXT {
        @Override
        String text(String text) {
            return text;
        }
    },
    /** The content of an HTML element or of a quoted attribute: {@code & < > " '} are escaped, names included. */
    HTML {
        @Override
        String text(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&#39;");
        }
    };

    abstract String text(String text);

    /** A name that somebody chose. */
    String name(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> shown.append(' ');
                default -> shown.appendCodePoint(c);
            }
        });
        return text(shown.toString().strip());
    }
}
