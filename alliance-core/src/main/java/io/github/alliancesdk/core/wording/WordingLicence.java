package io.github.alliancesdk.core.wording;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a pack states of the licence that its texts are used under. The SDK can't know whether it is true. Immutable and
 * thread-safe.
 *
 * @param reference what names the licence, such as a contract number or the address of its terms
 * @param holder whose texts they are
 * @param contexts what they may be used for, at least one
 * @param credit the line that has to be shown with them, if there is one
 */
@NoJsonForm.Instead("the reference of the licence")
public record WordingLicence(String reference, String holder, Set<UseContext> contexts, Optional<String> credit)
        implements NoJsonForm {
    /**
     * Makes the statement.
     *
     * @param reference what names the licence
     * @param holder whose texts they are
     * @param contexts what they may be used for
     * @param credit the line that has to be shown with them, if there is one
     * @throws NullPointerException if an argument or an element is null
     * @throws IllegalArgumentException if {@code contexts} is empty, or {@code reference} or {@code holder} is blank
     */
    public WordingLicence {
        if (reference.isBlank() || holder.isBlank() || contexts.isEmpty()) {
            throw new IllegalArgumentException("a licence has a reference, a holder and a context");
        }
        Set<UseContext> copy = new LinkedHashSet<>();
        contexts.forEach(context -> copy.add(Objects.requireNonNull(context, "context")));
        contexts = Collections.unmodifiableSet(copy);
        Objects.requireNonNull(credit, "credit");
    }
}
