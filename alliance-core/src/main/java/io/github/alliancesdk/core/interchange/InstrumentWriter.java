package io.github.alliancesdk.core.interchange;

import io.github.alliancesdk.core.instrument.Instrument;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Writes instruments as definitions in JSON, indented, in UTF-8. Reading one gives an equal instrument. */
public final class InstrumentWriter {
    private InstrumentWriter() {}

    /**
     * Writes a definition to a text.
     *
     * @param instrument the instrument
     * @return its definition, ending with a line feed
     * @throws NullPointerException if {@code instrument} is null
     */
    public static String write(Instrument instrument) {
        return instrument.toJson();
    }

    /**
     * Writes a definition to a stream.
     *
     * @param instrument the instrument
     * @param out a stream, which is left open
     * @throws NullPointerException if an argument is null
     * @throws IOException if the stream can't be written
     */
    public static void write(Instrument instrument, OutputStream out) throws IOException {
        out.write(write(instrument).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a definition to a file, which is replaced if it exists.
     *
     * @param instrument the instrument
     * @param file the file
     * @throws NullPointerException if an argument is null
     * @throws IOException if the file can't be written
     */
    public static void write(Instrument instrument, Path file) throws IOException {
        Files.writeString(Objects.requireNonNull(file, "file"), write(instrument));
    }
}
