package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Instruments by id and version. What an application scores with is what it put in here: nothing is registered behind
 * its back.
 *
 * <p>A definition is loaded when it is first asked for, and once: a catalogue of many costs no more than what is used of
 * it. Ids, versions and {@link #entries()} are known without loading. What two definitions of one id may not do is found
 * when a catalogue is made, by the digests that its entries announce: they must not share a version and differ, and the
 * first number of the version changes if and only if the digest does. Where a catalogue holds several versions of an id,
 * each is held against its announced digest before it is handed out, so that no false announcement hides a conflict.
 * Whether a definition is broken shows when it is loaded.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * InstrumentCatalog catalog = InstrumentCatalog.of(Instrument.parse(path));
 * Instrument newest = catalog.get("my-scale");
 * }</pre>
 */
@NoJsonForm.Instead("the instruments that it holds")
public final class InstrumentCatalog implements NoJsonForm {
    private static final InstrumentCatalog EMPTY = new InstrumentCatalog(List.of());

    /** The entries of each id, from the oldest version to the newest. */
    private final Map<String, List<CatalogEntry>> byId = new LinkedHashMap<>();

    private InstrumentCatalog(Collection<CatalogEntry> entries) {
        List<Problem> conflicts = new ArrayList<>();
        for (CatalogEntry entry : entries) {
            String id = entry.id().value();
            List<CatalogEntry> versions = byId.get(id);
            if (versions == null) {
                versions = new ArrayList<>();
                byId.put(id, versions);
            }
            add(entry, versions, conflicts);
        }
        if (!conflicts.isEmpty()) {
            throw new InvalidDefinitionException(conflicts);
        }
    }

    private static void add(CatalogEntry entry, List<CatalogEntry> versions, List<Problem> conflicts) {
        int place = 0;
        boolean known = false;
        for (CatalogEntry other : versions) {
            int order = other.definitionVersion().compareTo(entry.definitionVersion());
            if (order < 0) {
                place++;
            }
            known |= order == 0;
            if (conflict(entry, other, order == 0)) {
                conflicts.add(Problem.of(Area.DEFINITION, ProblemCode.VERSION_CONFLICT, "/definitionVersion")
                        .with("id", entry.id().value())
                        .with("version", entry.definitionVersion().toString())
                        .with("other", other.definitionVersion().toString()));
            }
        }
        if (!known) {
            versions.add(place, entry);
        }
    }

    // equal definitions may meet, say from two providers; only what is offered twice is loaded to see that it is equal
    private static boolean conflict(CatalogEntry one, CatalogEntry other, boolean sameVersion) {
        if (sameVersion) {
            return one != other && !one.instrument().equals(other.instrument());
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
        return of(Arrays.asList(Objects.requireNonNull(instruments, "instruments")));
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
        return new InstrumentCatalog(entriesOf(Objects.requireNonNull(instruments, "instruments")));
    }

    private static List<CatalogEntry> entriesOf(Collection<Instrument> instruments) {
        List<CatalogEntry> entries = new ArrayList<>();
        for (Instrument instrument : instruments) {
            entries.add(CatalogEntry.of(instrument));
        }
        return entries;
    }

    /**
     * A catalogue of what is listed here; a definition is loaded when it is first asked for. Only one that is listed
     * twice, by two different entries, is loaded at once, to see that both say the same.
     *
     * @param entries any number, several versions of one instrument included
     * @return the catalogue, in that order
     * @throws NullPointerException if {@code entries} or an element is null
     * @throws InvalidDefinitionException if two differ under one id and version, or two versions of one id break the
     *     rule of {@link DefinitionVersion} by their announced digests
     */
    public static InstrumentCatalog ofEntries(Collection<CatalogEntry> entries) {
        return new InstrumentCatalog(Objects.requireNonNull(entries, "entries"));
    }

    /**
     * A catalogue of everything that the providers on this SDK's class or module path offer.
     *
     * <p>Providers are asked for their entries; a definition is loaded when it is first asked for. A fat jar that drops
     * service files finds nothing here; an explicit catalogue needs no discovery.
     *
     * @return the catalogue, empty if there is no provider
     * @throws java.util.ServiceConfigurationError if a provider can't be made
     * @throws InvalidDefinitionException if two definitions conflict as in {@link #ofEntries}
     */
    public static InstrumentCatalog discover() {
        List<CatalogEntry> found = new ArrayList<>();
        for (InstrumentProvider provider :
                ServiceLoader.load(InstrumentProvider.class, InstrumentCatalog.class.getClassLoader())) {
            found.addAll(provider.entries());
        }
        return new InstrumentCatalog(found);
    }

    /**
     * This catalogue and more. What this catalogue has not loaded yet stays so, but for a version that is added once
     * more: that is compared at once.
     *
     * @param instruments what to add, such as an application's own
     * @return a new catalogue with the added ones last
     * @throws NullPointerException if {@code instruments} or an element is null
     * @throws InvalidDefinitionException if two conflict as in {@link #ofEntries}
     */
    public InstrumentCatalog with(Instrument... instruments) {
        List<CatalogEntry> all = new ArrayList<>(entries());
        all.addAll(entriesOf(Arrays.asList(Objects.requireNonNull(instruments, "instruments"))));
        return new InstrumentCatalog(all);
    }

    /**
     * The newest version of an instrument.
     *
     * @param id the id
     * @return the instrument
     * @throws NullPointerException if {@code id} is null
     * @throws UnknownInstrumentException if there is none
     * @throws InvalidDefinitionException if its definition can't be loaded
     */
    public Instrument get(String id) {
        List<CatalogEntry> versions = listed(id);
        if (versions.isEmpty()) {
            throw unknown(id);
        }
        return load(versions.get(versions.size() - 1), versions);
    }

    /**
     * The newest version of an instrument.
     *
     * @param id the id
     * @return the instrument
     * @throws NullPointerException if {@code id} is null
     * @throws UnknownInstrumentException if there is none
     * @throws InvalidDefinitionException if its definition can't be loaded
     */
    public Instrument get(InstrumentId id) {
        return get(id.value());
    }

    /**
     * A certain version of an instrument; no other version is loaded.
     *
     * @param id the id
     * @param version the version
     * @return the instrument
     * @throws NullPointerException if an argument is null
     * @throws UnknownInstrumentException if there is none; it names the versions that there are
     * @throws InvalidDefinitionException if its definition can't be loaded
     */
    public Instrument get(String id, DefinitionVersion version) {
        Objects.requireNonNull(version, "version");
        List<CatalogEntry> versions = listed(id);
        if (versions.isEmpty()) {
            throw unknown(id);
        }
        List<String> known = new ArrayList<>();
        for (CatalogEntry entry : versions) {
            if (entry.definitionVersion().compareTo(version) == 0) {
                return load(entry, versions);
            }
            known.add(id + " " + entry.definitionVersion());
        }
        throw new UnknownInstrumentException(id + " " + version, known);
    }

    /**
     * The newest version of an instrument, if there is one.
     *
     * @param id the id; any text
     * @return the instrument, or empty
     * @throws NullPointerException if {@code id} is null
     * @throws InvalidDefinitionException if its definition can't be loaded
     */
    public Optional<Instrument> find(String id) {
        List<CatalogEntry> versions = listed(id);
        return versions.isEmpty() ? Optional.empty() : Optional.of(load(versions.get(versions.size() - 1), versions));
    }

    /**
     * The newest version of each instrument that meets a query. All of them are loaded.
     *
     * @param query what to look for
     * @return in the order in which they were put in; empty if there is none
     * @throws NullPointerException if {@code query} is null
     * @throws InvalidDefinitionException if a definition can't be loaded
     */
    public List<Instrument> find(InstrumentQuery query) {
        Objects.requireNonNull(query, "query");
        List<Instrument> found = new ArrayList<>();
        for (Instrument instrument : instruments()) {
            if (query.matches(instrument)) {
                found.add(instrument);
            }
        }
        return List.copyOf(found);
    }

    /**
     * The newest version of an instrument that has a certain digest, if there is one; no other version is loaded.
     *
     * @param id the id; any text
     * @param definitionDigest the digest; any text
     * @return the instrument, or empty
     * @throws NullPointerException if an argument is null
     * @throws InvalidDefinitionException if its definition can't be loaded, or has another digest than was announced
     */
    public Optional<Instrument> findByDigest(String id, String definitionDigest) {
        Objects.requireNonNull(definitionDigest, "definitionDigest");
        List<CatalogEntry> versions = listed(id);
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (versions.get(i).definitionDigest().equals(definitionDigest)) {
                return Optional.of(versions.get(i).verified());
            }
        }
        return Optional.empty();
    }

