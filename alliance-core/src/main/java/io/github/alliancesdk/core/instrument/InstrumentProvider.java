package io.github.alliancesdk.core.instrument;

import java.util.Collection;

/**
 * A source of instruments that {@link InstrumentCatalog#discover()} finds through {@link java.util.ServiceLoader}.
 *
 * <p>An implementation must be public, have a public constructor without arguments, and be thread-safe. It must be
 * named in {@code META-INF/services} (for the class path) and in the module's {@code provides} (for the module path).
 *
 * <p>A provider lists its instruments; an instrument is loaded only when an application requests it. For instruments
 * made in code, return {@code List.of(CatalogEntry.of(instrument))}. For definitions in files, return a
 * {@linkplain CatalogEntry#lazy lazy entry} for each. An application that makes its own {@link InstrumentCatalog} needs
 * no provider.
 *
 * <pre>{@code
 * class MyInstruments implements InstrumentProvider { // public, in a file of its own
 *     private final List<CatalogEntry> entries = List.of(CatalogEntry.of(DemonstrationInstrument.instrument()));
 *
 *     public List<CatalogEntry> entries() {
 *         return entries;
 *     }
 * }
 * System.out.println(InstrumentCatalog.ofEntries(new MyInstruments().entries()).ids()); // [demonstration]
 * }</pre>
 */
public interface InstrumentProvider {
    /**
     * The entries of this source, one for each version of each instrument. Every call of
     * {@link InstrumentCatalog#discover()} calls this method, so it must return quickly. It should return the same
     * entries each time, so that each definition is loaded only once.
     *
     * @return the entries in the order in which users should see them; never null and without null elements
     */
    Collection<CatalogEntry> entries();
}
