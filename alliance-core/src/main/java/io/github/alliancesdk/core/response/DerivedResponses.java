package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.instrument.Instrument;
import java.util.Objects;

/**
 * Answers to a shorter form that were given as answers to a longer one. Scored as they are, they give a report that says
 * so. Only {@link FormDerivation} makes them. Immutable and thread-safe.
 *
 * <p>What they score is exactly what the same answers on the shorter form score. Whether the person would have given the
 * same answers there, without the other items around them, nobody knows.
 *
 * @param responses the answers as those of the shorter form, with the raters and ids of the sheet that they come from
 * @param longer the form that was filled in
 */
@NoJsonForm.Instead("the responses() in it, or the DerivedReport that a Scorer makes of them")
public record DerivedResponses(CheckedResponses responses, Instrument longer) implements NoJsonForm {
    /**
     * Puts together what was derived and from what.
     *
     * @param responses the answers as those of the shorter form
     * @param longer the form that was filled in
     * @throws NullPointerException if an argument is null
     */
    public DerivedResponses {
        Objects.requireNonNull(responses, "responses");
        Objects.requireNonNull(longer, "longer");
    }

    /** What was derived from what; the answers stay out. */
    @Override
    public String toString() {
        return "DerivedResponses[" + responses + " from " + longer.id() + "]";
    }
}
