package io.github.alliancesdk.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.alliancesdk.core.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of small value types: refused arguments, stored values, and texts. */
class ValueTypesTest {
    private static final InstrumentId ID = InstrumentId.of("demo-5");
    private static final Optional<String> NONE = Optional.empty();
    private static final OptionalDouble NO_NUMBER = OptionalDouble.empty();
    private static final OptionalInt NO_INTEGER = OptionalInt.empty();
    private static final CutoffStatement.Direction BELOW = CutoffStatement.Direction.BELOW;

    private static Arguments of(String what, String parameter, ThrowingCallable call) {
        return Arguments.of(what, parameter, call);
    }

    static Stream<Arguments> nullArguments() {
        return Stream.of(
                of("Item.Origin", "instrument", () -> new Item.Origin(null, 1)),
                of("Item", "derivedFrom", () -> new Item(1, null, false)),
                of("Item", "format", () -> new Item(1, Optional.empty(), false, null)),
                of("ResponseFormat.of", "id", () -> ResponseFormat.of(null, 1, 5)),
                of("ResponseFormat.ofSteps", "id", () -> ResponseFormat.ofSteps(null, 0, 10, 0.1)),
                of("ResponseFormat.ofCodes", "id", () -> ResponseFormat.ofCodes(null, -1, 1)),
                of("ResponseFormat.ofCodes", "codes", () -> ResponseFormat.ofCodes("a", (int[]) null)),
                of(
                        "ResponseFormat.withMetric",
                        "other",
                        () -> ResponseFormat.of("a", 1, 5).withMetric(null)),
                of(
                        "ResponseFormat.withAnchors",
                        "labels",
                        () -> ResponseFormat.of("a", 1, 5).withAnchors(null)),
                of("Scale", "id", () -> new Scale(null, List.of(1), Set.of(), Optional.empty())),
                of("Scale", "items", () -> new Scale("a", null, Set.of(), Optional.empty())),
                of("Scale", "referents", () -> new Scale("a", List.of(1), null, Optional.empty())),
                of("Scale", "metric", () -> new Scale("a", List.of(1), Set.of(), null)),
                of("Scale.withMetric", "other", () -> Scale.of("a", 1).withMetric(null)),
                of("Scale.of", "id", () -> Scale.of(null, 1)),
                of("Scale.of", "items", () -> Scale.of("a", (int[]) null)),
                of("Instrument.PublishedRule", "statement", () -> new Instrument.PublishedRule(null)),
                of("CutoffStatement", "scale", () -> cutoff(null, BELOW, "c", Disposition.AUTHOR, List.of())),
                of("CutoffStatement", "direction", () -> cutoff("a", null, "c", Disposition.AUTHOR, List.of())),
                of("CutoffStatement", "claim", () -> cutoff("a", BELOW, null, Disposition.AUTHOR, List.of())),
                of("CutoffStatement", "disposition", () -> cutoff("a", BELOW, "c", null, List.of())),
                of("CutoffStatement", "sources", () -> cutoff("a", BELOW, "c", Disposition.AUTHOR, null)),
                of("Instrument.StructureFinding", "statement", () -> new Instrument.StructureFinding(1, null)),
                of(
                        "Instrument.ReliabilityFinding",
                        "statistic",
                        () -> new Instrument.ReliabilityFinding(1, null, "v", List.of(), NONE)),
                of(
                        "Instrument.ReliabilityFinding",
                        "value",
                        () -> new Instrument.ReliabilityFinding(1, "s", null, List.of(), NONE)),
                of(
                        "Instrument.ReliabilityFinding",
                        "n",
                        () -> new Instrument.ReliabilityFinding(1, "s", "v", null, NONE)),
                of(
                        "Instrument.ReliabilityFinding",
                        "population",
                        () -> new Instrument.ReliabilityFinding(1, "s", "v", List.of(), null)),
                of("Rights", "holder", () -> new Rights(null, List.of(), "p", NONE, List.of(), NONE)),
                of("Rights", "contact", () -> new Rights("h", null, "p", NONE, List.of(), NONE)),
                of("Rights", "permission", () -> new Rights("h", List.of(), null, NONE, List.of(), NONE)),
                of("Rights", "terms", () -> new Rights("h", List.of(), "p", null, List.of(), NONE)),
                of("Rights", "evidence", () -> new Rights("h", List.of(), "p", NONE, null, NONE)),
                of("Rights", "note", () -> new Rights("h", List.of(), "p", NONE, List.of(), null)),
                of("Instrument.Note", "text", () -> new Instrument.Note(null, Optional.empty(), List.of())),
                of("Instrument.Note", "disposition", () -> new Instrument.Note("t", null, List.of())),
                of("Instrument.Note", "sources", () -> new Instrument.Note("t", Optional.empty(), null)),
                of("Provenance", "fact", () -> new Provenance(null, Disposition.DERIVED, List.of(), NONE)),
                of("Provenance", "disposition", () -> new Provenance("f", null, List.of(), NONE)),
                of("Provenance", "sources", () -> new Provenance("f", Disposition.DERIVED, null, NONE)),
                of("Provenance", "note", () -> new Provenance("f", Disposition.DERIVED, List.of(), null)),
                of("Provenance.of", "fact", () -> Provenance.of(null, Disposition.DERIVED)),
                of("Provenance.of", "disposition", () -> Provenance.of("f", null)),
                of("Provenance.of", "sources", () -> Provenance.of("f", Disposition.DERIVED, (String[]) null)),
                of("Source", "title", () -> new Source(null, NONE, NO_INTEGER, NONE, NONE, "r")),
                of("Source", "authors", () -> new Source("t", null, NO_INTEGER, NONE, NONE, "r")),
                of("Source", "year", () -> new Source("t", NONE, null, NONE, NONE, "r")),
                of("Source", "doi", () -> new Source("t", NONE, NO_INTEGER, null, NONE, "r")),
                of("Source", "url", () -> new Source("t", NONE, NO_INTEGER, NONE, null, "r")),
                of("Source", "read", () -> new Source("t", NONE, NO_INTEGER, NONE, NONE, null)),
                of("Source.of", "title", () -> Source.of(null, "r")),
                of("Source.of", "read", () -> Source.of("t", null)),
                of("Example.Expected", "mean", () -> new Example.Expected(null, NO_NUMBER, 0, 1, NO_INTEGER)),
                of("Example.Expected", "sum", () -> new Example.Expected(NO_NUMBER, null, 0, 1, NO_INTEGER)),
                of("Example.Expected", "required", () -> new Example.Expected(NO_NUMBER, NO_NUMBER, 0, 1, null)),
                of(
                        "Example",
                        "instrument",
                        () -> example(null, "e", Rater.CLIENT, "d", MissingPolicy.complete(), Map.of(), Map.of())),
                of(
                        "Example",
                        "id",
                        () -> example(ID, null, Rater.CLIENT, "d", MissingPolicy.complete(), Map.of(), Map.of())),
                of("Example", "rater", () -> example(ID, "e", null, "d", MissingPolicy.complete(), Map.of(), Map.of())),
                of(
                        "Example",
                        "format",
                        () -> example(ID, "e", Rater.CLIENT, null, MissingPolicy.complete(), Map.of(), Map.of())),
                of("Example", "policy", () -> example(ID, "e", Rater.CLIENT, "d", null, Map.of(), Map.of())),
                of(
                        "Example",
                        "responses",
                        () -> new Example(ID, "e", Rater.CLIENT, "d", MissingPolicy.complete(), null, Map.of())),
                of(
                        "Example",
                        "scores",
                        () -> example(ID, "e", Rater.CLIENT, "d", MissingPolicy.complete(), Map.of(), null)),
                of("InvalidDefinitionException", "problems", () -> new InvalidDefinitionException(null)),
                of("UnknownInstrumentException", "id", () -> new UnknownInstrumentException(null, List.of())),
                of("UnknownInstrumentException", "known", () -> new UnknownInstrumentException("demo", null)));
    }

