package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** What the figures of a reference sample are figures of. */
public enum SampleKind implements Named {
    /** One sample of persons: its standard deviation is that of a distribution of persons. */
    PUBLISHED_SAMPLE("published-sample"),
    /**
     * Several pooled studies. The meaning of the standard deviation depends on the pooling method, and a person has no
     * position in it.
     */
    PUBLISHED_POOLED("published-pooled");

    private final String id;

    SampleKind(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "sample." + id);
    }
}
