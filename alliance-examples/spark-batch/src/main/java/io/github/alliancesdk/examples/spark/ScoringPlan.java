package io.github.alliancesdk.examples.spark;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.ResolvedPolicy;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.response.ColumnLayout;
import io.github.alliancesdk.core.response.MissingReason;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.scoring.batch.BatchScorer;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is scored, and how: everything that a task needs, in serializable form. It contains the definition as JSON, so
 * that every executor scores by the key that the driver chose, whatever its class path contains. Immutable.
 */
public final class ScoringPlan implements Serializable {
    private static final long serialVersionUID = 1;
    private static final Pattern PLACE = Pattern.compile("\\{(n+)}");

    private final String definition;
    private final String policy;
    private final @Nullable String rater;
    private final String itemPattern;
    private final LinkedHashMap<String, MissingReason> missingCodes;
    private final boolean integralDecimals;

    private transient @Nullable Instrument instrument;

    private ScoringPlan(
            String definition,
            String policy,
            @Nullable String rater,
            String itemPattern,
            Map<String, MissingReason> missingCodes,
            boolean integralDecimals) {
        this.definition = definition;
        this.policy = policy;
        this.rater = rater;
        this.itemPattern = itemPattern;
        this.missingCodes = new LinkedHashMap<>(missingCodes);
        this.integralDecimals = integralDecimals;
    }

    /**
     * Scores complete scales of an instrument whose item columns are named by their numbers. Each row must contain the
     * rater, unless the instrument has only one. Experimental instruments are accepted: creating the plan is the
     * opt-in.
     *
     * @param instrument the instrument
     * @return the plan
     * @throws NullPointerException if {@code instrument} is null
     * @throws IllegalArgumentException if the instrument is only catalogued and can't be scored
     */
    public static ScoringPlan of(Instrument instrument) {
        if (instrument.status() == InstrumentStatus.CATALOGUED) {
            throw new IllegalArgumentException(instrument.id() + " is catalogued only: its key isn't known");
        }
        return new ScoringPlan(instrument.toJson(), "complete", null, "{n}", Map.of(), false);
    }

    /**
     * This plan with another missing policy.
     *
     * @param other the policy
     * @return a new plan
     * @throws NullPointerException if {@code other} is null
     * @throws RefusedException if the policy doesn't fit the instrument, or is over the whole form, which a batch can't
     *     count
     */
    public ScoringPlan withPolicy(MissingPolicy other) {
        if (other.resolve(instrument()).requiredOnForm().isPresent()) {
            throw new RefusedException(Problem.of(Problem.Area.SCORING, ProblemCode.FORM_WIDE_POLICY)
                    .with("other", other.id()));
        }
        return new ScoringPlan(definition, other.id(), rater, itemPattern, missingCodes, integralDecimals);
    }

    /**
     * This plan with one rater, who need not be in the rows.
     *
     * @param other the rater
     * @return a new plan
     * @throws NullPointerException if {@code other} is null
     */
    public ScoringPlan withRater(Rater other) {
        return new ScoringPlan(definition, policy, other.id(), itemPattern, missingCodes, integralDecimals);
    }

    /**
     * This plan with other names for the item columns.
     *
     * @param pattern the pattern in the form of {@link ColumnLayout#withItemPattern}, such as <code>wai_{n}</code>
     * @return a new plan
     * @throws NullPointerException if {@code pattern} is null
     */
    public ScoringPlan withItemPattern(String pattern) {
        return new ScoringPlan(
                definition, policy, rater, Objects.requireNonNull(pattern, "pattern"), missingCodes, integralDecimals);
    }

    /**
     * This plan with one more code for missing answers.
     *
     * @param code the text of the cell
     * @param reason its reason
     * @return a new plan
     * @throws NullPointerException if an argument is null
     */
    public ScoringPlan withMissingCode(String code, MissingReason reason) {
        Map<String, MissingReason> codes = new LinkedHashMap<>(missingCodes);
        codes.put(Objects.requireNonNull(code, "code"), Objects.requireNonNull(reason, "reason"));
        return new ScoringPlan(definition, policy, rater, itemPattern, codes, integralDecimals);
    }

    /**
     * This plan accepting {@code 4.0} for 4. Some programs write columns with missing values as decimals.
     *
     * @return a new plan
     */
    public ScoringPlan allowIntegralDecimals() {
        return new ScoringPlan(definition, policy, rater, itemPattern, missingCodes, true);
    }

    /**
     * The instrument.
     *
     * @return the instrument whose answers are scored
     */
    public Instrument instrument() {
        if (instrument == null) {
            instrument = Instrument.parse(definition);
        }
        return instrument;
    }

    /**
     * The missing policy.
     *
     * @return the policy, which decides how many answers a scale needs
     */
    public MissingPolicy policy() {
        return MissingPolicy.parse(policy);
    }

    /** How many answers each scale needs. */
    ResolvedPolicy resolvedPolicy() {
        return policy().resolve(instrument());
    }

    ResponseChecker checker() {
        ResponseChecker checker = ResponseChecker.of(instrument()).allowExperimental();
        return Optional.ofNullable(rater)
                .flatMap(id -> Coded.find(Rater.class, id))
                .map(checker::withRater)
                .orElse(checker);
    }

    Scorer scorer() {
        return Scorer.of(policy());
    }

    ColumnLayout layout() {
        ColumnLayout layout = ColumnLayout.withDefaults().withItemPattern(itemPattern);
        for (Map.Entry<String, MissingReason> code : missingCodes.entrySet()) {
            layout = layout.withMissingCode(code.getKey(), code.getValue());
        }
        return integralDecimals ? layout.allowIntegralDecimals() : layout;
    }

    /** The column with the answers to an item. */
    String itemColumn(int item) {
        Matcher place = PLACE.matcher(itemPattern);
        if (!place.find()) {
            throw new IllegalArgumentException("a pattern of item columns has a place for the number");
        }
        String number = String.format(Locale.ROOT, "%0" + place.group(1).length() + "d", item);
        return place.replaceFirst(Matcher.quoteReplacement(number));
    }

    /** A batch scorer in one of the instrument's formats, with a missing code next to its range of answers. */
    BatchScorer batchScorer(ResponseFormat format) {
        return BatchScorer.builder(instrument())
                .policy(policy())
                .format(format.id())
                .missingCode(format.min() > 0 ? 0 : format.max() + 1)
                .allowExperimental()
                .build();
    }
}
