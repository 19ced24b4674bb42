package io.github.alliancesdk.core.statistics.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.Instrument;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected share at an unused end, computed by hand. */
class AnswerPatternsTest {
    private static final Instrument ONE =
            InventedInstruments.begin("one-1", 1, 7).items(1).scale("total", 1).build();

    /**
     * How many of 1,000 chose each answer, and the expected share at the next point: the last share times the squared
     * last ratio divided by the ratio before it; that factor is at most 1.
     */
    @ParameterizedTest
    @CsvSource({
        // ratios .75 after 4: .75 * .75 / 4 = .140625 of .3
        "0, 200, 100, 400, 300, 0, 0, 0.0421875",
        // ratios 2 after .5: more than 1, so the next share is the same
        "200, 300, 200, 100, 200, 0, 0, 0.2",
        // nothing before the last but one, so its own ratio is used, .25
        "0, 0, 0, 800, 200, 0, 0, 0.05",
        // the last but one is empty
        "100, 500, 200, 0, 200, 0, 0, 0.2",
        // the highest code was used
        "300, 250, 0, 0, 0, 0, 450, -1",
        "600, 0, 0, 0, 0, 400, 0, 0.4"
    })
    void theNextPointShouldHaveHadWhatTheLastOnesPromise(
            int one, int two, int three, int four, int five, int six, int seven, double expected) {
        int[] counts = {one, two, three, four, five, six, seven};
        int[][] upwards = new int[1000][1];
        int[][] downwards = new int[1000][1];
        int person = 0;
        for (int answer = 1; answer <= 7; answer++) {
            for (int i = 0; i < counts[answer - 1]; i++) {
                upwards[person][0] = answer;
                downwards[person++][0] = 8 - answer;
            }
        }

        check(KeyingFinding.UnusedEnd.End.HIGHEST, upwards, new boolean[] {false}, expected);
        check(KeyingFinding.UnusedEnd.End.LOWEST, downwards, new boolean[] {true}, expected);
    }

    private static void check(KeyingFinding.UnusedEnd.End end, int[][] rows, boolean[] turned, double expected) {
        RawResponseMatrix matrix = RawResponseMatrix.of(ONE, ONE.responseFormat(), rows, 0);
        List<KeyingFinding> findings = new AnswerPatterns(ONE, matrix.content().columns(), true).unusedEnds(turned);
        if (expected < 0) {
            assertThat(findings).isEmpty();
            return;
        }
        assertThat(findings).singleElement().isInstanceOfSatisfying(KeyingFinding.UnusedEnd.class, found -> {
            assertThat(found.end()).isEqualTo(end);
            assertThat(found.expectedShare()).isCloseTo(expected, within(1e-12));
            assertThat(found.n()).isEqualTo(1000);
        });
    }
}
