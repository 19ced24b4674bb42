import io.github.alliancesdk.core.instrument.InstrumentProvider;
import io.github.alliancesdk.instruments.internal.BundledInstrumentProvider;

/**
 * The shipped alliance instruments: their definitions, where each fact about them comes from, and how to reach them.
 */
module io.github.alliancesdk.instruments {
    requires transitive io.github.alliancesdk.core;
    requires static org.jspecify;

    exports io.github.alliancesdk.instruments;

    provides InstrumentProvider with
            BundledInstrumentProvider;
}
