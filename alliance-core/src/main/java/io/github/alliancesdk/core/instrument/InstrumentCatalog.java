package io.github.alliancesdk.core.instrument;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * Instruments by id and version. What an application scores with is what it put in here: nothing is registered behind
 * its back. Immutable and thread-safe.
 *
 * <pre>{@code
 * InstrumentCatalog catalog = InstrumentCatalog.of(InstrumentReader.read(path));
 * Instrument newest = catalog.get("my-scale");
 * }</pre>
 */
public final class InstrumentCatalog {
    private static final InstrumentCatalog EMPTY = new InstrumentCatalog(List.of());

    private final Map<InstrumentId, NavigableMap<DefinitionVersion, Instrument>> byId;

    private InstrumentCatalog(Collection<Instrument> instruments) {
        Map<InstrumentId, NavigableMap<DefinitionVersion, Instrument>> map = new LinkedHashMap<>();
        List<DefinitionProblem> conflicts = new ArrayList<>();
        for (Instrument instrument : instruments) {
            NavigableMap<DefinitionVersion, Instrument> versions =
                    map.computeIfAbsent(instrument.id(), id -> new TreeMap<>());
            for (Instrument other : versions.values()) {
                if (conflict(instrument, other)) {
                    conflicts.add(new DefinitionProblem(
                            DefinitionProblem.Code.VERSION_CONFLICT,
                            "/definitionVersion",
                            Map.of(
                                    "id", instrument.id().value(),
                                    "version", instrument.definitionVersion().toString(),
                                    "other", other.definitionVersion().toString())));
                }
            }
            versions.putIfAbsent(instrument.definitionVersion(), instrument);
        }
        if (!conflicts.isEmpty()) {
            throw new InvalidDefinitionException(conflicts);
        }
        this.byId = Collections.unmodifiableMap(map);
    }

    // equal definitions may meet, say from two providers; the major number and the digest must change together
    private static boolean conflict(Instrument one, Instrument other) {
        if (one.definitionVersion().equals(other.definitionVersion())) {
            return !one.equals(other);
        }
        boolean sameMajor =
                one.definitionVersion().major() == other.definitionVersion().major();
        return sameMajor != one.definitionDigest().equals(other.definitionDigest());
    }

    /**
     * A catalogue without instruments.
     *
     * @return the empty catalogue
     */
    public static InstrumentCatalog empty() {
        return EMPTY;
    }

    /**
     * A catalogue of these instruments.
     *
     * @param instruments any number, several versions of one included
     * @return the catalogue, in that order
     * @throws NullPointerException if {@code instruments} or an element is null
     * @throws InvalidDefinitionException if two differ under one id and version, or two versions of one id break the
     *     rule of {@link DefinitionVersion}
     */
    public static InstrumentCatalog of(Instrument... instruments) {
        return new InstrumentCatalog(Arrays.asList(Objects.requireNonNull(instruments, "instruments")));
    }

    /**
     * A catalogue of these instruments.
     *
     * @param instruments any number, several versions of one included
     * @return the catalogue, in that order
     * @throws NullPointerException if {@code instruments} or an element is null
     * @throws InvalidDefinitionException if two differ under one id and version, or two versions of one id break the
     *     rule of {@link DefinitionVersion}
     */
    public static InstrumentCatalog of(Collection<Instrument> instruments) {
        return new InstrumentCatalog(instruments);
    }

    /**
     * A catalogue of everything that the providers on this SDK's class or module path offer.
     *
     * <p>A fat jar that drops service files finds nothing here; an explicit catalogue needs no discovery.
     *
     * @return the catalogue, empty if there is no provider
     * @throws java.util.ServiceConfigurationError if a provider can't be made
     * @throws InvalidDefinitionException if a definition can't be loaded, or two conflict as in {@link #of(Collection)}
     */
    public static InstrumentCatalog discover() {
        List<Instrument> found = new ArrayList<>();
        ServiceLoader.load(InstrumentProvider.class, InstrumentCatalog.class.getClassLoader())
                .forEach(provider -> found.addAll(provider.instruments()));
        return new InstrumentCatalog(found);
    }

    /**
     * This catalogue and more.
     *
     * @param instruments what to add, such as an application's own
     * @return a new catalogue with the added ones last
     * @throws NullPointerException if {@code instruments} or an element is null
     * @throws InvalidDefinitionException if two conflict as in {@link #of(Collection)}
     */
    public InstrumentCatalog with(Instrument... instruments) {
        List<Instrument> all = new ArrayList<>();
        byId.values().forEach(versions -> all.addAll(versions.values()));
        all.addAll(Arrays.asList(Objects.requireNonNull(instruments, "instruments")));
        return new InstrumentCatalog(all);
    }

    /**
     * The newest version of an instrument.
     *
     * @param id the id
     * @return the instrument
     * @throws NullPointerException if {@code id} is null
     * @throws UnknownInstrumentException if there is none
     */
    public Instrument get(String id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    /**
     * The newest version of an instrument.
     *
     * @param id the id
     * @return the instrument
     * @throws NullPointerException if {@code id} is null
     * @throws UnknownInstrumentException if there is none
     */
    public Instrument get(InstrumentId id) {
        return get(id.value());
    }

    /**
     * A certain version of an instrument.
     *
     * @param id the id
     * @param version the version
     * @return the instrument
     * @throws NullPointerException if an argument is null
     * @throws UnknownInstrumentException if there is none; it names the versions that there are
     */
    public Instrument get(String id, DefinitionVersion version) {
        Objects.requireNonNull(version, "version");
        List<Instrument> versions = versions(id);
        if (versions.isEmpty()) {
            throw unknown(id);
        }
        return versions.stream()
                .filter(instrument -> instrument.definitionVersion().equals(version))
                .findFirst()
                .orElseThrow(() -> new UnknownInstrumentException(
                        id + " " + version,
                        versions.stream()
                                .map(instrument -> id + " " + instrument.definitionVersion())
                                .toList()));
    }

    /**
     * The newest version of an instrument, if there is one.
     *
     * @param id the id; any text
     * @return the instrument, or empty
     * @throws NullPointerException if {@code id} is null
     */
    public Optional<Instrument> find(String id) {
        List<Instrument> versions = versions(id);
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    /**
     * Every version of an instrument.
     *
     * @param id the id; any text
     * @return from the oldest to the newest; empty if there is none
     * @throws NullPointerException if {@code id} is null
     */
    public List<Instrument> versions(String id) {
        Objects.requireNonNull(id, "id");
        NavigableMap<DefinitionVersion, Instrument> versions =
                InstrumentId.isValid(id) ? byId.get(InstrumentId.of(id)) : null;
        return versions == null ? List.of() : List.copyOf(versions.values());
    }

    /**
     * The newest version of each instrument.
     *
     * @return in the order in which they were put in
     */
    public List<Instrument> instruments() {
        return byId.values().stream()
                .map(versions -> versions.lastEntry().getValue())
                .toList();
    }

    /**
     * The ids of the instruments.
     *
     * @return in the order in which they were put in
     */
    public List<InstrumentId> ids() {
        return List.copyOf(byId.keySet());
    }

    private UnknownInstrumentException unknown(String id) {
        return new UnknownInstrumentException(
                id, byId.keySet().stream().map(InstrumentId::value).toList());
    }

    /** The ids. */
    @Override
    public String toString() {
        return "InstrumentCatalog" + byId.keySet();
    }
}
