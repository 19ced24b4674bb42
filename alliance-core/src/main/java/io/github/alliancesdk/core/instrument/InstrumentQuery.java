package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Search conditions for instruments: construct, language, rater, referent, number of items and status. An instrument must
 * meet all conditions. An unknown fact meets no condition: for example, a query for a rater never finds a catalogued
 * instrument whose raters are unknown. Immutable and thread-safe.
 *
 * <pre>{@code
 * InstrumentQuery query = InstrumentQuery.any()
 *         .withReferent(Referent.APP)
 *         .withRater(Rater.CLIENT)
 *         .withItems(1, 12)
 *         .withStatus(InstrumentStatus.KEYED);
 * List<Instrument> found = BundledInstruments.catalog().find(query);
 * System.out.println(found); // [Instrument[wai-sr 1.0.0, keyed], Instrument[dwai 1.0.0, keyed]]
 * }</pre>
 */
@NoJsonForm.Instead("the instruments that it finds")
public final class InstrumentQuery implements NoJsonForm {
    private static final InstrumentQuery ANY = new InstrumentQuery(
            EnumSet.allOf(Construct.class),
            Set.of(),
            Set.of(),
            Set.of(),
            0,
            Integer.MAX_VALUE,
            EnumSet.allOf(InstrumentStatus.class));

    private final Set<Construct> constructs;
    private final Set<String> languages;
    private final Set<Rater> raters;
    private final Set<Referent> referents;
    private final int fewestItems;
    private final int mostItems;
    private final Set<InstrumentStatus> statuses;

    private InstrumentQuery(
            Set<Construct> constructs,
            Set<String> languages,
            Set<Rater> raters,
            Set<Referent> referents,
            int fewestItems,
            int mostItems,
            Set<InstrumentStatus> statuses) {
        this.constructs = Enums.copy(constructs);
        this.languages = languages;
        this.raters = Enums.copy(raters);
        this.referents = Enums.copy(referents);
        this.fewestItems = fewestItems;
        this.mostItems = mostItems;
        this.statuses = Enums.copy(statuses);
    }

    /**
     * The query without conditions, which every instrument matches.
     *
     * @return the query to narrow
     */
    public static InstrumentQuery any() {
        return ANY;
    }

    /**
     * Adds a condition: the instrument must measure one of these constructs.
     *
     * @param construct a construct
     * @param more other constructs that also match
     * @return a narrower query
     * @throws NullPointerException if an argument or an element is null
     */
    public InstrumentQuery withConstruct(Construct construct, Construct... more) {
        EnumSet<Construct> asked = EnumSet.of(Objects.requireNonNull(construct, "construct"));
        asked.addAll(Arrays.asList(Objects.requireNonNull(more, "more")));
        asked.retainAll(constructs);
        return new InstrumentQuery(asked, languages, raters, referents, fewestItems, mostItems, statuses);
    }

    /**
     * Adds a condition: the instrument must be known to exist in this language.
     *
     * @param language a language tag in lower case, such as {@code en}; after several calls the instrument must exist in
     *     all of them
     * @return a narrower query
     * @throws NullPointerException if {@code language} is null
     */
    public InstrumentQuery withLanguage(String language) {
        Set<String> more = new TreeSet<>(languages);
        more.add(Objects.requireNonNull(language, "language"));
        return new InstrumentQuery(
                constructs, Collections.unmodifiableSet(more), raters, referents, fewestItems, mostItems, statuses);
    }

    /**
     * Adds a condition: the instrument must have this rater.
     *
     * @param rater the rater; after several calls the instrument must have all of them
     * @return a narrower query
     * @throws NullPointerException if {@code rater} is null
     */
    public InstrumentQuery withRater(Rater rater) {
        EnumSet<Rater> more = EnumSet.of(Objects.requireNonNull(rater, "rater"));
        more.addAll(raters);
        return new InstrumentQuery(constructs, languages, more, referents, fewestItems, mostItems, statuses);
    }

    /**
     * Adds a condition: the instrument must declare this referent.
     *
     * @param referent the referent; after several calls the instrument must declare all of them. No instrument declares
     *     {@link Referent#UNSTATED}
     * @return a narrower query
     * @throws NullPointerException if {@code referent} is null
     */
    public InstrumentQuery withReferent(Referent referent) {
        EnumSet<Referent> more = EnumSet.of(Objects.requireNonNull(referent, "referent"));
        more.addAll(referents);
        return new InstrumentQuery(constructs, languages, raters, more, fewestItems, mostItems, statuses);
    }

