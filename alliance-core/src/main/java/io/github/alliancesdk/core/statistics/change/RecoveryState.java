package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** What became of a drop. */
public enum RecoveryState implements Named {
    /** The score was back within the window. */
    RECOVERED("recovered"),
    /** The series continues beyond the window, and no score in the window recovered. */
    NOT_RECOVERED("not-recovered"),
    /** Unknown: the series ends inside the window, or no session of the window has a score. */
    CENSORED("censored");

    private final String id;

    RecoveryState(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "recovery." + id);
    }
}
