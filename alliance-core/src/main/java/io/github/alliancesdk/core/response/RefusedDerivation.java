package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.RefusedException;
import java.util.List;

/**
 * The reasons why answers to a shorter form can't be derived.
 *
 * @param problems every reason; those in the definitions come before those in the sheet
 */
@NoJsonForm.Instead("the problems() in it")
public record RefusedDerivation(List<Problem> problems) implements DerivationResult {
    /**
     * Creates a refusal.
     *
     * @param problems every reason
     * @throws NullPointerException if {@code problems} or an element is null
     */
    public RefusedDerivation {
        problems = List.copyOf(problems);
    }

    /**
     * Always throws.
     *
     * @return never
     * @throws RefusedException with every reason
     */
    @Override
    public DerivedResponses orElseThrow() {
        throw new RefusedException(problems);
    }
}
