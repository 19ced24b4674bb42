package io.github.alliancesdk.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.InventedInstruments;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The expected digests were computed by Python 3.11 from the canonical forms in the comments:
 *
 * <pre>"sha256:" + hashlib.sha256(json.dumps(key, sort_keys=True, separators=(",", ":")).encode()).hexdigest()</pre>
 */
class DefinitionDigestTest {
    // {"formats":[{"id":"default","max":5,"min":1}],"id":"demo-5","items":[1,2,3,4,5],"reversed":[2,4],
    // "scales":[{"id":"first","items":[1,2]},{"id":"second","items":[3,4,5]},{"id":"total","items":[1,2,3,4,5]}]}
    // (on one line)
    private static final String DEMO_5 = "sha256:26ac61d4b5c010c3eefaaf339a60267271c8c75870e98ff3c0ac0dbf1de8dbf9";

    // {"formats":[{"id":"default","max":3,"min":-3},{"id":"wide","max":100,"min":0}],"id":"demo-gaps",
    // "items":[2,3,7,12],"reversed":[3,12],
    // "scales":[{"id":"zeta","items":[2,12]},{"id":"alpha","items":[3,7]}]}
    // (on one line)
    private static final String DEMO_GAPS = "sha256:ee4650823f0d6f92cb6e37f449ff985d4d909fdc6ae7fdcaeb8177538602e52a";

    // {"formats":[{"id":"line","max":10,"min":0,"step":0.1}],"id":"lines-4","items":[1,2,3,4],"reversed":[3],
    // "scales":[{"id":"total","items":[1,2,3,4]}]}
    // (on one line)
    private static final String LINES = "sha256:bdc3eb31fb5b14bbc64ff078a6964a16f0936dba0d80c4cb2b51aeeec1f2a8b3";

    // {"formats":[{"codes":[-3,-2,-1,1,2,3],"id":"signs","max":3,"min":-3}],"id":"bipolar-6","items":[1,2,3,4,5,6],
    // "reversed":[2,5],"scales":[{"id":"first","items":[1,2,3]},{"id":"second","items":[4,5,6]}]}
    // (on one line)
    private static final String BIPOLAR = "sha256:73540b3cd3ce2fbcee49814ac3a3339d396b24161fd162e5df32dc0999f8ea1a";

    // {"formats":[{"id":"default","max":5,"min":1}],"id":"mixed-5",
    // "itemFormats":[{"id":"line","items":[4,5],"max":10,"min":0,"step":0.5}],"items":[1,2,3,4,5],"reversed":[2,5],
    // "scales":[{"id":"choices","items":[1,2,3],"metric":"sum"},{"id":"lines","items":[4,5]},
    // {"id":"total","items":[1,2,3,4,5]}]}
    // (on one line)
    private static final String MIXED = "sha256:2209af84d491a4134f17e049e5ac3b476eb83a4869d74534fadc6cb9eb396cc9";

    private static InstrumentBuilder demo5() {
        return InventedInstruments.replaceable(InventedInstruments.begin("demo-5", 1, 5)
                .items(5)
                .reversed(4, 2)
                .scale("first", 2, 1)
                .scale("second", 3, 5, 4)
                .scale("total", 5, 4, 3, 2, 1));
    }

    private static InstrumentBuilder demoGaps() {
        return InventedInstruments.begin("demo-gaps", -3, 3)
                .alternativeFormat(ResponseFormat.of("wide", 0, 100))
                .item(item(2))
                .item(item(3))
                .item(item(7))
                .item(item(12))
                .reversed(12, 3)
                .scale("zeta", 12, 2)
                .scale("alpha", 7, 3);
    }

    private static Item item(int number) {
        return new Item(number, Optional.empty(), false);
    }

