package io.github.alliancesdk.core.scoring;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.instrument.ScoringKey;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.DerivedResponses;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Scores checked responses under a missing policy. Immutable and thread-safe; make one and keep it.
 *
 * <pre>{@code
 * ScoreReport report = Scorer.complete().score(checked);
 * OptionalDouble bond = report.scale("bond").mean();
 * }</pre>
 */
@NoJsonForm.Instead("the ScoreReport that it returns")
public final class Scorer implements NoJsonForm {
    private static final Scorer COMPLETE = new Scorer(MissingPolicy.complete(), false);

    /** No format reaches as far. */
    private static final int MISSING = Integer.MIN_VALUE;

    private final MissingPolicy policy;
    private final boolean audit;

    private Scorer(MissingPolicy policy, boolean audit) {
        this.policy = policy;
        this.audit = audit;
    }

    /**
     * A scorer of scales of which every item is answered.
     *
     * @return the scorer of {@link MissingPolicy#complete()}
     */
    public static Scorer complete() {
        return COMPLETE;
    }

    /**
     * A scorer under a policy.
     *
     * @param policy how many answers a scale needs
     * @return the scorer
     * @throws NullPointerException if {@code policy} is null
     */
    public static Scorer of(MissingPolicy policy) {
        return new Scorer(Objects.requireNonNull(policy, "policy"), false);
    }

    /**
     * This scorer with an audit: its reports hold each item's raw and keyed value, and so answers.
     *
     * @return a new scorer
     */
    public Scorer withAudit() {
        return new Scorer(policy, true);
    }

    /**
     * Scores every scale of the instrument, the total only if the definition declares one.
     *
     * @param responses what was answered
     * @return the report
     * @throws NullPointerException if {@code responses} is null
     */
    public ScoreReport score(CheckedResponses responses) {
        Objects.requireNonNull(responses, "responses");
        ScoringKey key = responses.instrument().scoringKey();
        long[] sums = new long[key.scales()];
        int[] answered = new int[key.scales()];
        for (int scale = 0; scale < sums.length; scale++) {
            long sum = 0;
            int count = 0;
            for (int i = 0; i < key.size(scale); i++) {
                int position = key.member(scale, i);
                int raw = responses.answerAt(position, MISSING);
                if (raw != MISSING) {
                    sum += keyed(key, responses.format(), position, raw);
                    count++;
                }
            }
            sums[scale] = sum;
            answered[scale] = count;
        }
        return new ScoreReport(
                responses, policy, sums, answered, audit ? Optional.of(audit(responses)) : Optional.empty());
    }

    /**
     * Scores a shorter form whose answers were given on a longer one.
     *
     * @param derived the answers, and where they come from
     * @return the report of the shorter form, with where its answers come from
     * @throws NullPointerException if {@code derived} is null
     */
    public DerivedReport scoreDerived(DerivedResponses derived) {
        Objects.requireNonNull(derived, "derived");
        return new DerivedReport(score(derived.responses()), derived.longer());
    }

    /** The one place where answers are reversed. */
    private static int keyed(ScoringKey key, ResponseFormat format, int position, int raw) {
        return key.isReversed(position) ? format.reverse(raw) : raw;
    }

    private static List<ScoreReport.ItemAudit> audit(CheckedResponses responses) {
        ScoringKey key = responses.instrument().scoringKey();
        List<Scale> scales = responses.instrument().scales();
        List<ScoreReport.ItemAudit> audit = new ArrayList<>();
        for (int position = 0; position < key.items(); position++) {
            List<String> held = new ArrayList<>();
            for (int i = 0; i < key.scalesWith(position); i++) {
                held.add(scales.get(key.scale(position, i)).id());
            }
            int raw = responses.answerAt(position, MISSING);
            audit.add(
                    raw == MISSING
                            ? new ScoreReport.ItemAudit(
                                    key.item(position), OptionalInt.empty(), OptionalInt.empty(), held)
                            : new ScoreReport.ItemAudit(
                                    key.item(position),
                                    OptionalInt.of(raw),
                                    OptionalInt.of(keyed(key, responses.format(), position, raw)),
                                    held));
        }
        return audit;
    }

    /** The policy. */
    @Override
    public String toString() {
        return "Scorer[" + policy + (audit ? ", audit]" : "]");
    }
}
