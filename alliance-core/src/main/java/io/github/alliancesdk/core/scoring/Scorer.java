package io.github.alliancesdk.core.scoring;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.response.CheckedResponses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
public final class Scorer {
    private static final Scorer COMPLETE = new Scorer(MissingPolicy.complete(), false);

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
        Map<String, Score> scores = new LinkedHashMap<>();
        for (Scale scale : responses.instrument().scales()) {
            scores.put(scale.id(), score(scale, responses));
        }
        return new ScoreReport(responses, policy, scores, audit ? Optional.of(audit(responses)) : Optional.empty());
    }

    private Score score(Scale scale, CheckedResponses responses) {
        long sum = 0;
        int answered = 0;
        for (int item : scale.items()) {
            Integer raw = responses.answers().get(item);
            if (raw != null) {
                sum += keyed(responses, item, raw);
                answered++;
            }
        }
        int items = scale.items().size();
        int required = policy.required(items);
        return answered >= required
                ? new Scored(sum, answered, items, responses.format())
                : new Insufficient(answered, items, required);
    }

    /** The one place where answers are reversed. */
    private static int keyed(CheckedResponses responses, int item, int raw) {
        ResponseFormat format = responses.format();
        return responses.instrument().reversed().contains(item) ? format.reverse(raw) : raw;
    }

    private static List<ItemAudit> audit(CheckedResponses responses) {
        Instrument instrument = responses.instrument();
        List<ItemAudit> audit = new ArrayList<>();
        for (Item item : instrument.items()) {
            int number = item.number();
            List<String> scales = instrument.scales().stream()
                    .filter(scale -> scale.items().contains(number))
                    .map(Scale::id)
                    .toList();
            OptionalInt raw = responses.answer(number);
            OptionalInt keyed =
                    raw.isPresent() ? OptionalInt.of(keyed(responses, number, raw.getAsInt())) : OptionalInt.empty();
            audit.add(new ItemAudit(number, raw, keyed, scales));
        }
        return audit;
    }

    /** The policy. */
    @Override
    public String toString() {
        return "Scorer[" + policy + (audit ? ", audit]" : "]");
    }
}
