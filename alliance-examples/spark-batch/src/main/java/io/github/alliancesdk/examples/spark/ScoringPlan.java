package io.github.alliancesdk.examples.spark;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.ResolvedPolicy;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.interchange.fhir.FhirResponses;
import io.github.alliancesdk.core.response.AnswerCoding;
import io.github.alliancesdk.core.response.ColumnLayout;
import io.github.alliancesdk.core.response.ItemNaming;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.scoring.batch.BatchScorer;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is scored, and how: everything that a task needs, in serializable form. It contains the definition as JSON, so
 * that every executor scores by the key that the driver chose, whatever its class path contains. Immutable.
 */
public final class ScoringPlan implements Serializable {
    private static final long serialVersionUID = 1;

    private final String definition;
    private final String policy;
    private final @Nullable String rater;
    private final ItemNaming naming;
    private final AnswerCoding coding;
    private final Fhir fhir;

    private transient @Nullable Instrument instrument;

    /** Which QuestionnaireResponses are read. */
    private record Fhir(boolean anyVersion, boolean drafts) implements Serializable {}

    private ScoringPlan(
            String definition,
            String policy,
            @Nullable String rater,
            ItemNaming naming,
            AnswerCoding coding,
            Fhir fhir) {
        this.definition = definition;
        this.policy = policy;
        this.rater = rater;
        this.naming = naming;
        this.coding = coding;
        this.fhir = fhir;
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
        return new ScoringPlan(
                instrument.toJson(),
                "complete",
                null,
                ItemNaming.numbers(),
                AnswerCoding.integers(),
                new Fhir(false, false));
    }

    /**
     * This plan with another missing policy.
     *
     * @param other the policy
     * @return a new plan
     * @throws NullPointerException if {@code other} is null
     * @throws RefusedException if the policy doesn't fit the instrument
     */
    public ScoringPlan withPolicy(MissingPolicy other) {
        other.resolve(instrument());
        return new ScoringPlan(definition, other.id(), rater, naming, coding, fhir);
    }

    /**
     * This plan with one rater, who need not be in the rows.
     *
     * @param other the rater
     * @return a new plan
     * @throws NullPointerException if {@code other} is null
     */
    public ScoringPlan withRater(Rater other) {
        return new ScoringPlan(definition, policy, other.id(), naming, coding, fhir);
    }

    /**
     * This plan with other names for the item columns.
     *
     * @param other the names, such as those of the pattern <code>wai_{n}</code>
     * @return a new plan
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if the names contain the session: a row is one sheet
     */
    public ScoringPlan withNaming(ItemNaming other) {
        if (other.hasSessions()) {
            throw new IllegalArgumentException("the names of items contain the session, and a row is one sheet");
        }
        return new ScoringPlan(definition, policy, rater, Objects.requireNonNull(other, "other"), coding, fhir);
    }

    /**
     * This plan with other codes in the item columns.
     *
     * @param other how a cell becomes an answer
     * @return a new plan
     * @throws NullPointerException if {@code other} is null
     */
    public ScoringPlan withCoding(AnswerCoding other) {
        return new ScoringPlan(definition, policy, rater, naming, Objects.requireNonNull(other, "other"), fhir);
    }

    /**
     * This plan for FHIR resources that don't state the version of their questionnaire, or no questionnaire.
     *
     * @return a new plan
     * @see FhirResponses#allowAnyVersion()
     */
    public ScoringPlan allowAnyVersion() {
        return new ScoringPlan(definition, policy, rater, naming, coding, new Fhir(true, fhir.drafts()));
    }

    /**
     * This plan for FHIR resources that are in progress or stopped, too.
     *
     * @return a new plan
     * @see FhirResponses#allowDrafts()
     */
    public ScoringPlan allowDrafts() {
        return new ScoringPlan(definition, policy, rater, naming, coding, new Fhir(fhir.anyVersion(), true));
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

    FhirResponses fhir() {
        FhirResponses reader = FhirResponses.of(instrument());
        reader = fhir.anyVersion() ? reader.allowAnyVersion() : reader;
        return fhir.drafts() ? reader.allowDrafts() : reader;
    }

    Scorer scorer() {
        return Scorer.of(policy());
    }

    ColumnLayout layout() {
        return ColumnLayout.withDefaults().withNaming(naming).withCoding(coding);
    }

    /** The number that is added to each integer of an item column. */
    int offset() {
        return coding.offset();
    }

    /** The column with the answers to an item; empty if the names are listed without it. */
    Optional<String> itemColumn(int item) {
        return naming.name(item);
    }

    /**
     * A batch scorer in the instrument's default format, with a missing code next to its range of answers; empty if a
     * batch can't score this.
     */
    Optional<BatchScorer> batchScorer() {
        ResponseFormat format = instrument().responseFormat();
        BatchScorer.Builder builder =
                BatchScorer.builder(instrument()).policy(policy()).allowExperimental();
        return builder.isBatchable()
                ? Optional.of(builder.missingCode(missingCode(format)).build())
                : Optional.empty();
    }

    private static int missingCode(ResponseFormat format) {
        if (format.min() > 0) {
            return 0;
        }
        return format.max() < Byte.MAX_VALUE ? format.unscaledMax() + 1 : -1;
    }
}
