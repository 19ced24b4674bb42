package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.instrument.Instrument;
import java.util.Objects;

/**
 * Answers to a shorter form that were given on a longer form. Their score report states the longer form. Only
 * {@link FormDerivation} creates them. Immutable and thread-safe.
 *
 * <p>The scores equal those of the same answers on the shorter form. It is not known whether the person would have
 * given the same answers there, without the other items.
 *
 * <pre>{@code
 * int[] fives = new int[36];
 * Arrays.fill(fives, 5);
 * Responses sheet = Responses.inItemOrder(BundledInstruments.wai(), Rater.CLIENT, fives);
 * DerivedResponses derived = FormDerivation.to(BundledInstruments.waiShort()).derive(checker.check(sheet).orElseThrow());
 * System.out.println(derived.responses().instrument().id() + " from " + derived.longer().id()); // wai-s from wai
 * System.out.println(derived.responses().answers().size()); // 12
 * }</pre>
 *
 * @param responses the answers to the shorter form, with the rater and the ids of the original sheet
 * @param longer the form that was filled in
 */
@NoJsonForm.Instead("the responses() in it, or the DerivedReport that a Scorer makes of them")
public record DerivedResponses(CheckedResponses responses, Instrument longer) implements NoJsonForm {
    /**
     * Creates derived responses.
     *
     * @param responses the answers to the shorter form
     * @param longer the form that was filled in
     * @throws NullPointerException if an argument is null
     */
    public DerivedResponses {
        Objects.requireNonNull(responses, "responses");
        Objects.requireNonNull(longer, "longer");
    }

    /** The two forms, without the answers. */
    @Override
    public String toString() {
        return "DerivedResponses[" + responses + " from " + longer.id() + "]";
    }
}
