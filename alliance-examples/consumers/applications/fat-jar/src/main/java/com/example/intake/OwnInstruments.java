package com.example.intake;

import io.github.alliancesdk.core.instrument.CatalogEntry;
import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentProvider;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.Source;
import java.util.Collection;
import java.util.List;

/** The application's own instrument. Its service file has the same name as the SDK's, and the jar keeps only one. */
public final class OwnInstruments implements InstrumentProvider {
    /** Called by the service loader. */
    public OwnInstruments() {}

    @Override
    public Collection<CatalogEntry> entries() {
        return List.of(CatalogEntry.of(Instrument.builder("own-scale")
                .title("Own scale")
                .raters(Rater.CLIENT)
                .referents(Referent.APP)
                .responseFormat("default", 1, 5, Metric.MEAN)
                .items(4)
                .scale("total", 1, 2, 3, 4)
                .source("manual", Source.of("Our manual", "in full"))
                .allFactsFrom(Disposition.CONFIRMED, "manual")
                .build()));
    }
}
