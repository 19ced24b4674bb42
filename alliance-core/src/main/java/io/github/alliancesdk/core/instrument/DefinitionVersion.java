package io.github.alliancesdk.core.instrument;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The version of a definition. The first number increases if and only if the
 * {@linkplain Instrument#definitionDigest() digest} changes, that is, if scores may differ. The other numbers increase
 * if facts change that no score depends on. Versions are ordered numerically. Immutable and thread-safe.
 *
 * <pre>{@code
 * DefinitionVersion stored = DefinitionVersion.parse("1.0.0"); // of an old report
 * Instrument instrument = BundledInstruments.catalog().get("wai-sr", stored);
 * DefinitionVersion newest = BundledInstruments.catalog().get("wai-sr").definitionVersion();
 * boolean isSameKey = stored.major() == newest.major();
 * System.out.println(isSameKey); // true
 * }</pre>
 *
 * @param major increases when the digest changes, 0 or more
 * @param minor 0 or more
 * @param patch 0 or more
 */
public record DefinitionVersion(int major, int minor, int patch) implements Comparable<DefinitionVersion> {
    private static final int LIMIT = 999_999;
    private static final int MAX_DIGITS = 6;

    /**
     * Makes a version.
     *
     * @param major increases when the digest changes, 0 or more
     * @param minor 0 or more
     * @param patch 0 or more
     * @throws IllegalArgumentException if a number is negative or above 999,999
     */
    public DefinitionVersion {
        if (major < 0 || minor < 0 || patch < 0 || major > LIMIT || minor > LIMIT || patch > LIMIT) {
            throw new IllegalArgumentException("each number of a version must be from 0 to 999999");
        }
    }

    /**
     * Reads a version such as {@code 1.0.0}.
     *
     * @param text three numbers without leading zeros, joined by dots
     * @return the version
     * @throws NullPointerException if {@code text} is null
     * @throws IllegalArgumentException if {@code text} isn't of that form
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static DefinitionVersion parse(String text) {
        DefinitionVersion version = read(Objects.requireNonNull(text, "text"));
        if (version == null) {
            throw new IllegalArgumentException("a definition version is three numbers joined by dots, such as 1.0.0");
        }
        return version;
    }

    /** Reads a version; returns null if the text isn't one. */
    static @Nullable DefinitionVersion read(String text) {
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        if (first < 0 || second < 0) {
            return null;
        }
        int major = number(text, 0, first);
        int minor = number(text, first + 1, second);
        int patch = number(text, second + 1, text.length());
        return major < 0 || minor < 0 || patch < 0 ? null : new DefinitionVersion(major, minor, patch);
    }

    /** Reads the number between two indexes; returns -1 if it has no digits, too many, or a leading zero. */
    private static int number(String text, int from, int to) {
        int digits = to - from;
        if (digits < 1 || digits > MAX_DIGITS || (digits > 1 && text.charAt(from) == '0')) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = 10 * number + (c - '0');
        }
        return number;
    }

    @Override
    public int compareTo(DefinitionVersion other) {
        int order = Integer.compare(major, other.major);
        if (order == 0) {
            order = Integer.compare(minor, other.minor);
        }
        return order == 0 ? Integer.compare(patch, other.patch) : order;
    }

    /** The version as text, such as {@code 1.0.0}. Jackson 2 and 3 write this. */
    @JsonValue
    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
