package io.github.alliancesdk.core.internal;

/** The form of ids: lower-case words joined by hyphens, each of letters and digits, the first beginning with a letter. */
public final class Slug {
    /** The form in words. */
    public static final String ALLOWED = "lower-case words joined by hyphens, at most 64 characters";

    private static final int MAX_LENGTH = 64;

    private Slug() {}

    /** Whether a text is an id. */
    public static boolean isSlug(String text) {
        int length = text.length();
        if (length == 0 || length > MAX_LENGTH || !isLetter(text.charAt(0)) || text.charAt(length - 1) == '-') {
            return false;
        }
        for (int i = 1; i < length; i++) {
            char c = text.charAt(i);
            boolean joins = c == '-' && text.charAt(i - 1) != '-';
            if (!joins && !isLetter(c) && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }
}
