package io.github.alliancesdk.core.interchange;

import io.github.alliancesdk.core.instrument.Instrument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Reads instruments from their definitions in JSON. A definition loads only if it is consistent; else every problem of
 * it is reported at once, each with a JSON Pointer.
 *
 * <pre>{@code
 * Instrument mine = InstrumentReader.read(path);
 * }</pre>
 */
public final class InstrumentReader {
    // more than a definition may have, so that the one that is too large is found to be so
    private static final int ENOUGH = (4 << 20) + 1;

    private InstrumentReader() {}

    /**
     * Reads a definition from a file.
     *
     * @param file a file in UTF-8
     * @return the instrument
     * @throws NullPointerException if {@code file} is null
     * @throws IOException if the file can't be read
     * @throws io.github.alliancesdk.core.instrument.InvalidDefinitionException if the definition isn't consistent
     */
    public static Instrument read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(Objects.requireNonNull(file, "file"))) {
            return read(in);
        }
    }

    /**
     * Reads a definition from a stream, to its end.
     *
     * @param in a stream in UTF-8, which is left open
     * @return the instrument
     * @throws NullPointerException if {@code in} is null
     * @throws IOException if the stream can't be read
     * @throws io.github.alliancesdk.core.instrument.InvalidDefinitionException if the definition isn't consistent
     */
    public static Instrument read(InputStream in) throws IOException {
        return Instrument.parse(in.readNBytes(ENOUGH));
    }

    /**
     * Reads a definition from a text.
     *
     * @param json the definition
     * @return the instrument
     * @throws NullPointerException if {@code json} is null
     * @throws io.github.alliancesdk.core.instrument.InvalidDefinitionException if the definition isn't consistent
     */
    public static Instrument read(String json) {
        return Instrument.parse(json);
    }
}
