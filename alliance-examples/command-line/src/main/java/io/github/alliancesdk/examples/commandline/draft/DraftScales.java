package io.github.alliancesdk.examples.commandline.draft;

import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.examples.commandline.draft.SourceForm.SourceScore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes scales of the calculated fields of a form: one for each set of items. */
final class DraftScales {
    private static final String TOTAL = Scale.TOTAL;
    private static final Set<String> KINDS = Set.of("sum", "mean", "score");
    private static final String ID = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final int LONGEST = 60;

    private DraftScales() {}

    /** The items of each scale by its id. A scale with every item of the others is the total, and the last. */
    static Map<String, SortedSet<Integer>> of(List<SourceScore> scores, Map<String, Integer> numbers) {
        Map<SortedSet<Integer>, List<String>> names = new LinkedHashMap<>();
        SortedSet<Integer> all = new TreeSet<>();
        for (SourceScore score : scores) {
            SortedSet<Integer> items = new TreeSet<>();
            score.items().forEach(item -> items.add(numbers.get(item)));
            names.putIfAbsent(items, words(score.name()));
            all.addAll(items);
        }
        int common = common(List.copyOf(names.values()));
        Map<String, SortedSet<Integer>> scales = new LinkedHashMap<>();
        names.forEach((items, words) -> {
            if (!items.equals(all)) {
                scales.put(id(words.subList(common, words.size()), scales), items);
            }
        });
        if (names.containsKey(all)) {
            scales.put(TOTAL, all);
        }
        return scales;
    }

    /** The words of a name, without those that say how the score is computed. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String word : name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)) {
            if (!word.isEmpty() && !KINDS.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    /** How many words all names begin with, such as the name of the form. */
    private static int common(List<List<String>> names) {
        if (names.size() < 2) {
            return 0;
        }
        int common = 0;
        while (isCommon(names, common)) {
            common++;
        }
        return common;
    }

    private static boolean isCommon(List<List<String>> names, int place) {
        List<String> first = names.get(0);
        return names.stream()
                .allMatch(words -> words.size() > place + 1 && words.get(place).equals(first.get(place)));
    }

    private static String id(List<String> words, Map<String, ?> taken) {
        String id = String.join("-", words);
        boolean usable = id.matches(ID) && id.length() <= LONGEST && !id.equals(TOTAL) && !taken.containsKey(id);
        return usable ? id : "scale-" + (taken.size() + 1);
    }
}
