package io.github.alliancesdk.core.statistics.reliability;

import static io.github.alliancesdk.core.statistics.ReferenceValues.assertEqual;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.statistics.Correlation;
import io.github.alliancesdk.core.statistics.ReferenceValues;
import io.github.alliancesdk.core.statistics.Statistic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Compares the fit of keys with R; see keying.R. */
class KeyingReferenceTest {
    private static final JsonNode REFERENCE = ReferenceValues.of("keying");
    private static final int[] WAI_REVERSED = {1, 3, 7, 9, 10, 11, 12, 15, 20, 27, 29, 31, 33, 34};
    private static final Map<String, List<Integer>> TURNED =
            Map.of("declared", List.of(2, 5), "none", List.of(), "other", List.of(2, 6));

    @ParameterizedTest
    @CsvSource({
        "large,declared", "large,none", "large,other",
        "gaps,declared", "gaps,none", "gaps,other",
        "small,declared", "small,none", "small,other"
    })
    void aKeyFitsAsWellAsTheReferenceSays(String set, String hypothesis) {
        JsonNode expected = REFERENCE.get("sets").get(set);
        JsonNode fit = expected.get("hypotheses").get(hypothesis);
        Instrument instrument = InventedInstruments.begin("six-5", 1, 5)
                .items(6)
                .reversed(2, 5)
                .scale("total", 1, 2, 3, 4, 5, 6)
                .build();
        RawResponseMatrix matrix =
                RawResponseMatrix.of(instrument, instrument.responseFormat(), rows(expected.get("answers")), 0);
        boolean[] all = new boolean[6];
        Arrays.fill(all, true);
        boolean[] persons = new boolean[matrix.persons()];
        Arrays.fill(persons, true);
        boolean[] turned = new boolean[6];
        TURNED.get(hypothesis).forEach(item -> turned[item - 1] = true);

        ItemMoments moments = ItemMoments.pairwise(matrix.content().columns(), all, persons);
        KeyHypothesis actual = new CandidateKey(KeyHypothesis.Kind.AS_DECLARED, instrument, turned).fit(moments);

        assertThat(moments.n()).isEqualTo(expected.get("n").asInt());
        for (int item = 1; item <= 6; item++) {
            assertEqualItem(item, actual.itemRests().get(item), fit.get("itemRests"));
        }
        Correlation mean = actual.meanItemRest().orElseThrow();
        assertEqual("mean", mean.value(), fit.get("mean"));
        assertEqual("mean", mean.interval().orElseThrow(), fit);
        assertThat(actual.reverseScored()).containsExactlyElementsOf(TURNED.get(hypothesis));
    }

    private static void assertEqualItem(int item, Statistic<Correlation> actual, JsonNode expected) {
        Correlation rest = actual.orElseThrow();
        assertEqual("item " + item, rest.value(), expected.get(item - 1).get("value"));
        assertEqual("item " + item, rest.interval().orElseThrow(), expected.get(item - 1));
    }

    @ParameterizedTest
    @CsvSource({
        "wai-sr-one-item-turned, 5, 6",
        "wai-four-items-turned, 7, 1 3 4 7",
        "wai-sr-one-item-turned-strongly, 5, 6"
    })
    void itemsThatGoAgainstTheKeyAreThoseOfTheReference(String file, int max, String against) throws IOException {
        JsonNode expected = REFERENCE.get("files").get(file);
        JsonNode scales = expected.get("scales");
        int items = scales.get("total").get("items").size();
        int[] reversed = items == 36 ? WAI_REVERSED : new int[0];
        Instrument instrument = InventedInstruments.begin("invented", 1, max)
                .items(items)
                .reversed(reversed)
                .scale("goal", items(scales, "goal"))
                .scale("task", items(scales, "task"))
                .scale("bond", items(scales, "bond"))
                .scale("total", items(scales, "total"))
                .build();
        RawResponseMatrix matrix =
                RawResponseMatrix.of(instrument, instrument.responseFormat(), fileRows(file, items), 0);

        KeyingReport report = KeyingCheck.withoutRivals().check(matrix);

        assertThat(report.verdict()).isEqualTo(KeyingReport.Verdict.SUSPECT);
        assertThat(report.findings())
                .singleElement()
                .isInstanceOfSatisfying(KeyingFinding.ItemsAgainstKey.class, found -> {
                    assertThat(found).hasToString("items-against-key [" + against.replace(" ", ", ") + "]");
                    assertThat(found.items())
                            .hasSameSizeAs(expected.get("against"))
                            .allSatisfy(
                                    item -> assertThat(expected.get("against")).anyMatch(each -> each.asInt() == item));
                });
        KeyHypothesis declared = report.hypotheses().get(0);
        for (int item = 1; item <= items; item++) {
            assertEqualItem(item, declared.itemRests().get(item), expected.get("itemRests"));
        }
        ReliabilityReport reliability = ReliabilityAnalysis.withDefaults().analyse(matrix.keyed());
        for (ScaleReliability scale : reliability.scales().values()) {
            JsonNode figures = scales.get(scale.scale());
            assertEqual("alpha", scale.alpha().orElseThrow().value(), figures.get("alpha"));
            assertEqual("omega", scale.omega().orElseThrow().value(), figures.get("omega"));
            for (int place = 0; place < scale.items().size(); place++) {
                ItemAnalysis item = scale.items().get(place);
                assertEqual(
                        "item-rest",
                        item.itemRest().orElseThrow().value(),
                        figures.get("itemRests").get(place));
                assertEqual(
                        "alpha if deleted",
                        item.alphaIfDeleted().orElseThrow(),
                        figures.get("alphaIfDeleted").get(place));
            }
        }
    }

    private static int[] items(JsonNode scales, String scale) {
        return scales.get(scale)
                .get("items")
                .valueStream()
                .mapToInt(JsonNode::asInt)
                .toArray();
    }

    /** The items are the last columns. */
    private static int[][] fileRows(String file, int items) throws IOException {
        return Files.readAllLines(Path.of("src/test/reference/statistics", "keying-" + file + ".csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(cells -> Arrays.stream(cells, cells.length - items, cells.length)
                        .mapToInt(Integer::parseInt)
                        .toArray())
                .toArray(int[][]::new);
    }

    private static int[][] rows(JsonNode answers) {
        int[][] rows = new int[answers.size()][];
        for (int i = 0; i < rows.length; i++) {
            JsonNode row = answers.get(i);
            rows[i] = new int[row.size()];
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] = row.get(j).asInt(0);
            }
        }
        return rows;
    }
}
