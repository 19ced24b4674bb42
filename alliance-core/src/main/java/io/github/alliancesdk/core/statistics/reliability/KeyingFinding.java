package io.github.alliancesdk.core.statistics.reliability;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.statistics.Correlation;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A sign that data don't follow the key that they are said to follow, and the evidence. Text about a finding shows no
 * answer. Immutable and thread-safe.
 *
 * <pre>{@code
 * // everybody gives item 3 the highest answer
 * RawResponseMatrix answers = ResponseSimulation.of(BundledInstruments.dwai()).withMean(3, 6.999).matrix(100, 7);
 * KeyingFinding finding = KeyingCheck.withoutRivals().check(answers).findings().get(0);
 * System.out.println(finding.id()); // constant-item
 * if (finding instanceof KeyingFinding.ConstantItem constant) {
 *     System.out.println(constant.item()); // 3
 * }
 * }</pre>
 */
public sealed interface KeyingFinding {
    /**
     * The stable identifier of what was found.
     *
     * @return for example {@code already-reversed}
     */
    String id();

    /**
     * The JSON form of the finding and its evidence.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    Map<String, Object> toMap();

    /**
     * The finding as an English sentence.
     *
     * @return one sentence; it shows no answer
     */
    default String message() {
        return message(Locale.ROOT);
    }

    /**
     * The finding as a sentence in a language; in English if there is no translation.
     *
     * @param locale the language
     * @return one sentence; it shows no answer
     * @throws NullPointerException if {@code locale} is null
     */
    String message(Locale locale);

    /**
     * Another key fits better than the declared one.
     *
     * @param declared the key as declared
     * @param better the key that fits best
     * @param items the items that only one of the two keys reverses; if both reverse the same items, those that they
     *     assign to different scales
     * @param equallyGood other keys that reverse the same items, so that the total fits equally well. Only the scales
     *     and the range of the answers distinguish them from {@code better}, and that is weak evidence
     */
    record BetterKey(
            KeyHypothesis declared, KeyHypothesis better, SortedSet<Integer> items, List<KeyHypothesis> equallyGood)
            implements KeyingFinding {
        /**
         * Makes a finding.
         *
         * @param declared the key as declared
         * @param better the key that fits best
         * @param items the items in which they differ
         * @param equallyGood other keys that fit the total as well
         * @throws NullPointerException if an argument or an element is null
         */
        public BetterKey {
            Objects.requireNonNull(declared, "declared");
            Objects.requireNonNull(better, "better");
            items = Collections.unmodifiableSortedSet(new TreeSet<>(items));
            equallyGood = List.copyOf(equallyGood);
        }

        @Override
        public String id() {
            return better.kind().id();
        }

        @Override
        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("finding", id());
            map.put("items", List.copyOf(items));
            map.put("declared", declared.toMap());
            map.put("better", better.toMap());
            if (!equallyGood.isEmpty()) {
                map.put(
                        "equallyGood",
                        equallyGood.stream().map(KeyHypothesis::toMap).toList());
            }
            return Collections.unmodifiableMap(map);
        }

        @Override
        public String message(Locale locale) {
            return Messages.text(
                    Objects.requireNonNull(locale, "locale"),
                    "keying." + id(),
                    Map.of(
                            "items",
                            numbers(items),
                            "instrument",
                            better.instrument().value()));
        }

