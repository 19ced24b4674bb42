package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.Objects;
import java.util.Optional;

/**
 * States whether a rule (for missing responses or for cut-offs) is published for an instrument, and what the rule is.
 *
 * @param statement the rule in words; empty if none is published
 */
@NoJsonForm.Instead("the Instrument that the rule belongs to")
public record PublishedRule(Optional<String> statement) implements NoJsonForm {
    /**
     * Makes a rule.
     *
     * @param statement the rule in words; empty if none is published
     * @throws NullPointerException if {@code statement} is null
     */
    public PublishedRule {
        Objects.requireNonNull(statement, "statement");
    }

    /**
     * Whether a rule is published.
     *
     * @return true if a rule is published
     */
    public boolean isPublished() {
        return statement.isPresent();
    }
}
