package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a catalogue lists: the id, version and digest of a definition, known beforehand, and the instrument itself, which
 * is loaded when it is first asked for, once, however many threads ask. A definition that fails to load fails anew each
 * time. Thread-safe; nobody sees anything change but the time that the first call takes.
 *
 * <pre>{@code
 * CatalogEntry entry = BundledInstruments.catalog().entries().get(0);
 * String id = entry.id().value(); // wai: nothing has been loaded
 * Instrument instrument = entry.instrument();
 * }</pre>
 */
@NoJsonForm.Instead("its id, or the Instrument")
public final class CatalogEntry implements NoJsonForm {
    private static final String DIGEST_PREFIX = "sha256:";
    private static final int DIGEST_LENGTH = DIGEST_PREFIX.length() + 64;

    private final InstrumentId id;
    private final DefinitionVersion definitionVersion;

    /** What was announced; null if the instrument was there from the beginning and can be asked. */
    private final @Nullable String announcedDigest;

    /** Guarded by this; let go of when it has done its work. */
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
     * An entry of an instrument that is there already.
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
     * An entry of an instrument that is loaded when it is first asked for.
     *
     * @param id the id of the instrument
     * @param definitionVersion the version of its definition
     * @param definitionDigest its {@linkplain Instrument#definitionDigest() digest}, by which a catalogue tells
     *     conflicts between versions without loading them
     * @param loader loads it; called by one thread at a time, until it has once returned an instrument; it must not ask
     *     this entry
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
        if (!isDigest(Objects.requireNonNull(definitionDigest, "definitionDigest"))) {
            throw new IllegalArgumentException("a definition digest is sha256: and 64 lower-case hexadecimal digits");
        }
        return new CatalogEntry(id, definitionVersion, definitionDigest, loader, null);
    }

    private static boolean isDigest(String text) {
        if (text.length() != DIGEST_LENGTH || !text.startsWith(DIGEST_PREFIX)) {
            return false;
        }
        for (int i = DIGEST_PREFIX.length(); i < DIGEST_LENGTH; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /**
     * The id, without loading anything.
     *
     * @return such as {@code wai-sr}
     */
    public InstrumentId id() {
        return id;
    }

    /**
     * The version, without loading anything.
     *
     * @return such as 1.0.0
     */
    public DefinitionVersion definitionVersion() {
        return definitionVersion;
    }

    /**
     * The digest, without loading anything: the announced one of a lazy entry.
     *
     * @return {@code sha256:} and 64 lower-case hexadecimal digits
     */
    public String definitionDigest() {
        String announced = announcedDigest;
        return announced == null ? instrument().definitionDigest() : announced;
    }

    /**
     * The instrument, loaded if this is the first call that succeeds.
     *
     * @return the instrument, the same object each time
     * @throws NullPointerException if the loader returns null
     * @throws InvalidDefinitionException if the definition is broken, or has another id or version than was announced
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
     * The instrument, after its own digest was held against the announced one. That asks for a hash, which only matters
     * where somebody relied on the announcement.
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
