package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who holds the rights to an instrument's wording, and whom to ask before using it. This SDK grants no licence for the
 * wording. Immutable and thread-safe.
 *
 * <pre>{@code
 * Rights rights = BundledInstruments.waiShortRevised().rights().orElseThrow();
 * System.out.println(rights.permission()); // required before the items are administered
 * List<String> toAsk = rights.contact();
 * }</pre>
 *
 * @param holder who holds the rights
 * @param contact whom to ask
 * @param permission whether permission is needed, as far as known
 * @param terms the terms, if they were read
 * @param evidence the ids of the sources
 * @param note a further remark for users
 */
@NoJsonForm.Instead("the Instrument that the rights belong to")
public record Rights(
        String holder,
        List<String> contact,
        String permission,
        Optional<String> terms,
        List<String> evidence,
        Optional<String> note)
        implements NoJsonForm {
    /**
     * Makes a statement of rights.
     *
     * @param holder who holds the rights
     * @param contact whom to ask
     * @param permission whether permission is needed, as far as known
     * @param terms the terms, if they were read
     * @param evidence the ids of the sources
     * @param note a further remark for users
     * @throws NullPointerException if an argument or an element is null
     */
    public Rights {
        Objects.requireNonNull(holder, "holder");
        contact = List.copyOf(Objects.requireNonNull(contact, "contact"));
        Objects.requireNonNull(permission, "permission");
        Objects.requireNonNull(terms, "terms");
        evidence = List.copyOf(Objects.requireNonNull(evidence, "evidence"));
        Objects.requireNonNull(note, "note");
    }
}
