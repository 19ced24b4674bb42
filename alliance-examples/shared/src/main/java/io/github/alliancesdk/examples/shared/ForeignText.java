package io.github.alliancesdk.examples.shared;

import java.util.Locale;

/** Escapes text from outside the program, such as a file name or an id, for display. */
public final class ForeignText {
    private ForeignText() {}

    /**
     * Returns the text on one line. Characters that move the cursor or change the direction of writing are escaped.
     *
     * @param text any text
     */
    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE -> escaped.append(String.format(Locale.ROOT, "\\u%04x", c));
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    /**
     * Returns the escaped text, cut to a length.
     *
     * @param text any text
     * @param length the maximum length of the result, at least 3; a shortened text ends in two dots
     */
    public static String escaped(String text, int length) {
        String escaped = escaped(text);
        if (escaped.length() <= length) {
            return escaped;
        }
        int end = length - 2;
        // doesn't split a surrogate pair
        return escaped.substring(0, Character.isHighSurrogate(escaped.charAt(end - 1)) ? end - 1 : end) + "..";
    }
}
