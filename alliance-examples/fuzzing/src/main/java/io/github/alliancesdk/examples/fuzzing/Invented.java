package io.github.alliancesdk.examples.fuzzing;

import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentBuilder;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Item;
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

    /** Four lines on 0..10 in steps of 0.1. */
    static final Instrument LINES = begin("lines-4", ResponseFormat.ofSteps("line", 0, 10, 0.1))
            .items(4)
            .reversed(3)
            .scale("total", 1, 2, 3, 4)
            .build();

    /** Four items on -3..3 without 0. */
    static final Instrument CODES = begin("codes-4", ResponseFormat.ofCodes("bipolar", -3, -2, -1, 1, 2, 3))
            .items(4)
            .reversed(2)
            .scale("total", 1, 2, 3, 4)
            .build();

    /** Three items on 1..5 and two lines on 0..10 in steps of 0.5. */
    static final Instrument MIXED = begin("mixed-5", 1, 5)
            .itemFormat(ResponseFormat.ofSteps("line", 0, 10, 0.5))
            .items(3)
            .item(Item.inFormat(4, "line"))
            .item(Item.inFormat(5, "line"))
            .reversed(2, 5)
            .scale("choices", 1, 2, 3)
            .scale("lines", 4, 5)
            .scale("total", 1, 2, 3, 4, 5)
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
            .with(LINES)
            .with(CODES)
            .with(MIXED)
            .with(EXPERIMENTAL)
            .with(CATALOGUED);

    private Invented() {}

    private static InstrumentBuilder begin(String id, int min, int max) {
        return begin(id, ResponseFormat.of("default", min, max));
    }

    private static InstrumentBuilder begin(String id, ResponseFormat format) {
        return Instrument.builder(id)
                .title("Invented instrument " + id)
                .raters(Rater.CLIENT, Rater.THERAPIST)
                .referents(Referent.APP, Referent.THERAPIST)
                .responseFormat(format)
                .source("invention", Source.of("Made up for fuzzing", "in full"))
                .allFactsFrom(Disposition.CONFIRMED, "invention");
    }
}
