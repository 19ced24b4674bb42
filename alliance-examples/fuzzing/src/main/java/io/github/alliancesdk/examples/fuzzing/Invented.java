package io.github.alliancesdk.examples.fuzzing;

import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentBuilder;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Source;
import io.github.alliancesdk.instruments.BundledInstruments;

/** Invented instruments of every status, in addition to the bundled ones. */
final class Invented {
    /** Five items on 1..5, item 2 reversed, and an alternative format 0..4. */
    static final Instrument DEMO = begin("demo-5", 1, 5)
            .items(5)
            .reversed(2)
            .scale("first", 1, 2)
            .scale("second", 3, 4, 5)
            .scale("total", 1, 2, 3, 4, 5)
            .alternativeFormat(ResponseFormat.of("from-zero", 0, 4))
            .build();

    /** Four items on 0..127. */
    static final Instrument WIDE = begin("wide-4", 0, 127)
            .items(4)
            .reversed(4)
            .scale("total", 1, 2, 3, 4)
            .build();

    static final Instrument EXPERIMENTAL = begin("unsure-3", 1, 5)
            .status(InstrumentStatus.EXPERIMENTAL)
            .openQuestion("whether item 2 is reversed isn't known")
            .items(3)
            .scale("total", 1, 2, 3)
            .build();

    static final Instrument CATALOGUED = Instrument.builder("listed-only")
            .title("Listed only")
            .status(InstrumentStatus.CATALOGUED)
            .whyNotKeyed("the key was not read")
            .build();

    static final InstrumentCatalog CATALOG = BundledInstruments.catalog()
            .with(DEMO)
            .with(WIDE)
            .with(EXPERIMENTAL)
            .with(CATALOGUED);

    private Invented() {}

    private static InstrumentBuilder begin(String id, int min, int max) {
        return Instrument.builder(id)
                .title("Invented instrument " + id)
                .raters(Rater.CLIENT, Rater.THERAPIST)
                .referents(Referent.APP, Referent.THERAPIST)
                .responseFormat("default", min, max, Metric.MEAN)
                .source("invention", Source.of("Made up for fuzzing", "in full"))
                .allFactsFrom(Disposition.CONFIRMED, "invention");
    }
}
