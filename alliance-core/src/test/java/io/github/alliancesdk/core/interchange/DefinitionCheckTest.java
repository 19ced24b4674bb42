package io.github.alliancesdk.core.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Source;
import io.github.alliancesdk.core.interchange.Corpus.Case;
import io.github.alliancesdk.core.interchange.Corpus.Label;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionCheckTest {
    private static final Corpus CORPUS = Corpus.of("definition");
    private static final String GOOD = text("valid/demo-5.json");

    private final DefinitionCheck check = DefinitionCheck.standard();

    private static String text(String file) {
        return CORPUS.cases(Label.VALID)
                .filter(each -> each.file().equals(file))
                .map(each -> new String(each.bytes(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    private static Arguments broken(
            String what, String from, String to, String code, String pointer, String messageHolds) {
        return Arguments.of(what, from, to, code, pointer, messageHolds);
    }

    static Stream<Arguments> brokenDefinitions() {
        return Stream.of(
                // structure
                broken("no JSON", "{\n  \"schemaVersion\"", "\n  \"schemaVersion\"", "malformed-json", "", "line"),
                broken("no title", "\"title\": \"Demonstration demo-5\",", "", "missing-field", "/title", "required"),
                broken("unknown field", "\"year\"", "\"yaer\"", "unknown-field", "/yaer", "no such field"),
                broken("no such status", "\"keyed\"", "\"valid\"", "not-allowed", "/status", "experimental"),
                broken("no such rater", "[\"client\", ", "[\"clients\", ", "not-allowed", "/raters/0", "client"),
                broken("empty range", "\"min\": 1", "\"min\": 5", "empty-range", "/responseFormat/max", "above 5"),
                broken("4.0 points", "\"max\": 5", "\"max\": 5.0", "not-an-integer", "/responseFormat/max", "integer"),
                broken(
                        "label out of range",
                        "\"5\": \"High\"",
                        "\"6\": \"High\"",
                        "anchor-out-of-range",
                        "/responseFormat/anchors/6",
                        "1..5"),
                broken("items descend", "{\"number\": 8}", "{\"number\": 7}", "not-ascending", "/items/7/number", "7"),
                broken("no such reversed item", "[3, 6]", "[3, 9]", "unknown-item", "/reversed/1", "no such item"),
                broken("item twice", "[3, 6]", "[3, 3]", "duplicate-entry", "/reversed", "duplicate entry"),
                broken(
                        "item of a scale unknown",
                        "\"second\", \"items\": [5, 6, 7, 8]",
                        "\"second\", \"items\": [5, 6, 7, 18]",
                        "unknown-item",
                        "/scales/1/items/3",
                        "no such item"),
                broken(
                        "two scales of one id",
                        "{\"id\": \"second\"",
                        "{\"id\": \"first\"",
                        "duplicate-id",
                        "/scales/1/id",
                        "twice"),
                broken(
                        "total without an item",
                        "\"total\", \"items\": [1, 2,",
                        "\"total\", \"items\": [2,",
                        "total-incomplete",
                        "/scales/2/items",
                        "every item"),
                broken(
                        "rule without statement",
                        "\"cutoffs\": {\"published\": false}",
                        "\"cutoffs\": {\"published\": true}",
                        "missing-field",
                        "/cutoffs/statement",
                        "required"),
                // provenance
                broken(
                        "fact without provenance",
                        "{\"fact\": \"reversed\", \"disposition\": \"confirmed\", \"sources\": [\"demo-manual\"]},",
                        "",
                        "missing-provenance",
                        "/provenance",
                        "reversed"),
                broken(
                        "provenance of nothing",
                        "\"raters/therapist\"",
                        "\"raters/observer\"",
                        "unknown-fact",
                        "/provenance/1/fact",
                        "no such fact"),
                broken(
                        "fact twice",
                        "\"raters/therapist\"",
                        "\"raters/client\"",
                        "duplicate-fact",
                        "/provenance/1/fact",
                        "already"),
                broken(
                        "confirmed by nothing",
                        "\"metric\", \"disposition\": \"confirmed\", \"sources\": [\"demo-manual\"]",
                        "\"metric\", \"disposition\": \"confirmed\", \"sources\": []",
                        "source-required",
                        "/provenance/7/sources",
                        "needs a source"),
                broken(
                        "unknown source",
                        "\"metric\", \"disposition\": \"confirmed\", \"sources\": [\"demo-manual\"]",
                        "\"metric\", \"disposition\": \"confirmed\", \"sources\": [\"hearsay\"]",
                        "unknown-source",
                        "/provenance/7/sources/0",
                        "no such source"),
                broken(
                        "keyed on an unconfirmed fact",
                        "\"reversed\", \"disposition\": \"confirmed\"",
                        "\"reversed\", \"disposition\": \"unconfirmed\"",
                        "weak-key",
                        "/status",
                        "open question"),
                broken(
                        "secondary by one source",
                        "\"reversed\", \"disposition\": \"confirmed\"",
                        "\"reversed\", \"disposition\": \"confirmed-secondary\"",
                        "too-few-sources",
                        "/provenance/6/sources",
                        "at least 2"),
                broken(
                        "experimental without a question",
                        "\"status\": \"keyed\"",
                        "\"status\": \"experimental\"",
                        "empty-list",
                        "/openQuestions",
                        "empty"),
                // examples
                broken(
                        "example of no such rater",
                        "\"rater\": \"therapist\"",
                        "\"rater\": \"observer\"",
                        "unknown-rater",
                        "/examples/1/rater",
                        "no such rater"),
                broken(
                        "answer out of range",
                        "{\"1\": 4, \"2\": 5, \"3\": 2,",
                        "{\"1\": 4, \"2\": 6, \"3\": 2,",
                        "out-of-range",
                        "/examples/1/responses/2",
                        "1..5"),
                broken("wrong mean", "\"mean\": 3.625", "\"mean\": 3.62", "example-differs", total("mean"), "3.625"),
                broken("wrong sum", "\"sum\": 29", "\"sum\": 30", "example-differs", total("sum"), "29.0"),
                broken(
                        "rounded prorated sum",
                        "28.571428571428573",
                        "28.57",
                        "example-differs",
                        "/examples/3/scores/total/sum",
                        "28.571428571428573"),
                broken(
                        "wrong number of answers",
                        "\"sum\": 29, \"answered\": 8",
                        "\"sum\": 29, \"answered\": 7",
                        "not-allowed",
                        "/examples/1/scores/total/prorated",
                        "fewer"),
                broken(
                        "unlike the gaps of its sheet",
                        "\"insufficient\", \"answered\": 3",
                        "\"insufficient\", \"answered\": 2",
                        "example-differs",
                        "/examples/2/scores/first/answered",
                        "3"),
                broken(
                        "wrong required number",
                        "\"answered\": 7, \"items\": 8, \"required\": 8",
                        "\"answered\": 7, \"items\": 8, \"required\": 7",
                        "example-differs",
                        "/examples/2/scores/total/required",
                        "8"),
                broken(
                        "scored under a policy that asks for more",
                        "prorate:0.75",
                        "prorate:0.8",
                        "example-differs",
                        "/examples/3/scores/first/status",
                        "insufficient"),
                broken(
                        "insufficient where it scores",
                        "{\"status\": \"insufficient\", \"answered\": 3, \"items\": 4, \"required\": 4},",
                        "{\"status\": \"scored\", \"mean\": 4.0, \"sum\": 16, \"answered\": 3, \"items\": 4,"
                                + " \"prorated\": true},",
                        "example-differs",
                        "/examples/2/scores/first/status",
                        "insufficient"),
                broken(
                        "scale without expectation",
                        "\"first\": {\"status\": \"insufficient\", \"answered\": 3, \"items\": 4, \"required\": 4},",
                        "",
                        "missing-field",
                        "/examples/2/scores/first",
                        "required"),
                broken(
                        "no example of a rater",
                        "\"rater\": \"therapist\"",
                        "\"rater\": \"client\"",
                        "example-missing",
                        "/examples",
                        "of the rater therapist"),
                // the key, tested by the examples
                broken("reversal forgotten", "[3, 6]", "[3]", "example-differs", SECOND_OF_MIXED, "2.25"));
    }

    private static final String SECOND_OF_MIXED = "/examples/1/scores/second/mean";

    private static String total(String field) {
        return "/examples/1/scores/total/" + field;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenDefinitions")
    void aBrokenDefinitionFailsWithTheMessageThatItDeserves(
            String what, String from, String to, String code, String pointer, String messageHolds) {
        String definition =
                GOOD.replaceFirst(java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to));
        assertThat(definition).as(what).isNotEqualTo(GOOD);

        List<Problem> problems = check.check(definition);

        assertThat(problems).as(what).anySatisfy(problem -> {
            assertThat(problem.code().id()).isEqualTo(code);
            assertThat(problem.pointer()).isEqualTo(pointer);
            assertThat(problem.message()).contains(messageHolds).doesNotContainPattern("[{}]");
        });
        assertThat(check.check(definition.getBytes(StandardCharsets.UTF_8))).isEqualTo(problems);
    }

    @Test
    void thereAreTwentyFiveBrokenDefinitionsOrMore() {
        assertThat(brokenDefinitions().map(each -> each.get()[0]))
                .hasSizeGreaterThanOrEqualTo(25)
                .doesNotHaveDuplicates();
    }

    @Test
    void aGoodDefinitionHasNoProblem() {
        assertThat(check.check(GOOD)).isEmpty();
        assertThat(check.check(Instrument.parse(GOOD))).isEmpty();
        assertThat(DefinitionCheck.against(InstrumentCatalog.of(Instrument.parse(GOOD)))
                        .check(GOOD))
                .isEmpty();
    }

    static Stream<Case> valid() {
        return CORPUS.cases(Label.VALID);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("valid")
    void whatLoadsBreaksNoLawAndScoresItsExamples(Case document) {
        assertThat(check.check(document.bytes()))
                .extracting(Problem::code)
                .isSubsetOf(ProblemCode.EXAMPLE_MISSING, ProblemCode.TOO_FEW_SOURCES, ProblemCode.EMPTY_LIST);
    }

    @Test
    void whatSourcesSayTogetherOrAgainstEachOtherTakesTwo() {
        String alone = "[\"demo-manual\"]";
        String conflicting = GOOD.replace(
                "\"metric\", \"disposition\": \"confirmed\", \"sources\": " + alone,
                "\"metric\", \"disposition\": \"conflicting\", \"sources\": " + alone);
        String cutoffs = GOOD.replace(
                "\"cutoffs\": {\"published\": false}",
                "\"cutoffs\": {\"published\": false, \"statements\": [" + cutoff("conflicting") + ","
                        + cutoff("confirmed-secondary") + "]}");

        assertThat(check.check(conflicting))
                .extracting(Problem::code, Problem::pointer)
                .containsExactly(tuple(ProblemCode.TOO_FEW_SOURCES, "/provenance/7/sources"));
        // each position of a contradiction may have one source
        assertThat(check.check(cutoffs))
                .extracting(Problem::code, Problem::pointer)
                .containsExactly(tuple(ProblemCode.TOO_FEW_SOURCES, "/cutoffs/statements/1/sources"));
    }

    private static String cutoff(String disposition) {
        return "{\"scale\":\"total\",\"value\":3,\"direction\":\"below\",\"claim\":\"low\",\"disposition\":\""
                + disposition + "\",\"sources\":[\"demo-manual\"]}";
    }

    @Test
    void aKeyedDefinitionWithoutExamplesIsToldEachThatItNeeds() {
        assertThat(check.check(InventedInstruments.demo()))
                .extracting(problem -> problem.allowed().orElseThrow())
                .containsExactly(
                        "of the rater client",
                        "of the rater therapist",
                        "of the format default",
                        "of the format from-zero",
                        "of a sheet on which every scale is scored",
                        "of a sheet with gaps under the policy complete",
                        "of a sheet with gaps under a prorating policy");
    }

    @Test
    void onlyKeyedDefinitionsNeedExamples() {
        assertThat(check.check(InventedInstruments.experimental())).isEmpty();
        assertThat(check.check(InventedInstruments.catalogued())).isEmpty();
    }

    @Test
    void theFirstNumberOfTheVersionMustRiseWithTheKey() {
        InstrumentCatalog known = InstrumentCatalog.of(Instrument.parse(GOOD));
        String otherKey = GOOD.replace("[3, 6]", "[3]").replace("1.0.0", "1.1.0");

        assertThat(DefinitionCheck.against(known).check(otherKey).get(0).toString())
                .isEqualTo("version-conflict at \"/definitionVersion\": demo-5 1.1.0 conflicts with 1.0.0: the first"
                        + " number of the version changes if and only if the digest does.");
        assertThat(DefinitionCheck.against(known).check(otherKey.replace("1.1.0", "2.0.0")))
                .extracting(Problem::code)
                .isNotEmpty()
                .containsOnly(ProblemCode.EXAMPLE_DIFFERS);
        assertThat(DefinitionCheck.against(known)
                        .check(GOOD.replace("1.0.0", "2.0.0"))
                        .get(0)
                        .code())
                .isEqualTo(ProblemCode.VERSION_CONFLICT);
        assertThat(DefinitionCheck.against(known).check(GOOD.replace("1.0.0", "1.0.1")))
                .isEmpty();
    }

    @Test
    void theItemThatAnItemWasDerivedFromMustExistWhereItsInstrumentIsKnown() {
        Instrument shorter = derivedFrom(9);
        InstrumentCatalog known = InstrumentCatalog.of(Instrument.parse(GOOD));

        assertThat(DefinitionCheck.against(known).check(shorter))
                .extracting(Problem::toString)
                .containsExactly("unknown-item at \"/items/0/derivedFrom/item\": The definition has no such item.");
        assertThat(DefinitionCheck.against(known).check(derivedFrom(8))).isEmpty();
        assertThat(check.check(shorter)).isEmpty();
    }

    private static Instrument derivedFrom(int item) {
        return Instrument.builder("demo-1")
                .title("Derived")
                .status(InstrumentStatus.EXPERIMENTAL)
                .openQuestion("everything")
                .raters(Rater.CLIENT)
                .referents(Referent.APP)
                .responseFormat("default", 1, 5, Metric.MEAN)
                .item(new Item(1, Optional.of(new Item.Origin(InstrumentId.of("demo-5"), item)), false))
                .scale("total", 1)
                .source("invention", Source.of("Made up for tests", "in full"))
                .allFactsFrom(Disposition.CONFIRMED, "invention")
                .build();
    }

    // ---- laws: correct scoring can't break them, so these tests use wrong scoring

    static Stream<Arguments> wrongScorings() {
        Instrument demo = InventedInstruments.demo();
        Instrument unreversed = InventedInstruments.begin("unreversed-5", 1, 5)
                .items(5)
                .reversed()
                .scale("first", 1, 2)
                .scale("second", 3, 4, 5)
                .scale("total", 1, 2, 3, 4, 5)
                .alternativeFormat(ResponseFormat.of("from-zero", 0, 4))
                .build();
        Instrument wide = InventedInstruments.begin("wide-5", 1, 50)
                .items(5)
                .reversed(2)
                .scale("first", 1, 2)
                .scale("second", 3, 4, 5)
                .scale("total", 1, 2, 3, 4, 5)
                .alternativeFormat(ResponseFormat.of("from-zero", 0, 50))
                .build();
        ScoringProperties.Scoring right = ScoringProperties.scoringOf(demo);
        ScoringProperties.Scoring forgetful = ScoringProperties.scoringOf(unreversed);
        ScoringProperties.Scoring unbounded = ScoringProperties.scoringOf(wide);
        return Stream.of(
                Arguments.of(ScoringProperties.ORDER, (ScoringProperties.Scoring) (format, answers) -> {
                    List<Number> values = new ArrayList<>(answers.values());
                    int place = 0;
                    var sorted = new java.util.LinkedHashMap<Integer, Number>();
                    for (int item : new java.util.TreeSet<>(answers.keySet())) {
                        sorted.put(item, values.get(place++));
                    }
                    return right.score(format, sorted);
                }),
                Arguments.of(ScoringProperties.RANGE, (ScoringProperties.Scoring) (format, answers) -> {
                    var raised = new java.util.LinkedHashMap<>(answers);
                    raised.replaceAll((item, answer) -> answer.intValue() + 10);
                    return unbounded.score(format, raised);
                }),
                Arguments.of(ScoringProperties.ENDS, forgetful),
                Arguments.of(ScoringProperties.REVERSAL, (ScoringProperties.Scoring) (format, answers) -> {
                    var raised = new java.util.LinkedHashMap<>(answers);
                    raised.replaceAll((item, answer) -> Math.min(answer.intValue() + 1, format.unscaledMax()));
                    return right.score(format, raised);
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongScorings")
    void aLawCanFail(String law, ScoringProperties.Scoring scoring) {
        List<Problem> problems = new ArrayList<>();

        new ScoringProperties(InventedInstruments.demo(), scoring).check(problems);

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.LAW_BROKEN);
            assertThat(problem.pointer()).startsWith("/scales/");
            assertThat(problem.message()).contains(law).contains("in the format ");
        });
    }

    @Test
    void rightScoringBreaksNoLaw() {
        List<Problem> problems = new ArrayList<>();

        new ScoringProperties(InventedInstruments.demo()).check(problems);
        new ScoringProperties(InventedInstruments.wide()).check(problems);

        assertThat(problems).isEmpty();
    }

    @Test
    void refusesNullByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> check.check((String) null))
                .withMessage("json");
        assertThatNullPointerException()
                .isThrownBy(() -> check.check((byte[]) null))
                .withMessage("utf8");
        assertThatNullPointerException()
                .isThrownBy(() -> check.check((Instrument) null))
                .withMessage("instrument");
        assertThatNullPointerException()
                .isThrownBy(() -> DefinitionCheck.against(null))
                .withMessage("known");
        assertThat(DefinitionCheck.standard()).hasToString("DefinitionCheck[]");
    }
}
