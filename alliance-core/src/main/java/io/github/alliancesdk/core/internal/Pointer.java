package io.github.alliancesdk.core.internal;

import java.util.Locale;

/**
 * A location in a JSON document (RFC 6901), built from the root downwards. Immutable.
 *
 * <p>Add a name that the SDK knows with {@link #child(String)}, and an untrusted name with {@link #foreign(String)}. A
 * foreign name is escaped, so that it can't forge a log line, and shortened, so that it can't fill one.
 */
public record Pointer(String text) {
    /** The whole document. */
    public static final Pointer ROOT = new Pointer("");

    /** The maximum length of a displayed untrusted name. */
    public static final int FOREIGN_LENGTH = 32;

    public Pointer child(String name) {
        return new Pointer(text + '/' + name.replace("~", "~0").replace("/", "~1"));
    }

    public Pointer child(int index) {
        return new Pointer(text + '/' + index);
    }

    public Pointer foreign(String name) {
        return child(shown(name));
    }

    /** An untrusted name as printable ASCII, with at most {@value #FOREIGN_LENGTH} characters. */
    public static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            String part = c >= ' ' && c <= '~' ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c);
            if (shown.length() + part.length() > FOREIGN_LENGTH) {
                break;
            }
            shown.append(part);
        }
        return shown.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
