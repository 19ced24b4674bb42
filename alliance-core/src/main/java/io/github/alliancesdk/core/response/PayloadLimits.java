package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;

/**
 * Limits on the size of a payload. A larger payload is refused without being read further. A sheet of 36 items has
 * fewer than 1,000 bytes, so the {@linkplain #defaults() defaults} are generous and still safe against hostile input.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * ResponseChecker strict = checker.withLimits(PayloadLimits.defaults().withBytes(4_096));
 * byte[] body = json.getBytes(java.nio.charset.StandardCharsets.UTF_8);
 * System.out.println(strict.checkJson(body) instanceof CheckedResponses); // true
 * }</pre>
 *
 * @param bytes the maximum number of bytes of one payload in UTF-8
 * @param nesting the maximum depth of nested objects and arrays
 * @param stringLength the maximum length of a string or a name, in characters
 * @param numberLength the maximum length of a number, in characters
 * @param problems the maximum number of problems that are reported for one payload
 */
@NoJsonForm.Instead("the limits one by one")
public record PayloadLimits(int bytes, int nesting, int stringLength, int numberLength, int problems)
        implements NoJsonForm {
    private static final PayloadLimits DEFAULTS = new PayloadLimits(65_536, 16, 4_096, 100, 100);

    /**
     * Creates limits.
     *
     * @param bytes the maximum number of bytes of one payload in UTF-8
     * @param nesting the maximum depth of nested objects and arrays
     * @param stringLength the maximum length of a string or a name, in characters
     * @param numberLength the maximum length of a number, in characters
     * @param problems the maximum number of problems that are reported for one payload
     * @throws IllegalArgumentException if a limit is below 1, or {@code nesting} is above 500
     */
    public PayloadLimits {
        if (bytes < 1 || nesting < 1 || stringLength < 1 || numberLength < 1 || problems < 1) {
            throw new IllegalArgumentException("every limit must be at least 1");
        }
        if (nesting > 500) {
            throw new IllegalArgumentException("at most 500 levels are allowed: deeper nesting may overflow the stack");
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
     * @param bytes the maximum number of bytes of one payload
     * @return the new limits
     * @throws IllegalArgumentException if it is below 1
     */
    public PayloadLimits withBytes(int bytes) {
        return new PayloadLimits(bytes, nesting, stringLength, numberLength, problems);
    }

    /**
     * These limits with another number of problems.
     *
     * @param problems the maximum number of problems that are reported for one payload
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
