package io.github.alliancesdk.core.change;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** When a drop counts as recovered. Immutable and thread-safe. */
public sealed interface Recovery extends NoJsonForm {
    /**
     * Back to within a distance of where the drop was measured from.
     *
     * @param standardDeviations the distance, in the rule's standard deviations; 0 or more
     */
    @NoJsonForm.Instead("the DropRule that it belongs to")
    record Distance(double standardDeviations) implements Recovery {
        /**
         * Makes the criterion.
         *
         * @param standardDeviations the distance, in the rule's standard deviations; 0 or more
         * @throws IllegalArgumentException if the distance is negative or not finite
         */
        public Distance {
            if (!(standardDeviations >= 0) || !Double.isFinite(standardDeviations)) {
                throw new IllegalArgumentException("a distance is 0 or more standard deviations");
            }
        }

        @Override
        public double level(double reference, double low, double standardDeviation) {
            return reference - standardDeviations * standardDeviation;
        }

        @Override
        public String displayName(Locale locale) {
            Objects.requireNonNull(locale, "locale");
            String distance = Messages.decimal(locale, String.valueOf(standardDeviations));
            return Messages.text(locale, "recovery.within", Map.of("distance", distance));
        }
    }

    /**
     * A share of the drop regained.
     *
     * @param share above 0, up to 1 for all of it
     */
    @NoJsonForm.Instead("the DropRule that it belongs to")
    record Share(double share) implements Recovery {
        /**
         * Makes the criterion.
         *
         * @param share above 0, up to 1 for all of it
         * @throws IllegalArgumentException if the share is not above 0 and at most 1
         */
        public Share {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("the share to be regained is above 0 and at most 1");
            }
        }

        @Override
        public double level(double reference, double low, double standardDeviation) {
            return low + share * (reference - low);
        }

        @Override
        public String displayName(Locale locale) {
            Objects.requireNonNull(locale, "locale");
            String regained = Messages.decimal(locale, String.valueOf(share));
            return Messages.text(locale, "recovery.share", Map.of("share", regained));
        }
    }

    /**
     * Back to within a distance of where the drop was measured from.
     *
     * @param standardDeviations the distance, in the rule's standard deviations; 0 or more
     * @return the criterion
     * @throws IllegalArgumentException if the distance is negative or not finite
     */
    static Recovery within(double standardDeviations) {
        return new Distance(standardDeviations);
    }

    /**
     * A share of the drop regained.
     *
     * @param share above 0, up to 1 for all of it
     * @return the criterion
     * @throws IllegalArgumentException if the share is not above 0 and at most 1
     */
    static Recovery ofShare(double share) {
        return new Share(share);
    }

    /**
     * The score from which on a drop counts as recovered.
     *
     * @param reference where the drop was measured from
     * @param low the score at the drop
     * @param standardDeviation the rule's standard deviation
     * @return on the response range of {@code reference} and {@code low}
     */
    double level(double reference, double low, double standardDeviation);

    /**
     * What the criterion asks for, in a language; in English where there is no translation.
     *
     * @param locale the language
     * @return for example {@code Back to within 0.25 standard deviations}
     * @throws NullPointerException if {@code locale} is null
     */
    String displayName(Locale locale);
}
