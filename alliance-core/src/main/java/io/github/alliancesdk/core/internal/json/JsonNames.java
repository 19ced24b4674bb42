package io.github.alliancesdk.core.internal.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names that an object may have, each of which stands for an index. Immutable. */
public final class JsonNames {
    /** The index of no name. */
    static final int NONE = -1;

    private final Map<String, Integer> indices;
    private final int words;
    private final int longest;

    private JsonNames(Map<String, Integer> indices, int words, int longest) {
        this.indices = indices;
        this.words = words;
        this.longest = longest;
    }

    /**
     * Names, whose indices count from 0: first those of the words, then the others.
     *
     * @param words names whose values are the same in most documents: a reader may keep the last one
     * @param others all other names
     */
    public static JsonNames of(List<String> words, List<String> others) {
        List<String> all = new ArrayList<>(words);
        all.addAll(others);
        Map<String, Integer> indices = new HashMap<>();
        int longest = 0;
        for (String name : all) {
            indices.put(name, indices.size());
            longest = Math.max(longest, name.length());
        }
        return new JsonNames(indices, words.size(), longest);
    }

    /** The index of a name; {@link #NONE} if there is no such name. */
    int index(String name) {
        return indices.getOrDefault(name, NONE);
    }

    /** How many names there are. */
    int size() {
        return indices.size();
    }

    /** How many names are those of words. */
    int words() {
        return words;
    }

    /** The length of the longest name. */
    int longest() {
        return longest;
    }

    /** Which there are isn't said. */
    @Override
    public String toString() {
        return "JsonNames";
    }
}
