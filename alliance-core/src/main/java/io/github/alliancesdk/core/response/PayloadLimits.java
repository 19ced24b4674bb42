package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;

/**
 * How much of a payload is read before it is refused as too large. A sheet of 36 items takes under 1,000 bytes, so that
 * the {@linkplain #defaults() defaults} are generous and still safe against hostile input. Immutable and thread-safe.
 *
 * @param bytes the most bytes of one payload in UTF-8
 * @param nesting the most levels of objects and arrays
 * @param stringLength the most characters of a string or a name
 * @param numberLength the most characters of a number
 * @param problems the most problems reported of one payload
 */
@NoJsonForm.Instead("the limits one by one")
public record PayloadLimits(int bytes, int nesting, int stringLength, int numberLength, int problems)
        implements NoJsonForm {
    private static final PayloadLimits DEFAULTS = new PayloadLimits(65_536, 16, 4_096, 100, 100);

    /**
     * Makes limits.
     *
     * @param bytes the most bytes of one payload in UTF-8
     * @param nesting the most levels of objects and arrays
     * @param stringLength the most characters of a string or a name
     * @param numberLength the most characters of a number
     * @param problems the most problems reported of one payload
     * @throws IllegalArgumentException if one is below 1, or {@code nesting} above 500
     */
    public PayloadLimits {
        if (bytes < 1 || nesting < 1 || stringLength < 1 || numberLength < 1 || problems < 1) {
            throw new IllegalArgumentException("every limit is at least 1");
        }
        if (nesting > 500) {
            throw new IllegalArgumentException("at most 500 levels, which is what a thread's stack surely holds");
        }
    }

    /**
     * 65,536 bytes, 16 levels, strings of 4,096 and numbers of 100 characters, 100 problems.
     *
     * @return the defaults
     */
    public static PayloadLimits defaults() {
        return DEFAULTS;
    }

    /**
     * These limits with another number of bytes.
     *
     * @param bytes the most bytes of one payload
     * @return the new limits
     * @throws IllegalArgumentException if it is below 1
     */
    public PayloadLimits withBytes(int bytes) {
        return new PayloadLimits(bytes, nesting, stringLength, numberLength, problems);
    }

    /**
     * These limits with another number of problems.
     *
     * @param problems the most problems reported of one payload
     * @return the new limits
     * @throws IllegalArgumentException if it is below 1
     */
    public PayloadLimits withProblems(int problems) {
        return new PayloadLimits(bytes, nesting, stringLength, numberLength, problems);
    }

    String inWords() {
        return bytes + " bytes, " + nesting + " levels, strings of " + stringLength + " and numbers of " + numberLength
                + " characters";
    }
}
