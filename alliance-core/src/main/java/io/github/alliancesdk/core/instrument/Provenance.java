package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The origin of a fact in a definition. Immutable and thread-safe.
 *
 * <pre>{@code
 * Provenance bond = BundledInstruments.waiShortRevised().provenance("scales/bond/items").orElseThrow();
 * System.out.println(bond.disposition().id()); // confirmed
 * System.out.println(bond.sources()); // [horvath-form-sr-2013, va-vista-mha, blueprint-help]
 * }</pre>
 *
 * @param fact the name of the fact, such as {@code scales/goal/items}
 * @param disposition how well the fact is supported
 * @param sources the ids of its sources
 * @param note a remark for readers
 */
@NoJsonForm.Instead("the Instrument that the fact belongs to")
public record Provenance(String fact, Disposition disposition, List<String> sources, Optional<String> note)
        implements NoJsonForm {
    /**
     * Makes an entry.
     *
     * @param fact the name of the fact, such as {@code scales/goal/items}
     * @param disposition how well the fact is supported
     * @param sources the ids of its sources
     * @param note a remark for readers
     * @throws NullPointerException if an argument or an element is null
     */
    public Provenance {
        Objects.requireNonNull(fact, "fact");
        Objects.requireNonNull(disposition, "disposition");
        sources = List.copyOf(Objects.requireNonNull(sources, "sources"));
        Objects.requireNonNull(note, "note");
    }

    /**
     * Makes an entry without a note.
     *
     * @param fact the name of the fact
     * @param disposition how well the fact is supported
     * @param sources the ids of its sources
     * @return the entry
     * @throws NullPointerException if an argument or an element is null
     */
    public static Provenance of(String fact, Disposition disposition, String... sources) {
        return new Provenance(fact, disposition, List.of(Objects.requireNonNull(sources, "sources")), Optional.empty());
    }
}
