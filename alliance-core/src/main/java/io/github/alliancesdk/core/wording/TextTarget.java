package io.github.alliancesdk.core.wording;

/**
 * Where rendered texts are used, which determines how they are escaped.
 *
 * <pre>{@code
 * AcceptedWording wording = DemonstrationInstrument.pack(Locale.ENGLISH).accept(
 *         DemonstrationInstrument.instrument(),
 *         LicenceAcceptance.of(DemonstrationInstrument.LICENCE, UseContext.EDUCATIONAL));
 * FormRenderer renderer = FormRenderer.of(wording).withName(Referent.APP, "<b>Example</b>").withTarget(TextTarget.HTML);
 * String html = renderer.render().items().get(0).text();
 * System.out.println(html.contains("Example") && !html.contains("<b>")); // true
 * }</pre>
 */
public enum TextTarget {
    /**
     * Text on a screen or on paper. In names, characters that would end a line, hide text or reverse its direction are
     * replaced by spaces.
     */
    PLAIN_TEXT {
        @Override
        String text(String text) {
            return text;
        }
    },
    /** The content of an HTML element or of a quoted attribute: {@code & < > " '} are escaped, also in names. */
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

    /** Escapes a name, which may come from a user. */
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
