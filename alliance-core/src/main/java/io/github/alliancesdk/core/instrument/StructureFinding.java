package io.github.alliancesdk.core.instrument;

import java.util.Objects;

/**
 * A published finding about an instrument's factor structure.
 *
 * @param number the number of the finding within the definition
 * @param statement the finding
 */
public record StructureFinding(int number, String statement) {
    /**
     * Makes a finding.
     *
     * @param number the number of the finding within the definition
     * @param statement the finding
     * @throws NullPointerException if {@code statement} is null
     */
    public StructureFinding {
        Objects.requireNonNull(statement, "statement");
    }
}
