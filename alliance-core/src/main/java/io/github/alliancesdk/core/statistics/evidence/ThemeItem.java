package io.github.alliancesdk.core.statistics.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * An item that touches a theme, according to a judgement.
 *
 * <pre>{@code
 * ThemeItem item = BundledThemeCoverage.judgement().items(InstrumentId.of("dwai"), "bond").get(1);
 * System.out.println(item.item()); // 3
 * System.out.println(item.strength().id()); // weak
 * }</pre>
 *
 * @param instrument the instrument
 * @param item the number of the item
 * @param strength how clearly it touches the theme
 */
public record ThemeItem(InstrumentId instrument, int item, Strength strength) {

    /** How much an item touches a theme. */
    public enum Strength implements Named {
        /** Its content is of the theme. */
        CLEAR("clear"),
        /** The item's content borders on the theme. */
        WEAK("weak");

        private final String id;

        Strength(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String displayName(Locale locale) {
            return Messages.text(Objects.requireNonNull(locale, "locale"), "touch." + id);
        }
    }

    /**
     * Makes a judgement.
     *
     * @param instrument the instrument
     * @param item the number of the item
     * @param strength how clearly it touches the theme
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code item} is below 1
     */
    public ThemeItem {
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(strength, "strength");
        if (item < 1) {
            throw new IllegalArgumentException("items are numbered from 1");
        }
    }

    /**
     * The JSON form of the item: {@code instrument}, {@code item} and {@code strength}. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("instrument", instrument.value());
        map.put("item", item);
        map.put("strength", strength.id());
        return Collections.unmodifiableMap(map);
    }

    /** The item, such as {@code dwai item 3 (weak)}. */
    @Override
    public String toString() {
        return instrument + " item " + item + (strength == Strength.WEAK ? " (weak)" : "");
    }
}
