package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** Why an answer is missing, where the payload says so. No score depends on it. */
public enum MissingReason implements Named {
    /** The person passed the item over. */
    SKIPPED("skipped"),
    /** The person did not want to answer. */
    DECLINED("declined"),
    /** The item does not apply to the person. */
    NOT_APPLICABLE("not-applicable"),
    /** Nobody knows. */
    UNKNOWN("unknown");

    static final String WORDS = "skipped, declined, not-applicable, unknown";

    private final String id;

    MissingReason(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "missing." + id);
    }
}
