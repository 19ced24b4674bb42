package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.Objects;

/**
 * An item of another instrument that an item was taken from. It is a fact of history: no key is ever inferred from it.
 *
 * @param instrument the other instrument
 * @param item the number there
 */
@NoJsonForm.Instead("the Instrument that the item belongs to")
public record ItemReference(InstrumentId instrument, int item) implements NoJsonForm {
    /**
     * Makes a reference.
     *
     * @param instrument the other instrument
     * @param item the number there
     * @throws NullPointerException if {@code instrument} is null
     * @throws IllegalArgumentException if {@code item} is below 1
     */
    public ItemReference {
        Objects.requireNonNull(instrument, "instrument");
        if (item < 1) {
            throw new IllegalArgumentException("items are numbered from 1");
        }
    }
}
