package io.github.alliancesdk.core.statistics.reliability;

import com.fasterxml.jackson.annotation.JsonValue;
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
 * Something about data that doesn't go with what they are said to be, and the evidence. Text about a finding shows no
 * answer. Immutable and thread-safe.
 */
public sealed interface KeyingFinding {
    /**
     * The stable word for what was found.
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
     * @param items the items that it turns round and the declared key doesn't, or the other way round; where it turns
     *     the same ones, those that it counts to another scale
     * @param equallyGood other keys that turn the same items and so fit the total as well; what tells them from
     *     {@code better}, the scales and the range of the answers, is weak evidence
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

        /** What was found, and in which items. */
        @Override
        public String toString() {
            return id() + " " + items + " (" + better.instrument() + ")";
        }
    }

    /**
     * Items go against the declared key: each correlates negatively with the total of the others, the whole 95 %
     * interval below 0. They may be coded the wrong way round. Where another whole key fits better, this is its trace,
     * and innocent items may be among them.
     *
     * @param itemRests by item, the correlation with the total of the others; where there is no total, with the rest of
     *     its own scale
     */
    record ItemsAgainstKey(SortedMap<Integer, Correlation> itemRests) implements KeyingFinding {
        /**
         * Makes a finding.
         *
         * @param itemRests by item, the correlation with the total of the others
         * @throws NullPointerException if {@code itemRests} is null
         */
        public ItemsAgainstKey {
            itemRests = Collections.unmodifiableSortedMap(new TreeMap<>(itemRests));
        }

        /**
         * The items that go against the key.
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

        /** What was found, and in which items. */
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

        /** What was found, and in which item. */
        @Override
        public String toString() {
            return id() + " " + item;
        }
    }

    /**
     * An end of the response format was never used, and the answers stop short of it as at a wall: the codes are
     * shifted, or those of a format with fewer points.
     *
     * @param end the end that was not used, as keyed: reversed items use the other one
     * @param declared the range of the format, such as 1..5
     * @param lowest the lowest answer
     * @param highest the highest answer
     * @param n how many answers there are to the items that should have used this end
     * @param shareAtWall the share of them at the last point that was used
     * @param expectedShare the share that the next point should have had, if shares ran out as they do in a normal
     *     distribution
     */
    record UnusedEnd(End end, String declared, int lowest, int highest, int n, double shareAtWall, double expectedShare)
            implements KeyingFinding {
        /** An end of the response format. */
        public enum End {
            /** The lowest code. */
            LOWEST("lowest"),
            /** The highest code. */
            HIGHEST("highest");

            private final String id;

            End(String id) {
                this.id = id;
            }

            /**
             * The stable identifier.
             *
             * @return for example {@code lowest}
             */
            @JsonValue
            public String id() {
                return id;
            }

            /**
             * The display name of this end in a language; in English if there is no translation.
             *
             * @param locale the language
             * @return for example {@code Niedrigste Stufe}
             * @throws NullPointerException if {@code locale} is null
             */
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
         * @param n how many answers there are
         * @param shareAtWall the share of them at the last point that was used
         * @param expectedShare the share that the next point should have had
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

        /** What was found; the answers stay out. */
        @Override
        public String toString() {
            return id() + " (" + end.id() + " of " + declared + ")";
        }
    }

    /**
     * Respondents gave every item the same raw answer.
     *
     * @param rows the rows, counted from 1
     * @param n how many respondents answered enough items to tell
     * @param share of them
     */
    record StraightLine(List<Integer> rows, int n, double share) implements KeyingFinding {
        /**
         * Makes a finding.
         *
         * @param rows the rows, counted from 1
         * @param n how many respondents answered enough items to tell
         * @param share of them
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

        /** What was found, and how often. */
        @Override
        public String toString() {
            return id() + " (" + rows.size() + " of " + n + ")";
        }
    }
}
