package io.github.alliancesdk.core.statistics.change;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** A fact that all records of one series, or all series of one sample, share. */
public enum SeriesFact {
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

    /**
     * The stable identifier of this fact: the field of a payload or report that states it.
     *
     * @return for example {@code raterId}
     */
    @JsonValue
    public String id() {
        return id;
    }

    /**
     * The display name of this fact in a language; in English if there is no translation.
     *
     * @param locale the language
     * @return for example {@code Beurteilende Person}
     * @throws NullPointerException if {@code locale} is null
     */
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "fact." + id);
    }
}
