package io.github.alliancesdk.examples.spark;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
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
 * What is scored, and how: all that a task needs to know, in a form that travels. The definition goes along as JSON, so
 * that every executor scores by the key that the driver chose, whatever else is on its class path. Immutable.
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
     * Scores complete scales of an instrument, whose items are in columns named by their numbers. Each row says who
     * rated, unless the instrument is for one rater only. An experimental instrument is taken: whoever makes the plan
     * has decided.
     *
     * @param instrument whose answers are scored
     * @return the plan
     * @throws NullPointerException if {@code instrument} is null
     * @throws IllegalArgumentException if the instrument is catalogued only, so that it can't be scored
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
     * @param other how many answers a scale needs
     * @return a new plan
     * @throws NullPointerException if {@code other} is null
     */
    public ScoringPlan withPolicy(MissingPolicy other) {
        return new ScoringPlan(definition, other.id(), rater, itemPattern, missingCodes, integralDecimals);
    }

    /**
     * This plan for one rater, who need not be named in the rows.
     *
     * @param other who rated
     * @return a new plan
     * @throws NullPointerException if {@code other} is null
     */
    public ScoringPlan withRater(Rater other) {
        return new ScoringPlan(definition, policy, other.id(), itemPattern, missingCodes, integralDecimals);
    }

    /**
     * This plan with other names of the item columns.
     *
     * @param pattern as {@link ColumnLayout#withItemPattern} takes it, such as <code>wai_{n}</code>
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
     * @param code what the cell holds
     * @param reason what it says
     * @return a new plan
     * @throws NullPointerException if an argument is null
     */
    public ScoringPlan withMissingCode(String code, MissingReason reason) {
        Map<String, MissingReason> codes = new LinkedHashMap<>(missingCodes);
        codes.put(Objects.requireNonNull(code, "code"), Objects.requireNonNull(reason, "reason"));
        return new ScoringPlan(definition, policy, rater, itemPattern, codes, integralDecimals);
    }

    /**
     * This plan taking {@code 4.0} for 4, as programs write it that keep columns with gaps as decimals.
     *
     * @return a new plan
     */
    public ScoringPlan allowIntegralDecimals() {
        return new ScoringPlan(definition, policy, rater, itemPattern, missingCodes, true);
    }

    /**
     * The instrument.
     *
     * @return whose answers are scored
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
     * @return how many answers a scale needs
     */
    public MissingPolicy policy() {
        return MissingPolicy.parse(policy);
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

    /** The column that holds the answers to an item. */
    String itemColumn(int item) {
        Matcher place = PLACE.matcher(itemPattern);
        if (!place.find()) {
            throw new IllegalArgumentException("a pattern of item columns has a place for the number");
        }
        String number = String.format(Locale.ROOT, "%0" + place.group(1).length() + "d", item);
        return place.replaceFirst(Matcher.quoteReplacement(number));
    }

    /** A scorer of blocks in one of the instrument's formats, with a missing code next to its answers. */
    BatchScorer batchScorer(ResponseFormat format) {
        return BatchScorer.builder(instrument())
                .policy(policy())
                .format(format.id())
                .missingCode(format.min() > 0 ? 0 : format.max() + 1)
                .allowExperimental()
                .build();
    }
}
