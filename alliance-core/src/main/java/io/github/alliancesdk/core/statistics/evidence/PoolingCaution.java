package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/**
 * What a reader of pooled figures has to bear in mind. The {@link #id()} values are stable; more constants may be
 * added.
 */
public enum PoolingCaution {
    /**
     * The standard error of Knapp and Hartung is below that of the model without it, because the effects scatter less
     * than the model expects. With a variance between studies of zero that is the case where Q is below its degrees of
     * freedom, and the standard error is then below the fixed effect's. {@link RandomEffects#adHoc()} is the correction
     * (Röver, Knapp and Friede 2015, doi 10.1186/s12874-015-0091-1).
     */
    NARROW_KNAPP_HARTUNG("knapp-hartung-narrow"),
    /**
     * A prediction interval of 95 % holds less than 95 % of further studies, because it takes the estimated variance
     * between studies for the true one (Partlett and Riley 2017, doi 10.1002/sim.7140). In a simulation with 3 to 20
     * studies and an I2 of .2 to .8, those by the normal distribution held 76 to 91 % of further studies; the script is
     * {@code coverage/prediction.R} beside the reference values. Given with every random-effects model.
     */
    PREDICTION_TOO_NARROW("prediction-too-narrow");

    private final String id;

    PoolingCaution(String id) {
        this.id = id;
    }

    /**
     * The stable identifier of this caution.
     *
     * @return for example {@code knapp-hartung-narrow}
     */
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
