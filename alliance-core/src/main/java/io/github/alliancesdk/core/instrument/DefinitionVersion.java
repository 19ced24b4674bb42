package io.github.alliancesdk.core.instrument;

import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a definition. The first number rises if and only if the
 * {@linkplain Instrument#definitionDigest() digest} changes, that is, if scores may differ; the others for facts that
 * no score depends on. Ordered by number. Immutable and thread-safe.
 *
 * @param major rises with the digest, 0 or more
 * @param minor 0 or more
 * @param patch 0 or more
 */
public record DefinitionVersion(int major, int minor, int patch) implements Comparable<DefinitionVersion> {
    static final String PATTERN = "(0|[1-9][0-9]{0,5})\\.(0|[1-9][0-9]{0,5})\\.(0|[1-9][0-9]{0,5})";
    private static final Pattern SYNTAX = Pattern.compile(PATTERN);
    private static final Comparator<DefinitionVersion> ORDER = Comparator.comparingInt(DefinitionVersion::major)
            .thenComparingInt(DefinitionVersion::minor)
            .thenComparingInt(DefinitionVersion::patch);
    private static final int LIMIT = 999_999;

    /**
     * Makes a version.
     *
     * @param major rises with the digest, 0 or more
     * @param minor 0 or more
     * @param patch 0 or more
     * @throws IllegalArgumentException if a number is negative or above 999,999
     */
    public DefinitionVersion {
        if (major < 0 || minor < 0 || patch < 0 || major > LIMIT || minor > LIMIT || patch > LIMIT) {
            throw new IllegalArgumentException("the numbers of a version are 0 to 999999");
        }
    }

    /**
     * Reads a version such as {@code 1.0.0}.
     *
     * @param text three numbers without leading zeros, joined by dots
     * @return the version
     * @throws NullPointerException if {@code text} is null
     * @throws IllegalArgumentException if it isn't of that form
     */
    public static DefinitionVersion parse(String text) {
        Matcher matcher = SYNTAX.matcher(Objects.requireNonNull(text, "text"));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a definition version is three numbers joined by dots, such as 1.0.0");
        }
        return new DefinitionVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    @Override
    public int compareTo(DefinitionVersion other) {
        return ORDER.compare(this, other);
    }

    /** The version as it stands in JSON. */
    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
