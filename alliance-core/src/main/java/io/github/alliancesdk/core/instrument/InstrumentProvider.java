package io.github.alliancesdk.core.instrument;

import java.util.Collection;

/**
 * A source of instruments that {@link InstrumentCatalog#discover()} finds through {@link java.util.ServiceLoader}.
 *
 * <p>An implementation is public, has a public constructor without arguments, and is named both in
 * {@code META-INF/services} (for the class path) and in the module's {@code provides} (for the module path). It must be
 * thread-safe.
 */
public interface InstrumentProvider {
    /**
     * The instruments of this source, every version that it ships.
     *
     * @return the instruments in the order in which a person would list them; never null, nor an element
     * @throws InvalidDefinitionException if one of its definitions can't be loaded
     */
    Collection<Instrument> instruments();
}
