package io.github.alliancesdk.core.wording;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** What a licence lets a wording be used for. */
public enum UseContext implements Named {
    /** In the care of clients. */
    CLINICAL("clinical"),
    /** In studies. */
    RESEARCH("research"),
    /** In teaching and training. */
    EDUCATIONAL("educational"),
    /** In something that is sold. */
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