    @Test
    void theDigestIsTheOneThatAnotherLanguageComputes() {
        assertThat(demo5().build().definitionDigest()).isEqualTo(DEMO_5);
        assertThat(demoGaps().build().definitionDigest()).isEqualTo(DEMO_GAPS);
        assertThat(InventedInstruments.lines().definitionDigest()).isEqualTo(LINES);
        assertThat(InventedInstruments.bipolar().definitionDigest()).isEqualTo(BIPOLAR);
        // whether a form shows the number of a line is no part of the key
        Instrument mixed = InventedInstruments.begin("mixed-5", 1, 5)
                .itemFormat(ResponseFormat.ofSteps("line", 0, 10, 0.5).withNumberShown())
                .items(3)
                .item(Item.inFormat(4, "line"))
                .item(Item.inFormat(5, "line"))
                .reversed(2, 5)
                .scale(Scale.of("choices", 1, 2, 3).withMetric(Metric.SUM))
                .scale("lines", 4, 5)
                .scale("total", 1, 2, 3, 4, 5)
                .build();
        assertThat(mixed.definitionDigest()).isEqualTo(MIXED);
    }

    @Test
    void theDigestSurvivesWritingAndReading() {
        assertThat(Instrument.parse(demoGaps().build().toJson()).definitionDigest())
                .isEqualTo(DEMO_GAPS);
    }

    @Test
    void theDigestIsAPrefixAndSixtyFourDigits() {
        assertThat(FullDefinition.builder().build().definitionDigest()).matches("sha256:[0-9a-f]{64}");
    }

    private static Arguments change(String what, UnaryOperator<InstrumentBuilder> change) {
        return Arguments.of(what, change);
    }

