package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * States how a sender names the items: the columns of a table, or the keys of a map. Names must match exactly, upper and
 * lower case included. Immutable, thread-safe and serializable.
 *
 * <pre>{@code
 * ItemNaming naming = ItemNaming.pattern("wai_{n}");
 * System.out.println(naming.item("wai_7")); // OptionalInt[7]
 * System.out.println(naming.item("wai_07")); // OptionalInt.empty
 * System.out.println(ItemNaming.pattern("wai_{nn}").name(7)); // Optional[wai_07]
 * System.out.println(ItemNaming.of(Map.of("trust", 1, "goals", 2)).item("goals")); // OptionalInt[2]
 * }</pre>
 */
@NoJsonForm.Instead("the pattern or the map that it was made from")
public final class ItemNaming implements NoJsonForm, Serializable {
    private static final long serialVersionUID = 1;
    private static final Pattern FORM = Pattern.compile("([^{}]*)\\{(n{1,4})}([^{}]*)", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
    private static final ItemNaming NUMBERS = pattern("{n}");

    /** The items by name, never modified; null if names follow a pattern. A Map itself is not serializable. */
    private final @Nullable HashMap<String, Integer> items;

    /** The pattern before the number. */
    private final String before;

    /** The number of digits, with zeros in front. */
    private final int digits;

    /** The pattern after the number. */
    private final String after;

    private ItemNaming(@Nullable Map<String, Integer> items, String before, int digits, String after) {
        this.items = items == null ? null : new HashMap<>(items);
        this.before = before;
        this.digits = digits;
        this.after = after;
    }

    /**
     * The name of an item is its number: {@code 1}, {@code 2} and so on.
     *
     * @return the naming
     */
    public static ItemNaming numbers() {
        return NUMBERS;
    }

    /**
     * The names follow a pattern with the number of the item.
     *
     * @param pattern the name with {@code {n}} for the number, such as <code>wai_{n}</code>; {@code {nn}} and
     *     {@code {nnn}} mean numbers with leading zeros to two or three digits
     * @return the naming
     * @throws NullPointerException if {@code pattern} is null
     * @throws IllegalArgumentException if {@code pattern} doesn't contain exactly one place for the number
     */
    public static ItemNaming pattern(String pattern) {
        Matcher matcher = FORM.matcher(Objects.requireNonNull(pattern, "pattern"));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a pattern of item names holds {n} once, such as wai_{n}");
        }
        return new ItemNaming(null, matcher.group(1), matcher.group(2).length(), matcher.group(3));
    }

    /**
     * The names are listed. No other name is of an item.
     *
     * @param items the item number for each name
     * @return the naming
     * @throws NullPointerException if {@code items}, a name or a number is null
     * @throws IllegalArgumentException if {@code items} is empty, a number is below 1, or two names have the same item
     */
    public static ItemNaming of(Map<String, Integer> items) {
        Map<String, Integer> copy = new HashMap<>();
        Objects.requireNonNull(items, "items")
                .forEach((name, item) ->
                        copy.put(Objects.requireNonNull(name, "items"), Objects.requireNonNull(item, "items")));
        if (copy.isEmpty()
                || new HashSet<>(copy.values()).size() < copy.size()
                || copy.values().stream().anyMatch(item -> item < 1)) {
            throw new IllegalArgumentException("each name must have an item of its own, numbered from 1");
        }
        return new ItemNaming(copy, "", 0, "");
    }

    /**
     * Finds the item that has a name.
     *
     * @param name a name
     * @return the number of the item; empty if the name is not of an item
     * @throws NullPointerException if {@code name} is null
     */
    public OptionalInt item(String name) {
        Objects.requireNonNull(name, "name");
        if (items != null) {
            Integer item = items.get(name);
            return item == null ? OptionalInt.empty() : OptionalInt.of(item);
        }
        int length = name.length() - before.length() - after.length();
        if (length < 1 || !name.startsWith(before) || !name.endsWith(after)) {
            return OptionalInt.empty();
        }
        String number = name.substring(before.length(), before.length() + length);
        if (!NUMBER.matcher(number).matches()) {
            return OptionalInt.empty();
        }
        int item = Integer.parseInt(number);
        // 07 is item 7 only if the pattern has leading zeros
        return item > 0 && numbered(item).equals(name) ? OptionalInt.of(item) : OptionalInt.empty();
    }

    /**
     * The name of an item.
     *
     * @param item the number of the item
     * @return its name; empty if the names are listed and this item is not among them
     */
    public Optional<String> name(int item) {
        return items == null
                ? Optional.of(numbered(item))
                : items.entrySet().stream()
                        .filter(entry -> entry.getValue() == item)
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    private String numbered(int item) {
        String number = String.valueOf(item);
        return before + "0".repeat(Math.max(0, digits - number.length())) + number + after;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ItemNaming that
                && Objects.equals(items, that.items)
                && before.equals(that.before)
                && digits == that.digits
                && after.equals(that.after);
    }

    @Override
    public int hashCode() {
        return Objects.hash(items, before, digits, after);
    }

    /** The pattern or the names. */
    @Override
    public String toString() {
        return "ItemNaming[" + (items == null ? before + "{" + "n".repeat(digits) + "}" + after : items) + "]";
    }
}
