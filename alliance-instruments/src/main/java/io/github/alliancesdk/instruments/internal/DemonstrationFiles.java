package io.github.alliancesdk.instruments.internal;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.wording.WordingPack;
import io.github.alliancesdk.core.wording.WordingPacks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The files of the made-up instrument. No index names them: they are no part of the catalogue. */
public final class DemonstrationFiles {
    /** The languages of its wording, English first. */
    public static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "nl");

    private static final String FOLDER = "/META-INF/alliance/io.github.alliancesdk.instruments/demonstration/";

    private DemonstrationFiles() {}

    /**
     * The instrument.
     *
     * @return read anew each time
     */
    public static Instrument instrument() {
        return Instrument.parse(read("demonstration-1.0.0.json"));
    }

    /**
     * The packs.
     *
     * @return read anew each time
     */
    public static WordingPacks packs() {
        return WordingPacks.of(LANGUAGES.stream()
                .map(language -> WordingPack.parse(read("wording-" + language + ".json")))
                .toList());
    }

    private static byte[] read(String name) {
        try (InputStream in = DemonstrationFiles.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + FOLDER + name + " was lost in packaging");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
