package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.internal.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a catalogue: the id, version and digest of a definition, and the instrument. The instrument is loaded
 * only once, at the first request, also if several threads request it. If loading fails, each request tries again.
 * Thread-safe. Loading doesn't change the entry for callers; only the first call takes longer.
 *
 * <pre>{@code
 * CatalogEntry entry = BundledInstruments.catalog().entries().get(0);
 * String id = entry.id().value(); // wai: nothing has been loaded
 * Instrument instrument = entry.instrument();
 * }</pre>
 */
@NoJsonForm.Instead("its id, or the Instrument")
public final class CatalogEntry implements NoJsonForm {

    private final InstrumentId id;
    private final DefinitionVersion definitionVersion;

    /** The digest that the entry was made with; null if the entry was made from an instrument. */
    private final @Nullable String announcedDigest;

    /** Guarded by this; null once the instrument is loaded, so that the loader can be garbage-collected. */
    private @Nullable Supplier<Instrument> loader;

    private volatile @Nullable Instrument instrument;
    private volatile boolean verified;

    private CatalogEntry(
            InstrumentId id,
            DefinitionVersion definitionVersion,
            @Nullable String announcedDigest,
            @Nullable Supplier<Instrument> loader,
            @Nullable Instrument instrument) {
        this.id = id;
        this.definitionVersion = definitionVersion;
        this.announcedDigest = announcedDigest;
        this.loader = loader;
        this.instrument = instrument;
        this.verified = instrument != null;
    }

    /**
     * Makes an entry of an instrument that is already loaded.
     *
     * @param instrument the instrument
     * @return its entry
     * @throws NullPointerException if {@code instrument} is null
     */
    public static CatalogEntry of(Instrument instrument) {
        Objects.requireNonNull(instrument, "instrument");
        return new CatalogEntry(instrument.id(), instrument.definitionVersion(), null, null, instrument);
    }

    /**
     * Makes an entry of an instrument that is loaded at the first request.
     *
     * @param id the id of the instrument
     * @param definitionVersion the version of its definition
     * @param definitionDigest its {@linkplain Instrument#definitionDigest() digest}, with which a catalogue finds
     *     conflicts between versions without loading them
     * @param loader loads the instrument; called by one thread at a time, and never again after it has returned an
     *     instrument; it must not use this entry
     * @return the entry
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code definitionDigest} isn't {@code sha256:} and 64 lower-case hexadecimal
     *     digits
     */
    public static CatalogEntry lazy(
            InstrumentId id,
            DefinitionVersion definitionVersion,
            String definitionDigest,
            Supplier<Instrument> loader) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(definitionVersion, "definitionVersion");
        Objects.requireNonNull(loader, "loader");
        if (!Digest.isDigest(Objects.requireNonNull(definitionDigest, "definitionDigest"))) {
            throw new IllegalArgumentException("a definition digest is " + Digest.ALLOWED);
        }
        return new CatalogEntry(id, definitionVersion, definitionDigest, loader, null);
    }

    /**
     * The id. This method loads nothing.
     *
     * @return such as {@code wai-sr}
     */
    public InstrumentId id() {
        return id;
    }

    /**
     * The version. This method loads nothing.
     *
     * @return such as 1.0.0
     */
    public DefinitionVersion definitionVersion() {
        return definitionVersion;
    }

    /**
     * The digest; of a lazy entry, the one that it was made with. This method loads nothing.
     *
     * @return {@code sha256:} and 64 lower-case hexadecimal digits
     */
    public String definitionDigest() {
        String announced = announcedDigest;
        return announced == null ? instrument().definitionDigest() : announced;
    }

    /**
     * The instrument. The first successful call loads it.
     *
     * @return the instrument, the same object each time
     * @throws NullPointerException if the loader returns null
     * @throws InvalidDefinitionException if the definition is invalid, or its id or version differs from the entry's
     */
    public Instrument instrument() {
        Instrument loaded = instrument;
        return loaded == null ? load() : loaded;
    }

    private synchronized Instrument load() {
        Instrument there = instrument;
        Supplier<Instrument> source = loader;
        if (there != null || source == null) {
            return Objects.requireNonNull(there, "instrument");
        }
        Instrument loaded = Objects.requireNonNull(source.get(), "the instrument of a loader");
        List<Problem> problems = new ArrayList<>();
        if (!loaded.id().value().equals(id.value())) {
            problems.add(Problem.of(Area.DEFINITION, ProblemCode.NOT_AS_LISTED, "/id")
                    .withAllowed(id.value()));
        }
        if (loaded.definitionVersion().compareTo(definitionVersion) != 0) {
            problems.add(Problem.of(Area.DEFINITION, ProblemCode.NOT_AS_LISTED, "/definitionVersion")
                    .withAllowed(definitionVersion.toString()));
        }
        if (!problems.isEmpty()) {
            throw new InvalidDefinitionException(problems);
        }
        instrument = loaded;
        loader = null;
        return loaded;
    }

    /**
     * Returns the instrument after comparing its digest with the announced one. Computing the digest takes time, so
     * this method is used only if a caller relied on the announced digest.
     */
    Instrument verified() {
        Instrument loaded = instrument();
        if (!verified) {
            if (!loaded.definitionDigest().equals(announcedDigest)) {
                throw new InvalidDefinitionException(List.of(
                        Problem.of(Area.DEFINITION, ProblemCode.NOT_AS_LISTED).withAllowed(definitionDigest())));
            }
            verified = true;
        }
        return loaded;
    }

    /** Id and version. */
    @Override
    public String toString() {
        return "CatalogEntry[" + id + " " + definitionVersion + "]";
    }
}
