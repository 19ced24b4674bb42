package io.github.alliancesdk.examples.commandline.output;

import java.util.Collection;
import java.util.List;

/** Finds what was probably meant by a word that is not known. */
public final class Spelling {
    /** One letter in this many may be wrong. */
    private static final int LETTERS_FOR_A_SLIP = 3;

    private Spelling() {}

    /**
     * The words that differ from a word in the fewest letters, if the difference is small enough for a typing error.
     */
    public static List<String> closest(String word, Collection<String> words) {
        int letters = word.replace("-", "").length();
        int fewest = Math.max(1, letters / LETTERS_FOR_A_SLIP);
        for (String other : words) {
            fewest = Math.min(fewest, distance(word, other));
        }
        int few = fewest;
        return words.stream().filter(other -> distance(word, other) == few).toList();
    }

    /** The edit distance: letters inserted, deleted, replaced or swapped with their neighbours. */
    private static int distance(String one, String other) {
        int[][] distances = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    distances[i][j] = i + j;
                    continue;
                }
                int changed = distances[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                int fewest = Math.min(changed, 1 + Math.min(distances[i - 1][j], distances[i][j - 1]));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    fewest = Math.min(fewest, distances[i - 2][j - 2] + 1);
                }
                distances[i][j] = fewest;
            }
        }
        return distances[one.length()][other.length()];
    }
}
