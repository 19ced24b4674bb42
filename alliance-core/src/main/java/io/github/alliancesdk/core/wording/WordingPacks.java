package io.github.alliancesdk.core.wording;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Packs in several languages. The pack for a language is found by the lookup of RFC 4647: first {@code de-AT}, then
 * {@code de}, then the fallback languages in their order. Immutable and thread-safe.
 *
 * <pre>{@code
 * WordingPacks packs = WordingPacks.of(DemonstrationInstrument.packs().all()).withFallback(Locale.ENGLISH);
 * Instrument instrument = DemonstrationInstrument.instrument();
 * WordingPack pack = packs.find(instrument, Rater.CLIENT, Locale.forLanguageTag("de-AT")).orElseThrow();
 * System.out.println(pack.language()); // de
 * }</pre>
 */
@NoJsonForm.Instead("the ids of the packs")
public final class WordingPacks implements NoJsonForm {
    private final List<WordingPack> packs;
    private final List<Locale> fallbacks;

    private WordingPacks(List<WordingPack> packs, List<Locale> fallbacks) {
        this.packs = packs;
        this.fallbacks = fallbacks;
    }

    /**
     * Makes a collection of packs without fallback languages.
     *
     * @param packs the packs
     * @return the collection
     * @throws NullPointerException if {@code packs} or an element is null
     * @throws IllegalArgumentException if two packs have the same definition, rater and language
     */
    public static WordingPacks of(Collection<WordingPack> packs) {
        Set<List<Object>> seen = new HashSet<>();
        for (WordingPack pack : packs) {
            if (!seen.add(List.of(pack.instrument(), pack.definitionDigest(), pack.rater(), pack.language()))) {
                throw new IllegalArgumentException("there are two packs for one form and language: " + pack);
            }
        }
        return new WordingPacks(List.copyOf(packs), List.of());
    }

    /**
     * Sets the fallback languages, which are used if there is no pack in the requested language.
     *
     * @param languages the languages, the best first; none means no fallback
     * @return a new collection
     * @throws NullPointerException if {@code languages} or an element is null
     */
    public WordingPacks withFallback(Locale... languages) {
        return new WordingPacks(packs, List.of(languages));
    }

    /**
     * All packs.
     *
     * @return in the order given
     */
    public List<WordingPack> all() {
        return packs;
    }

    /**
     * Finds the pack for an instrument, a rater and a language.
     *
     * @param instrument the instrument; its digest must equal that of the pack
     * @param rater who answers the form
     * @param language the language of the reader
     * @return the pack; empty if there is none in this language or a fallback language
     * @throws NullPointerException if an argument is null
     */
    public Optional<WordingPack> find(Instrument instrument, Rater rater, Locale language) {
        Objects.requireNonNull(rater, "rater");
        Objects.requireNonNull(language, "language");
        List<WordingPack> fitting = packs.stream()
                .filter(pack -> pack.instrument().equals(instrument.id())
                        && pack.definitionDigest().equals(instrument.definitionDigest())
                        && pack.rater() == rater)
                .toList();
        List<LanguageRange> wanted = new ArrayList<>();
        wanted.add(new LanguageRange(language.toLanguageTag()));
        fallbacks.forEach(fallback -> wanted.add(new LanguageRange(fallback.toLanguageTag())));
        Locale found = Locale.lookup(
                wanted, fitting.stream().map(WordingPack::language).toList());
        return fitting.stream().filter(pack -> pack.language().equals(found)).findFirst();
    }

    /** The packs, without any text. */
    @Override
    public String toString() {
        return "WordingPacks" + packs;
    }
}
