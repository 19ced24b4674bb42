package io.github.alliancesdk.core.response;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Maps column names of a table to item numbers and back. Immutable. */
sealed interface ItemColumns {
    /** Not an item number: the column contains no answers. */
    int NONE = 0;

    /** Returns the item of a column, or {@link #NONE}. */
    int item(String column);

    /** Returns the column of an item; empty if there is none. */
    Optional<String> column(int item);

    /** Columns whose names follow a pattern with the item number. */
    record Named(String before, int digits, String after) implements ItemColumns {
        private static final Pattern FORM = Pattern.compile("([^{}]*)\\{(n{1,4})}([^{}]*)", Pattern.DOTALL);
        private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

        static Named parse(String pattern) {
            Matcher matcher = FORM.matcher(Objects.requireNonNull(pattern, "pattern"));
            if (!matcher.matches()) {
                throw new IllegalArgumentException("a pattern of item columns holds {n} once, such as wai_{n}");
            }
            return new Named(matcher.group(1), matcher.group(2).length(), matcher.group(3));
        }

        @Override
        public int item(String column) {
            int length = column.length() - before.length() - after.length();
            if (length < 1 || !column.startsWith(before) || !column.endsWith(after)) {
                return NONE;
            }
            String number = column.substring(before.length(), before.length() + length);
            if (!NUMBER.matcher(number).matches()) {
                return NONE;
            }
            int item = Integer.parseInt(number);
            // 07 is item 7 only if the pattern has leading zeros
            return item != NONE && column(item).get().equals(column) ? item : NONE;
        }

        @Override
        public Optional<String> column(int item) {
            String number = String.valueOf(item);
            return Optional.of(before + "0".repeat(Math.max(0, digits - number.length())) + number + after);
        }
    }

    /** Columns from an explicit list. */
    record Listed(Map<String, Integer> items) implements ItemColumns {
        public Listed {
            items = Map.copyOf(items);
            if (items.isEmpty()
                    || new HashSet<>(items.values()).size() < items.size()
                    || items.values().stream().anyMatch(item -> item < 1)) {
                throw new IllegalArgumentException("each column must have an item of its own, numbered from 1");
            }
        }

        static Listed of(Map<String, Integer> items) {
            return new Listed(new HashMap<>(Objects.requireNonNull(items, "columns")));
        }

        @Override
        public int item(String column) {
            return items.getOrDefault(column, NONE);
        }

        @Override
        public Optional<String> column(int item) {
            return items.entrySet().stream()
                    .filter(entry -> entry.getValue() == item)
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }
}
