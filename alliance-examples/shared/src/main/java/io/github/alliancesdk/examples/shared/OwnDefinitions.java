package io.github.alliancesdk.examples.shared;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InstrumentId;
import java.util.HashMap;
import java.util.Map;

/**
 * Adds own definitions to the instruments that a program knows. Two definitions of one id are refused, also if one is
 * a newer version of the other: otherwise a file could replace the key of a shipped instrument without notice. Not
 * thread-safe.
 */
public final class OwnDefinitions {
    private final Map<InstrumentId, String> files = new HashMap<>();
    private InstrumentCatalog catalog;

    /** Begins with the instruments that the program has without own definitions. */
    public OwnDefinitions(InstrumentCatalog shipped) {
        this.catalog = shipped;
    }

    /**
     * Adds a definition.
     *
     * @param file the name of its file, for messages
     * @param instrument the definition
     * @throws IllegalArgumentException if another definition has its id; the message names both
     */
    public void add(String file, Instrument instrument) {
        InstrumentId id = instrument.id();
        if (catalog.ids().contains(id)) {
            String other = files.get(id);
            throw new IllegalArgumentException(file + " and " + (other == null ? "this program" : other)
                    + " both define " + id + "; an own definition has an id of its own");
        }
        files.put(id, file);
        catalog = catalog.with(instrument);
    }

    /** The instruments of the program with all definitions that were added. */
    public InstrumentCatalog catalog() {
        return catalog;
    }
}
