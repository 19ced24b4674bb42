package io.github.alliancesdk.core.statistics.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The themes that a battery of instruments covers, that it doesn't cover, and that were not judged. It is based on a
 * judgement; show {@link #judgement()} together with it. {@link ThemeCoverage} creates it. Immutable and thread-safe.
 *
 * <pre>{@code
 * BatteryCoverage battery = BundledThemeCoverage.judgement().of(InstrumentId.of("dwai"));
 * System.out.println(battery.themes(ThemeFinding.State.UNCOVERED)); // [openness, flexibility, privacy]
 * System.out.println(battery.notJudged()); // []
 * String caution = battery.caution(Locale.ENGLISH); // show it with the themes
 * }</pre>
 *
 * @param battery the instruments
 * @param notJudged the instruments of the battery whose items were not judged; this doesn't mean that they cover
 *     nothing
 * @param themes a finding for each theme of the judgement, in its order
 * @param published a finding for each theme of each publication, by publication; a theme that isn't in the judgement is
 *     not judged
 * @param judgement the rule of the judgement: what was judged, and how
 */
public record BatteryCoverage(
        List<InstrumentId> battery,
        List<InstrumentId> notJudged,
        List<ThemeFinding> themes,
        Map<String, List<ThemeFinding>> published,
        String judgement) {
    /**
     * Makes an overview.
     *
     * @param battery the instruments
     * @param notJudged the instruments of the battery whose items were not judged
     * @param themes a finding for each theme of the judgement
     * @param published a finding for each theme of each publication, by publication
     * @param judgement the rule of the judgement
     * @throws NullPointerException if an argument or an element is null
     */
    public BatteryCoverage {
        battery = List.copyOf(battery);
        notJudged = List.copyOf(notJudged);
        themes = List.copyOf(themes);
        Map<String, List<ThemeFinding>> copy = new LinkedHashMap<>();
        published.forEach((publication, findings) -> copy.put(publication, List.copyOf(findings)));
        published = Collections.unmodifiableMap(copy);
        Objects.requireNonNull(judgement, "judgement");
    }

    /**
     * The themes of the judgement that have a state.
     *
     * @param state the state
     * @return their names, in the order of the judgement
     * @throws NullPointerException if {@code state} is null
     */
    public List<String> themes(ThemeFinding.State state) {
        Objects.requireNonNull(state, "state");
        return themes.stream()
                .filter(finding -> finding.state() == state)
                .map(ThemeFinding::theme)
                .toList();
    }

    /**
     * The caution to show with any of these findings, in a language; in English if there is no translation. It applies
     * to every judgement. {@link #judgement()} is the text of this judgement, in the language of its author.
     *
     * @param locale the language
     * @return one sentence
     * @throws NullPointerException if {@code locale} is null
     */
    public String caution(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "coverage.caution");
    }

    /**
     * The JSON form of the coverage: {@code battery}, {@code notJudged}, {@code themes}, {@code published} by
     * publication, and {@code judgement}. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("battery", battery.stream().map(InstrumentId::value).toList());
        map.put("notJudged", notJudged.stream().map(InstrumentId::value).toList());
        map.put("themes", toList(themes));
        Map<String, Object> ofPublications = new LinkedHashMap<>();
        published.forEach((publication, findings) -> ofPublications.put(publication, toList(findings)));
        map.put("published", Collections.unmodifiableMap(ofPublications));
        map.put("judgement", judgement);
        return Collections.unmodifiableMap(map);
    }

    private static List<Map<String, Object>> toList(List<ThemeFinding> findings) {
        return findings.stream().map(ThemeFinding::toMap).toList();
    }
}
