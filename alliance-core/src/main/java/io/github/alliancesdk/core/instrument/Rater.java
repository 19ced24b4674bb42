package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/**
 * The person who answers an instrument. Scores from different raters are different measurements and are never mixed.
 *
 * <pre>{@code
 * System.out.println(BundledInstruments.waiShortRevised().raters()); // [CLIENT]
 * Responses sheet = Responses.builder("wai-sr", Rater.CLIENT).answer(4, 5).build();
 * System.out.println(Rater.CLIENT.displayName(Locale.GERMAN)); // Klientin oder Klient
 * }</pre>
 */
public enum Rater implements Named {
    /** The client or patient, or the user of an app, programme or agent. */
    CLIENT("client"),
    /** The therapist. */
    THERAPIST("therapist"),
    /** A third person who rates the sessions. */
    OBSERVER("observer"),
    /** A parent or another person who takes care of the client. */
    CAREGIVER("caregiver");

    private final String id;

    Rater(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "rater." + id);
    }
}
