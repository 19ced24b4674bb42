import io.github.alliancesdk.core.instrument.InstrumentProvider;
import io.github.alliancesdk.instruments.internal.BundledInstrumentProvider;

/**
 * The shipped alliance instruments: their definitions, the source of each fact in them, and access to both.
 */
module io.github.alliancesdk.instruments {
    requires transitive io.github.alliancesdk.core;
    requires static org.jspecify;

    exports io.github.alliancesdk.instruments;

    provides InstrumentProvider with
            BundledInstrumentProvider;
}
