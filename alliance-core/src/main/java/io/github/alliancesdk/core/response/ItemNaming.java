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
 * lower case included. A pattern may contain the session as well: then a row of a table holds several sessions. Immutable,
 * thread-safe and serializable.
 *
 * <pre>{@code
 * ItemNaming naming = ItemNaming.pattern("wai_{n}");
 * System.out.println(naming.item("wai_7")); // OptionalInt[7]
 * System.out.println(naming.item("wai_07")); // OptionalInt.empty
 * System.out.println(ItemNaming.pattern("wai_{nn}").name(7)); // Optional[wai_07]
 * System.out.println(ItemNaming.of(Map.of("trust", 1, "goals", 2)).item("goals")); // OptionalInt[2]
 *
 * ItemNaming wide = ItemNaming.pattern("s{session}_q{n}");
 * System.out.println(wide.item("s3_q12")); // OptionalInt[12]
 * System.out.println(wide.session("s3_q12")); // OptionalInt[3]
 * }</pre>
 */
@NoJsonForm.Instead("the pattern or the map that it was made from")
public final class ItemNaming implements NoJsonForm, Serializable {
    private static final long serialVersionUID = 1;
    private static final Pattern FORM = Pattern.compile("([^{}]*)\\{(n{1,4})}([^{}]*)", Pattern.DOTALL);
    private static final String SESSION = "{session}";
    private static final String OTHER_THAN_DIGITS = "(?s).*[^0-9].*";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
    private static final ItemNaming NUMBERS = pattern("{n}");

    /** The items by name, never modified; null if names follow a pattern. A Map itself is not serializable. */
    private final @Nullable HashMap<String, Integer> items;

    /** The pattern before the number. It or {@link #after} contains the place of the session, if names have one. */
    private final String before;

    /** The number of digits, with zeros in front. */
    private final int digits;

    /** The pattern after the number. */
    private final String after;

    /** Finds the session and the number in a name; null if names have no session. */
    private final @Nullable Pattern sessions;

    private ItemNaming(@Nullable Map<String, Integer> items, String before, int digits, String after) {
        this.items = items == null ? null : new HashMap<>(items);
        this.before = before;
        this.digits = digits;
        this.after = after;
        this.sessions = before.contains(SESSION) || after.contains(SESSION)
                ? Pattern.compile(quoted(before) + "(?<item>[0-9]{1,4})" + quoted(after))
                : null;
    }

    private static String quoted(String text) {
        int place = text.indexOf(SESSION);
        return place < 0
                ? Pattern.quote(text)
                : Pattern.quote(text.substring(0, place)) + "(?<session>[0-9]{1,9})"
                        + Pattern.quote(text.substring(place + SESSION.length()));
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
     *     {@code {nnn}} mean numbers with leading zeros to two or three digits. It may also contain {@code {session}},
     *     once, for a session from 0 to 999999999: <code>s{session}_q{n}</code>. Such names are for tables only
     * @return the naming
     * @throws NullPointerException if {@code pattern} is null
     * @throws IllegalArgumentException if {@code pattern} doesn't contain exactly one place for the number, contains
     *     {@code {session}} more than once, or has only digits or nothing between number and session, so that they can't
     *     be told apart
     */
    public static ItemNaming pattern(String pattern) {
        Objects.requireNonNull(pattern, "pattern");
        int session = pattern.indexOf(SESSION);
        // without the place of the session, which may be on either side of the number
        Matcher matcher = FORM.matcher(session < 0 ? pattern : pattern.replaceFirst("\\{session}", ""));
        if (!matcher.matches() || (session > matcher.end(1) && session < matcher.start(3))) {
            throw new IllegalArgumentException("a pattern of item names holds {n} once, such as wai_{n},"
                    + " and {session} at most once, such as s{session}_q{n}");
        }
        String before = matcher.group(1);
        String after = matcher.group(3);
        if (session < 0) {
            return new ItemNaming(null, before, matcher.group(2).length(), after);
        }
        boolean first = session <= before.length();
        int place = first ? session : session - matcher.start(3);
        String between = first ? before.substring(place) : after.substring(0, place);
        if (!between.matches(OTHER_THAN_DIGITS)) {
            throw new IllegalArgumentException("something other than digits must stand between {session} and {n}");
        }
        return first
                ? new ItemNaming(null, inserted(before, place), matcher.group(2).length(), after)
                : new ItemNaming(null, before, matcher.group(2).length(), inserted(after, place));
    }

    private static String inserted(String text, int place) {
        return text.substring(0, place) + SESSION + text.substring(place);
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
        if (sessions != null) {
            Matcher matcher = sessions.matcher(name);
            return matcher.matches() ? item(matcher.group("item"), "", "") : OptionalInt.empty();
        }
        return item(name, before, after);
    }

    private OptionalInt item(String name, String before, String after) {
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
        return item > 0 && padded(item).equals(number) ? OptionalInt.of(item) : OptionalInt.empty();
    }

    /**
     * Whether the names contain a session.
     *
     * @return true if they follow a pattern with {@code {session}}
     */
    public boolean hasSessions() {
        return sessions != null;
    }

    /**
     * Finds the session in a name.
     *
     * @param name a name
     * @return the session, 0 or more; empty if the name is not of an item, or names have no session
     * @throws NullPointerException if {@code name} is null
     */
    public OptionalInt session(String name) {
        String digits = sessionText(Objects.requireNonNull(name, "name"));
        return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }

    /** Returns the session as it is written in a name; null if the name has none. */
    @Nullable
    String sessionText(String name) {
        if (sessions == null || item(name).isEmpty()) {
            return null;
        }
        Matcher matcher = sessions.matcher(name);
        return matcher.matches() ? matcher.group("session") : null;
    }

    /** Returns a name with the text of a session in its place. */
    static String inSession(String name, String session) {
        return name.replace(SESSION, session);
    }

    /**
     * The name of an item.
     *
     * @param item the number of the item
     * @return its name, with {@code {session}} if names contain the session; empty if the names are listed and this item
     *     is not among them
     */
    public Optional<String> name(int item) {
        return items == null
                ? Optional.of(before + padded(item) + after)
                : items.entrySet().stream()
                        .filter(entry -> entry.getValue() == item)
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    private String padded(int item) {
        String number = String.valueOf(item);
        return "0".repeat(Math.max(0, digits - number.length())) + number;
    }

    /** What the name of an item may be: the pattern, or the listed names. */
    String allowed() {
        return items == null ? before + "{" + "n".repeat(digits) + "}" + after : String.join(", ", items.keySet());
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
        return "ItemNaming[" + (items == null ? allowed() : items) + "]";
    }
}
