package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/**
 * How reliable an instrument's key is. The status decides whether the instrument can be scored.
 *
 * <pre>{@code
 * Instrument demonstration = DemonstrationInstrument.instrument();
 * System.out.println(demonstration.status().id()); // experimental
 * ResponseChecker checker = ResponseChecker.of(demonstration).allowExperimental(); // the opt-in
 * List<String> open = demonstration.openQuestions(); // what is unconfirmed; reports contain it too
 * }</pre>
 */
public enum InstrumentStatus implements Named {
    /** Sources support the scales, the reversed items and the response format. It can be scored. */
    KEYED("keyed"),
    /** A fact that scoring needs is unconfirmed. It can be scored only after an explicit opt-in. */
    EXPERIMENTAL("experimental"),
    /** The instrument exists, but its key is not known. It can be looked up but not scored. */
    CATALOGUED("catalogued");

    private final String id;

    InstrumentStatus(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "status." + id);
    }
}
