package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A remark on an instrument that no score depends on. Immutable and thread-safe.
 *
 * @param text the remark
 * @param disposition how well the remark is supported, if it states a fact
 * @param sources the ids of its sources
 */
@NoJsonForm.Instead("the Instrument that the note belongs to")
public record Note(String text, Optional<Disposition> disposition, List<String> sources) implements NoJsonForm {
    /**
     * Makes a note.
     *
     * @param text the remark
     * @param disposition how well the remark is supported, if it states a fact
     * @param sources the ids of its sources
     * @throws NullPointerException if an argument or an element is null
     */
    public Note {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(disposition, "disposition");
        sources = List.copyOf(Objects.requireNonNull(sources, "sources"));
    }
}
