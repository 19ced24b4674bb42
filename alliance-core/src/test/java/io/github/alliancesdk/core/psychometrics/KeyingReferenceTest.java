package io.github.alliancesdk.core.psychometrics;

import static io.github.alliancesdk.core.psychometrics.ReferenceValues.assertEqual;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.Instrument;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** How well a key fits, as R has it; see keying.R. */
class KeyingReferenceTest {
    private static final JsonNode REFERENCE = ReferenceValues.of("keying");
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

        ItemCovariance covariance = ItemCovariance.of(matrix.content().columns(), all, persons);
        KeyHypothesis actual = new CandidateKey(KeyHypothesis.Kind.AS_DECLARED, instrument, turned).fit(covariance);

        assertThat(covariance.n()).isEqualTo(expected.get("n").asInt());
        for (int item = 1; item <= 6; item++) {
            assertEqual(
                    "item " + item,
                    actual.itemRests().get(item).orElseThrow(),
                    fit.get("itemRests").get(item - 1));
        }
        Correlation mean = actual.meanItemRest().orElseThrow();
        assertEqual("mean", mean.value(), fit.get("mean"));
        assertEqual("mean", mean.interval().orElseThrow(), fit);
        assertThat(actual.turned()).containsExactlyElementsOf(TURNED.get(hypothesis));
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
