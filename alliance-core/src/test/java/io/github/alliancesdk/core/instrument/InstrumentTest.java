package io.github.alliancesdk.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentTest {
    private static final Instrument FULL = FullDefinition.builder().build();
    private static final Instrument DEMO = InventedInstruments.demo();

    @Test
    void anInstrumentTellsEveryPartOfItsDefinition() {
        assertThat(FULL.id()).isEqualTo(InstrumentId.of("demo-full"));
        assertThat(FULL.definitionVersion()).isEqualTo(new DefinitionVersion(2, 1, 3));
        assertThat(FULL.status()).isEqualTo(InstrumentStatus.KEYED);
        assertThat(FULL.title()).isEqualTo("Demonstration, in full");
        assertThat(FULL.abbreviation()).contains("D-F");
        assertThat(FULL.year()).hasValue(2001);
        assertThat(FULL.origin()).containsExactly("manual", "paper");
        assertThat(FULL.construct()).isEqualTo(Construct.REAL_RELATIONSHIP);
        assertThat(FULL.languages()).containsExactly("en", "pt-br");
        assertThat(FULL.raters()).containsExactly(Rater.OBSERVER, Rater.CLIENT);
        assertThat(FULL.referents()).containsExactly(Referent.APP, Referent.OTHER);
        assertThat(FULL.responseFormat()).isEqualTo(FullDefinition.DEFAULT);
        assertThat(FULL.formats()).containsExactly(FullDefinition.DEFAULT, FullDefinition.ALTERNATIVE);
        assertThat(FULL.items()).isEqualTo(FullDefinition.ITEMS);
        assertThat(FULL.itemNumbers()).containsExactly(1, 3, 4, 9);
        assertThat(FULL.reversed()).containsExactly(3, 9);
        assertThat(FULL.scales()).containsExactly(FullDefinition.FIRST, FullDefinition.TOTAL);
        assertThat(FULL.missing()).contains(FullDefinition.MISSING);
        assertThat(FULL.cutoffs()).contains(FullDefinition.CUTOFFS);
        assertThat(FULL.structure()).containsExactly(FullDefinition.STRUCTURE);
        assertThat(FULL.reliability()).containsExactly(FullDefinition.ALPHA, FullDefinition.OMEGA);
        assertThat(FULL.rights()).contains(FullDefinition.RIGHTS);
        assertThat(FULL.notes()).containsExactly(FullDefinition.NOTE, FullDefinition.BARE_NOTE);
        assertThat(FULL.openQuestions()).containsExactly("whether anyone needs it");
        assertThat(FULL.whyNotKeyed()).isEmpty();
        assertThat(FULL.sources())
                .containsExactly(Map.entry("manual", FullDefinition.MANUAL), Map.entry("paper", FullDefinition.PAPER));
        assertThat(FULL.examples()).extracting(Example::id).containsExactly("complete", "partial");
    }

    @Test
    void aSummaryHoldsWhatAListOfInstrumentsShows() {
        assertThat(FULL.summary())
                .containsExactly(
                        Map.entry("id", "demo-full"),
                        Map.entry("title", "Demonstration, in full"),
                        Map.entry("abbreviation", "D-F"),
                        Map.entry("year", 2001),
                        Map.entry("construct", "real-relationship"),
                        Map.entry("status", "keyed"),
                        Map.entry("items", 4),
                        Map.entry("responseFormat", Map.of("min", 1, "max", 5)),
                        Map.entry("raters", List.of("observer", "client")));
        assertThat(DEMO.summary()).containsOnlyKeys("id", "title", "status", "items", "responseFormat", "raters");
    }

    @Test
    void anItemIsFoundByItsNumberAndAnyOtherNumberIsNoItem() {
        assertThat(Stream.of(1, 3, 4, 9).map(FULL::indexOf)).containsExactly(0, 1, 2, 3);
        assertThat(Stream.of(1, 3, 4, 9).map(FULL::isReversed)).containsExactly(false, true, false, true);
        for (int number : new int[] {Integer.MIN_VALUE, -1, 0, 2, 8, 10, Integer.MAX_VALUE}) {
            assertThat(FULL.indexOf(number)).isEqualTo(-1);
            assertThat(FULL.isReversed(number)).isFalse();
        }
        assertThat(InventedInstruments.catalogued().indexOf(0)).isEqualTo(-1);
        assertThat(InventedInstruments.catalogued().isReversed(0)).isFalse();
    }

    @Test
    void whatADefinitionDoesNotSayIsEmpty() {
        assertThat(DEMO.abbreviation()).isEmpty();
        assertThat(DEMO.year()).isEmpty();
        assertThat(DEMO.origin()).isEmpty();
        assertThat(DEMO.missing()).isEmpty();
        assertThat(DEMO.construct()).isEqualTo(Construct.ALLIANCE);
        assertThat(DEMO.languages()).isEmpty();
        assertThat(DEMO.cutoffs()).isEmpty();
        assertThat(DEMO.structure()).isEmpty();
        assertThat(DEMO.reliability()).isEmpty();
        assertThat(DEMO.rights()).isEmpty();
        assertThat(DEMO.notes()).isEmpty();
        assertThat(DEMO.openQuestions()).isEmpty();
        assertThat(DEMO.examples()).isEmpty();
    }

    @Test
    void aScaleIsFoundByItsId() {
        assertThat(FULL.scale("first")).isEqualTo(FullDefinition.FIRST);
        assertThat(FULL.findScale("total")).contains(FullDefinition.TOTAL);
        assertThat(FULL.findScale("second")).isEmpty();
    }

    @Test
    void anUnknownScaleNamesThoseThatThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FULL.scale("second"))
                .withMessage("demo-full has no scale second; it has first, total");
    }

    @Test
    void anUnknownScaleCantForgeALine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FULL.scale("x\nERROR"))
                .withMessageContaining("x\\u000aERROR")
                .withMessageNotContaining("\n");
    }

    @Test
    void aFormatIsFoundByItsId() {
        assertThat(FULL.findFormat("default")).contains(FullDefinition.DEFAULT);
        assertThat(FULL.findFormat("from-zero")).contains(FullDefinition.ALTERNATIVE);
        assertThat(FULL.findFormat("other")).isEmpty();
    }

    @Test
    void aFactIsFoundByItsName() {
        assertThat(FULL.provenance("reversed")).contains(FullDefinition.REVERSED);
        assertThat(FULL.provenance("scales/first/items"))
                .contains(Provenance.of("scales/first/items", Disposition.CONFIRMED, "manual"));
        assertThat(FULL.provenance("scales/second/items")).isEmpty();
    }

    @Test
    void everyFactHasItsProvenance() {
        assertThat(FULL.provenance())
                .extracting(Provenance::fact)
                .containsExactlyInAnyOrder(
                        "raters/observer",
                        "raters/client",
                        "responseFormat",
                        "metric",
                        "formats/from-zero",
                        "derivedFrom",
                        "printedDescending",
                        "reversed",
                        "scales/first/items",
                        "scales/total/items",
                        "missing",
                        "cutoffs",
                        "structure/3",
                        "reliability/1",
                        "reliability/2");
    }

    @Test
    void aCataloguedInstrumentIsLookedUpAndHasNoFormat() {
        Instrument listed = InventedInstruments.catalogued();
        assertThat(listed.status()).isEqualTo(InstrumentStatus.CATALOGUED);
        assertThat(listed.whyNotKeyed()).contains("the key was not read");
        assertThat(listed.formats()).isEmpty();
        assertThat(listed.items()).isEmpty();
        assertThat(listed.itemNumbers()).isEmpty();
        assertThat(listed.scales()).isEmpty();
        assertThat(listed.definitionDigest()).startsWith("sha256:");
        assertThatIllegalStateException()
                .isThrownBy(listed::responseFormat)
                .withMessage("listed-only is catalogued only: its response format isn't known");
    }

    @Test
    void aCataloguedInstrumentMayHaveAFormat() {
        Instrument listed = InventedInstruments.begin("listed-7", 1, 7)
                .status(InstrumentStatus.CATALOGUED)
                .whyNotKeyed("the scales were not read")
                .items(3)
                .build();
        assertThat(listed.responseFormat().range()).isEqualTo("1..7");
    }

    static Stream<Arguments> nullArguments() {
        return Stream.of(
                Arguments.of("scale", "id", (ThrowingCallable) () -> FULL.scale(null)),
                Arguments.of("findScale", "id", (ThrowingCallable) () -> FULL.findScale(null)),
                Arguments.of("findFormat", "id", (ThrowingCallable) () -> FULL.findFormat(null)),
                Arguments.of("provenance", "fact", (ThrowingCallable) () -> FULL.provenance(null)),
                Arguments.of("builder", "id", (ThrowingCallable) () -> Instrument.builder(null)),
                Arguments.of("parse of a text", "json", (ThrowingCallable) () -> Instrument.parse((String) null)),
                Arguments.of("parse of bytes", "utf8", (ThrowingCallable) () -> Instrument.parse((byte[]) null)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nullArguments")
    void aNullArgumentIsNamed(String what, String parameter, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call).withMessage(parameter);
    }

    private static Arguments part(String name, Function<Instrument, Collection<?>> part) {
        return Arguments.of(name, part);
    }

    static Stream<Arguments> collections() {
        return Stream.of(
                part("origin", Instrument::origin),
                part("raters", Instrument::raters),
                part("referents", Instrument::referents),
                part("formats", Instrument::formats),
                part("items", Instrument::items),
                part("itemNumbers", Instrument::itemNumbers),
                part("reversed", Instrument::reversed),
                part("scales", Instrument::scales),
                part("cutoffs", instrument -> instrument.cutoffs().orElseThrow().statements()),
                part("structure", Instrument::structure),
                part("reliability", Instrument::reliability),
                part("notes", Instrument::notes),
                part("openQuestions", Instrument::openQuestions),
                part("provenance", Instrument::provenance),
                part("sources", instrument -> instrument.sources().entrySet()),
                part("examples", Instrument::examples));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("collections")
    void nothingThatAnInstrumentGivesOutCanBeChanged(String name, Function<Instrument, Collection<?>> part) {
        Instrument instrument = FullDefinition.builder().build();
        assertThat(part.apply(instrument)).isNotEmpty();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> part.apply(instrument).clear());
    }

    @Test
    void instrumentsThatStateTheSameAreEqual() {
        Instrument same = FullDefinition.builder().build();
        assertThat(same).isEqualTo(FULL).hasSameHashCodeAs(FULL).isNotSameAs(FULL);
        assertThat(Instrument.parse(FULL.toJson())).isEqualTo(FULL);
    }

    @Test
    void theWayADefinitionIsWrittenIsNoPartOfTheInstrument() {
        String json = DEMO.toJson();
        String rewritten = json.replaceFirst("\"reversed\" : \\[ 2 ]", "\"reversed\":[2],\"notes\":[]")
                .replace("[ 3, 4, 5 ]", "[5,4,3]")
                .replaceFirst("\"number\" : 1\\s", "\"number\" : 1, \"printedDescending\" : false ");
        assertThat(rewritten).isNotEqualTo(json);
        assertThat(Instrument.parse(rewritten)).isEqualTo(DEMO).hasSameHashCodeAs(DEMO);
    }

    static Stream<UnaryOperator<InstrumentBuilder>> changes() {
        return Stream.of(
                builder -> builder.title("Another title"),
                builder -> builder.definitionVersion("2.1.4"),
                builder -> builder.year(2002),
                builder -> builder.construct(Construct.ALLIANCE),
                builder -> builder.languages("nl"),
                builder -> builder.cutoffs(
                        new Instrument.Cutoffs(Optional.empty(), List.of(FullDefinition.LOW, FullDefinition.HIGH))),
                builder -> builder.note(new Instrument.Note("More.", Optional.empty(), List.of())),
                builder -> builder.reversed(3),
                builder -> builder.openQuestion("one more"),
                builder -> builder.source("other", Source.of("Another", "in full")));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void anInstrumentIsUnequalToOneThatStatesAnythingElse(UnaryOperator<InstrumentBuilder> change) {
        assertThat(change.apply(InventedInstruments.replaceable(FullDefinition.builder()))
                        .build())
                .isNotEqualTo(FULL);
    }

    @Test
    void anInstrumentEqualsNothingElse() {
        assertThat(FULL.equals(null)).isFalse();
        assertThat(FULL.equals((Object) "demo-full")).isFalse();
    }

    @Test
    void theTextSaysIdVersionAndStatus() {
        assertThat(FULL).hasToString("Instrument[demo-full 2.1.3, keyed]");
    }

    @Test
    void bytesAndTextsReadAlike() {
        assertThat(Instrument.parse(FULL.toJson().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Instrument.parse(FULL.toJson()));
    }

    @Test
    void theDefinitionWritesOutOnManyLinesAndEndsWithOne() {
        assertThat(DEMO.toJson())
                .startsWith("{\n  \"schemaVersion\" : 1,\n  \"id\" : \"demo-5\",\n")
                .endsWith("}\n")
                .doesNotContain("\r");
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("nothing", "", ProblemCode.MALFORMED_JSON, "line 1, column 1."),
                Arguments.of("half an object", "{\n\"id\":", ProblemCode.MALFORMED_JSON, "line 2, column 6."),
                Arguments.of("a NUL", "{\u0000}", ProblemCode.INVALID_TEXT, "UTF-8"),
                Arguments.of("deep nesting", "[".repeat(17) + "]".repeat(17), ProblemCode.TOO_LARGE, "at most"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void whatIsNoDocumentIsOneProblemOfTheWhole(String what, String json, ProblemCode code, String message) {
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> Instrument.parse(json))
                .withNoCause()
                .satisfies(e -> {
                    assertThat(e.problems())
                            .extracting(Problem::code, Problem::pointer)
                            .containsExactly(tuple(code, ""));
                    assertThat(e.problems().get(0).message()).contains(message);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"demo\"", "17", "true", "null"})
    void whatIsNoObjectIsOfTheWrongType(String json) {
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> Instrument.parse(json))
                .satisfies(e ->
                        assertThat(e.problems()).extracting(Problem::code).containsExactly(ProblemCode.WRONG_TYPE));
    }
}