    private static CutoffStatement cutoff(
            String scale,
            CutoffStatement.Direction direction,
            String claim,
            Disposition disposition,
            List<String> sources) {
        return new CutoffStatement(scale, 3, direction, claim, disposition, sources);
    }

    private static Example example(
            InstrumentId instrument,
            String id,
            Rater rater,
            String format,
            MissingPolicy policy,
            Map<Integer, Number> responses,
            Map<String, Example.Expected> scores) {
        return new Example(instrument, id, rater, format, policy, new TreeMap<>(responses), scores);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("nullArguments")
    void aNullArgumentIsNamed(String what, String parameter, ThrowingCallable call) {
        NullArgument.isNamed(parameter, call);
    }

    static Stream<Arguments> nullElements() {
        Map<Integer, Number> answer = new HashMap<>(Collections.singletonMap(1, null));
        Map<String, Example.Expected> score = new HashMap<>(Collections.singletonMap("total", null));
        List<String> texts = Arrays.asList("a", null);
        return Stream.of(
                of("an item of a scale", "", () -> new Scale("a", Arrays.asList(1, null), Set.of(), Optional.empty())),
                of(
                        "a referent of a scale",
                        "",
                        () -> Scale.of("a", 1).withReferents(new HashSet<>(Collections.singleton(null)))),
                of(
                        "a label of a format",
                        "",
                        () -> ResponseFormat.of("a", 1, 5).withAnchors(Collections.singletonMap(1, null))),
                of(
                        "a sample size",
                        "",
                        () -> new Instrument.ReliabilityFinding(1, "s", "v", Arrays.asList(1, null), NONE)),
                of("a source of a cut-off", "", () -> cutoff("a", BELOW, "c", Disposition.AUTHOR, texts)),
                of("a contact", "", () -> new Rights("h", texts, "p", NONE, List.of(), NONE)),
                of("a source of rights", "", () -> new Rights("h", List.of(), "p", NONE, texts, NONE)),
                of("a source of a note", "", () -> new Instrument.Note("t", Optional.empty(), texts)),
                of("a source of a fact", "", () -> new Provenance("f", Disposition.DERIVED, texts, NONE)),
                of("a source of a fact in short", "", () -> Provenance.of("f", Disposition.DERIVED, "a", null)),
                of(
                        "an answer of an example",
                        "",
                        () -> example(ID, "e", Rater.CLIENT, "d", MissingPolicy.complete(), answer, Map.of())),
                of(
                        "a score of an example",
                        "",
                        () -> example(ID, "e", Rater.CLIENT, "d", MissingPolicy.complete(), Map.of(), score)),
                of("a problem", "", () -> new InvalidDefinitionException(Arrays.asList((Problem) null))),
                of("a known id", "", () -> new UnknownInstrumentException("demo", texts)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nullElements")
    void aNullElementIsRefused(String what, String none, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call);
    }

    static Stream<Arguments> invalidValues() {
        return Stream.of(
                of("item 0", "from 1 to 9999", () -> new Item(0, Optional.empty(), false)),
                of("item -1", "from 1 to 9999", () -> new Item(-1, Optional.empty(), false)),
                of("item 10000", "from 1 to 9999", () -> new Item(10_000, Optional.empty(), false)),
                of("a reference to item 0", "from 1", () -> new Item.Origin(ID, 0)),
                of("a reference to item -7", "from 1", () -> new Item.Origin(ID, -7)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidValues")
    void anInvalidValueIsRefused(String what, String message, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }

    @Test
    void theBoundsOfItemNumbersAreIncluded() {
        assertThat(new Item(1, Optional.empty(), false).number()).isEqualTo(1);
        assertThat(new Item(9999, Optional.empty(), true).number()).isEqualTo(9999);
        assertThat(new Item.Origin(ID, 1).item()).isEqualTo(1);
    }

    static Stream<Arguments> listsOfValues() {
        List<String> given = new ArrayList<>(List.of("a"));
        List<Integer> sizes = new ArrayList<>(List.of(1));
        return Stream.of(
                Arguments.of("contact", given, new Rights("h", given, "p", NONE, List.of(), NONE).contact()),
                Arguments.of("evidence", given, new Rights("h", List.of(), "p", NONE, given, NONE).evidence()),
                Arguments.of("sources of a note", given, new Instrument.Note("t", Optional.empty(), given).sources()),
                Arguments.of(
                        "sources of a fact", given, new Provenance("f", Disposition.DERIVED, given, NONE).sources()),
                Arguments.of(
                        "sources of a cut-off",
                        given,
                        cutoff("a", BELOW, "c", Disposition.DERIVED, given).sources()),
                Arguments.of("sample sizes", sizes, new Instrument.ReliabilityFinding(1, "s", "v", sizes, NONE).n()),
                Arguments.of("known ids", given, new UnknownInstrumentException("x", given).known()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("listsOfValues")
    void whatAValueWasMadeOfIsCopiedAndCantBeChanged(String what, Collection<Object> given, Collection<Object> kept) {
        List<Object> before = List.copyOf(kept);
        assertThat(before).isNotEmpty();
        given.clear();
        assertThat(kept).containsExactlyElementsOf(before);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(kept::clear);
    }

    @Test
    void aRuleIsPublishedIfItSaysWhatItIs() {
        assertThat(new Instrument.PublishedRule(Optional.of("One may be missing.")).isPublished())
                .isTrue();
        assertThat(new Instrument.PublishedRule(NONE).isPublished()).isFalse();
    }

    @Test
    void aProvenanceInShortHasNoNote() {
        assertThat(Provenance.of("reversed", Disposition.CONFIRMED, "one", "two"))
                .isEqualTo(new Provenance("reversed", Disposition.CONFIRMED, List.of("one", "two"), NONE));
    }

    @Test
    void aSourceInShortHasATitleAndWhatWasRead() {
        assertThat(Source.of("A manual", "in full"))
                .isEqualTo(new Source("A manual", NONE, NO_INTEGER, NONE, NONE, "in full"));
    }

    @Test
    void anExpectedScoreSaysWhetherThereIsOne() {
        Example.Expected scored = Example.Expected.scored(2.5, 10, 4, 4);
        assertThat(scored.isScored()).isTrue();
        assertThat(scored.mean()).hasValue(2.5);
        assertThat(scored.sum()).hasValue(10);
        assertThat(scored.required()).isEmpty();

        Example.Expected insufficient = Example.Expected.insufficient(1, 4, 3);
        assertThat(insufficient.isScored()).isFalse();
        assertThat(insufficient.mean()).isEmpty();
        assertThat(insufficient.sum()).isEmpty();
        assertThat(insufficient.required()).hasValue(3);
        assertThat(insufficient.answered()).isEqualTo(1);
        assertThat(insufficient.items()).isEqualTo(4);
    }
}
