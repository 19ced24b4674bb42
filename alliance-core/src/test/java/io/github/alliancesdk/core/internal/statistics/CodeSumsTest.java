package io.github.alliancesdk.core.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeSumsTest {
    private static final long SEED = 20261123;

    // codes near the limits between numbers of lanes, and numbers of persons near the size of a block
    @ParameterizedTest
    @CsvSource({
        "1,0",
        "1,1",
        "4,7",
        "5,8",
        "5,895",
        "5,896",
        "5,897",
        "6,6",
        "6,7",
        "6,8",
        "6,896",
        "6,1793",
        "7,3",
        "7,4",
        "7,5",
        "7,2000",
        "10,900",
        "126,897",
        "127,1",
        "127,2000"
    })
    void sumsAreThoseOfASimpleLoop(int highest, int persons) {
        Random random = new Random(SEED);
        byte[][] codes = new byte[5][persons + random.nextInt(3)];
        for (byte[] column : codes) {
            for (int person = 0; person < column.length; person++) {
                column[person] = (byte) random.nextInt(highest + 1);
            }
        }
        compare(codes, persons, highest, false);
        compare(codes, persons, highest, true);
        for (byte[] column : codes) {
            for (int person = 0; person < column.length; person++) {
                column[person] = random.nextInt(20) == 0 ? -1 : column[person];
            }
        }
        compare(codes, persons, highest, true);
    }

    @ParameterizedTest
    @CsvSource({"5", "6", "7", "127"})
    void theGreatestCodesOverflowNoLane(int highest) {
        byte[][] codes = new byte[3][3000];
        for (byte[] column : codes) {
            Arrays.fill(column, (byte) highest);
        }

        compare(codes, 3000, highest, false);
    }

    @ParameterizedTest
    @CsvSource({"5", "6", "7"})
    void nobodyIsCompleteWhereOneColumnIsEmpty(int highest) {
        byte[][] codes = new byte[2][1000];
        Arrays.fill(codes[0], (byte) highest);
        Arrays.fill(codes[1], (byte) -1);

        compare(codes, 1000, highest, true);
    }

    private static void compare(byte[][] codes, int persons, int highest, boolean gaps) {
        CodeSums sums = CodeSums.of(codes, persons, highest, gaps);
        int complete = 0;
        int[][] counts = new int[codes.length][128];
        long[][] products = new long[codes.length][codes.length];
        for (int person = 0; person < persons; person++) {
            boolean kept = true;
            for (byte[] column : codes) {
                kept &= column[person] >= 0;
            }
            for (int i = 0; kept && i < codes.length; i++) {
                counts[i][codes[i][person]]++;
                for (int j = 0; j < codes.length; j++) {
                    products[i][j] += codes[i][person] * codes[j][person];
                }
            }
            complete += kept ? 1 : 0;
        }
        assertThat(sums.persons()).as("persons, seed %d", SEED).isEqualTo(complete);
        for (int i = 0; i < codes.length; i++) {
            assertThat(sums.counts(i)).as("counts, seed %d", SEED).containsExactly(counts[i]);
            for (int j = 0; j < codes.length; j++) {
                if (i != j) {
                    assertThat(sums.products(i, j))
                            .as("products, seed %d", SEED)
                            .isEqualTo(products[i][j]);
                }
            }
        }
    }
}
