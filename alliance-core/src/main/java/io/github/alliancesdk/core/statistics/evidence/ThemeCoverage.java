package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.InvalidDefinitionException;
import io.github.alliancesdk.core.internal.json.JsonLimits;
import io.github.alliancesdk.core.internal.json.JsonReader;
import io.github.alliancesdk.core.statistics.evidence.ThemeFinding.State;
import io.github.alliancesdk.core.statistics.evidence.ThemeItem.Strength;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which items of which instruments touch which themes of the alliance. This is a judgement by readers of the items, not
 * a published finding. It covers only the instruments in {@link #judged()}; about any other instrument nothing is
 * known, which doesn't mean that it covers nothing. The judgement that is bundled with the SDK is in
 * {@code BundledThemeCoverage}. Immutable and thread-safe.
 *
 * <pre>{@code
 * import io.github.alliancesdk.core.statistics.evidence.BatteryCoverage;
 * import io.github.alliancesdk.core.statistics.evidence.ThemeFinding;
 * import io.github.alliancesdk.core.instrument.InstrumentId;
 * import io.github.alliancesdk.instruments.BundledThemeCoverage;
 *
 * BatteryCoverage both = BundledThemeCoverage.judgement().of(InstrumentId.of("wai-sr"), InstrumentId.of("dwai"));
 * System.out.println(both.themes(ThemeFinding.State.UNCOVERED)); // [openness, privacy]
 * System.out.println(both.themes().get(6)); // flexibility: weakly-covered [wai-sr item 4 (weak), wai-sr item 8 (weak)]
 * }</pre>
 */
@NoJsonForm.Instead("the BatteryCoverage that it returns")
public final class ThemeCoverage implements NoJsonForm {
    private static final int MAX_BYTES = 1 << 20;
    private static final JsonReader READER = new JsonReader(new JsonLimits(MAX_BYTES, 16, 4096, 100));

    private final String rule;
    private final String others;
    private final String reading;
    private final List<String> themes;
    private final Map<InstrumentId, Map<String, List<ThemeItem>>> touches;
    private final Map<String, List<String>> published;

    ThemeCoverage(
            String rule,
            String others,
            String reading,
            List<String> themes,
            Map<InstrumentId, Map<String, List<ThemeItem>>> touches,
            Map<String, List<String>> published) {
        this.rule = rule;
        this.others = others;
        this.reading = reading;
        this.themes = List.copyOf(themes);
        this.touches = Collections.unmodifiableMap(new LinkedHashMap<>(touches));
        this.published = Collections.unmodifiableMap(new LinkedHashMap<>(published));
    }

    /**
     * Parses a judgement from JSON, in the form of {@code theme-coverage.schema.json} in this jar. Its fields are
     * {@code judged} (ids of instruments), {@code others}, {@code rule} and {@code reading} (sentences),
     * {@code themes}, and an object for each judged instrument with its items by theme ({@code "1,4"}, {@code "3w"} for
     * a weak touch, {@code "-"} for none). Every further field is a list of themes, named after the publication that
     * contains them.
     *
     * @param json the document
     * @return the judgement
     * @throws NullPointerException if {@code json} is null
     * @throws InvalidDefinitionException if the document isn't consistent; it contains every problem
     */
    public static ThemeCoverage parse(String json) {
        return ThemeParser.coverage(READER.document(Area.DEFINITION, Objects.requireNonNull(json, "json")));
    }

    /**
     * Parses a judgement from JSON in UTF-8.
     *
     * @param utf8 the document, as in {@link #parse(String)}
     * @return the judgement
     * @throws NullPointerException if {@code utf8} is null
     * @throws InvalidDefinitionException if the document isn't consistent; it contains every problem
     */
    public static ThemeCoverage parse(byte[] utf8) {
        return ThemeParser.coverage(READER.document(Area.DEFINITION, Objects.requireNonNull(utf8, "utf8")));
    }

    /**
     * Reads a judgement from a stream.
     *
     * @param in a stream in UTF-8, read to its end and left open
     * @return the judgement
     * @throws NullPointerException if {@code in} is null
     * @throws IOException if the stream can't be read
     * @throws InvalidDefinitionException if the document isn't consistent; it holds every problem
     */
    public static ThemeCoverage parse(InputStream in) throws IOException {
        return ThemeParser.coverage(READER.document(Area.DEFINITION, Objects.requireNonNull(in, "in")));
    }

    /**
     * Reads a judgement from a file.
     *
     * @param file a file in UTF-8
     * @return the judgement
     * @throws NullPointerException if {@code file} is null
     * @throws IOException if the file can't be read
     * @throws InvalidDefinitionException if the document isn't consistent; it holds every problem
     */
    public static ThemeCoverage parse(Path file) throws IOException {
        return ThemeParser.coverage(READER.document(Area.DEFINITION, Objects.requireNonNull(file, "file")));
    }

    /**
     * The rule of the judgement: what was judged, and how.
     *
     * @return one sentence
     */
    public String rule() {
        return rule;
    }

    /**
     * How to interpret instruments that were not judged.
     *
     * @return one sentence
     */
    public String others() {
        return others;
    }

    /**
     * What the authors of the judgement conclude from it.
     *
     * @return one sentence
     */
    public String reading() {
        return reading;
    }

    /**
     * The themes of the judgement.
     *
     * @return in the order of the document
     */
    public List<String> themes() {
        return themes;
    }

    /**
     * The instruments whose items were judged.
     *
     * @return in the order of the document
     */
    public Set<InstrumentId> judged() {
        return touches.keySet();
    }

    /**
     * The themes in publications, whether judged here or not.
     *
     * @return lists of themes by publication, in the order of the document
     */
    public Map<String, List<String>> published() {
        return published;
    }

    /**
     * The items of an instrument that touch a theme.
     *
     * @param instrument one of {@link #judged()}
     * @param theme one of {@link #themes()}
     * @return in the order of the document; empty if no item does
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if the instrument or the theme was not judged; that differs from an empty result
     */
    public List<ThemeItem> items(InstrumentId instrument, String theme) {
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(theme, "theme");
        Map<String, List<ThemeItem>> ofInstrument = touches.get(instrument);
        List<ThemeItem> items = ofInstrument == null ? null : ofInstrument.get(theme);
        if (items == null) {
            throw new IllegalArgumentException(
                    ofInstrument == null ? instrument + " was not judged" : "the theme was not judged");
        }
        return items;
    }

    /**
     * The coverage of a battery of instruments.
     *
     * @param battery the ids of its instruments, at least one
     * @return the themes that it covers, that it doesn't cover, and that were not judged
     * @throws NullPointerException if {@code battery} or an element is null
     * @throws IllegalArgumentException if {@code battery} is empty
     */
    public BatteryCoverage of(InstrumentId... battery) {
        return of(Arrays.asList(Objects.requireNonNull(battery, "battery")));
    }

    /**
     * The coverage of a battery of instruments.
     *
     * @param battery the ids of its instruments, at least one; a repeated id counts once
     * @return the themes that it covers, that it doesn't cover, and that were not judged
     * @throws NullPointerException if {@code battery} or an element is null
     * @throws IllegalArgumentException if {@code battery} is empty
     */
    public BatteryCoverage of(Collection<InstrumentId> battery) {
        List<InstrumentId> chosen =
                List.copyOf(new LinkedHashSet<>(List.copyOf(Objects.requireNonNull(battery, "battery"))));
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("a battery has at least one instrument");
        }
        List<InstrumentId> notJudged =
                chosen.stream().filter(id -> !touches.containsKey(id)).toList();
        List<ThemeFinding> findings =
                themes.stream().map(theme -> finding(theme, chosen, notJudged)).toList();
        Map<String, List<ThemeFinding>> ofPublications = new LinkedHashMap<>();
        published.forEach((publication, named) -> ofPublications.put(
                publication,
                named.stream().map(theme -> finding(theme, chosen, notJudged)).toList()));
        return new BatteryCoverage(chosen, notJudged, findings, ofPublications, rule);
    }

    private ThemeFinding finding(String theme, List<InstrumentId> battery, List<InstrumentId> notJudged) {
        if (!themes.contains(theme)) {
            return new ThemeFinding(theme, State.NOT_JUDGED, List.of());
        }
        List<ThemeItem> items = new ArrayList<>();
        for (InstrumentId instrument : battery) {
            if (touches.containsKey(instrument)) {
                items.addAll(items(instrument, theme));
            }
        }
        if (items.isEmpty()) {
            return new ThemeFinding(theme, notJudged.isEmpty() ? State.UNCOVERED : State.NOT_JUDGED, items);
        }
        boolean clear = items.stream().anyMatch(item -> item.strength() == Strength.CLEAR);
        return new ThemeFinding(theme, clear ? State.COVERED : State.WEAKLY_COVERED, items);
    }

    /** The judged instruments. */
    @Override
    public String toString() {
        return "ThemeCoverage" + judged();
    }
}
