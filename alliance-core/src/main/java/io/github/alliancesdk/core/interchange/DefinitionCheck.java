package io.github.alliancesdk.core.interchange;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.CutoffStatement;
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
 * Checks whether a definition conforms to the rules for the definitions that this library ships. Use it in the tests of
 * your own definitions. A definition that loads is consistent. One that conforms also meets these conditions:
 *
 * <ul>
 *   <li>its provenance is complete: a {@code confirmed-secondary} or {@code conflicting} fact and a
 *       {@code confirmed-secondary} cut-off have two or more sources, and an experimental definition has open questions;
 *   <li>if it has a key, it has examples of each rater and format, of a sheet with a score for every scale, and of a
 *       sheet with gaps under the policy {@code complete} and under a prorating policy;
 *   <li>recomputing each example returns exactly the scores that the example states;
 *   <li>its scores have these properties: the order of the answers doesn't matter, scores stay within the range, the
 *       highest and the lowest sheet reach its ends, and reversing every answer reverses every score;
 *   <li>compared with the definitions of a catalogue, its version is higher if its key has changed, and the items that
 *       its items come from exist.
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
    /** As many sources as can agree or contradict each other. */
    private static final int SEVERAL = 2;

    private final InstrumentCatalog known;

    private DefinitionCheck(InstrumentCatalog known) {
        this.known = known;
    }

    /**
     * Returns a check of single definitions.
     *
     * @return the check
     */
    public static DefinitionCheck standard() {
        return new DefinitionCheck(InstrumentCatalog.of());
    }

    /**
     * Returns a check of single definitions that also compares them with others.
     *
     * @param known the definitions to compare with: other versions of a definition, and the instruments that its items
     *     come from
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
     * @return every problem; empty if it conforms. If the definition doesn't load, the problems of loading
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
     * @return every problem; empty if it conforms. If the definition doesn't load, the problems of loading
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
     * Checks a definition that was loaded or built and is therefore consistent.
     *
     * @param instrument the definition
     * @return every problem, empty if it conforms: first of version, items, open questions and provenance, then of
     *     examples and score properties
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

    // any item is accepted for an unknown instrument, and for a catalogued instrument without a list of items
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
                    || entry.disposition() == Disposition.CONFLICTING) {
                requireSeveral(entry.sources(), "/provenance/" + i, problems);
            }
        }
        for (int i = 0; i < instrument.cutoffStatements().size(); i++) {
            CutoffStatement statement = instrument.cutoffStatements().get(i);
            // a conflicting statement is one of several positions, which may each have a single source
            if (statement.disposition() == Disposition.CONFIRMED_SECONDARY) {
                requireSeveral(statement.sources(), "/cutoffs/statements/" + i, problems);
            }
        }
    }

    private static void requireSeveral(List<String> sources, String of, List<Problem> problems) {
        if (sources.stream().distinct().count() < SEVERAL) {
            problems.add(Problem.of(Area.DEFINITION, ProblemCode.TOO_FEW_SOURCES, of + "/sources")
                    .withAllowed("at least " + SEVERAL));
        }
    }

    /** The definitions to compare with. */
    @Override
    public String toString() {
        return "DefinitionCheck" + known.ids();
    }
}
