package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.RefusedException;
import java.util.List;

/**
 * Why answers to one form are no answers to a shorter one.
 *
 * @param problems every reason, those of the definitions before those of the sheet
 */
@NoJsonForm.Instead("the problems() in it")
public record RefusedDerivation(List<Problem> problems) implements DerivationResult {
    /**
     * Makes a refusal.
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
