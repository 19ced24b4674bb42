package io.github.alliancesdk.instruments;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.wording.WordingPack;
import io.github.alliancesdk.core.wording.WordingPacks;
import io.github.alliancesdk.instruments.internal.DemonstrationFiles;
import java.util.Locale;

/**
 * An invented instrument with a wording that was written for this project, so that examples and forms have texts to
 * show. It asks about colours and sounds of a program. It measures no alliance and is unvalidated; its title, the open
 * question in each report, and each form with its wording say so. {@link BundledInstruments#catalog()} doesn't contain
 * it; add it where you need it.
 *
 * <pre>{@code
 * import io.github.alliancesdk.core.instrument.*;
 * import io.github.alliancesdk.core.wording.*;
 * import io.github.alliancesdk.instruments.*;
 * import java.util.Locale;
 *
 * InstrumentCatalog catalog = BundledInstruments.catalog().with(DemonstrationInstrument.instrument());
 * AcceptedWording wording = DemonstrationInstrument.pack(Locale.ENGLISH).accept(
 *         DemonstrationInstrument.instrument(),
 *         LicenceAcceptance.of(DemonstrationInstrument.LICENCE, UseContext.EDUCATIONAL));
 * RenderedForm form = FormRenderer.of(wording)
 *         .withName(Referent.APP, "Example")
 *         .withTarget(TextTarget.HTML)
 *         .render();
 * System.out.println(form.notice().isPresent()); // true
 * }</pre>
 *
 * <p>The files are read from this library's resources once, on first use. Thread-safe.
 */
public final class DemonstrationInstrument {
    /** The name of the licence of the wording. */
    public static final String LICENCE = "Apache-2.0";

    private DemonstrationInstrument() {}

    /**
     * The instrument: six items in two scales. One item is reversed, and two are printed in descending order. Its
     * status is experimental: it is scored only after an explicit opt-in.
     *
     * @return the instrument
     */
    public static Instrument instrument() {
        return Holder.INSTRUMENT;
    }

    /**
     * The wording in a language; in English if there is no translation.
     *
     * @param language the language
     * @return the pack, unvalidated
     * @throws NullPointerException if {@code language} is null
     */
    public static WordingPack pack(Locale language) {
        return Holder.PACKS.find(Holder.INSTRUMENT, Rater.CLIENT, language).orElseThrow();
    }

    /**
     * The wording in all available languages: English, German, French, Spanish and Dutch.
     *
     * @return the packs, falling back to English
     */
    public static WordingPacks packs() {
        return Holder.PACKS;
    }

    // loaded by the class loader on first use: lazy and thread-safe without mutable state
    private static final class Holder {
        static final Instrument INSTRUMENT = DemonstrationFiles.instrument();
        static final WordingPacks PACKS = DemonstrationFiles.packs().withFallback(Locale.ENGLISH);
    }
}
