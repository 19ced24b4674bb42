package io.github.alliancesdk.core.scoring;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.ResolvedPolicy;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.internal.NumberText;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.DerivedResponses;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Scores checked responses with a missing policy. Immutable and thread-safe, so one scorer can be reused.
 *
 * <pre>{@code
 * ScoreReport report = Scorer.complete().score(checked);
 * OptionalDouble bond = report.scale("bond").mean();
 * }</pre>
 *
 * <p>Choose {@link #complete()} if no answers are missing or no rule is published, and {@link #of} for another
 * {@link MissingPolicy}. A scorer remembers the key of its last instrument, so keep one scorer for many sheets. For
 * millions of rows of numbers, use {@link io.github.alliancesdk.core.scoring.batch.BatchScorer}.
 */
@NoJsonForm.Instead("the ScoreReport that it returns")
public final class Scorer implements NoJsonForm {
    private static final Scorer COMPLETE = new Scorer(MissingPolicy.complete(), false);

    private final MissingPolicy policy;
    private final boolean audit;

    /** The key for the last sheet; usually the next one is of the same instrument and format. */
    private volatile @Nullable Key last;

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
     * @throws RefusedException if the missing policy doesn't fit the instrument: see {@link MissingPolicy#problems}
     */
    public ScoreReport score(CheckedResponses responses) {
        Objects.requireNonNull(responses, "responses");
        Key key = key(responses.instrument(), responses.format());
        Optional<Insufficient.WholeForm> tooFewOnForm = tooFewOnForm(responses, key.policy);
        Score[] scores = new Score[key.scales.length];
        for (int scale = 0; scale < scores.length; scale++) {
            scores[scale] = key.scales[scale].score(responses, key.policy.required(scale), tooFewOnForm);
        }
        return new ScoreReport(responses, key.policy, scores, audit ? Optional.of(audit(responses)) : Optional.empty());
    }

    private Key key(Instrument instrument, ResponseFormat format) {
        Key known = last;
        if (known == null || !known.isFor(instrument, format)) {
            known = new Key(instrument, format, policy.resolve(instrument));
            last = known;
        }
        return known;
    }

    /** The key of every scale of an instrument, for the sheets of one format, with the policy for that instrument. */
    private static final class Key {
        final ResolvedPolicy policy;
        final ScaleKey[] scales;
        private final ResponseFormat format;

        Key(Instrument instrument, ResponseFormat format, ResolvedPolicy policy) {
            this.policy = policy;
            this.format = format;
            List<Scale> declared = instrument.scales();
            this.scales = new ScaleKey[declared.size()];
            for (int scale = 0; scale < scales.length; scale++) {
                scales[scale] = new ScaleKey(instrument, declared.get(scale), format);
            }
        }

        boolean isFor(Instrument instrument, ResponseFormat sheet) {
            return policy.instrument().equals(instrument) && format.equals(sheet);
        }
    }

    private static Optional<Insufficient.WholeForm> tooFewOnForm(CheckedResponses responses, ResolvedPolicy resolved) {
        if (resolved.requiredOnForm().isEmpty()) {
            return Optional.empty();
        }
        int required = resolved.requiredOnForm().getAsInt();
        int answered = responses.answers().size();
        return answered >= required
                ? Optional.empty()
                : Optional.of(new Insufficient.WholeForm(
                        answered, responses.instrument().items().size(), required));
    }

    /**
     * Scores a shorter form whose answers were given on a longer form.
     *
     * @param derived the answers and the longer form
     * @return the report of the shorter form, which states the longer form
     * @throws NullPointerException if {@code derived} is null
     * @throws RefusedException if the missing policy doesn't fit the shorter form
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