    static Stream<Arguments> whatNoScoreDependsOn() {
        return Stream.of(
                change("the title", builder -> builder.title("Another title")),
                change("the abbreviation", builder -> builder.abbreviation("D-5")),
                change("the year", builder -> builder.year(1999)),
                change("the version", builder -> builder.definitionVersion("1.4.2")),
                change("the status", builder -> builder.status(InstrumentStatus.EXPERIMENTAL)),
                change(
                        "a note",
                        builder -> builder.note(new Instrument.Note("Seen.", Optional.empty(), List.of("invention")))),
                change("an open question", builder -> builder.openQuestion("why")),
                change("the construct", builder -> builder.construct(Construct.EMPATHY)),
                change("the raters", builder -> builder.raters(Rater.OBSERVER)),
                change("the referents", builder -> builder.referents(Referent.OTHER)),
                change(
                        "the rights",
                        builder -> builder.rights(FullDefinition.RIGHTS).source("manual", FullDefinition.MANUAL)),
                change(
                        "a rule",
                        builder -> builder.missing(FullDefinition.MISSING)
                                .cutoffs(new Instrument.Cutoffs(Optional.empty(), List.of()))),
                change(
                        "a cut-off",
                        builder -> builder.cutoffs(new Instrument.Cutoffs(
                                Optional.empty(),
                                List.of(new CutoffStatement(
                                        "total",
                                        3,
                                        CutoffStatement.Direction.ABOVE,
                                        "high",
                                        Disposition.AUTHOR,
                                        List.of()))))),
                change(
                        "a finding",
                        builder -> builder.structure(FullDefinition.STRUCTURE).reliability(FullDefinition.ALPHA)),
                change("the metric", builder -> builder.responseFormat("default", 1, 5, Metric.SUM)),
                change("an anchor", builder -> builder.responseFormat(FullDefinition.DEFAULT)),
                change(
                        "a citation",
                        builder -> builder.source("other", Source.of("Another", "in full"))
                                .provenance(Provenance.of("reversed", Disposition.DERIVED, "other"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatNoScoreDependsOn")
    void whatNoScoreDependsOnChangesNoDigest(String what, UnaryOperator<InstrumentBuilder> change) {
        Instrument changed = change.apply(demo5()).build();
        assertThat(changed).isNotEqualTo(demo5().build());
        assertThat(changed.definitionDigest()).isEqualTo(DEMO_5);
    }

    @Test
    void neitherHistoryNorDisplayOfAnItemChangesTheDigest() {
        InstrumentBuilder plain = InventedInstruments.begin("demo-1", 1, 5).scale("one", 1);
        InstrumentBuilder told = InventedInstruments.begin("demo-1", 1, 5).scale("one", 1);
        Item item = new Item(1, Optional.of(new Item.Origin(InstrumentId.of("demo-5"), 3)), true);
        assertThat(told.item(item).build().definitionDigest())
                .isEqualTo(plain.items(1).build().definitionDigest());
    }

    @Test
    void theReferentsOfAScaleChangeNoDigest() {
        InstrumentBuilder plain = InventedInstruments.begin("demo-1", 1, 5).items(1);
        InstrumentBuilder told = InventedInstruments.begin("demo-1", 1, 5).items(1);
        Scale scale = Scale.of("one", 1).withReferents(Set.of(Referent.APP));
        assertThat(told.scale(scale).build().definitionDigest())
                .isEqualTo(plain.scale("one", 1).build().definitionDigest());
    }

    private static Arguments other(String what, Supplier<InstrumentBuilder> other) {
        return Arguments.of(what, other);
    }

    /** Definitions that differ from {@link #demo5} in one fact. */
    static Stream<Arguments> whatScoresDependOn() {
        return Stream.of(
                other("the id", () -> key("demo-6", 1, 5, 5, "first", "second")),
                other("the lowest answer", () -> key("demo-5", 0, 5, 5, "first", "second")),
                other("the highest answer", () -> key("demo-5", 1, 7, 5, "first", "second")),
                other("one more item", () -> key("demo-5", 1, 5, 6, "first", "second")),
                other("the id of a scale", () -> key("demo-5", 1, 5, 5, "premier", "second")),
                other("the ids of two scales", () -> key("demo-5", 1, 5, 5, "second", "first")),
                other("one more reversed item", () -> demo5().reversed(2, 4, 5)),
                other("another reversed item", () -> demo5().reversed(2, 3)),
                other("no reversed item", () -> demo5().reversed()),
                other("the id of the format", () -> demo5().responseFormat("standard", 1, 5, Metric.MEAN)),
                other("one more format", () -> demo5().alternativeFormat(ResponseFormat.of("wide", 0, 100))),
                other(
                        "the items of a scale",
                        () -> InventedInstruments.begin("demo-5", 1, 5)
                                .items(5)
                                .reversed(2, 4)
                                .scale("first", 1, 2, 3)
                                .scale("second", 4, 5)
                                .scale("total", 1, 2, 3, 4, 5)),
                other(
                        "the order of the scales",
                        () -> InventedInstruments.begin("demo-5", 1, 5)
                                .items(5)
                                .reversed(2, 4)
                                .scale("second", 3, 4, 5)
                                .scale("first", 1, 2)
                                .scale("total", 1, 2, 3, 4, 5)),
                other(
                        "no total",
                        () -> InventedInstruments.begin("demo-5", 1, 5)
                                .items(5)
                                .reversed(2, 4)
                                .scale("first", 1, 2)
                                .scale("second", 3, 4, 5)));
    }

    private static InstrumentBuilder key(String id, int min, int max, int items, String first, String second) {
        return InventedInstruments.begin(id, min, max)
                .items(items)
                .reversed(2, 4)
                .scale(first, 1, 2)
                .scale(second, 3, 4, 5)
                .scale("total", 1, 2, 3, 4, 5);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatScoresDependOn")
    void whatScoresDependOnChangesTheDigest(String what, Supplier<InstrumentBuilder> other) {
        assertThat(key("demo-5", 1, 5, 5, "first", "second").build().definitionDigest())
                .isEqualTo(DEMO_5);
        assertThat(other.get().build().definitionDigest()).isNotEqualTo(DEMO_5);
    }
}
