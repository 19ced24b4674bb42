package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/**
 * The person or thing that the alliance is with, from the rater's point of view.
 *
 * <pre>{@code
 * Responses sheet = Responses.builder("wai-sr", Rater.CLIENT).referent(Referent.AGENT).answer(4, 5).build();
 * System.out.println(checker.check(sheet).orElseThrow().referent()); // AGENT
 * System.out.println(BundledInstruments.waiShortRevised().referents()); // [THERAPIST, APP, PROGRAMME, AGENT]
 * }</pre>
 */
public enum Referent implements Named {
    /** A human therapist. */
    THERAPIST("therapist"),
    /** An application. */
    APP("app"),
    /** A self-help or guided programme. */
    PROGRAMME("programme"),
    /** A conversational agent. */
    AGENT("agent"),
    /** The client, if the therapist is the rater. */
    CLIENT("client"),
    /** A therapy group as a whole. */
    GROUP("group"),
    /** A family in therapy, as a whole. */
    FAMILY("family"),
    /** Anything else that a definition declares. */
    OTHER("other"),
    /** The payload named no referent. It equals only itself; no definition declares it and no payload can send it. */
    UNSTATED("unstated");

    private final String id;

    Referent(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "referent." + id);
    }
}
