package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.Objects;

/**
 * A reference to the item of another instrument from which an item was taken. It only documents the origin: the key is
 * never inferred from it.
 *
 * @param instrument the other instrument
 * @param item the number of the item in that instrument
 */
@NoJsonForm.Instead("the Instrument that the item belongs to")
public record ItemReference(InstrumentId instrument, int item) implements NoJsonForm {
    /**
     * Makes a reference.
     *
     * @param instrument the other instrument
     * @param item the number of the item in that instrument
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
