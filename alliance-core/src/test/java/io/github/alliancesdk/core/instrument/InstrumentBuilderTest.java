package io.github.alliancesdk.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InstrumentBuilderTest {
    private static final long SEED = 20_260_602L;
    private static final int INSTRUMENTS = 300;

    private static List<String> problems(InstrumentBuilder builder) {
        return catchThrowableOfType(InvalidDefinitionException.class, builder::build).problems().stream()
                .map(problem -> problem.code().id() + " " + problem.pointer())
                .toList();
    }

    private static InstrumentBuilder demo() {
        return InventedInstruments.begin("demo-5", 1, 5)
                .items(5)
                .reversed(2)
                .scale("first", 1, 2)
                .scale("total", 1, 2);
    }

    static Stream<Arguments> secondCalls() {
        ResponseFormat format = ResponseFormat.of("default", 0, 4);
        return Stream.of(
                secondCall("/definitionVersion", builder -> builder.definitionVersion("1.0.0")),
                secondCall("/status", builder -> builder.status(InstrumentStatus.KEYED)),
                secondCall("/title", builder -> builder.title("Another")),
                secondCall("/abbreviation", builder -> builder.abbreviation("AB")),
                secondCall("/year", builder -> builder.year(2020)),
                secondCall("/origin", builder -> builder.origin("invented")),
                secondCall("/construct", builder -> builder.construct(Construct.OTHER)),
                secondCall("/languages", builder -> builder.languages("en")),
                secondCall("/raters", builder -> builder.raters(Rater.CLIENT)),
                secondCall("/referents", builder -> builder.referents(Referent.APP)),
                secondCall("/responseFormat", builder -> builder.responseFormat("default", 0, 4, Metric.MEAN)),
                secondCall("/responseFormat", builder -> builder.responseFormat(format)),
                secondCall("/reversed", builder -> builder.reversed(1)),
                secondCall(
                        "/missing",
                        builder -> builder.missing(new Instrument.MissingRule(Optional.empty(), Optional.empty()))),
                secondCall("/cutoffs", builder -> builder.cutoffs(FullDefinition.CUTOFFS)),
                secondCall(
                        "/rights",
                        builder -> builder.rights(new Rights(
                                "nobody", List.of(), "none", Optional.empty(), List.of(), Optional.empty()))),
                secondCall("/whyNotKeyed", builder -> builder.whyNotKeyed("no key")),
                secondCall("/provenance", builder -> builder.allFactsFrom(Disposition.UNCONFIRMED, "invented")));
    }

    private static Arguments secondCall(String pointer, UnaryOperator<InstrumentBuilder> call) {
        return Arguments.of(pointer, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("secondCalls")
    void whatIsSetTwiceIsAProblemAndNeverReplaced(String pointer, UnaryOperator<InstrumentBuilder> call) {
        InstrumentBuilder builder = call.apply(call.apply(Instrument.builder("twice-set")));

        assertThat(problemsOf(builder)).contains("duplicate-field " + pointer);
    }

    @Test
    void whatIsSetOnceIsNoProblemAndEachSetterIsLookedAt() {
        secondCalls().forEach(each -> {
            @SuppressWarnings("unchecked")
            UnaryOperator<InstrumentBuilder> call = (UnaryOperator<InstrumentBuilder>) each.get()[1];
            assertThat(problemsOf(call.apply(Instrument.builder("once-set"))))
                    .doesNotContain("duplicate-field " + each.get()[0]);
        });
        // methods that add may be called again; every other method that returns the builder is in the list above
        assertThat(Arrays.stream(InstrumentBuilder.class.getMethods())
                        .filter(method -> method.getReturnType() == InstrumentBuilder.class)
                        .map(method -> method.getName())
                        .distinct())
                .containsExactlyInAnyOrder(
                        "definitionVersion",
                        "status",
                        "title",
                        "abbreviation",
                        "year",
                        "origin",
                        "construct",
                        "languages",
                        "raters",
                        "referents",
                        "responseFormat",
                        "reversed",
                        "missing",
                        "cutoffs",
                        "whyNotKeyed",
                        "allFactsFrom",
                        "rights",
                        "alternativeFormat",
                        "itemFormat",
                        "items",
                        "item",
                        "scale",
                        "structure",
                        "reliability",
                        "note",
                        "openQuestion",
                        "provenance",
                        "source",
                        "example");
    }

    private static List<String> problemsOf(InstrumentBuilder builder) {
        try {
            builder.build();
            return List.of();
        } catch (InvalidDefinitionException e) {
            return e.problems().stream()
                    .map(problem -> problem.code().id() + " " + problem.pointer())
                    .toList();
        }
    }

    @Test
    void aFullDefinitionWritesOutAndReadsBackAsEqual() {
        Instrument built = FullDefinition.builder().build();
        Instrument read = Instrument.parse(built.toJson());
        assertThat(read).isEqualTo(built).hasSameHashCodeAs(built);
        assertThat(read.definitionDigest()).isEqualTo(built.definitionDigest());
        assertThat(read.toJson()).isEqualTo(built.toJson());
    }

    @Test
    void anyBuiltDefinitionWritesOutAndReadsBackAsEqual() {
        for (long seed = SEED; seed < SEED + INSTRUMENTS; seed++) {
            Instrument built = random(new Random(seed)).build();
            Instrument read = Instrument.parse(built.toJson());
            assertThat(read).as("seed %d", seed).isEqualTo(built);
            assertThat(read.definitionDigest()).as("seed %d", seed).isEqualTo(built.definitionDigest());
        }
    }

    private static InstrumentBuilder random(Random random) {
        int min = random.nextInt(20) - 10;
        int items = 1 + random.nextInt(40);
        InstrumentBuilder builder =
                InventedInstruments.begin("demo-" + random.nextInt(100), min, min + 1 + random.nextInt(100));
        int number = 0;
        int[] numbers = new int[items];
        for (int i = 0; i < items; i++) {
            number += 1 + random.nextInt(5);
            numbers[i] = number;
            Optional<Item.Origin> origin = random.nextInt(4) == 0
                    ? Optional.of(new Item.Origin(InstrumentId.of("demo-old"), 1 + random.nextInt(9999)))
                    : Optional.empty();
            builder.item(new Item(number, origin, random.nextBoolean()));
        }
        builder.reversed(random.ints(random.nextInt(items + 1), 0, items)
                .distinct()
                .map(i -> numbers[i])
                .toArray());
        for (int i = random.nextInt(4); i > 0; i--) {
            builder.scale(
                    "scale-" + i,
                    random.ints(1 + random.nextInt(items), 0, items)
                            .distinct()
                            .map(n -> numbers[n])
                            .toArray());
        }
        if (random.nextBoolean()) {
            builder.alternativeFormat(ResponseFormat.of("alternative", 0, 9)
                    .withMetric(Metric.SUM)
                    .withAnchors(Map.of(random.nextInt(10), "\"\\ \u00e9 \ud83d\ude00")));
        }
        if (random.nextBoolean()) {
            builder.note(new Instrument.Note("\u2028 / \t note", Optional.of(Disposition.NONE_FOUND), List.of()));
        }
        return builder.scale("total", numbers);
    }

    @Test
    void aBuiltDefinitionHasItsFieldsInTheOrderOfTheFormat() {
        assertThat(FullDefinition.builder()
                        .build()
                        .toJson()
                        .lines()
                        .filter(line -> line.startsWith("  \""))
                        .map(line -> line.substring(3, line.indexOf('"', 3))))
                .containsExactly(
                        "schemaVersion",
                        "id",
                        "definitionVersion",
                        "status",
                        "title",
                        "abbreviation",
                        "year",
                        "origin",
                        "construct",
                        "languages",
                        "raters",
                        "referents",
                        "responseFormat",
                        "alternativeFormats",
                        "items",
                        "reversed",
                        "scales",
                        "missing",
                        "cutoffs",
                        "structure",
                        "reliability",
                        "rights",
                        "notes",
                        "openQuestions",
                        "provenance",
                        "sources",
                        "examples");
    }

    @Test
    void anExampleHasItsFieldsInTheOrderOfTheFormatOnEveryRun() {
        String json = FullDefinition.builder().build().toJson();
        String examples = json.substring(json.indexOf("\"examples\""), json.indexOf("\"partial\""));
        assertThat(examples)
                .containsSubsequence(
                        "\"id\"", "\"rater\"", "\"format\"", "\"policy\"", "\"responses\"", "\"scores\"", "\"status\"");
    }

    @Test
    void aDefinitionIsKeyedAndOfVersionOneUnlessItSaysOtherwise() {
        Instrument instrument = demo().build();
        assertThat(instrument.status()).isEqualTo(InstrumentStatus.KEYED);
        assertThat(instrument.definitionVersion()).hasToString("1.0.0");
    }

    @Test
    void allFactsFromStandsInForEveryFactWithoutAnEntryOfItsOwn() {
        Instrument instrument = demo().provenance(
                        Provenance.of("reversed", Disposition.CONFIRMED_SECONDARY, "invention"))
                .build();
        assertThat(instrument.provenance())
                .containsExactly(
                        Provenance.of("reversed", Disposition.CONFIRMED_SECONDARY, "invention"),
                        Provenance.of("raters/client", Disposition.CONFIRMED, "invention"),
                        Provenance.of("raters/therapist", Disposition.CONFIRMED, "invention"),
                        Provenance.of("responseFormat", Disposition.CONFIRMED, "invention"),
                        Provenance.of("metric", Disposition.CONFIRMED, "invention"),
                        Provenance.of("scales/first/items", Disposition.CONFIRMED, "invention"),
                        Provenance.of("scales/total/items", Disposition.CONFIRMED, "invention"));
    }

    @Test
    void withoutProvenanceEveryFactIsAProblem() {
        InstrumentBuilder builder = Instrument.builder("demo-1")
                .title("Demonstration")
                .raters(Rater.CLIENT)
                .referents(Referent.APP)
                .responseFormat("default", 1, 5, Metric.MEAN)
                .items(1)
                .scale("one", 1);
        InvalidDefinitionException e = catchThrowableOfType(InvalidDefinitionException.class, builder::build);
        assertThat(e.problems())
                .allSatisfy(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.MISSING_PROVENANCE))
                .extracting(problem -> problem.arguments().get("fact"))
                .containsExactly("raters/client", "responseFormat", "metric", "reversed", "scales/one/items");
        assertThat(e.problems().get(4).message())
                .isEqualTo("The fact scales/one/items has no provenance: state its disposition and its sources.");
    }

    @Test
    void aFactThatAllFactsFromCouldNotBackIsAWeakKey() {
        assertThat(problems(demo().allFactsFrom(Disposition.UNCONFIRMED, "invention")))
                .containsExactly("weak-key /status");
        assertThat(demo().allFactsFrom(Disposition.UNCONFIRMED, "invention")
                        .openQuestion("which items are reversed")
                        .build()
                        .openQuestions())
                .hasSize(1);
    }

    @Test
    void aKeyOnWhichSourcesContradictEachOtherIsNotKeyedWhateverIsOpen() {
        InstrumentBuilder keyed = demo().provenance(
                        Provenance.of("scales/first/items", Disposition.CONFLICTING, "invention"))
                .openQuestion("which source is right");
        assertThat(problems(keyed)).containsExactly("conflicting-key /status");
        assertThat(problems(demo().allFactsFrom(Disposition.CONFLICTING, "invention")))
                .containsExactly("conflicting-key /status");
        assertThat(InventedInstruments.replaceable(keyed)
                        .status(InstrumentStatus.EXPERIMENTAL)
                        .build()
                        .status())
                .isEqualTo(InstrumentStatus.EXPERIMENTAL);
        assertThat(demo().provenance(Provenance.of("metric", Disposition.CONFLICTING, "invention"))
                        .build()
                        .status())
                .isEqualTo(InstrumentStatus.KEYED);
    }

    @Test
    void theAuthorOfAnInstrumentKeysItWithoutSources() {
        Instrument own = Instrument.builder("own-4")
                .title("Own scale")
                .raters(Rater.CLIENT)
                .referents(Referent.APP)
                .responseFormat("default", 1, 5, Metric.MEAN)
                .items(4)
                .scale("total", 1, 2, 3, 4)
                .allFactsFrom(Disposition.AUTHOR)
                .build();
        assertThat(own.status()).isEqualTo(InstrumentStatus.KEYED);
        assertThat(own.openQuestions()).isEmpty();
        assertThat(own.provenance()).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.disposition()).isEqualTo(Disposition.AUTHOR);
            assertThat(entry.sources()).isEmpty();
        });
    }

    private static InstrumentBuilder withCutoff(
            String scale, double value, Disposition disposition, String... sources) {
        CutoffStatement statement = new CutoffStatement(
                scale, value, CutoffStatement.Direction.BELOW, "low", disposition, List.of(sources));
        return demo().cutoffs(new Instrument.Cutoffs(Optional.empty(), List.of(statement)));
    }

    static Stream<Arguments> brokenCutoffs() {
        Disposition unconfirmed = Disposition.UNCONFIRMED;
        return Stream.of(
                Arguments.of(
                        "a scale that there isn't",
                        withCutoff("bond", 3, unconfirmed, "invention"),
                        "unknown-scale /cutoffs/statements/0/scale"),
                Arguments.of(
                        "no number",
                        withCutoff("total", Double.NaN, unconfirmed, "invention"),
                        "wrong-type /cutoffs/statements/0/value"),
                Arguments.of(
                        "an infinite number",
                        withCutoff("total", Double.NEGATIVE_INFINITY, unconfirmed, "invention"),
                        "wrong-type /cutoffs/statements/0/value"),
                Arguments.of(
                        "a source that there isn't",
                        withCutoff("total", 3, unconfirmed, "hearsay"),
                        "unknown-source /cutoffs/statements/0/sources/0"),
                Arguments.of(
                        "no source",
                        withCutoff("total", 3, Disposition.CONFLICTING),
                        "source-required /cutoffs/statements/0/sources"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenCutoffs")
    void aCutoffStatementThatDoesNotFitIsAProblem(String what, InstrumentBuilder builder, String expected) {
        assertThat(problems(builder)).containsExactly(expected);
    }

    @Test
    void factsNeedASourceWhereTheirDispositionSaysThatThereIsOne() {
        assertThat(problems(demo().allFactsFrom(Disposition.CONFIRMED)))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).matches("source-required /provenance/\\d+/sources"));
    }

    @Test
    void aBrokenDefinitionGivesEveryProblemAtOnce() {
        InstrumentBuilder builder = Instrument.builder("Demo")
                .definitionVersion("1.0")
                .title("")
                .abbreviation("x".repeat(41))
                .year(1899)
                .origin("nowhere")
                .raters(Rater.CLIENT, Rater.CLIENT)
                .referents(Referent.UNSTATED)
                .responseFormat("default", 5, 1, Metric.MEAN)
                .items(2)
                .item(new Item(1, Optional.empty(), false))
                .reversed(7)
                .scale("total", 1)
                .scale("first", 1, 9)
                .whyNotKeyed("no reason")
                .provenance(Provenance.of("reversed", Disposition.CONFIRMED))
                .source("manual", FullDefinition.MANUAL)
                .source("manual", FullDefinition.PAPER);
        assertThat(problems(builder))
                .containsExactlyInAnyOrder(
                        "not-allowed /id",
                        "not-allowed /definitionVersion",
                        "not-allowed /title",
                        "not-allowed /abbreviation",
                        "not-allowed /year",
                        "unknown-source /origin/0",
                        "duplicate-entry /raters",
                        "not-allowed /referents/0",
                        "empty-range /responseFormat/max",
                        "not-ascending /items/2/number",
                        "unknown-item /reversed/0",
                        "total-not-last /scales/0/id",
                        "total-incomplete /scales/0/items",
                        "unknown-item /scales/1/items/1",
                        "unexpected-field /whyNotKeyed",
                        "source-required /provenance/0/sources",
                        "duplicate-field /sources/manual");
    }

    @Test
    void anEmptyBuilderLacksWhatEveryDefinitionNeeds() {
        assertThat(problems(Instrument.builder("demo-1")))
                .containsExactlyInAnyOrder(
                        "missing-field /title",
                        "missing-field /responseFormat",
                        "empty-list /raters",
                        "empty-list /referents",
                        "empty-list /items",
                        "empty-list /scales",
                        "missing-provenance /provenance");
    }

    @Test
    void allFactsFromDoesNotGetInTheWayOfABrokenDefinition() {
        assertThat(problems(Instrument.builder("demo-1")
                        .title("Demonstration")
                        .referents(Referent.APP)
                        .responseFormat("default", 1, 5, Metric.MEAN)
                        .items(1)
                        .scale("One", 1)
                        .source("invention", FullDefinition.PAPER)
                        .allFactsFrom(Disposition.CONFIRMED, "invention")))
                .containsExactlyInAnyOrder("empty-list /raters", "not-allowed /scales/0/id");
    }

    static Stream<Arguments> brokenExamples() {
        Map<String, Example.Expected> scores =
                Map.of("first", Example.Expected.scored(1, 1, 2, 2), "total", Example.Expected.scored(1, 1, 4, 4));
        return Stream.of(
                Arguments.of(
                        "an answer beyond the range",
                        FullDefinition.example("other", MissingPolicy.complete(), Map.of(1, 6), scores),
                        List.of("out-of-range /examples/2/responses/1")),
                Arguments.of(
                        "an item that isn't there",
                        FullDefinition.example("other", MissingPolicy.complete(), Map.of(2, 1), scores),
                        List.of("unknown-item /examples/2/responses/2")),
                Arguments.of(
                        "an id that is used",
                        FullDefinition.example("partial", MissingPolicy.complete(), Map.of(), scores),
                        List.of("duplicate-id /examples/2/id")),
                Arguments.of(
                        "a scale that isn't there, one that is, and one of another size",
                        FullDefinition.example(
                                "other",
                                MissingPolicy.complete(),
                                Map.of(),
                                Map.of(
                                        "second", Example.Expected.scored(1, 1, 1, 1),
                                        "total", Example.Expected.insufficient(0, 5, 5))),
                        List.of(
                                "unknown-scale /examples/2/scores/second",
                                "out-of-range /examples/2/scores/total/items",
                                "missing-field /examples/2/scores/first")),
                Arguments.of(
                        "a mean that is no number",
                        FullDefinition.example(
                                "other",
                                MissingPolicy.complete(),
                                Map.of(),
                                Map.of(
                                        "first", Example.Expected.scored(Double.NaN, 1, 2, 2),
                                        "total", Example.Expected.scored(1, Double.POSITIVE_INFINITY, 4, 4))),
                        List.of("wrong-type /examples/2/scores/first/mean", "wrong-type /examples/2/scores/total/sum")),
                Arguments.of(
                        "a rater and a format that the instrument doesn't know",
                        new Example(
                                InstrumentId.of("demo-full"),
                                "other",
                                Rater.THERAPIST,
                                "unheard-of",
                                MissingPolicy.complete(),
                                new TreeMap<>(),
                                scores),
                        List.of("unknown-rater /examples/2/rater", "unknown-format /examples/2/format")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenExamples")
    void anExampleThatDoesNotFitIsAProblem(String what, Example example, List<String> expected) {
        assertThat(problems(FullDefinition.builder().example(example))).containsExactlyElementsOf(expected);
    }

    @Test
    void anExampleMayBeOfAnyDeclaredFormatAndIsOfTheInstrumentThatHoldsIt() {
        Example example = new Example(
                InstrumentId.of("another"),
                "zero",
                Rater.OBSERVER,
                "from-zero",
                MissingPolicy.complete(),
                new TreeMap<>(Map.of(1, 0)),
                Map.of(
                        "first",
                        Example.Expected.insufficient(1, 2, 2),
                        "total",
                        Example.Expected.insufficient(1, 4, 4)));
        Example built =
                FullDefinition.builder().example(example).build().examples().get(2);
        assertThat(built.instrument()).isEqualTo(InstrumentId.of("demo-full"));
        assertThat(built.payload()).containsEntry("format", "from-zero");
    }

    @Test
    void aCataloguedDefinitionThatKnowsAnAlternativeKnowsTheDefaultToo() {
        assertThat(problems(Instrument.builder("listed-1")
                        .title("Listed")
                        .status(InstrumentStatus.CATALOGUED)
                        .whyNotKeyed("the key was not read")
                        .alternativeFormat(FullDefinition.ALTERNATIVE)
                        .source("manual", FullDefinition.MANUAL)
                        .allFactsFrom(Disposition.CONFIRMED, "manual")))
                .containsExactly("missing-field /responseFormat");
    }

    @Test
    void anExampleOfAnInstrumentWithoutFormatHasNone() {
        String json = InventedInstruments.catalogued()
                .toJson()
                .replaceFirst(
                        "\\s*}\\s*$",
                        ",\"examples\":[{\"id\":\"none\",\"rater\":\"client\",\"policy\":\"complete\","
                                + "\"responses\":{},\"scores\":{}}]}");
        assertThat(catchThrowableOfType(InvalidDefinitionException.class, () -> Instrument.parse(json))
                        .problems())
                .extracting(Problem::pointer)
                .containsExactly("/examples/0/rater", "/examples/0/format");
    }

    @Test
    void aPointerIntoALongIdOfADefinitionIsWhole() {
        String id = "an-id-of-" + "x".repeat(50);
        assertThat(problems(demo().source(id, Source.of("", "in full"))))
                .containsExactly("not-allowed /sources/" + id + "/title");
        assertThat(problems(demo().scale(Scale.of(id, 1))
                        .example(new Example(
                                InstrumentId.of("demo-5"),
                                "other",
                                Rater.CLIENT,
                                "default",
                                MissingPolicy.complete(),
                                new TreeMap<>(),
                                Map.of(id, Example.Expected.scored(Double.NaN, 1, 1, 1))))))
                .contains("wrong-type /examples/0/scores/" + id + "/mean");
    }

    @Test
    void aBuilderCanBeUsedOn() {
        InstrumentBuilder builder = demo();
        Instrument first = builder.build();
        Instrument again = builder.build();
        Instrument later = builder.note(FullDefinition.BARE_NOTE).build();
        assertThat(again).isEqualTo(first);
        assertThat(first.notes()).isEmpty();
        assertThat(later.notes()).hasSize(1);
    }

    private static Arguments of(String method, String parameter, ThrowingCallable call) {
        return Arguments.of(method, parameter, call);
    }

    static Stream<Arguments> nullArguments() {
        InstrumentBuilder builder = Instrument.builder("demo-1");
        return Stream.of(
                of("definitionVersion", "definitionVersion", () -> builder.definitionVersion(null)),
                of("status", "status", () -> builder.status(null)),
                of("title", "title", () -> builder.title(null)),
                of("abbreviation", "abbreviation", () -> builder.abbreviation(null)),
                of("origin", "sources", () -> builder.origin((String[]) null)),
                of("construct", "construct", () -> builder.construct(null)),
                of("languages", "languages", () -> builder.languages((String[]) null)),
                of("raters", "raters", () -> builder.raters((Rater[]) null)),
                of("referents", "referents", () -> builder.referents((Referent[]) null)),
                of("responseFormat", "id", () -> builder.responseFormat(null, 1, 5, Metric.MEAN)),
                of("responseFormat", "metric", () -> builder.responseFormat("default", 1, 5, null)),
                of("responseFormat", "format", () -> builder.responseFormat(null)),
                of("alternativeFormat", "format", () -> builder.alternativeFormat(null)),
                of("item", "item", () -> builder.item(null)),
                of("reversed", "items", () -> builder.reversed((int[]) null)),
                of("scale by id", "id", () -> builder.scale(null, 1)),
                of("scale by id", "items", () -> builder.scale("one", (int[]) null)),
                of("scale", "scale", () -> builder.scale(null)),
                of("missing", "rule", () -> builder.missing(null)),
                of("cutoffs", "cutoffs", () -> builder.cutoffs(null)),
                of("structure", "finding", () -> builder.structure(null)),
                of("reliability", "finding", () -> builder.reliability(null)),
                of("rights", "rights", () -> builder.rights(null)),
                of("note", "note", () -> builder.note(null)),
                of("openQuestion", "question", () -> builder.openQuestion(null)),
                of("whyNotKeyed", "whyNotKeyed", () -> builder.whyNotKeyed(null)),
                of("provenance", "provenance", () -> builder.provenance(null)),
                of("allFactsFrom", "disposition", () -> builder.allFactsFrom(null)),
                of("allFactsFrom", "sources", () -> builder.allFactsFrom(Disposition.DERIVED, (String[]) null)),
                of("source", "id", () -> builder.source(null, FullDefinition.PAPER)),
                of("source", "source", () -> builder.source("paper", null)),
                of("example", "example", () -> builder.example(null)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("nullArguments")
    void aNullArgumentIsNamed(String method, String parameter, ThrowingCallable call) {
        NullArgument.isNamed(parameter, call);
    }

    static Stream<Arguments> nullElements() {
        InstrumentBuilder builder = Instrument.builder("demo-1");
        return Stream.of(
                of("origin", "", () -> builder.origin("one", null)),
                of("raters", "", () -> builder.raters(Rater.CLIENT, null)),
                of("referents", "", () -> builder.referents(Referent.APP, null)),
                of("allFactsFrom", "", () -> builder.allFactsFrom(Disposition.DERIVED, "one", null)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nullElements")
    void aNullElementIsRefused(String method, String none, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call);
    }
}
