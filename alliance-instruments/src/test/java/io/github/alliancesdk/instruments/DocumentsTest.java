package io.github.alliancesdk.instruments;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentQuery;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Provenance;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Rights;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.interchange.ScoreReportWriter;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.PayloadLimits;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The documents agree with the code: their JSON, coordinates, tables and names. */
class DocumentsTest {
    private static final Document README = Document.read("README.md");
    private static final Document PAYLOAD = Document.read("docs/payload.md");
    private static final Document MISSING_ANSWERS = Document.read("docs/missing-answers.md");
    private static final Document KEYS = Document.read("docs/keys.md");
    private static final Document CONTRIBUTING = Document.read("CONTRIBUTING.md");
    private static final Document CHANGELOG = Document.read("CHANGELOG.md");

    private final List<Instrument> instruments = BundledInstruments.catalog().instruments();

    private static Stream<Document> readmeAndPages() {
        return Stream.concat(Stream.of("README.md"), Document.pages().stream()).map(Document::read);
    }

    /** The JSON blocks of the README and of the pages that have this field. */
    private static List<String> json(String field) {
        return readmeAndPages().flatMap(page -> page.json(field).stream()).toList();
    }

    /** The payloads in the README and on the pages, by record id, with the result of a check. */
    private static Map<String, CheckResult> checkedPayloads() {
        ResponseChecker checker = ResponseChecker.of(BundledInstruments.catalog());
        Map<String, CheckResult> results = new LinkedHashMap<>();
        for (String payload : json("responses")) {
            CheckResult result = checker.check(Responses.parse(payload));
            assertThat(results.put(result.recordId().orElseThrow(), result))
                    .as(payload)
                    .isNull();
        }
        return results;
    }

    @Test
    void everyJsonBlockIsADefinitionAPayloadAReportOrProblems() {
        Map<String, Integer> blocks = new TreeMap<>();
        for (String field : List.of("schemaVersion", "responses", "policy", "problems")) {
            blocks.put(field, json(field).size());
        }

        assertThat(blocks).isEqualTo(Map.of("schemaVersion", 1, "responses", 2, "policy", 1, "problems", 1));
        assertThat(readmeAndPages().mapToInt(page -> page.blocks("json").size()).sum())
                .isEqualTo(5);
    }

    @Test
    void aPayloadIsAcceptedOrStandsWithItsProblems() {
        Map<String, String> problems = new LinkedHashMap<>();
        for (String shown : json("problems")) {
            problems.put(TestFiles.json(shown).get("recordId").stringValue(), shown);
        }

        checkedPayloads().forEach((id, result) -> {
            if (result instanceof RejectedResponses rejected) {
                assertThat(problems).containsKey(id);
                assertThat(writtenByEveryMapper(rejected))
                        .allSatisfy(written -> assertThat(written).isEqualTo(TestFiles.json(problems.get(id))));
            } else {
                assertThat(problems).doesNotContainKey(id);
            }
        });
    }

    @Test
    void aReportIsWhatItsPayloadScores() {
        for (String shown : json("policy")) {
            ObjectNode expected = (ObjectNode) TestFiles.json(shown);
            CheckedResponses checked = checkedPayloads()
                    .get(expected.get("recordId").stringValue())
                    .orElseThrow();
            ScoreReport report = Scorer.of(
                            MissingPolicy.parse(expected.get("policy").stringValue()))
                    .score(checked);

            expected.put("sdkVersion", report.sdkVersion());
            assertThat(writtenByEveryMapper(report))
                    .allSatisfy(written -> assertThat(written).isEqualTo(expected));
            assertThat(TestFiles.json(ScoreReportWriter.withDefaults().write(report)))
                    .isEqualTo(expected);
        }
    }

    @Test
    void theTableForScoresReadsFieldsThatAReportHas() {
        Document page = Document.read("docs/storing-scores.md");
        JsonNode report = TestFiles.json(json("policy").get(0));
        List<String> fields = page.find("report ->> '(\\w+)'");

        assertThat(page.blocks("sql")).hasSize(1);
        assertThat(fields)
                .hasSize(5)
                .allSatisfy(field -> assertThat(report.has(field)).as(field).isTrue());
    }

