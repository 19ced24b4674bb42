package io.github.alliancesdk.core.internal;

/** The text form of definition digests. */
public final class Digest {
    /** What is allowed, for messages. */
    public static final String ALLOWED = "sha256: and 64 lower-case hexadecimal digits";

    private static final String PREFIX = "sha256:";
    private static final int LENGTH = PREFIX.length() + 64;

    private Digest() {}

    /** Whether a text has the form of a digest. */
    public static boolean isDigest(String text) {
        if (text.length() != LENGTH || !text.startsWith(PREFIX)) {
            return false;
        }
        for (int i = PREFIX.length(); i < LENGTH; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
