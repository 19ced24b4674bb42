package io.github.alliancesdk.instruments;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.wording.WordingPack;
import io.github.alliancesdk.core.wording.WordingPacks;
import io.github.alliancesdk.instruments.internal.DemonstrationFiles;
import java.util.Locale;

/**
 * A made-up instrument with a wording that was written for this project, so that examples and forms have texts to show.
 * It asks about colours and sounds of a program: it measures no alliance and is unvalidated, which its title, its open
 * question in each report, and each form that shows its wording say. It is no part of
 * {@link BundledInstruments#catalog()}; who wants it there adds it.
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
 * <p>Read from this library's own resources, once, when first asked for. Thread-safe.
 */
public final class DemonstrationInstrument {
    /** What names the licence of the wording. */
    public static final String LICENCE = "Apache-2.0";

    private DemonstrationInstrument() {}

    /**
     * The instrument: six items of two scales, one item reversed, two printed descending. Experimental: it is scored only
     * after an explicit opt-in.
     *
     * @return the instrument
     */
    public static Instrument instrument() {
        return Holder.INSTRUMENT;
    }

    /**
     * Its wording in a language, in English where there is no translation.
     *
     * @param language the language
     * @return the pack, unvalidated
     * @throws NullPointerException if {@code language} is null
     */
    public static WordingPack pack(Locale language) {
        return Holder.PACKS.find(Holder.INSTRUMENT, Rater.CLIENT, language).orElseThrow();
    }

    /**
     * Its wording in all languages that there are: English, German, French, Spanish and Dutch.
     *
     * @return the packs, falling back to English
     */
    public static WordingPacks packs() {
        return Holder.PACKS;
    }

    // loaded by the class loader when first used: lazy and thread-safe without any state that changes
    private static final class Holder {
        static final Instrument INSTRUMENT = DemonstrationFiles.instrument();
        static final WordingPacks PACKS = DemonstrationFiles.packs().withFallback(Locale.ENGLISH);
    }
}
