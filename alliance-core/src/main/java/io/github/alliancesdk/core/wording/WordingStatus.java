package io.github.alliancesdk.core.wording;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** Whether a study has shown that a wording measures what it should. */
public enum WordingStatus implements Named {
    /** The licensee knows of a validation study of this wording. */
    VALIDATED("validated"),
    /** There is no known study; rendered forms contain a notice. */
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
