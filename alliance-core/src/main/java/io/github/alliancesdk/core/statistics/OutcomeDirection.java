package io.github.alliancesdk.core.statistics;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/**
 * What a high value of an outcome means, such as of a symptom scale that the alliance is correlated with. Without it, the
 * sign of a correlation says nothing.
 *
 * <p>Only studies of one direction are pooled. A study of the other direction can be reversed first.
 *
 * <pre>{@code
 * CorrelationStudy symptoms = CorrelationStudy.of("A", -0.3, 53).withOutcome(OutcomeDirection.HIGHER_IS_WORSE);
 * CorrelationStudy reversed = symptoms.withOutcomeReversed();
 * System.out.println(reversed.r()); // 0.3
 * System.out.println(reversed.outcome().id()); // higher-is-better
 * }</pre>
 */
public enum OutcomeDirection implements Named {
    /** A high outcome is a good one: improvement, functioning. A helpful alliance correlates positively. */
    HIGHER_IS_BETTER("higher-is-better"),
    /** A high outcome is a bad one: symptoms, dropout. A helpful alliance correlates negatively. */
    HIGHER_IS_WORSE("higher-is-worse"),
    /** The direction is not stated. It equals only itself. */
    UNSTATED("unstated");

    private final String id;

    OutcomeDirection(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "outcome." + id);
    }
}
