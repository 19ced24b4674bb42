package io.github.alliancesdk.examples.commandline;

import io.github.alliancesdk.core.json.ResponseReader;
import io.github.alliancesdk.core.json.ResponseRow;
import io.github.alliancesdk.core.response.PayloadLimits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A file of records, or standard input, read record by record in bounded memory. */
final class RecordFile {
    private static final String STANDARD_INPUT = "-";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** As far as the first line is looked at: no record is longer. */
    private static final int BEGINNING = PayloadLimits.defaults().bytes();

    private final String name;
    private final Environment environment;

    RecordFile(String name, Environment environment) {
        this.name = name;
        this.environment = environment;
    }

    /** What is done with the content of a file. */
    @FunctionalInterface
    interface Reading {
        void of(InputStream in) throws IOException;
    }

    /** Hands on each record in turn. Without a form, an array is known by its bracket; anything else is NDJSON. */
    void forEach(Optional<InputForm> form, Consumer<ResponseRow> consumer) {
        read(in -> {
            String firstLine = firstLine(in);
            rows(in, form, firstLine).forEach(consumer);
            if (form.isEmpty() && looksPrettyPrinted(firstLine)) {
                environment
                        .messages()
                        .say("hint: " + Text.shown(name)
                                + " was read as a record a line; if it is one record on many lines, say --input json");
            }
        });
    }

    /** Opens the file and closes it again; what goes wrong with it on the way is a {@link FileException}. */
    void read(Reading reading) {
        try (InputStream in = new BufferedInputStream(open())) {
            reading.of(in);
        } catch (UncheckedIOException e) {
            throw FileException.reading(name, Objects.requireNonNull(e.getCause()));
        } catch (IOException | InvalidPathException e) {
            throw FileException.reading(name, e);
        }
    }

    private InputStream open() throws IOException {
        return name.equals(STANDARD_INPUT) ? environment.in() : Files.newInputStream(Path.of(name));
    }

    private static Stream<ResponseRow> rows(InputStream in, Optional<InputForm> form, String firstLine)
            throws IOException {
        ResponseReader reader = ResponseReader.withDefaults();
        if (form.isEmpty()) {
            return reader.readRows(in);
        }
        return switch (form.get()) {
            case NDJSON -> reader.readNdjson(in);
            case JSON ->
                firstLine.startsWith("[") ? reader.readArray(in) : Stream.of(new ResponseRow(1, reader.read(in)));
        };
    }

    /** The first line that isn't blank, as far as it is looked at; leaves everything to be read. */
    private static String firstLine(InputStream in) throws IOException {
        in.mark(BEGINNING + 1);
        byte[] line = new byte[BEGINNING];
        int length = 0;
        boolean blank = true;
        int b = in.read();
        while (b >= 0 && length < BEGINNING && (blank || b != '\n')) {
            // a byte order mark is as good as blank
            blank &= b <= ' ' || b > '~';
            line[length++] = (byte) b;
            b = in.read();
        }
        in.reset();
        String text = new String(line, 0, length, StandardCharsets.UTF_8).strip();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1).strip() : text;
    }

    private static boolean looksPrettyPrinted(String firstLine) {
        return firstLine.startsWith("{") && (firstLine.endsWith("{") || firstLine.endsWith(","));
    }
}
