package io.github.alliancesdk.core.response;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which columns of a table hold answers, and to which items. Immutable. */
sealed interface ItemColumns {
    /** What is no item number. */
    int NONE = 0;

    /** The item whose answers a column holds, or {@link #NONE}. */
    int item(String column);

    /** The column of an item; empty if there is none. */
    Optional<String> column(int item);

    /** Columns that are named alike but for the item number. */
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
            // 07 is no name of item 7 unless the pattern says so
            return item != NONE && column(item).get().equals(column) ? item : NONE;
        }

        @Override
        public Optional<String> column(int item) {
            String number = String.valueOf(item);
            return Optional.of(before + "0".repeat(Math.max(0, digits - number.length())) + number + after);
        }
    }

    /** Columns that are named one by one. */
    record Listed(Map<String, Integer> items) implements ItemColumns {
        public Listed {
            items = Map.copyOf(items);
            if (items.isEmpty()
                    || new HashSet<>(items.values()).size() < items.size()
                    || items.values().stream().anyMatch(item -> item < 1)) {
                throw new IllegalArgumentException("each column stands for an item of its own, numbered from 1");
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
