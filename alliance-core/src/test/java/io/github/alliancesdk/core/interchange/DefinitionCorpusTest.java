package io.github.alliancesdk.core.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.InvalidDefinitionException;
import io.github.alliancesdk.core.interchange.Corpus.Case;
import io.github.alliancesdk.core.interchange.Corpus.Expected;
import io.github.alliancesdk.core.interchange.Corpus.Label;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Compares the results of the schema and the reader for about two hundred definitions. */
class DefinitionCorpusTest {
    private static final Corpus CORPUS = Corpus.of("definition");
    private static final PublishedSchema SCHEMA = PublishedSchema.definition();
    private static final long SEED = 20_260_501L;
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
    void schemaAndReaderAcceptAValidDefinition(Case document) {
        assertThat(SCHEMA.rejectedPlaces(tree(document))).isEmpty();
        assertThat(problems(document.bytes())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("structural")
    void schemaAndReaderRejectAStructuralProblemAtTheSamePlace(Case document) {
        assertThat(SCHEMA.rejectedPlaces(tree(document))).isEqualTo(places(document));
        assertThat(problems(document.bytes())).isEqualTo(document.problems());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("semantic")
    void onlyTheReaderRejectsASemanticProblem(Case document) {
        if (!document.isUnread()) {
            assertThat(SCHEMA.rejectedPlaces(tree(document))).isEmpty();
        }
        assertThat(problems(document.bytes())).isEqualTo(document.problems());
    }

    @Test
    void theCorpusIsLargeAndListsEveryDocumentInTheFolderOfItsLabel() {
        assertThat(CORPUS.cases()).hasSizeGreaterThanOrEqualTo(75);
        assertThat(CORPUS.cases(Label.VALID)).hasSizeGreaterThanOrEqualTo(8);
        assertThat(CORPUS.files())
                .isEqualTo(CORPUS.cases().stream().map(Case::file).collect(Collectors.toSet()));
        assertThat(CORPUS.cases())
                .allMatch(each -> each.file().startsWith(each.label().name().toLowerCase(Locale.ROOT) + "/"))
                .allMatch(
                        each -> (each.label() == Label.VALID) == each.problems().isEmpty());
    }

    @Test
    void everyCodeThatOneDefinitionCanHaveOccurs() {
        // a conflict of versions takes two definitions, a wrong listing a catalogue, and the last four load
        Set<ProblemCode> codes = EnumSet.copyOf(Area.DEFINITION.codes());
        codes.removeAll(EnumSet.of(
                ProblemCode.VERSION_CONFLICT,
                ProblemCode.NOT_AS_LISTED,
                ProblemCode.TOO_FEW_SOURCES,
                ProblemCode.EXAMPLE_MISSING,
                ProblemCode.EXAMPLE_DIFFERS,
                ProblemCode.LAW_BROKEN));
        assertThat(CORPUS.codes()).isEqualTo(codes.stream().map(ProblemCode::id).collect(Collectors.toSet()));
    }

    @Test
    void theSchemaNeverRejectsWhatTheReaderAccepts() {
        List<JsonNode> originals = valid().map(DefinitionCorpusTest::tree).toList();
        int accepted = 0;
        for (long seed = SEED; seed < SEED + MUTATIONS; seed++) {
            Random random = new Random(seed);
            JsonNode mutant = new Mutations(random).mutate(originals.get(random.nextInt(originals.size())));
            String json = PublishedSchema.MAPPER.writeValueAsString(mutant);
            boolean accepts = problems(json, seed).isEmpty();
            if (accepts) {
                accepted++;
                assertThat(SCHEMA.rejectedPlaces(mutant))
                        .as("seed %d: the reader accepts %s", seed, json)
                        .isEmpty();
            }
        }
        assertThat(accepted).as("accepted mutants, of %d", MUTATIONS).isGreaterThan(MUTATIONS / 50);
    }

    private static List<Expected> problems(String json, long seed) {
        try {
            return problems(json.getBytes(StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed + ": the reader fails on " + json, e);
        }
    }

    private static List<Expected> problems(byte[] json) {
        try {
            Corpus.instrument(json);
            return List.of();
        } catch (InvalidDefinitionException e) {
            return e.problems().stream()
                    .map(problem -> new Expected(problem.code().id(), problem.pointer(), OptionalInt.empty()))
                    .toList();
        }
    }

    private static TreeSet<String> places(Case document) {
        return document.problems().stream().map(Expected::pointer).collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode tree(Case document) {
        return PublishedSchema.MAPPER.readTree(document.bytes());
    }
}
