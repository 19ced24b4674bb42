package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.RefusedException;

/**
 * What became of a derivation: either {@link DerivedResponses}, or {@link RefusedDerivation}, which says why not.
 */
public sealed interface DerivationResult extends NoJsonForm permits DerivedResponses, RefusedDerivation {
    /**
     * The derived responses.
     *
     * @return the answers to the shorter form
     * @throws RefusedException if it can't be derived; it holds every reason
     */
    DerivedResponses orElseThrow();
}
