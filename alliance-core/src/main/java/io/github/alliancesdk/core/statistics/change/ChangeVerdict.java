package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** What can be said of the difference of two scores. Higher scores stand for a better alliance. */
public enum ChangeVerdict implements Named {
    /** Higher by more than noise. */
    RELIABLE_INCREASE("reliable-increase"),
    /** Lower by more than measurement error. */
    RELIABLE_DECREASE("reliable-decrease"),
    /** Not different by more than measurement error; this doesn't prove that nothing changed. */
    NOT_RELIABLE("not-reliable");

    private final String id;

    ChangeVerdict(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "change." + id);
    }
}
