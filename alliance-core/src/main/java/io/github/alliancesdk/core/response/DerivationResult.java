package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.RefusedException;

/**
 * The result of a derivation: either {@link DerivedResponses}, or a {@link RefusedDerivation} with the reasons.
 */
public sealed interface DerivationResult extends NoJsonForm permits DerivedResponses, RefusedDerivation {
    /**
     * The derived responses.
     *
     * @return the answers to the shorter form
     * @throws RefusedException if the derivation was refused; it contains every reason
     */
    DerivedResponses orElseThrow();
}
