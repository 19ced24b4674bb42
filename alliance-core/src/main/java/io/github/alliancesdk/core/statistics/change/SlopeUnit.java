package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** What a slope is per. */
public enum SlopeUnit implements Named {
    /** The session number as recorded: a session that is missing counts. */
    SESSION("session", Optional.empty()),
    /** 24 hours of recorded time. */
    DAY("day", Optional.of(Duration.ofDays(1))),
    /** Seven times 24 hours of recorded time. */
    WEEK("week", Optional.of(Duration.ofDays(7)));

    private final String id;
    private final Optional<Duration> duration;

    SlopeUnit(String id, Optional<Duration> duration) {
        this.id = id;
        this.duration = duration;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "unit." + id);
    }

    /**
     * The length of the unit.
     *
     * @return empty for sessions
     */
    public Optional<Duration> duration() {
        return duration;
    }
}
