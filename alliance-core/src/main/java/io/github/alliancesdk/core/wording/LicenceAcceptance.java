package io.github.alliancesdk.core.wording;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.Objects;

/**
 * An application's declaration that it holds the licence of a pack, accepts its terms, and uses the texts for the
 * stated purpose. The declaration is in code so that reviewers see it. Its reference must equal that of the pack
 * exactly; a pack with another licence is refused. Immutable and thread-safe.
 *
 * <pre>{@code
 * LicenceAcceptance acceptance = LicenceAcceptance.of("Apache-2.0", UseContext.EDUCATIONAL);
 * WordingPack pack = DemonstrationInstrument.pack(Locale.ENGLISH);
 * AcceptedWording wording = pack.accept(DemonstrationInstrument.instrument(), acceptance);
 * System.out.println(wording.context().id()); // educational
 * }</pre>
 *
 * @param reference the reference of the licence, as in the pack
 * @param context what the texts are used for
 */
@NoJsonForm.Instead("the reference of the licence")
public record LicenceAcceptance(String reference, UseContext context) implements NoJsonForm {
    /**
     * Makes the acceptance.
     *
     * @param reference the reference of the licence, as in the pack
     * @param context what the texts are used for
     * @throws NullPointerException if an argument is null
     */
    public LicenceAcceptance {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(context, "context");
    }

    /**
     * Makes the acceptance.
     *
     * @param reference the reference of the licence, as in the pack
     * @param context what the texts are used for
     * @return the acceptance
     * @throws NullPointerException if an argument is null
     */
    public static LicenceAcceptance of(String reference, UseContext context) {
        return new LicenceAcceptance(reference, context);
    }
}
