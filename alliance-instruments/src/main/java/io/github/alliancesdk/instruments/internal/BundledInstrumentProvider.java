package io.github.alliancesdk.instruments.internal;

import io.github.alliancesdk.core.instrument.CatalogEntry;
import io.github.alliancesdk.core.instrument.InstrumentProvider;
import java.util.List;

/** Offers the shipped instruments to {@link java.util.ServiceLoader}. */
public final class BundledInstrumentProvider implements InstrumentProvider {
    /** Called by the service loader. */
    public BundledInstrumentProvider() {}

    @Override
    public List<CatalogEntry> entries() {
        return BundledDefinitions.entries();
    }
}
