package io.github.alliancesdk.core.wording;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The licence of a pack's texts, as the pack states it. The SDK can't verify the statement. Immutable and thread-safe.
 *
 * @param reference the identifier of the licence, such as a contract number or the address of its terms
 * @param holder the rights holder of the texts
 * @param contexts the permitted uses, at least one
 * @param credit the line that must be displayed with the texts, if there is one
 */
@NoJsonForm.Instead("the reference of the licence")
public record WordingLicence(String reference, String holder, Set<UseContext> contexts, Optional<String> credit)
        implements NoJsonForm {
    /**
     * Makes the statement.
     *
     * @param reference the identifier of the licence
     * @param holder the rights holder of the texts
     * @param contexts the permitted uses, at least one
     * @param credit the line that must be displayed with the texts, if there is one
     * @throws NullPointerException if an argument or an element is null
     * @throws IllegalArgumentException if {@code contexts} is empty, or {@code reference} or {@code holder} is blank
     */
    public WordingLicence {
        if (reference.isBlank() || holder.isBlank() || contexts.isEmpty()) {
            throw new IllegalArgumentException("a licence must have a reference, a holder and at least one context");
        }
        Set<UseContext> copy = new LinkedHashSet<>();
        contexts.forEach(context -> copy.add(Objects.requireNonNull(context, "context")));
        contexts = Collections.unmodifiableSet(copy);
        Objects.requireNonNull(credit, "credit");
    }
}
