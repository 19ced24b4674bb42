package io.github.alliancesdk.instruments.internal;

import io.github.alliancesdk.core.instrument.CatalogEntry;
import io.github.alliancesdk.core.instrument.DefinitionVersion;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The definitions in the index of this module's resources. A line of the index contains an id, a version and a digest.
 * The definition is in a file next to the index, named by id and version, and is read on first use.
 */
public final class BundledDefinitions {
    private static final String FOLDER = "/META-INF/alliance/io.github.alliancesdk.instruments/";
    private static final List<CatalogEntry> ENTRIES = list(new PackagedFiles());

    private BundledDefinitions() {}

    /**
     * All versions of the shipped definitions.
     *
     * @return the entries in the order of the index; the same objects each time
     */
    public static List<CatalogEntry> entries() {
        return ENTRIES;
    }

    /**
     * A file of this module's resources.
     *
     * @param name the name of the file in the folder of the definitions
     * @return the content, read on every call
     */
    public static byte[] packaged(String name) {
        return read(new PackagedFiles(), name);
    }

    // an index, because the files in a jar can't be listed like a directory
    static List<CatalogEntry> list(Function<String, @Nullable InputStream> resources) {
        String index = new String(read(resources, "index.txt"), StandardCharsets.UTF_8);
        List<CatalogEntry> entries = new ArrayList<>();
        for (String line : index.strip().split("\n", -1)) {
            entries.add(entry(line.split(" ", -1), resources));
        }
        return List.copyOf(entries);
    }

    private static CatalogEntry entry(String[] line, Function<String, @Nullable InputStream> resources) {
        if (line.length != 3) {
            throw new IllegalStateException("a line of " + FOLDER + "index.txt is an id, a version and a digest");
        }
        return CatalogEntry.lazy(
                InstrumentId.of(line[0]),
                DefinitionVersion.parse(line[1]),
                line[2],
                new Definition(resources, line[0] + "-" + line[1] + ".json"));
    }

    /** A definition that is read on first use. */
    private record Definition(Function<String, @Nullable InputStream> resources, String name)
            implements Supplier<Instrument> {
        @Override
        public Instrument get() {
            return Instrument.parse(read(resources, name));
        }
    }

    private static byte[] read(Function<String, @Nullable InputStream> resources, String name) {
        try (InputStream in = resources.apply(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + FOLDER + name + " was lost in packaging");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
