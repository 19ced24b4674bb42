package io.github.alliancesdk.examples.commandline.draft;

import io.github.alliancesdk.core.response.ItemNaming;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers of items.
 *
 * @param byName the number of each name
 * @param areNamed whether the names state them; otherwise they are counted in the order of the form
 */
record ItemNumbers(Map<String, Integer> byName, boolean areNamed) {
    private static final Pattern NUMBERED = Pattern.compile("(.*?)0*([1-9][0-9]{0,3})", Pattern.DOTALL);

    /** Reads the numbers in names that fit a naming. */
    static ItemNumbers of(List<String> names, ItemNaming naming) {
        Map<String, Integer> stated = new LinkedHashMap<>();
        names.forEach(name -> naming.item(name).ifPresent(number -> stated.put(name, number)));
        return new ItemNumbers(stated, true);
    }

    /** Reads the numbers at the end of names, if all begin alike and no number repeats; otherwise counts the names. */
    static ItemNumbers of(List<String> names) {
        Map<String, Integer> stated = new LinkedHashMap<>();
        Map<String, Integer> counted = new LinkedHashMap<>();
        TreeSet<String> beginnings = new TreeSet<>();
        for (String name : names) {
            Matcher matcher = NUMBERED.matcher(name);
            if (matcher.matches()) {
                stated.put(name, Integer.valueOf(matcher.group(2)));
                beginnings.add(matcher.group(1));
            }
            counted.put(name, counted.size() + 1);
        }
        boolean named = beginnings.size() == 1
                && stated.size() == names.size()
                && new TreeSet<>(stated.values()).size() == names.size();
        return new ItemNumbers(named ? stated : counted, named);
    }
}