    private static List<JsonNode> writtenByEveryMapper(Object value) {
        try {
            String jackson2 = new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(value);
            return List.of(TestFiles.json(jackson2), TestFiles.json(TestFiles.write(value)));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theDependencyIsThisModuleInThisVersion() throws IOException {
        assertThat(README.blocks("xml")).hasSize(1);
        String dependency = README.blocks("xml").get(0).text();
        String parent = Files.readString(Document.ROOT.resolve("pom.xml"));

        assertThat(first(dependency, "groupId")).isEqualTo(first(parent, "groupId"));
        assertThat(first(dependency, "artifactId")).isEqualTo("alliance-instruments");
        assertThat(first(dependency, "version")).isEqualTo(first(parent, "version"));
        assertThat(README.blocks("kotlin"))
                .extracting(Document.Block::text)
                .containsExactly("implementation(\"%s:alliance-instruments:%s\")\n"
                        .formatted(first(parent, "groupId"), first(parent, "version")));
    }

    @Test
    void theChangelogBeginsWithThisVersionAndHasADateIfItIsReleased() throws IOException {
        String version = first(Files.readString(Document.ROOT.resolve("pom.xml")), "version");
        String when = version.endsWith("-SNAPSHOT") ? "unreleased" : "\\d{4}-\\d{2}-\\d{2}";

        assertThat(CHANGELOG.find("(?m)^## (.*)$").get(0))
                .matches(Pattern.quote("[" + version.replace("-SNAPSHOT", "") + "]") + " - " + when);
    }

    private static String first(String xml, String element) {
        String start = "<" + element + ">";
        int begin = xml.indexOf(start) + start.length();
        return xml.substring(begin, xml.indexOf('<', begin));
    }

    // ---- tables

    /** The consumers prove what the table says. */
    @Test
    void theTableOfWhatIsNeededNamesConsumers() {
        Document page = Document.read("docs/spring-boot.md");
        Path applications = Document.ROOT.resolve("alliance-examples/consumers/applications");

        assertThat(page.table("If your application"))
                .hasSizeGreaterThanOrEqualTo(8)
                .allSatisfy(row -> assertThat(List.of(row.get(2).split(", ")))
                        .allSatisfy(
                                name -> assertThat(applications.resolve(name).resolve("pom.xml"))
                                        .isRegularFile()));
    }

    @ParameterizedTest
    @CsvSource({"README.md, Instrument, KEYED", "docs/keys.md, Experimental, EXPERIMENTAL"})
    void theTablesOfInstrumentsAreTheCatalogue(String document, String heading, InstrumentStatus status) {
        assertThat(Document.read(document).table(heading))
                .isEqualTo(with(status).stream()
                        .map(instrument -> List.of(
                                instrument.abbreviation().orElseThrow(),
                                instrument.id().value(),
                                String.valueOf(instrument.items().size()),
                                joined(" or ", instrument.formats(), ResponseFormat::range),
                                String.valueOf(instrument.reversed().size()),
                                joined(", ", instrument.raters(), Rater::id),
                                joined(", ", instrument.scales(), Scale::id)))
                        .toList());
    }

    @Test
    void theReadmeCountsTheInstruments() {
        assertThat(with(InstrumentStatus.KEYED)).hasSize(8);
        assertThat(with(InstrumentStatus.EXPERIMENTAL)).hasSize(12);
        assertThat(README.find("(Eight) instruments are keyed")).hasSize(1);
        assertThat(README.find("(Twelve) more are")).hasSize(1);
        assertThat(README.find("Another (\\d+) are \\[catalogued]"))
                .containsExactly(
                        String.valueOf(with(InstrumentStatus.CATALOGUED).size()));
    }

    private static List<Instrument> with(InstrumentStatus status) {
        return BundledInstruments.catalog().find(InstrumentQuery.any().withStatus(status));
    }

    @Test
    void theTableOfRightsIsThatOfTheDefinitions() {
        assertThat(Document.read("docs/rights.md").table("Wording of"))
                .isEqualTo(instruments.stream()
                        .filter(instrument -> instrument.rights().isPresent())
                        .map(instrument -> {
                            Rights rights = instrument.rights().orElseThrow();
                            return List.of(
                                    instrument.id().value(),
                                    rights.holder(),
                                    String.join(", ", rights.contact()),
                                    rights.permission());
                        })
                        .toList());
    }

    @Test
    void theTableOfFieldsIsThatOfTheSchema() throws IOException {
        JsonNode schema = schema("payload");
        Set<String> required = new LinkedHashSet<>();
        schema.get("required").forEach(name -> required.add(name.stringValue()));

        assertThat(PAYLOAD.table("Field"))
                .extracting(row -> row.get(0), row -> row.get(1))
                .containsExactlyInAnyOrderElementsOf(schema.get("properties").propertyNames().stream()
                        .map(name -> tuple(name, required.contains(name) ? "yes" : "no"))
                        .toList());
    }

    private static JsonNode schema(String name) throws IOException {
        String resource = "/META-INF/alliance/io.github.alliancesdk.core/" + name + ".schema.json";
        try (InputStream in = Objects.requireNonNull(Instrument.class.getResourceAsStream(resource), resource)) {
            return TestFiles.json(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void theTableOfProblemsHasEveryCode() {
        assertThat(PAYLOAD.table("Code"))
                .extracting(row -> row.get(0))
                .containsExactlyElementsOf(
                        Area.RESPONSE.codes().stream().map(ProblemCode::id).toList());
    }

    @Test
    void theLimitsAreTheDefaults() {
        PayloadLimits limits = PayloadLimits.defaults();

        assertThat(PAYLOAD.find("A payload has at most (.*); `PayloadLimits`"))
                .containsExactly(String.format(
                        Locale.ROOT,
                        "%,d bytes, %d levels, strings of %,d and numbers of %d characters",
                        limits.bytes(),
                        limits.nesting(),
                        limits.stringLength(),
                        limits.numberLength()));
    }

    @Test
    void theTableOfRequiredAnswersIsThatOfThePolicies() {
        List<String> policies = MISSING_ANSWERS.columns("Items");
        assertThat(policies).hasSizeGreaterThanOrEqualTo(6);
        assertThat(MISSING_ANSWERS.table("Items"))
                .hasSizeGreaterThanOrEqualTo(9)
                .allSatisfy(row -> {
                    int items = Integer.parseInt(row.get(0));
                    assertThat(row.subList(1, row.size()))
                            .isEqualTo(policies.stream()
                                    .skip(1)
                                    .map(policy -> MissingPolicy.parse(policy).required(items))
                                    .map(String::valueOf)
                                    .toList());
                });
    }

    @Test
    void theTableOfRequiredAnswersHasEveryShippedScale() {
        assertThat(MISSING_ANSWERS.table("Items"))
                .extracting(row -> Integer.valueOf(row.get(0)))
                .containsAll(instruments.stream()
                        .flatMap(instrument -> instrument.scales().stream())
                        .map(scale -> scale.items().size())
                        .toList());
    }

    @Test
    void theTableOfDispositionsHasEachWithItsMeaning() {
        JsonNode meanings = TestFiles.facts("instruments.json").get("dispositions");

        assertThat(CONTRIBUTING.table("Disposition"))
                .isEqualTo(Arrays.stream(Disposition.values())
                        .map(disposition -> List.of(
                                disposition.id(),
                                meanings.get(disposition.id()).stringValue(),
                                disposition.isFirm() ? "yes" : "no",
                                disposition.mayLackSources() ? "no" : "yes"))
                        .toList());
    }

    @Test
    void theTableOfFactsHasEveryKindOfShippedFact() {
        String kinds =
                CONTRIBUTING.table("Fact").stream().map(row -> row.get(0)).collect(joining(", "));
        List<String> facts = List.of(kinds.split(", "));

        assertThat(instruments)
                .allSatisfy(instrument -> assertThat(instrument.provenance())
                        .extracting(entry ->
                                entry.fact().replaceFirst("/[0-9]+$", "/N").replaceFirst("/[a-z0-9-]+", "/ID"))
                        .isSubsetOf(facts));
    }

    @Test
    void theChangelogListsEveryShippedDefinition() {
        assertThat(CHANGELOG.table("Definition"))
                .containsAll(instruments.stream()
                        .flatMap(instrument -> BundledInstruments.catalog()
                                .versions(instrument.id().value())
                                .stream())
                        .map(definition -> List.of(
                                definition.id().value(),
                                definition.definitionVersion().toString(),
                                definition.definitionDigest(),
                                definition.status() == InstrumentStatus.CATALOGUED
                                        ? "no key"
                                        : String.join(", ", sourcesOfTheKey(definition))))
                        .toList());
    }

    private static Set<String> sourcesOfTheKey(Instrument definition) {
        Set<String> sources = new LinkedHashSet<>();
        for (Provenance entry : definition.provenance()) {
            if (entry.fact().matches("responseFormat|formats/.*|scales/.*|reversed")) {
                sources.addAll(entry.sources());
            }
        }
        return sources;
    }

    // ---- names

    @ParameterizedTest
    @ValueSource(strings = {"docs/design.md", "CONTRIBUTING.md"})
    void everyTestThatIsNamedExists(String name) throws IOException {
        Set<String> tests = new LinkedHashSet<>(Document.read(name).find("`([A-Z]\\w+Test)`"));
        assertThat(tests).isNotEmpty();
        for (String module : List.of("alliance-core", "alliance-instruments")) {
            try (Stream<Path> files = Files.walk(Document.ROOT.resolve(module).resolve("src/test/java"))) {
                files.forEach(file -> tests.remove(file.getFileName().toString().replace(".java", "")));
            }
        }
        assertThat(tests).isEmpty();
    }

    private static <T> String joined(String between, Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).collect(joining(between));
    }

    /** The consumers compile and run the quoted files. */
    @Test
    void whatAPageQuotesOfAnApplicationStandsThere() throws IOException {
        List<Document.Block> quotes =
                readmeAndPages().flatMap(page -> page.quotes().stream()).toList();
        assertThat(quotes).hasSizeGreaterThanOrEqualTo(6);
        for (Document.Block quote : quotes) {
            assertThat(Files.readString(Document.quoted(quote)))
                    .as(quote.place())
                    .contains(quote.text());
        }
    }
}
