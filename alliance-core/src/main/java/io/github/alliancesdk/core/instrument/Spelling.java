package io.github.alliancesdk.core.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the ids that were probably meant by an unknown one. */
final class Spelling {
    /** The most wrong letters of a typing error. */
    private static final int MOST_WRONG = 2;

    /** A longer text is no id, and comparing it would take long. */
    private static final int LONGEST = 80;

    private Spelling() {}

    /** The known ids with the fewest wrong letters. Upper case and underscores aren't wrong. */
    static List<String> closest(String id, List<String> known) {
        boolean areVersions = known.get(0).indexOf(' ') >= 0;
        if (areVersions || id.length() > LONGEST) {
            return List.of();
        }
        String written = id.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        // half of a short id may not be wrong: it would be like any other
        int fewest = Math.min(MOST_WRONG, (written.length() - 1) / 2);
        List<String> closest = new ArrayList<>();
        for (String other : known) {
            int wrong = distance(written, other);
            if (wrong < fewest) {
                closest.clear();
                fewest = wrong;
            }
            if (wrong == fewest) {
                closest.add(other);
            }
        }
        return closest;
    }

    /** The edit distance: letters inserted, deleted, replaced or swapped with their neighbours. */
    private static int distance(String one, String other) {
        int[][] distances = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                distances[i][j] = i == 0 || j == 0 ? i + j : step(distances, one, other, i, j);
            }
        }
        return distances[one.length()][other.length()];
    }

    private static int step(int[][] distances, String one, String other, int i, int j) {
        int replaced = distances[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(replaced, 1 + Math.min(distances[i - 1][j], distances[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(fewest, distances[i - 2][j - 2] + 1) : fewest;
    }
}