    /**
     * Adds a condition: the instrument must have this number of items.
     *
     * @param items the number of items, 1 or more
     * @return a narrower query
     * @throws IllegalArgumentException if {@code items} is below 1
     */
    public InstrumentQuery withItems(int items) {
        return withItems(items, items);
    }

    /**
     * Adds a condition: the number of items must be in this range.
     *
     * @param fewest the smallest number of items, 1 or more
     * @param most the largest number of items
     * @return a narrower query
     * @throws IllegalArgumentException if {@code fewest} is below 1 or above {@code most}
     */
    public InstrumentQuery withItems(int fewest, int most) {
        if (fewest < 1 || fewest > most) {
            throw new IllegalArgumentException("the fewest items must be 1 or more, and not above the most");
        }
        return new InstrumentQuery(
                constructs,
                languages,
                raters,
                referents,
                Math.max(fewest, fewestItems),
                Math.min(most, mostItems),
                statuses);
    }

    /**
     * Adds a condition: the instrument must have one of these statuses.
     *
     * @param status a status
     * @param more other statuses that also match
     * @return a narrower query
     * @throws NullPointerException if an argument or an element is null
     */
    public InstrumentQuery withStatus(InstrumentStatus status, InstrumentStatus... more) {
        EnumSet<InstrumentStatus> asked = EnumSet.of(Objects.requireNonNull(status, "status"));
        asked.addAll(Arrays.asList(Objects.requireNonNull(more, "more")));
        asked.retainAll(statuses);
        return new InstrumentQuery(constructs, languages, raters, referents, fewestItems, mostItems, asked);
    }

    /**
     * Whether an instrument meets every condition.
     *
     * @param instrument the instrument
     * @return true if it does
     * @throws NullPointerException if {@code instrument} is null
     */
    public boolean matches(Instrument instrument) {
        Objects.requireNonNull(instrument, "instrument");
        return !isRuledOut(instrument) && !lacksAFact(instrument);
    }

    /**
     * Whether an instrument would match if more were known of it: the definition doesn't record a fact that a condition
     * is about, and every recorded fact meets its condition. An undecided instrument is never found.
     *
     * <pre>{@code
     * InstrumentQuery query = InstrumentQuery.any().withItems(1, 6);
     * long undecided = BundledInstruments.catalog().instruments().stream().filter(query::isUndecided).count();
     * System.out.println(undecided); // 16
     * }</pre>
     *
     * @param instrument the instrument
     * @return true if a person has to look it up
     * @throws NullPointerException if {@code instrument} is null
     */
    public boolean isUndecided(Instrument instrument) {
        Objects.requireNonNull(instrument, "instrument");
        return !isRuledOut(instrument) && lacksAFact(instrument);
    }

    /** Whether a recorded fact doesn't meet its condition. */
    private boolean isRuledOut(Instrument instrument) {
        int items = instrument.items().size();
        return !statuses.contains(instrument.status())
                || !constructs.contains(instrument.construct())
                || (!instrument.languages().isEmpty() && !instrument.languages().containsAll(languages))
                || (!instrument.raters().isEmpty() && !instrument.raters().containsAll(raters))
                || (!instrument.referents().isEmpty() && !instrument.referents().containsAll(referents))
                || (items > 0 && (items < fewestItems || items > mostItems));
    }

    /** Whether a condition is about a fact that isn't recorded. */
    private boolean lacksAFact(Instrument instrument) {
        return (!languages.isEmpty() && instrument.languages().isEmpty())
                || (!raters.isEmpty() && instrument.raters().isEmpty())
                || (!referents.isEmpty() && instrument.referents().isEmpty())
                || (fewestItems > 0 && instrument.items().isEmpty());
    }

    /** The conditions. */
    @Override
    public String toString() {
        String items = fewestItems == 0 ? "" : ", items " + fewestItems + ".." + mostItems;
        String measured = constructs.size() == Construct.values().length ? "" : constructs + ", ";
        String spoken = languages.isEmpty() ? "" : "languages " + languages + ", ";
        return "InstrumentQuery[" + measured + spoken + "raters " + raters + ", referents " + referents + items + ", "
                + statuses + "]";
    }
}
