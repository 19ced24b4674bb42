package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.AllianceException;
import io.github.alliancesdk.core.internal.Pointer;
import java.util.List;
import java.util.Objects;

/** A catalogue has no such instrument or version. Immutable and thread-safe. */
public final class UnknownInstrumentException extends AllianceException {
    private static final long serialVersionUID = 1L;

    /** What was asked for. */
    private final String id;

    /** What there is instead; the lists that List.copyOf makes can be serialized. */
    @SuppressWarnings("serial")
    private final List<String> known;

    /**
     * Makes the exception.
     *
     * @param id what was asked for: an id, or an id, a space and a version
     * @param known what the catalogue has instead
     * @throws NullPointerException if an argument or an element is null
     */
    public UnknownInstrumentException(String id, List<String> known) {
        super("unknown instrument " + Pointer.shown(Objects.requireNonNull(id, "id"))
                + (known.isEmpty() ? ": the catalogue is empty" : "; known: " + String.join(", ", known)));
        this.id = id;
        this.known = List.copyOf(known);
    }

    /**
     * What was asked for.
     *
     * @return the id, with the version if one was asked for
     */
    public String id() {
        return id;
    }

    /**
     * What the catalogue has instead.
     *
     * @return ids, or versions of the id, in catalogue order
     */
    public List<String> known() {
        return known;
    }
}
