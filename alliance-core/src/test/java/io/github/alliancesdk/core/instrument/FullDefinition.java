package io.github.alliancesdk.core.instrument;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** An invented instrument with every fact that a definition can contain, part by part. */
public final class FullDefinition {
    static final ResponseFormat DEFAULT = ResponseFormat.of("default", 1, 5).withAnchors(Map.of(1, "low", 5, "high"));
    static final ResponseFormat ALTERNATIVE =
            ResponseFormat.of("from-zero", 0, 4).withMetric(Metric.SUM);
    static final List<Item> ITEMS = List.of(
            new Item(1, Optional.of(new Item.Origin(InstrumentId.of("demo-old"), 12)), false),
            new Item(3, Optional.empty(), true),
            new Item(4, Optional.empty(), false),
            new Item(9, Optional.empty(), false));
    static final Scale FIRST =
            Scale.of("first", 4, 1).withReferents(Set.of(Referent.APP)).withMissingRule(MissingPolicy.complete());
    static final Scale TOTAL = Scale.of("total", 1, 3, 4, 9);
    static final Instrument.MissingRule MISSING = new Instrument.MissingRule(
            Optional.of("One answer may be missing, but none of the first scale."),
            Optional.of(MissingPolicy.atMostMissing(1)));
    static final CutoffStatement HIGH = new CutoffStatement(
            "total", 3.5, CutoffStatement.Direction.ABOVE, "high", Disposition.CONFLICTING, List.of("paper"));
    static final CutoffStatement LOW = new CutoffStatement(
            "first", -2, CutoffStatement.Direction.AT_OR_BELOW, "low", Disposition.OUR_CHOICE, List.of());
    static final Instrument.Cutoffs CUTOFFS = new Instrument.Cutoffs(Optional.empty(), List.of(HIGH, LOW));
    static final Instrument.StructureFinding STRUCTURE = new Instrument.StructureFinding(3, "Two factors.");
    static final Instrument.ReliabilityFinding ALPHA = new Instrument.ReliabilityFinding(
            1, "alpha", ".80 to .85", List.of(40, 50), Optional.of("invented people"));
    static final Instrument.ReliabilityFinding OMEGA =
            new Instrument.ReliabilityFinding(2, "omega", ".81", List.of(), Optional.empty());
    static final Rights RIGHTS = new Rights(
            "nobody", List.of("none"), "none needed", Optional.of("none"), List.of("manual"), Optional.of("invented"));
    static final Instrument.Note NOTE =
            new Instrument.Note("Invented.", Optional.of(Disposition.UNCONFIRMED), List.of("manual"));
    static final Instrument.Note BARE_NOTE = new Instrument.Note("Also invented.", Optional.empty(), List.of());
    static final Provenance REVERSED = new Provenance(
            "reversed", Disposition.CONFIRMED_SECONDARY, List.of("manual", "paper"), Optional.of("as printed"));
    static final Source MANUAL = new Source(
            "An invented manual",
            Optional.of("Nobody"),
            OptionalInt.of(2001),
            Optional.of("10.0000/demo"),
            Optional.of("https://example.org/demo"),
            "in full");
    static final Source PAPER = Source.of("An invented paper", "the abstract");

    private FullDefinition() {}

    /** A builder with all facts. */
    public static InstrumentBuilder builder() {
        return Instrument.builder("demo-full")
                .definitionVersion("2.1.3")
                .status(InstrumentStatus.KEYED)
                .title("Demonstration, in full")
                .abbreviation("D-F")
                .year(2001)
                .origin("manual", "paper")
                .construct(Construct.REAL_RELATIONSHIP)
                .languages("en", "pt-br")
                .raters(Rater.OBSERVER, Rater.CLIENT)
                .referents(Referent.APP, Referent.OTHER)
                .responseFormat(DEFAULT)
                .alternativeFormat(ALTERNATIVE)
                .item(ITEMS.get(0))
                .item(ITEMS.get(1))
                .item(ITEMS.get(2))
                .item(ITEMS.get(3))
                .reversed(9, 3)
                .scale(FIRST)
                .scale(TOTAL)
                .missing(MISSING)
                .cutoffs(CUTOFFS)
                .structure(STRUCTURE)
                .reliability(ALPHA)
                .reliability(OMEGA)
                .rights(RIGHTS)
                .note(NOTE)
                .note(BARE_NOTE)
                .openQuestion("whether anyone needs it")
                .provenance(REVERSED)
                .allFactsFrom(Disposition.CONFIRMED, "manual")
                .source("manual", MANUAL)
                .source("paper", PAPER)
                .example(example(
                        "complete",
                        MissingPolicy.complete(),
                        Map.of(1, 1, 3, 2, 4, 3, 9, 4),
                        Map.of(
                                "first", Example.Expected.scored(2.0, 4, 2, 2),
                                "total", Example.Expected.scored(2.5, 10, 4, 4))))
                .example(example(
                        "partial",
                        MissingPolicy.prorate(0.75),
                        Map.of(1, 5, 3, 5, 9, 1),
                        Map.of(
                                "first", Example.Expected.insufficient(1, 2, 2),
                                "total", Example.Expected.scored(11 / 3.0, 44 / 3.0, 3, 4))));
    }

    static Example example(
            String id, MissingPolicy policy, Map<Integer, Integer> responses, Map<String, Example.Expected> scores) {
        return new Example(
                InstrumentId.of("demo-full"),
                id,
                Rater.CLIENT,
                "default",
                policy,
                new TreeMap<>(responses),
                new TreeMap<>(scores));
    }
}
