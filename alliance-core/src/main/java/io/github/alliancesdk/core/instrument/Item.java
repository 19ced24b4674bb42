package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.Objects;
import java.util.Optional;

/**
 * An item, identified by its number. It has no text, because the wording belongs to its rights holder.
 *
 * <pre>{@code
 * Item item = BundledInstruments.waiShortRevised().items().get(1);
 * System.out.println(item.number()); // 2
 * System.out.println(item.derivedFrom().orElseThrow().item()); // 4
 * System.out.println(item.printedDescending()); // true
 * }</pre>
 *
 * @param number the number on the form, 1 to 9999
 * @param derivedFrom the item of another instrument from which it was taken, if known
 * @param printedDescending whether the form prints its answers from the highest to the lowest. This affects only
 *     the display and never changes a value
 * @param format the id of one of the instrument's {@linkplain Instrument#itemFormats() item formats}; empty if the item is
 *     answered in the format of the sheet
 */
@NoJsonForm.Instead("the Instrument that the item belongs to, or the number of the item")
public record Item(int number, Optional<Origin> derivedFrom, boolean printedDescending, Optional<String> format)
        implements NoJsonForm {
    static final int MAX_NUMBER = 9999;

    /**
     * Makes an item.
     *
     * @param number the number on the form, 1 to 9999
     * @param derivedFrom the item of another instrument from which it was taken, if known
     * @param printedDescending whether the form prints its answers from the highest to the lowest. This affects only
     *     the display and never changes a value
     * @param format the id of one of the instrument's item formats; empty if the item is answered in the format of the
     *     sheet
     * @throws NullPointerException if {@code derivedFrom} or {@code format} is null
     * @throws IllegalArgumentException if {@code number} is outside 1 to 9999
     */
    public Item {
        Objects.requireNonNull(derivedFrom, "derivedFrom");
        Objects.requireNonNull(format, "format");
        if (number < 1 || number > MAX_NUMBER) {
            throw new IllegalArgumentException("items are numbered from 1 to " + MAX_NUMBER);
        }
    }

    /**
     * Makes an item that is answered in the format of the sheet.
     *
     * @param number the number on the form, 1 to 9999
     * @param derivedFrom the item of another instrument from which it was taken, if known
     * @param printedDescending whether the form prints its answers from the highest to the lowest
     * @throws NullPointerException if {@code derivedFrom} is null
     * @throws IllegalArgumentException if {@code number} is outside 1 to 9999
     */
    public Item(int number, Optional<Origin> derivedFrom, boolean printedDescending) {
        this(number, derivedFrom, printedDescending, Optional.empty());
    }

    /**
     * Makes an item that is answered in a format of its own.
     *
     * @param number the number on the form, 1 to 9999
     * @param format the id of one of the instrument's item formats
     * @return the item
     * @throws NullPointerException if {@code format} is null
     * @throws IllegalArgumentException if {@code number} is outside 1 to 9999
     */
    public static Item inFormat(int number, String format) {
        return new Item(number, Optional.empty(), false, Optional.of(Objects.requireNonNull(format, "format")));
    }

    /**
     * A reference to the item of another instrument from which an item was taken. It only documents the origin: the key is
     * never inferred from it.
     *
     * @param instrument the other instrument
     * @param item the number of the item in that instrument
     */
    @NoJsonForm.Instead("the Instrument that the item belongs to")
    public record Origin(InstrumentId instrument, int item) implements NoJsonForm {
        /**
         * Makes a reference.
         *
         * @param instrument the other instrument
         * @param item the number of the item in that instrument
         * @throws NullPointerException if {@code instrument} is null
         * @throws IllegalArgumentException if {@code item} is below 1
         */
        public Origin {
            Objects.requireNonNull(instrument, "instrument");
            if (item < 1) {
                throw new IllegalArgumentException("items are numbered from 1");
            }
        }
    }
}
