package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** What all records of one series, or all series of one sample, have in common. */
public enum SeriesFact implements Named {
    /** The relationship that is rated. */
    DYAD("dyadId"),
    /** The role of the rater. */
    RATER("rater"),
    /** The id of one of several raters; a missing id equals only a missing id. */
    RATER_ID("raterId"),
    /** The instrument. */
    INSTRUMENT("instrument"),
    /** The key that the scores were computed with. */
    DIGEST("definitionDigest"),
    /** The response format in force. */
    FORMAT("format"),
    /** Whom or what the rating is about; an unstated one equals only itself. */
    REFERENT("referent"),
    /** The scale of a trajectory. */
    SCALE("scale");

    private final String id;

    SeriesFact(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "fact." + id);
    }
}
