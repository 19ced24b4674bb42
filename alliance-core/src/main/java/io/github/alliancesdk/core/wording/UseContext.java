package io.github.alliancesdk.core.wording;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/**
 * A use of a wording that a licence can permit.
 *
 * <pre>{@code
 * WordingPack.Licence licence = DemonstrationInstrument.pack(Locale.ENGLISH).licence();
 * System.out.println(licence.contexts().contains(UseContext.CLINICAL)); // false
 * }</pre>
 */
public enum UseContext implements Named {
    /** Care of clients. */
    CLINICAL("clinical"),
    /** Studies. */
    RESEARCH("research"),
    /** Teaching and training. */
    EDUCATIONAL("educational"),
    /** Products or services that are sold. */
    COMMERCIAL("commercial");

    private final String id;

    UseContext(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "context." + id);
    }
}
