package io.github.alliancesdk.instruments.internal;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.wording.WordingPack;
import io.github.alliancesdk.core.wording.WordingPacks;
import java.util.List;

/** The files of the demonstration instrument. The index doesn't name them, so they aren't in the catalogue. */
public final class DemonstrationFiles {
    /** The languages of its wording, English first. */
    public static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "nl");

    private DemonstrationFiles() {}

    /**
     * The instrument.
     *
     * @return the instrument, read on every call
     */
    public static Instrument instrument() {
        return Instrument.parse(read("demonstration-1.0.0.json"));
    }

    /**
     * The packs.
     *
     * @return the packs, read on every call
     */
    public static WordingPacks packs() {
        return WordingPacks.of(LANGUAGES.stream()
                .map(language -> WordingPack.parse(read("wording-" + language + ".json")))
                .toList());
    }

    private static byte[] read(String name) {
        return BundledDefinitions.packaged("demonstration/" + name);
    }
}
