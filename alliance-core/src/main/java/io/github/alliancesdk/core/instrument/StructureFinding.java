package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.Objects;

/**
 * A published finding about an instrument's factor structure.
 *
 * @param number the number of the finding within the definition
 * @param statement the finding
 */
@NoJsonForm.Instead("the Instrument that the finding belongs to")
public record StructureFinding(int number, String statement) implements NoJsonForm {
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
