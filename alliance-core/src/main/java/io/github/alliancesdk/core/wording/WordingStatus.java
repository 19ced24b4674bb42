package io.github.alliancesdk.core.wording;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** Whether anybody has shown that a wording measures what it should. */
public enum WordingStatus implements Named {
    /** The licensee knows of a study of this wording. */
    VALIDATED("validated"),
    /** Nobody has: wherever the wording shows, it is marked. */
    UNVALIDATED("unvalidated");

    private final String id;

    WordingStatus(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "wording-status." + id);
    }
}
