package io.github.alliancesdk.examples.commandline.command;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DraftCommandTest {
    /** Stands where a form has its texts. */
    private static final String TEXT = "SECRET-WORDING";

    @TempDir
    private Path folder;

    private static JsonNode json(Cli cli) {
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        return JsonMapper.shared().readTree(cli.out());
    }

    static Stream<Arguments> exports() {
        return BundledInstruments.catalog().instruments().stream()
                .filter(instrument -> instrument.status() != InstrumentStatus.CATALOGUED)
                .flatMap(instrument -> Stream.of("fhir-r4", "fhir-r5", "redcap")
                        // REDCap doesn't say how far apart the answers on a line are
                        .filter(target -> target.startsWith("fhir")
                                || instrument.responseFormat().step().isEmpty())
                        .map(target -> Arguments.of(instrument.id().value(), target)));
    }

    @Test
    void linesOfUnknownPrecisionAreNoItems() {
        Cli cli = Cli.runOn(Cli.run("export", "srs", "--to", "redcap").out(), "draft", "-");
        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err()).contains("unknown precision, and are not among the items: srs_1, srs_2, srs_3, srs_4.");
    }

    @ParameterizedTest
    @MethodSource("exports")
    void whatWasExportedIsRecognised(String id, String target) {
        String form = Cli.run("export", id, "--to", target).out();
        Instrument instrument = BundledInstruments.catalog().get(id);

        Cli cli = Cli.runOn(form, "draft", "-", "--id", "mine", "--rater", "client", "--referent", "therapist");

        JsonNode draft = json(cli);
        Instrument parsed = Instrument.parse(draft.path("definition").toString());
        assertThat(parsed.status()).isEqualTo(InstrumentStatus.EXPERIMENTAL);
        assertThat(parsed.itemNumbers()).isEqualTo(instrument.itemNumbers());
        assertThat(parsed.reversed()).isEqualTo(instrument.reversed());
        assertThat(parsed.responseFormat().range())
                .isEqualTo(instrument.responseFormat().range());
        assertThat(parsed.items().stream()
                        .filter(item -> item.printedDescending())
                        .map(item -> item.number()))
                .isEqualTo(instrument.items().stream()
                        .filter(item -> item.printedDescending())
                        .map(item -> item.number())
                        .toList());
        assertThat(parsed.scales().stream().map(Scale::items).toList())
                .containsExactlyInAnyOrderElementsOf(
                        instrument.scales().stream().map(Scale::items).toList());
        assertThat(parsed.provenance())
                .allSatisfy(fact -> assertThat(fact.disposition().id()).isEqualTo("unconfirmed"));
        assertThat(cli.messages()).contains("looks like " + id + ": the key is the same");
        assertThat(draft.path("items").size()).isEqualTo(instrument.items().size());
    }

    @Test
    void itemsInEachOthersScaleAreNamed() {
        // the key of the WAI-SR, but items 8 and 10 stand in each other's scale
        StringBuilder key = new StringBuilder("item,scale,min,max\n");
        BundledInstruments.waiShortRevised().scales().stream()
                .filter(scale -> !scale.isTotal())
                .forEach(scale -> scale.items()
                        .forEach(item -> key.append(item == 8 ? 10 : item == 10 ? 8 : item)
                                .append(',')
                                .append(scale.id())
                                .append(",1,5\n")));

        Cli cli = Cli.runOn(key.toString(), "draft", "-");

        assertThatJson(cli.out()).node("differences[0]").isEqualTo("""
                        {"instrument": "wai-sr", "definitionVersion": "1.0.0",
                         "differences": ["items 8 and 10 stand in each other's scale (goal, task)", "no scale is like total"]}""");
        assertThat(cli.err())
                .contains("looks like wai-sr, but items 8 and 10 stand in each other's scale (goal, task); no scale is"
                        + " like total\n");
    }

    @Test
    void otherDifferencesAreNamedToo() {
        String key = """
                item,scale,reversed,min,max
                1,total,yes,1,7
                2,total,no,1,7
                3,total,,1,7
                4,total,,1,7
                5,total,,1,7
                6,total,,1,7
                6,odd,,1,7
                """;
        Cli cli = Cli.runOn(key, "draft", "-");
        assertThat(cli.messages().get(0))
                .isEqualTo("6 items, answers 1..7, reversed 1, scales odd, total; 6 open questions");
        assertThat(cli.messages())
                .contains("looks like dwai, but item 1 is reversed only here; the scale odd is only here");
    }

    @Test
    void anUnfamiliarFormLooksLikeNothing() {
        Cli cli = Cli.runOn("item,min,max,step\n1,0,1,0.25\n2,0,1,0.25\n", "draft", "-");
        assertThatJson(cli.out()).node("differences").isArray().isEmpty();
        assertThatJson(cli.out())
                .node("definition.responseFormat")
                .isEqualTo("{\"id\": \"default\", \"min\": 0, \"max\": 1, \"step\": 0.25, \"metric\": \"mean\"}");
        assertThatJson(cli.out()).node("definition.scales").isEqualTo("[{\"id\": \"total\", \"items\": [1, 2]}]");
        assertThat(cli.messages()).endsWith("looks like no known instrument");
    }

    private static String option(String code, Object weight) {
        return "{\"extension\": [{\"url\": \"http://hl7.org/fhir/StructureDefinition/ordinalValue\", \"valueDecimal\": "
                + weight + "}], \"valueCoding\": {\"code\": \"" + code + "\", \"display\": \"" + TEXT + "\"}}";
    }

    private static String question(String linkId, String type, String rest) {
        return "{\"linkId\": \"" + linkId + "\", \"type\": \"" + type + "\", \"text\": \"" + TEXT + "\"" + rest + "}";
    }

    private static String questionnaire(String... items) {
        return "{\"resourceType\": \"Questionnaire\", \"title\": \"" + TEXT + "\", \"item\": ["
                + String.join(", ", items) + "]}";
    }

    @Test
    void fallingWeightsAreProposedAsReversedAndCodesAreCounted() {
        String rising = ", \"answerOption\": [" + option("a", 1) + "," + option("b", 2) + "," + option("c", 3) + "]";
        String falling = ", \"answerOption\": [" + option("a", 3) + "," + option("b", 2) + "," + option("c", 1) + "]";
        String uneven = ", \"answerOption\": [" + option("a", 1) + "," + option("b", 3) + "," + option("c", 2) + "]";
        Cli cli = Cli.runOn(
                questionnaire(
                        question("q1", "choice", rising),
                        question("q2", "coding", falling),
                        question("q3", "choice", uneven),
                        question("t", "text", "")),
                "draft",
                "-");

        JsonNode draft = json(cli);
        assertThatJson(draft).node("definition.reversed").isEqualTo("[2]");
        assertThatJson(draft).node("codes").isEqualTo("{\"a\": 1, \"b\": 2, \"c\": 3}");
        assertThatJson(draft).node("items").isEqualTo("{\"1\": \"q1\", \"2\": \"q2\", \"3\": \"q3\"}");
        assertThat(draft.path("definition").path("openQuestions").toString())
                .contains("counts these items in reverse: 2.")
                .contains("neither rise nor fall with their answers, or are incomplete: q3.")
                .contains("The codes of answers are no numbers")
                .contains("not among the items: t.");
        assertThat(cli.out() + cli.err()).doesNotContain(TEXT);
    }

    @Test
    void aCodeWithTwoMeaningsIsLeftOutOfTheCodes() {
        String three = ", \"answerOption\": [" + option("a", 1) + "," + option("b", 2) + "," + option("c", 3) + "]";
        String two = ", \"answerOption\": [" + option("a", 1) + "," + option("c", 2) + "]";
        JsonNode draft = json(Cli.runOn(
                questionnaire(
                        question("q1", "choice", three),
                        question("q2", "choice", three),
                        question("q3", "choice", two)),
                "draft",
                "-"));
        assertThatJson(draft).node("codes").isEqualTo("{\"a\": 1, \"b\": 2}");
        assertThatJson(draft).node("definition.items[2].format").isEqualTo("format-2");
        assertThatJson(draft)
                .node("definition.itemFormats")
                .isEqualTo("[{\"id\": \"format-2\", \"min\": 1, \"max\": 2, \"metric\": \"mean\"}]");
        assertThat(draft.path("definition").path("openQuestions").toString())
                .contains("1 code with different numbers in different items");
    }

    @Test
    void answersOfAContainedValueSetAreReadAndOthersAreAsked() {
        String form = "{\"resourceType\": \"Questionnaire\", \"contained\": [{\"resourceType\": \"ValueSet\", \"id\":"
                + " \"five\", \"compose\": {\"include\": [{\"concept\": [{\"code\": \"0\", \"display\": \"" + TEXT
                + "\"}, {\"code\": \"2\"}, {\"code\": \"4\"}]}]}}], \"item\": ["
                + question("1", "choice", ", \"answerValueSet\": \"#five\"") + ", "
                + question("2", "choice", ", \"answerValueSet\": \"http://example.org/five\"") + ", "
                + question("3", "open-choice", "") + "]}";
        JsonNode draft = json(Cli.runOn(form, "draft", "-"));
        assertThatJson(draft)
                .node("definition.responseFormat")
                .isEqualTo("{\"id\": \"default\", \"min\": 0, \"max\": 4, \"codes\": [0, 2, 4], \"metric\": \"mean\"}");
        assertThat(draft.path("definition").path("openQuestions").toString())
                .contains("in another resource, or have no codes: 2.")
                .contains("not among the items: 2, 3.");
        assertThat(draft.toString()).doesNotContain(TEXT);
    }

    @Test
    void anExpressionTellsOnlyWhichItemsItNames() {
        String bounds =
                ", \"extension\": [{\"url\": \"x/minValue\", \"valueInteger\": 1}, {\"url\": \"x/maxValue\", \"valueInteger\": 5}]";
        String score = ", \"extension\": [{\"url\": \"y/sdc-questionnaire-calculatedExpression\", \"valueExpression\":"
                + " {\"expression\": \"%resource.item.where(linkId='4' or linkId in ('5'|'6') or code = '7').sum() + 1/0\"}}]";
        JsonNode draft = json(Cli.runOn(
                questionnaire(
                        question("4", "integer", bounds),
                        question("5", "integer", bounds),
                        question("6", "integer", bounds),
                        question("7", "integer", bounds),
                        question("some-score", "decimal", score)),
                "draft",
                "-"));
        assertThatJson(draft).node("definition.scales").isEqualTo("[{\"id\": \"total\", \"items\": [4, 5, 6]}]");
    }

    private static final String API_HEADER =
            "field_name,form_name,section_header,field_type,field_label,select_choices_or_calculations,field_note,"
                    + "text_validation_type_or_show_slider_number,text_validation_min,text_validation_max\n";

    @Test
    void aDictionaryOfSeveralFormsNeedsAChoice() {
        String dictionary = API_HEADER
                + "record_id,start,,text,,,,,,\n"
                + "q_1,own,," + "radio," + TEXT + ",\"1, " + TEXT + " | 2, b | 3, c\",,,,\n"
                + "q_2,own,,dropdown,,\"1, a | 2, b | 3, c\",,,,\n"
                + "q_3,own,,slider,,low | high,,number,,\n"
                + "q_4,own,,text,,,,number_1dp,0,10\n"
                + "q_5,own,,text,,,,number,0,10\n"
                + "many,own,,checkbox,,\"1, a | 2, b\",,,,\n"
                + "own_total,own,,calc,,\"if([q_1] <> '', [q_1] + (4 - [q_2]), '')\",,,,\n";
        Cli refused = Cli.runOn(dictionary, "draft", "-");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .isEqualTo(
                        "alliance: refused: the dictionary has these forms, of which --form chooses one: start, own\n");

        JsonNode draft = json(Cli.runOn("\uFEFF" + dictionary, "draft", "-", "--form", "own"));

        assertThatJson(draft).node("definition.reversed").isEqualTo("[2]");
        assertThatJson(draft).node("definition.itemFormats").isEqualTo("""
                        [{"id": "format-2", "min": 0, "max": 100, "metric": "mean"},
                         {"id": "format-3", "min": 0, "max": 10, "step": 0.1, "metric": "mean"}]""");
        assertThatJson(draft).node("definition.scales").isEqualTo("[{\"id\": \"total\", \"items\": [1, 2]}]");
        assertThat(draft.path("definition").path("openQuestions").toString())
                .contains("unknown precision, and are not among the items: q_5.")
                .contains("not among the items: q_5, many.");
        assertThat(draft.toString()).doesNotContain(TEXT);
        assertThatJson(json(Cli.runOn(dictionary, "draft", "-", "--form", "own", "--items", "q_{n}")))
                .node("definition.openQuestions")
                .isArray()
                .noneMatch(question -> question.toString().contains("numbered in the order"));
    }

    @Test
    void otherFieldsAreLeftOutByAPattern() {
        String dictionary = API_HEADER + "sex,own,,radio,,\"0, a | 1, b\",,,,\n"
                + "own_2,own,,radio,,\"1, a | 2, b\",,,,\n" + "own_1,own,,radio,,\"1, a | 2, b\",,,,\n";
        JsonNode all = json(Cli.runOn(dictionary, "draft", "-"));
        assertThatJson(all).node("items").isEqualTo("{\"1\": \"sex\", \"2\": \"own_2\", \"3\": \"own_1\"}");
        assertThat(all.path("definition").path("openQuestions").toString())
                .contains("numbered in the order of the form");

        JsonNode chosen = json(Cli.runOn(dictionary, "draft", "-", "--items", "own_{n}"));
        assertThatJson(chosen).node("items").isEqualTo("{\"1\": \"own_1\", \"2\": \"own_2\"}");
        assertThat(chosen.path("definition").path("openQuestions").toString()).contains("not among the items: sex.");

        assertThatJson(json(Cli.runOn("item,min,max\n3,1,5\n40,1,5\n", "draft", "-", "--items", "{n}0")))
                .node("items")
                .isEqualTo("{\"4\": \"40\"}");

        String scored = dictionary + "other,own,,calc,,[sex] + 1,,,,\n" + "both,own,,calc,,[sex] + [own_1],,,,\n";
        assertThatJson(json(Cli.runOn(scored, "draft", "-", "--items", "own_{n}")))
                .node("definition.scales")
                .isEqualTo("[{\"id\": \"total\", \"items\": [1]}]");
        assertThat(Cli.runOn(dictionary, "draft", "-", "--referent", "unstated").err())
                .contains("allowed: therapist");

        Cli none = Cli.runOn(dictionary, "draft", "-", "--items", "wai_{n}");
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).contains("no items whose names fit --items; its other fields: sex, own_2, own_1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"resourceType\": \"Bundle\"} | wrong-type /resourceType",
                "{\"resourceType\": \"Questionnaire\", \"resourceType\": \"Questionnaire\"} | malformed-json",
                "{\"resourceType\": | malformed-json",
                "{\"resourceType\": \"Questionnaire\", \"item\": [{\"type\": \"choice\"}]} | missing-field /item/0/linkId",
                "{\"resourceType\": \"Questionnaire\", \"item\": [{\"linkId\": 4}]} | missing-field /item/0/linkId",
                "`{\"resourceType\": \"Questionnaire\", \"item\": [{\"linkId\": \"4\", \"type\": \"group\", \"item\": [{\"linkId\": \"4\"}]}]}` | duplicate-entry /item/0/item/0/linkId",
                "item,min\\n1,1\\n | absent-column /0/max",
                "item,min,max,min\\n1,1,5,1\\n | duplicate-column /0/4",
                "item,min,max,answer\\n1,1,5,1\\n | unknown-field /0/4",
                "item,min,max\\n01,1,5\\n | not-an-integer /1/item",
                "item,min,max\\n1,one,5\\n | not-a-number /1/min",
                "item,min,max,reversed\\n1,1,5,x\\n | wrong-type /1/reversed",
                "item,min,max\\n1,1,5\\n1,1,5\\n | duplicate-item /2/item",
                "item,scale,min,max\\n1,a,1,5\\n1,b,1,7\\n | duplicate-item /2/item",
                "item,min,max\\n\"1\"x,1,5\\n | malformed-row",
                "field_name,form_name,field_type\\nq,f,text\\nq,f,text\\n | duplicate-entry /2/field_name",
                "field_name,form_name,field_type\\n,f,text\\n | missing-field /1/field_name",
                "`field_name,field_type,select_choices_or_calculations\\nq,radio,\"1, a | 1, b\"\\n` | duplicate-entry /1/select_choices_or_calculations",
            })
    void aFormThatCannotBeReadIsRefusedWithTheProblemAndItsPlace(String form, String problem) {
        String shown = problem.replaceFirst(" (.*)", " at \"$1\"");
        Cli cli = Cli.runOn(form.replace("\\n", "\n"), "draft", "-");
        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).contains(shown).contains("alliance: refused: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fhir-r4", "redcap"})
    void noFormEndsInAnInternalError(String target) {
        byte[] form = Cli.run("export", "softa-o", "--to", target).out().getBytes(StandardCharsets.ISO_8859_1);
        Random random = new Random(4);
        String signs = "\"[]{}:,.-0123456789eE|'\n";
        for (int i = 0; i < 150; i++) {
            byte[] broken = form.clone();
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                broken[random.nextInt(broken.length)] = (byte) signs.charAt(random.nextInt(signs.length()));
            }
            Cli cli = Cli.runOn(new String(broken, StandardCharsets.ISO_8859_1), "draft", "-");
            assertThat(cli.exitCode()).as("%s: %s", i, cli.err()).isBetween(0, 1);
        }
    }

    @Test
    void numbersThatNoAnswerHasAreNoBounds() {
        String huge = ", \"extension\": [{\"url\": \"x/minValue\", \"valueDecimal\": 0}, {\"url\": \"x/maxValue\","
                + " \"valueDecimal\": 1e999999999}, {\"url\": \"x/maxDecimalPlaces\", \"valueInteger\": 999999999}]";
        Cli cli = Cli.runOn(questionnaire(question("1", "decimal", huge)), "draft", "-");
        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err()).contains("the form has no items with codes, or with bounds for a number");

        String weights = ", \"answerOption\": [" + option("a", "1e999999999") + "," + option("b", 2) + "]";
        assertThatJson(json(Cli.runOn(questionnaire(question("1", "choice", weights)), "draft", "-")))
                .node("codes")
                .isEqualTo("{\"a\": 2, \"b\": 3}");
    }

    @Test
    void allProblemsAreListed() {
        Cli cli = Cli.runOn("item,min,max,reversed\n0,1,5,\n2,x,y,\n3,1,5,maybe\n", "draft", "-");
        assertThat(cli.messages()).hasSize(5).last().isEqualTo("alliance: refused: 4 problems in the form");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Path file = Files.write(folder.resolve("key.csv"), new byte[] {'i', 't', 'e', 'm', (byte) 0xC0, (byte) 0x80});
        Cli cli = Cli.run("draft", file.toString());
        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err()).contains("invalid-text");

        Path large = Files.write(folder.resolve("large.csv"), new byte[(4 << 20) + 1]);
        assertThat(Cli.run("draft", large.toString()).err()).contains("too-large");
    }

    @Test
    void aDraftIsNoDefinition() throws IOException {
        Path draft = folder.resolve("draft.json");
        Cli made = Cli.runOn("item,min,max\n1,1,5\n2,1,5\n", "draft", "-", "-o", draft.toString());
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out()).isEmpty();

        Cli used = Cli.run("show", "draft", "--definition", draft.toString());
        assertThat(used.exitCode()).isEqualTo(1);
        assertThat(used.err()).contains("unknown-field at \"/codes\"");

        // and its definition isn't one before somebody says who answers it
        Path definition = folder.resolve("definition.json");
        Files.writeString(
                definition,
                JsonMapper.shared().readTree(draft.toFile()).path("definition").toString());
        List<String> problems = new ArrayList<>(
                Cli.run("check-definition", definition.toString()).lines());
        assertThat(problems)
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("empty-list at \"/raters\""))
                .anySatisfy(line -> assertThat(line).contains("empty-list at \"/referents\""));
    }
}
