package io.github.alliancesdk.core.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.interchange.Corpus.Case;
import io.github.alliancesdk.core.interchange.Corpus.Expected;
import io.github.alliancesdk.core.interchange.Corpus.Label;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Scorer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares the results of the schema and the checker for about two hundred payloads. */
class PayloadCorpusTest {
    private static final Corpus CORPUS = Corpus.of("payload");
    private static final PublishedSchema SCHEMA = PublishedSchema.payload();
    private static final InstrumentCatalog CATALOG = InstrumentCatalog.of(Corpus.of("definition")
            .cases(Label.VALID)
            .map(each -> Corpus.instrument(each.bytes()))
            .toList());
    private static final String SUPPLIED = "demo-5";
    private static final long SEED = 20_260_502L;
    private static final int MUTATIONS = 4000;

    static Stream<Case> valid() {
        return CORPUS.cases(Label.VALID);
    }

    static Stream<Case> structural() {
        return CORPUS.cases(Label.STRUCTURAL);
    }

    static Stream<Case> semantic() {
        return CORPUS.cases(Label.SEMANTIC);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("valid")
    void schemaAndCheckerAcceptAValidPayload(Case document) {
        assertThat(SCHEMA.rejectedPlaces(tree(document))).isEmpty();
        assertThat(problems(document)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("valid")
    void aValidPayloadScoresAsAnotherProgramSays(Case document) {
        CheckedResponses checked =
                checker(document).check(Responses.parse(document.bytes())).orElseThrow();
        assertThat(scores(checked)).isNotEmpty().isEqualTo(expectedScores(document));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("structural")
    void schemaAndCheckerRejectAStructuralProblemAtTheSamePlace(Case document) {
        assertThat(SCHEMA.rejectedPlaces(tree(document))).isEqualTo(places(document));
        assertThat(problems(document)).isEqualTo(document.problems());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("semantic")
    void onlyTheCheckerRejectsASemanticProblem(Case document) {
        if (!document.isUnread()) {
            assertThat(SCHEMA.rejectedPlaces(tree(document))).isEmpty();
        }
        assertThat(problems(document)).isEqualTo(document.problems());
    }

    @Test
    void theCorpusIsLargeAndListsEveryDocumentInTheFolderOfItsLabel() {
        assertThat(CORPUS.cases()).hasSizeGreaterThanOrEqualTo(90);
        assertThat(CORPUS.cases())
                .filteredOn(each -> each.label() != Label.VALID)
                .hasSizeGreaterThanOrEqualTo(75);
        assertThat(CORPUS.files())
                .isEqualTo(CORPUS.cases().stream().map(Case::file).collect(Collectors.toSet()));
        assertThat(CORPUS.cases())
                .allMatch(each -> each.file().startsWith(each.label().name().toLowerCase(Locale.ROOT) + "/"))
                .allMatch(
                        each -> (each.label() == Label.VALID) == each.problems().isEmpty());
    }

    @Test
    void everyCodeThatOnePayloadCanHaveOccurs() {
        // no payload can cause an internal error
        EnumSet<ProblemCode> ofTablesAndSeries = EnumSet.of(
                ProblemCode.INTERNAL_ERROR,
                ProblemCode.DRAFT,
                ProblemCode.ENTERED_IN_ERROR,
                ProblemCode.UNKNOWN_VERSION,
                ProblemCode.CONTRADICTION,
                ProblemCode.MALFORMED_ROW,
                ProblemCode.DUPLICATE_SESSION,
                ProblemCode.ABSENT_COLUMN,
                ProblemCode.DUPLICATE_COLUMN);
        assertThat(CORPUS.codes())
                .isEqualTo(Area.RESPONSE.codes().stream()
                        .filter(code -> !ofTablesAndSeries.contains(code))
                        .map(ProblemCode::id)
                        .collect(Collectors.toSet()));
    }

    @Test
    void theSchemaNeverRejectsWhatTheCheckerAccepts() {
        // the schema requires the fields that a checker can supply
        List<Case> originals =
                valid().filter(each -> !each.checker().equals("instrument")).toList();
        int accepted = 0;
        for (long seed = SEED; seed < SEED + MUTATIONS; seed++) {
            Random random = new Random(seed);
            Case original = originals.get(random.nextInt(originals.size()));
            JsonNode mutant = new Mutations(random).mutate(tree(original));
            String json = PublishedSchema.MAPPER.writeValueAsString(mutant);
            if (accepts(original, json, seed)) {
                accepted++;
                assertThat(SCHEMA.rejectedPlaces(mutant))
                        .as("seed %d: the checker accepts %s", seed, json)
                        .isEmpty();
            }
        }
        assertThat(accepted).as("accepted mutants, of %d", MUTATIONS).isGreaterThan(MUTATIONS / 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalogue", "instrument", "complete"})
    void goodNeighboursSurvive(String checker) {
        List<Case> documents = new ArrayList<>(CORPUS.cases().stream()
                .filter(each -> each.checker().equals(checker))
                .toList());
        Collections.shuffle(documents, new Random(SEED));
        ByteArrayOutputStream ndjson = new ByteArrayOutputStream();
        documents.forEach(each -> ndjson.writeBytes(line(each)));

        List<ResponseReader.Row> rows = ResponseReader.withDefaults()
                .readNdjson(new ByteArrayInputStream(ndjson.toByteArray()))
                .toList();

        assertThat(rows)
                .extracting(ResponseReader.Row::row)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, documents.size()).boxed().toList());
        for (int i = 0; i < documents.size(); i++) {
            Case document = documents.get(i);
            CheckResult result = checker(document).check(rows.get(i).responses());
            assertThat(problems(result)).as(document.file()).isEqualTo(document.problems());
            if (document.label() == Label.VALID) {
                assertThat(scores(result.orElseThrow())).as(document.file()).isEqualTo(expectedScores(document));
            }
        }
    }

    /** A document as one line of NDJSON; every document is already on one line. */
    private static byte[] line(Case document) {
        byte[] bytes = document.bytes();
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\n'))
                .as(document.file())
                .isEqualTo(bytes.length - 1);
        return bytes;
    }

    private static boolean accepts(Case original, String json, long seed) {
        try {
            return checker(original).check(Responses.parse(json)) instanceof CheckedResponses;
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed + ": the checker fails on " + json, e);
        }
    }

    private static ResponseChecker checker(Case document) {
        return switch (document.checker()) {
            case "catalogue" -> ResponseChecker.of(CATALOG);
            case "instrument" -> ResponseChecker.of(CATALOG.get(SUPPLIED));
            case "complete" -> ResponseChecker.of(CATALOG).requireComplete();
            default -> throw new IllegalStateException(document + ": " + document.checker());
        };
    }

    private static List<Expected> problems(Case document) {
        return problems(checker(document).check(Responses.parse(document.bytes())));
    }

    private static List<Expected> problems(CheckResult result) {
        return result instanceof RejectedResponses rejected
                ? rejected.problems().stream()
                        .map(problem -> new Expected(problem.code().id(), problem.pointer(), problem.item()))
                        .toList()
                : List.of();
    }

    private static TreeSet<String> places(Case document) {
        return document.problems().stream().map(Expected::pointer).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The document for the schema, which describes a payload with all fields that a checker may supply. */
    private static JsonNode tree(Case document) {
        JsonNode tree = PublishedSchema.MAPPER.readTree(document.bytes());
        if (document.checker().equals("instrument")
                && tree instanceof ObjectNode payload
                && !payload.hasNonNull("instrument")) {
            payload.put("instrument", SUPPLIED);
        }
        return tree;
    }

    /** The scores of a scale in a report. */
    private record ScaleScore(String scale, OptionalDouble mean, OptionalDouble sum, int answered, int items) {}

    /** The scores computed by {@code scores.py} in the corpus, one row for each scale. */
    private static List<ScaleScore> expectedScores(Case document) {
        return Corpus.rows(Corpus.folder("payload").resolve("scores.csv")).stream()
                .filter(row -> row.get("file").equals(document.file()))
                .map(row -> new ScaleScore(
                        row.get("scale"),
                        number(row.get("mean")),
                        number(row.get("sum")),
                        Integer.parseInt(row.get("answered")),
                        Integer.parseInt(row.get("items"))))
                .toList();
    }

    private static OptionalDouble number(String cell) {
        return cell.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(cell));
    }

    private static List<ScaleScore> scores(CheckedResponses checked) {
        return Scorer.complete().score(checked).scales().entrySet().stream()
                .map(scale -> new ScaleScore(
                        scale.getKey(),
                        scale.getValue().mean(),
                        scale.getValue().sum(),
                        scale.getValue().answered(),
                        scale.getValue().items()))
                .toList();
    }
}
