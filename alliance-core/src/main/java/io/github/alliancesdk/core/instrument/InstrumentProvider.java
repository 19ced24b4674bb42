package io.github.alliancesdk.core.instrument;

import java.util.Collection;

/**
 * A source of instruments that {@link InstrumentCatalog#discover()} finds through {@link java.util.ServiceLoader}.
 *
 * <p>An implementation is public, has a public constructor without arguments, and is named both in
 * {@code META-INF/services} (for the class path) and in the module's {@code provides} (for the module path). It must be
 * thread-safe.
 *
 * <p>It says what it has; what isn't asked for is never loaded. With instruments made in code that is
 * {@code List.of(CatalogEntry.of(instrument))}; with definitions in files, a
 * {@linkplain CatalogEntry#lazy lazy entry} for each.
 */
public interface InstrumentProvider {
    /**
     * The entries of this source, one for every version that it ships. Called whenever a catalogue is discovered: it
     * returns quickly, and the same entries each time if what they load is to be loaded once.
     *
     * @return the entries in the order in which a person would list them; never null, nor an element
     */
    Collection<CatalogEntry> entries();
}
