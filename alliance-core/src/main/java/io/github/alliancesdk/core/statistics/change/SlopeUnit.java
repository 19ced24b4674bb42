package io.github.alliancesdk.core.statistics.change;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The unit of time of a slope. */
public enum SlopeUnit {
    /** One session, by the recorded session number: a missing session counts. */
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

    /**
     * The stable identifier of this unit.
     *
     * @return for example {@code week}
     */
    @JsonValue
    public String id() {
        return id;
    }

    /**
     * The display name of this unit in a language; in English if there is no translation.
     *
     * @param locale the language
     * @return for example {@code Sitzung}
     * @throws NullPointerException if {@code locale} is null
     */
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
