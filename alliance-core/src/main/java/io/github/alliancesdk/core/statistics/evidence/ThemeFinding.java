package io.github.alliancesdk.core.statistics.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * How a battery of instruments covers one theme.
 *
 * <pre>{@code
 * ThemeFinding finding = BundledThemeCoverage.judgement().of(InstrumentId.of("dwai")).themes().get(2);
 * System.out.println(finding); // bond: covered [dwai item 6, dwai item 3 (weak)]
 * System.out.println(finding.state().id()); // covered
 * }</pre>
 *
 * @param theme the theme, in the words of the judgement or of the publication that contains it
 * @param state whether it is covered
 * @param items the items that touch it, in the order of the battery; empty unless it is covered
 */
public record ThemeFinding(String theme, State state, List<ThemeItem> items) {

    /** Whether a battery covers a theme. The ids are stable. */
    public enum State implements Named {
        /** An item of the battery covers the theme. */
        COVERED("covered"),
        /** Items border on the theme, but none clearly belongs to it. */
        WEAKLY_COVERED("weakly-covered"),
        /** Every instrument of the battery was judged, and no item touches the theme. */
        UNCOVERED("uncovered"),
        /** Unknown: the theme, or an instrument that might touch it, was not judged. */
        NOT_JUDGED("not-judged");

        private final String id;

        State(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String displayName(Locale locale) {
            return Messages.text(Objects.requireNonNull(locale, "locale"), "coverage." + id);
        }
    }

    /**
     * Makes a finding.
     *
     * @param theme the theme
     * @param state whether it is covered
     * @param items the items that touch it
     * @throws NullPointerException if an argument or an element is null
     */
    public ThemeFinding {
        Objects.requireNonNull(theme, "theme");
        Objects.requireNonNull(state, "state");
        items = List.copyOf(items);
    }

    /**
     * The display name of the theme in a language. The themes of the judgement that is bundled with the SDK, and of the
     * publications that it lists, have names. Any other theme is returned unchanged.
     *
     * @param locale the language; English is used if there is no translation
     * @return for example {@code Offenheit}
     * @throws NullPointerException if {@code locale} is null
     */
    public String displayName(Locale locale) {
        return Messages.find(Objects.requireNonNull(locale, "locale"), "theme." + theme.replace(' ', '-'))
                .orElse(theme);
    }

    /**
     * The JSON form of the finding: {@code theme}, {@code state} and {@code items}. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("theme", theme);
        map.put("state", state.id());
        map.put("items", items.stream().map(ThemeItem::toMap).toList());
        return Collections.unmodifiableMap(map);
    }

    /** The theme, its state, and the items. */
    @Override
    public String toString() {
        return theme + ": " + state.id() + (items.isEmpty() ? "" : " " + items);
    }
}
