package io.github.alliancesdk.core.scoring;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.internal.NumberText;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.DerivedResponses;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Scores checked responses with a missing policy. Immutable and thread-safe, so one scorer can be reused.
 *
 * <pre>{@code
 * ScoreReport report = Scorer.complete().score(checked);
 * OptionalDouble bond = report.scale("bond").mean();
 * }</pre>
 */
@NoJsonForm.Instead("the ScoreReport that it returns")
public final class Scorer implements NoJsonForm {
    private static final Scorer COMPLETE = new Scorer(MissingPolicy.complete(), false);

    private final MissingPolicy policy;
    private final boolean audit;

    private Scorer(MissingPolicy policy, boolean audit) {
        this.policy = policy;
        this.audit = audit;
    }

    /**
     * Returns a scorer that requires an answer to every item of a scale.
     *
     * @return the scorer with {@link MissingPolicy#complete()}
     */
    public static Scorer complete() {
        return COMPLETE;
    }

    /**
     * Returns a scorer with a missing policy.
     *
     * @param policy the missing policy
     * @return the scorer
     * @throws NullPointerException if {@code policy} is null
     */
    public static Scorer of(MissingPolicy policy) {
        return new Scorer(Objects.requireNonNull(policy, "policy"), false);
    }

    /**
     * This scorer with an audit: its reports contain the raw and the keyed value of each item, and therefore answers.
     *
     * @return a new scorer
     */
    public Scorer withAudit() {
        return new Scorer(policy, true);
    }

    /**
     * Scores every scale of the instrument. There is a total only if the definition declares one.
     *
     * @param responses the answers
     * @return the report
     * @throws NullPointerException if {@code responses} is null
     */
    public ScoreReport score(CheckedResponses responses) {
        Objects.requireNonNull(responses, "responses");
        List<Scale> scales = responses.instrument().scales();
        Score[] scores = new Score[scales.size()];
        for (int scale = 0; scale < scores.length; scale++) {
            scores[scale] = score(responses, scales.get(scale));
        }
        return new ScoreReport(responses, policy, scores, audit ? Optional.of(audit(responses)) : Optional.empty());
    }

    private Score score(CheckedResponses responses, Scale scale) {
        ScaleSum sum = ScaleSum.of(responses, scale);
        int items = scale.items().size();
        int required = policy.required(items);
        if (sum.answered < required) {
            return new Insufficient(sum.answered, items, required);
        }
        Instrument instrument = responses.instrument();
        return new Scored(
                sum,
                items,
                instrument.metric(scale, responses.format()),
                instrument.isMixed(scale, responses.format()));
    }

    /**
     * Scores a shorter form whose answers were given on a longer form.
     *
     * @param derived the answers and the longer form
     * @return the report of the shorter form, which states the longer form
     * @throws NullPointerException if {@code derived} is null
     */
    public DerivedReport scoreDerived(DerivedResponses derived) {
        Objects.requireNonNull(derived, "derived");
        return new DerivedReport(score(derived.responses()), derived.longer());
    }

    private static List<ScoreReport.ItemAudit> audit(CheckedResponses responses) {
        List<ScoreReport.ItemAudit> audit = new ArrayList<>();
        SortedMap<Integer, Number> answers = responses.answers();
        for (int item : responses.instrument().itemNumbers()) {
            List<String> held = responses.instrument().scales().stream()
                    .filter(scale -> scale.items().contains(item))
                    .map(Scale::id)
                    .toList();
            Optional<Number> raw = Optional.ofNullable(answers.get(item));
            audit.add(new ScoreReport.ItemAudit(item, raw, raw.map(answer -> keyed(responses, item, answer)), held));
        }
        return audit;
    }

    private static Number keyed(CheckedResponses responses, int item, Number raw) {
        return responses.instrument().isReversed(item)
                ? NumberText.number(responses.format(item).reverse(raw.doubleValue()))
                : raw;
    }

    /** The policy. */
    @Override
    public String toString() {
        return "Scorer[" + policy + (audit ? ", audit]" : "]");
    }
}
