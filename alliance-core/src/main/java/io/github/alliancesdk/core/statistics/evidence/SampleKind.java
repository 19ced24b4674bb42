package io.github.alliancesdk.core.statistics.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** What the figures of a reference sample describe. */
public enum SampleKind {
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

    /**
     * The id of this constant in JSON.
     *
     * @return for example {@code published-sample}
     */
    @JsonValue
    public String id() {
        return id;
    }

    /**
     * The display name of this kind in a language; in English if there is no translation.
     *
     * @param locale the language
     * @return for example {@code Veröffentlichte Stichprobe}
     * @throws NullPointerException if {@code locale} is null
     */
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "sample." + id);
    }

    /**
     * Finds the constant with exactly this id.
     *
     * @param id the id
     * @return the constant, or empty if no constant has this id
     * @throws NullPointerException if {@code id} is null
     */
    public static Optional<SampleKind> find(String id) {
        Objects.requireNonNull(id, "id");
        for (SampleKind constant : values()) {
            if (constant.id.equals(id)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