    /**
     * Every version of an instrument. All of them are loaded.
     *
     * @param id the id; any text
     * @return from the oldest to the newest; empty if there is none
     * @throws NullPointerException if {@code id} is null
     * @throws InvalidDefinitionException if a definition can't be loaded
     */
    public List<Instrument> versions(String id) {
        List<CatalogEntry> versions = listed(id);
        List<Instrument> instruments = new ArrayList<>(versions.size());
        for (CatalogEntry entry : versions) {
            instruments.add(load(entry, versions));
        }
        return List.copyOf(instruments);
    }

    /**
     * The newest version of each instrument. All of them are loaded.
     *
     * @return in the order in which they were put in
     * @throws InvalidDefinitionException if a definition can't be loaded
     */
    public List<Instrument> instruments() {
        List<Instrument> instruments = new ArrayList<>(byId.size());
        for (List<CatalogEntry> versions : byId.values()) {
            instruments.add(load(versions.get(versions.size() - 1), versions));
        }
        return List.copyOf(instruments);
    }

    /**
     * The ids of the instruments. Nothing is loaded.
     *
     * @return in the order in which they were put in
     */
    public List<InstrumentId> ids() {
        List<InstrumentId> ids = new ArrayList<>(byId.size());
        for (List<CatalogEntry> versions : byId.values()) {
            ids.add(versions.get(0).id());
        }
        return List.copyOf(ids);
    }

    /**
     * What is listed, every version. Nothing is loaded.
     *
     * @return by id in the order in which they were put in, each from the oldest version to the newest
     */
    public List<CatalogEntry> entries() {
        List<CatalogEntry> entries = new ArrayList<>();
        for (List<CatalogEntry> versions : byId.values()) {
            entries.addAll(versions);
        }
        return List.copyOf(entries);
    }

    private List<CatalogEntry> listed(String id) {
        List<CatalogEntry> versions = byId.get(Objects.requireNonNull(id, "id"));
        return versions == null ? List.of() : versions;
    }

    // the announced digests of several versions were relied on when the catalogue was made; that of a single one was
    // not
    private static Instrument load(CatalogEntry entry, List<CatalogEntry> versions) {
        return versions.size() > 1 ? entry.verified() : entry.instrument();
    }

    private UnknownInstrumentException unknown(String id) {
        return new UnknownInstrumentException(id, List.copyOf(byId.keySet()));
    }

    /** The ids. */
    @Override
    public String toString() {
        return "InstrumentCatalog" + byId.keySet();
    }
}
