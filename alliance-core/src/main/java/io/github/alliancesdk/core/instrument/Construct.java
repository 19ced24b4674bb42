package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/**
 * What an instrument measures. Scores of different constructs are never pooled, compared or put in one series. More
 * constants may be added.
 *
 * <pre>{@code
 * InstrumentQuery query = InstrumentQuery.any().withConstruct(Construct.EMPATHY, Construct.COMPASSION);
 * List<Instrument> found = BundledInstruments.catalog().find(query);
 * System.out.println(found.contains(BundledInstruments.care())); // true
 * }</pre>
 */
public enum Construct implements Named {
    /** The therapeutic or working alliance. This is the construct of a definition that names none. */
    ALLIANCE("alliance"),
    /** The empathy of the therapist, as the rater perceives it. */
    EMPATHY("empathy"),
    /** The compassion of the therapist, as the rater perceives it. */
    COMPASSION("compassion"),
    /** The real relationship between client and therapist. */
    REAL_RELATIONSHIP("real-relationship"),
    /** The climate of a therapy group. */
    GROUP_CLIMATE("group-climate"),
    /** The relationships within a therapy group. */
    GROUP_RELATIONSHIP("group-relationship"),
    /** Ruptures of the alliance and their repair. */
    RUPTURE_REPAIR("rupture-repair"),
    /** Anything else; the title of the instrument says what. Instruments of this constant may measure different things. */
    OTHER("other");

    private final String id;

    Construct(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "construct." + id);
    }
}
