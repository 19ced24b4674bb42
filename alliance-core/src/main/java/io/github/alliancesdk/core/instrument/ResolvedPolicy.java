package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A missing policy for one instrument: how many answers each of its scales needs. {@link MissingPolicy#resolve} makes
 * it. All scoring follows it. Immutable and thread-safe.
 *
 * <pre>{@code
 * Instrument dwai = BundledInstruments.dwai();
 * ResolvedPolicy policy = MissingPolicy.prorate(0.8).resolve(dwai);
 * System.out.println(policy.required(0)); // 5
 * }</pre>
 */
@NoJsonForm.Instead("its policy")
public final class ResolvedPolicy implements NoJsonForm {
    private final Instrument instrument;
    private final MissingPolicy policy;
    private final int[] required;
    private final OptionalInt requiredOnForm;

    private ResolvedPolicy(Instrument instrument, MissingPolicy policy, int[] required, OptionalInt requiredOnForm) {
        this.instrument = instrument;
        this.policy = policy;
        this.required = required;
        this.requiredOnForm = requiredOnForm;
    }

    /** Makes the resolved policy of a policy that fits the instrument. */
    static ResolvedPolicy of(Instrument instrument, MissingPolicy policy) {
        int[] required = new int[instrument.scales().size()];
        for (int scale = 0; scale < required.length; scale++) {
            Scale of = instrument.scales().get(scale);
            required[scale] = policy.required(of.id(), of.items().size()).orElseThrow();
        }
        return new ResolvedPolicy(
                instrument,
                policy,
                required,
                policy.requiredOnForm(instrument.items().size()));
    }

    /**
     * The instrument.
     *
     * @return the instrument that the policy was resolved for
     */
    public Instrument instrument() {
        return instrument;
    }

    /**
     * The policy, as reports name it.
     *
     * @return the policy that was resolved; the published policy also names the rule of the definition, as in
     *     {@code published(prorate:0.8)}
     */
    public MissingPolicy policy() {
        return policy;
    }

    /**
     * The number of answers that a scale needs.
     *
     * @param scale the index of the scale in the definition, from 0
     * @return from 1 to the number of items of the scale
     * @throws IndexOutOfBoundsException if there is no such scale
     */
    public int required(int scale) {
        return required[scale];
    }

    /**
     * The number of answers that the whole form needs, before any scale is scored.
     *
     * @return from 1 to the number of items of the instrument; empty if the policy has no limit over the whole form
     */
    public OptionalInt requiredOnForm() {
        return requiredOnForm;
    }

    /**
     * The open questions about scores under this policy: those of the definition, and one more if the published rule is
     * followed and unconfirmed.
     *
     * @return one sentence each; empty if there are none
     */
    public List<String> openQuestions() {
        MissingPolicy rule = policy.stated();
        if (rule == null || isRuleFirm()) {
            return instrument.openQuestions();
        }
        List<String> questions = new ArrayList<>(instrument.openQuestions());
        questions.add("The published missing rule is not confirmed: " + rule.id());
        return List.copyOf(questions);
    }

    private boolean isRuleFirm() {
        return instrument
                .provenance("missing")
                .map(Provenance::disposition)
                .filter(Disposition::isFirm)
                .isPresent();
    }

    /** The instrument and the policy. */
    @Override
    public String toString() {
        return "ResolvedPolicy[" + instrument.id() + ", " + policy + "]";
    }
}
