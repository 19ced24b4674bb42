package io.github.alliancesdk.instruments.internal;

import io.github.alliancesdk.core.instrument.Instrument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Loads the definitions that the index of this module's resources names. */
public final class BundledDefinitions {
    private static final String FOLDER = "/META-INF/alliance/io.github.alliancesdk.instruments/";

    private BundledDefinitions() {}

    /**
     * The shipped instruments, every version.
     *
     * @return in the order of the index; the same objects each time
     */
    public static List<Instrument> instruments() {
        return Holder.INSTRUMENTS;
    }

    // an index, because what a jar holds can't be listed like a directory
    static List<Instrument> load(Function<String, @Nullable InputStream> resources) {
        String index = new String(read(resources, "index.txt"), StandardCharsets.UTF_8);
        return index.lines()
                .map(name -> Instrument.parse(read(resources, name)))
                .toList();
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

    private static final class Holder {
        static final List<Instrument> INSTRUMENTS = load(BundledDefinitions.class::getResourceAsStream);
    }
}