        /** The finding and its items. */
        @Override
        public String toString() {
            return id() + " " + items + " (" + better.instrument() + ")";
        }
    }

    /**
     * Items that contradict the declared key: each correlates negatively with the total of the other items, and the
     * whole 95 % interval is below 0. They may be coded in the wrong direction. If another whole key fits better, that
     * key explains this finding, and some of the items may be correct.
     *
     * @param itemRests by item, the correlation with the total of the other items; if there is no total, with the rest
     *     of its own scale
     */
    record ItemsAgainstKey(SortedMap<Integer, Correlation> itemRests) implements KeyingFinding {
        /**
         * Makes a finding.
         *
         * @param itemRests by item, the correlation with the total of the other items
         * @throws NullPointerException if {@code itemRests} is null
         */
        public ItemsAgainstKey {
            itemRests = Collections.unmodifiableSortedMap(new TreeMap<>(itemRests));
        }

        /**
         * The items that contradict the key.
         *
         * @return their numbers, ascending
         */
        public List<Integer> items() {
            return List.copyOf(itemRests.keySet());
        }

        @Override
        public String id() {
            return "items-against-key";
        }

        @Override
        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("finding", id());
            map.put("items", items());
            map.put(
                    "itemRests",
                    itemRests.entrySet().stream()
                            .map(each -> toMap(each.getKey(), each.getValue()))
                            .toList());
            return Collections.unmodifiableMap(map);
        }

        private static Map<String, Object> toMap(int item, Correlation rest) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("item", item);
            map.putAll(KeyHypothesis.toMap(rest));
            map.put("n", rest.n());
            return Collections.unmodifiableMap(map);
        }

        @Override
        public String message(Locale locale) {
            return Messages.text(
                    Objects.requireNonNull(locale, "locale"), "keying." + id(), Map.of("items", numbers(items())));
        }

        /** The finding and its items. */
        @Override
        public String toString() {
            return id() + " " + items();
        }
    }

    private static String numbers(Collection<Integer> items) {
        return items.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /**
     * Every respondent gave an item the same answer.
     *
     * @param item its number
     * @param n how many answers there are
     */
    record ConstantItem(int item, int n) implements KeyingFinding {
        @Override
        public String id() {
            return "constant-item";
        }

        @Override
        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("finding", id());
            map.put("item", item);
            map.put("n", n);
            return Collections.unmodifiableMap(map);
        }

        @Override
        public String message(Locale locale) {
            return Messages.text(
                    Objects.requireNonNull(locale, "locale"),
                    "keying." + id(),
                    Map.of("item", String.valueOf(item), "n", String.valueOf(n)));
        }

        /** The finding and its item. */
        @Override
        public String toString() {
            return id() + " " + item;
        }
    }

    /**
     * One end of the response format was never used, and the answers stop abruptly before it. The codes are shifted, or
     * come from a format with fewer points. This is looked for only if all items have one format of all whole numbers of a
     * range.
     *
     * @param end the end that was not used, in keyed values: reversed items use the other end
     * @param declared the range of the format, such as 1..5
     * @param lowest the lowest answer
     * @param highest the highest answer
     * @param n the number of answers to the items that should have used this end
     * @param shareAtWall the share of these answers at the last point that was used
     * @param expectedShare the share expected at the next point if the answers were normally distributed
     */
    record UnusedEnd(End end, String declared, int lowest, int highest, int n, double shareAtWall, double expectedShare)
            implements KeyingFinding {
        /** An end of the response format. */
        public enum End implements Named {
            /** The lowest code. */
            LOWEST("lowest"),
            /** The highest code. */
            HIGHEST("highest");

            private final String id;

            End(String id) {
                this.id = id;
            }

            @Override
            public String id() {
                return id;
            }

            @Override
            public String displayName(Locale locale) {
                return Messages.text(Objects.requireNonNull(locale, "locale"), "end." + id);
            }
        }

        /**
         * Makes a finding.
         *
         * @param end the end that was not used
         * @param declared the range of the format
         * @param lowest the lowest answer
         * @param highest the highest answer
         * @param n the number of answers to the items that should have used this end
         * @param shareAtWall the share of these answers at the last point that was used
         * @param expectedShare the share expected at the next point
         * @throws NullPointerException if {@code end} or {@code declared} is null
         */
        public UnusedEnd {
            Objects.requireNonNull(end, "end");
            Objects.requireNonNull(declared, "declared");
        }

        @Override
        public String id() {
            return "shifted-codes";
        }

        @Override
        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("finding", id());
            map.put("unused", end.id());
            map.put("declared", declared);
            map.put("observed", lowest + ".." + highest);
            map.put("n", n);
            map.put("shareAtWall", shareAtWall);
            map.put("expectedShare", expectedShare);
            return Collections.unmodifiableMap(map);
        }

        @Override
        public String message(Locale locale) {
            return Messages.text(
                    Objects.requireNonNull(locale, "locale"),
                    "keying.unused-" + end.id(),
                    Map.of("declared", declared));
        }

        /** The finding, without the answers. */
        @Override
        public String toString() {
            return id() + " (" + end.id() + " of " + declared + ")";
        }
    }

    /**
     * Respondents gave every item the same raw answer or, if items differ in their range, an answer at the same place in
     * each range.
     *
     * @param rows the rows, counted from 1
     * @param n how many respondents answered enough items to be checked
     * @param share the share of these respondents
     */
    record StraightLine(List<Integer> rows, int n, double share) implements KeyingFinding {
        /**
         * Makes a finding.
         *
         * @param rows the rows, counted from 1
         * @param n how many respondents answered enough items to be checked
         * @param share the share of these respondents
         * @throws NullPointerException if {@code rows} or an element is null
         */
        public StraightLine {
            rows = List.copyOf(rows);
        }

        @Override
        public String id() {
            return "straight-line";
        }

        @Override
        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("finding", id());
            map.put("rows", rows);
            map.put("n", n);
            map.put("share", share);
            return Collections.unmodifiableMap(map);
        }

        @Override
        public String message(Locale locale) {
            return Messages.text(
                    Objects.requireNonNull(locale, "locale"),
                    "keying." + id(),
                    Map.of("count", String.valueOf(rows.size()), "n", String.valueOf(n)));
        }

        /** The finding and its frequency. */
        @Override
        public String toString() {
            return id() + " (" + rows.size() + " of " + n + ")";
        }
    }
}
