package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** What a reader of pooled figures has to bear in mind. The words of {@link #id()} are stable; more constants may come. */
public enum PoolingCaution implements Coded {
    /**
     * The Knapp-Hartung standard error is below that of the model, because the effects vary less than the model
     * expects. If the between-study variance is zero, this happens when Q is below its degrees of freedom, and the
     * standard error is then also below that of the fixed effect. {@link RandomEffects#adHoc()} is the correction
     * (Röver, Knapp and Friede 2015, doi 10.1186/s12874-015-0091-1).
     */
    NARROW_KNAPP_HARTUNG("knapp-hartung-narrow"),
    /**
     * A 95 % prediction interval contains less than 95 % of further studies, because it treats the estimated
     * between-study variance as the true one (Partlett and Riley 2017, doi 10.1002/sim.7140). In a simulation with 3 to
     * 20 studies and an I2 of .2 to .8, the intervals by the normal distribution contained 76 to 91 % of further
     * studies; the script is {@code coverage/prediction.R} beside the reference values. Every random-effects model has
     * this caution.
     */
    PREDICTION_TOO_NARROW("prediction-too-narrow");

    private final String id;

    PoolingCaution(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    /**
     * The caution as an English sentence.
     *
     * @return one sentence
     */
    public String message() {
        return message(Locale.ROOT);
    }

    /**
     * The caution as a sentence in a language; in English if there is no translation.
     *
     * @param locale the language
     * @return one sentence
     * @throws NullPointerException if {@code locale} is null
     */
    public String message(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "pooling." + id);
    }
}
