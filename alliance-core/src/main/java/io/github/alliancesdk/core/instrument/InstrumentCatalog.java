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
 * Instruments by id and version. An application scores only with instruments that it put into a catalogue; there is no
 * global registry.
 *
 * <p>A definition is loaded once, when it is first requested, so unused definitions of a large catalogue cost nothing.
 * Ids, versions and {@link #entries()} are known without loading. An invalid definition is detected when it is loaded.
 *
 * <p>Conflicts between definitions of one id are detected when the catalogue is made, by the digests that the entries
 * announce. Definitions with the same version must be equal, and the first number of the version must change if and
 * only if the digest does. If a catalogue has several versions of an id, it checks the announced digest of each before
 * it returns the instrument, so that a wrong digest can't hide a conflict.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * InstrumentCatalog catalog = InstrumentCatalog.of(Instrument.parse(path));
 * Instrument newest = catalog.get("my-scale");
 * }</pre>
 *
 * <p>Use {@link #get(String)} for an id that must exist, {@link #find(String)} for one that a user typed, and
 * {@link #find(InstrumentQuery)} to look for raters or referents; the last loads every definition.
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

    // two providers may offer equal definitions; only definitions that are offered twice are loaded, to compare them
    private static boolean conflict(CatalogEntry one, CatalogEntry other, boolean sameVersion) {
        if (sameVersion) {
            return one != other && !one.instrument().equals(other.instrument());
        }
        boolean sameMajor =
                one.definitionVersion().major() == other.definitionVersion().major();
        return sameMajor != one.definitionDigest().equals(other.definitionDigest());
    }

    /**
     * Returns a catalogue without instruments.
     *
     * @return the empty catalogue
     */
    public static InstrumentCatalog empty() {
        return EMPTY;
    }

    /**
     * Makes a catalogue of instruments.
     *
     * @param instruments any number, also several versions of one instrument
     * @return the catalogue, in that order
     * @throws NullPointerException if {@code instruments} or an element is null
     * @throws InvalidDefinitionException if two instruments with the same id and version differ, or two versions of one
     *     id violate the rule of {@link DefinitionVersion}
     */
    public static InstrumentCatalog of(Instrument... instruments) {
        return of(Arrays.asList(Objects.requireNonNull(instruments, "instruments")));
    }

    /**
     * Makes a catalogue of instruments.
     *
     * @param instruments any number, also several versions of one instrument
     * @return the catalogue, in that order
     * @throws NullPointerException if {@code instruments} or an element is null
     * @throws InvalidDefinitionException if two instruments with the same id and version differ, or two versions of one
     *     id violate the rule of {@link DefinitionVersion}
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
     * Makes a catalogue of entries. A definition is loaded when it is first requested. There is one exception: if two
     * different entries have the same id and version, both definitions are loaded at once and compared.
     *
     * @param entries any number, also several versions of one instrument
     * @return the catalogue, in that order
     * @throws NullPointerException if {@code entries} or an element is null
     * @throws InvalidDefinitionException if two definitions with the same id and version differ, or the announced
     *     digests of two versions of one id violate the rule of {@link DefinitionVersion}
     */
    public static InstrumentCatalog ofEntries(Collection<CatalogEntry> entries) {
        return new InstrumentCatalog(Objects.requireNonNull(entries, "entries"));
    }

    /**
     * Makes a catalogue of all entries of the providers on this SDK's class or module path.
     *
     * <p>A definition is loaded when it is first requested. In a fat jar without service files, this method finds
     * nothing; make an explicit catalogue instead, which needs no discovery.
     *
     * @return the catalogue, empty if there is no provider
     * @throws java.util.ServiceConfigurationError if a provider can't be instantiated
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
     * Returns this catalogue with more instruments. Adding an instrument loads nothing, unless this catalogue already
     * has an entry with its id and version: that entry is loaded and compared.
     *
     * @param instruments the instruments to add, such as those that the application defines
     * @return a new catalogue with the added ones last
     * @throws NullPointerException if {@code instruments} or an element is null
     * @throws InvalidDefinitionException if two definitions conflict as in {@link #ofEntries}
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
     * @throws UnknownInstrumentException if the catalogue has no such instrument
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
     * @throws UnknownInstrumentException if the catalogue has no such instrument
     * @throws InvalidDefinitionException if its definition can't be loaded
     */
    public Instrument get(InstrumentId id) {
        return get(id.value());
    }

    /**
     * A specific version of an instrument. No other version is loaded.
     *
     * @param id the id
     * @param version the version
     * @return the instrument
     * @throws NullPointerException if an argument is null
     * @throws UnknownInstrumentException if there is none; the exception names the known versions
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
     * The newest version of each instrument that matches a query. This loads the newest version of every instrument.
     *
     * @param query what to look for
     * @return in the order of the catalogue; empty if none matches
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
     * The newest version of an instrument with a given digest, if there is one. No other version is loaded.
     *
     * @param id the id; any text
     * @param definitionDigest the digest; any text
     * @return the instrument, or empty
     * @throws NullPointerException if an argument is null
     * @throws InvalidDefinitionException if its definition can't be loaded, or its digest differs from the announced
     *     one
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
     * @return in the order of the catalogue
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
     * @return in the order of the catalogue
     */
    public List<InstrumentId> ids() {
        List<InstrumentId> ids = new ArrayList<>(byId.size());
        for (List<CatalogEntry> versions : byId.values()) {
            ids.add(versions.get(0).id());
        }
        return List.copyOf(ids);
    }

    /**
     * The entries of every version. Nothing is loaded.
     *
     * @return the ids in the order of the catalogue, and for each id from the oldest version to the newest
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

    // several versions were compared by announced digests when the catalogue was made; a single one was not
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
