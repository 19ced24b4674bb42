package io.github.alliancesdk.core.interchange;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.InvalidDefinitionException;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Does a definition conform? What this SDK asks of the definitions that it ships, for the tests of those who write their
 * own. A definition that loads is consistent; one that conforms does more:
 *
 * <ul>
 *   <li>its provenance carries what it says: a {@code confirmed-secondary} fact has two sources or more, and an
 *       experimental definition says what is open;
 *   <li>keyed, it has examples of each rater and format, of a sheet on which every scale is scored, and of one with gaps
 *       under the policy {@code complete} and under a prorating one;
 *   <li>each example, recomputed, gives exactly the scores that it states;
 *   <li>its scores obey the laws of scoring: the order of the answers is of no importance, scores stay within the range,
 *       the best and the worst sheet reach its ends, reversing every answer reverses every score;
 *   <li>beside the definitions of a catalogue, its version has risen as its key has changed, and the items that it was
 *       derived from exist.
 * </ul>
 *
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * DefinitionCheck check = DefinitionCheck.against(BundledInstruments.catalog());
 * System.out.println(check.check(BundledInstruments.waiShort().toJson())); // []
 * }</pre>
 */
@NoJsonForm.Instead("the problems that it finds")
public final class DefinitionCheck implements NoJsonForm {
    private static final int ENOUGH_FOR_SECONDARY = 2;

    private final InstrumentCatalog known;

    private DefinitionCheck(InstrumentCatalog known) {
        this.known = known;
    }

    /**
     * A check of definitions by themselves.
     *
     * @return the check
     */
    public static DefinitionCheck standard() {
        return new DefinitionCheck(InstrumentCatalog.of());
    }

    /**
     * A check of definitions by themselves and beside others.
     *
     * @param known the definitions that one is held against: other versions of it, and what its items come from
     * @return the check
     * @throws NullPointerException if {@code known} is null
     */
    public static DefinitionCheck against(InstrumentCatalog known) {
        return new DefinitionCheck(Objects.requireNonNull(known, "known"));
    }

    /**
     * Checks a definition.
     *
     * @param json the definition as JSON
     * @return every problem, empty if it conforms; of a definition that doesn't load, those for which it doesn't
     * @throws NullPointerException if {@code json} is null
     */
    public List<Problem> check(String json) {
        Objects.requireNonNull(json, "json");
        try {
            return check(Instrument.parse(json));
        } catch (InvalidDefinitionException e) {
            return e.problems();
        }
    }

    /**
     * Checks a definition.
     *
     * @param utf8 the definition as JSON in UTF-8
     * @return every problem, empty if it conforms; of a definition that doesn't load, those for which it doesn't
     * @throws NullPointerException if {@code utf8} is null
     */
    public List<Problem> check(byte[] utf8) {
        Objects.requireNonNull(utf8, "utf8");
        try {
            return check(Instrument.parse(utf8));
        } catch (InvalidDefinitionException e) {
            return e.problems();
        }
    }

    /**
     * Checks a definition that was loaded or built, and so is consistent.
     *
     * @param instrument the definition
     * @return every problem, empty if it conforms: of version, items, open questions and provenance, then of examples
     *     and laws
     * @throws NullPointerException if {@code instrument} is null
     */
    public List<Problem> check(Instrument instrument) {
        Objects.requireNonNull(instrument, "instrument");
        List<Problem> problems = new ArrayList<>();
        checkVersion(instrument, problems);
        checkOrigins(instrument, problems);
        checkProvenance(instrument, problems);
        if (instrument.status() != InstrumentStatus.CATALOGUED) {
            DefinitionExamples.check(instrument, problems);
            new ScoringProperties(instrument).check(problems);
        }
        return List.copyOf(problems);
    }

    private void checkVersion(Instrument instrument, List<Problem> problems) {
        try {
            known.with(instrument);
        } catch (InvalidDefinitionException e) {
            problems.addAll(e.problems());
        }
    }

    private void checkOrigins(Instrument instrument, List<Problem> problems) {
        for (int i = 0; i < instrument.items().size(); i++) {
            Optional<Item.Origin> reference = instrument.items().get(i).derivedFrom();
            if (reference.isPresent() && isLost(reference.get())) {
                problems.add(
                        Problem.of(Area.DEFINITION, ProblemCode.UNKNOWN_ITEM, "/items/" + i + "/derivedFrom/item"));
            }
        }
    }

    // an instrument that isn't known here may have any item, and so may one that was only catalogued without its items
    private boolean isLost(Item.Origin reference) {
        Optional<Instrument> origin = known.find(reference.instrument().value());
        return origin.isPresent()
                && !origin.get().items().isEmpty()
                && !origin.get().itemNumbers().contains(reference.item());
    }

    private static void checkProvenance(Instrument instrument, List<Problem> problems) {
        if (instrument.status() == InstrumentStatus.EXPERIMENTAL
                && instrument.openQuestions().isEmpty()) {
            problems.add(Problem.of(Area.DEFINITION, ProblemCode.EMPTY_LIST, "/openQuestions"));
        }
        for (int i = 0; i < instrument.provenance().size(); i++) {
            Provenance entry = instrument.provenance().get(i);
            if (entry.disposition() == Disposition.CONFIRMED_SECONDARY
                    && entry.sources().stream().distinct().count() < ENOUGH_FOR_SECONDARY) {
                problems.add(Problem.of(Area.DEFINITION, ProblemCode.TOO_FEW_SOURCES, "/provenance/" + i + "/sources")
                        .withAllowed("at least " + ENOUGH_FOR_SECONDARY));
            }
        }
    }

    /** What the definitions are held against. */
    @Override
    public String toString() {
        return "DefinitionCheck" + known.ids();
    }
}
