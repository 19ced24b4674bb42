package io.github.alliancesdk.examples.commandline;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Text on its way to a place that has a name: buffered, in UTF-8, and never lost in silence. */
final class Output extends Writer {
    private static final int BUFFER_SIZE = 1 << 16;

    private final String name;
    private final Writer writer;
    private boolean failed;

    Output(String name, OutputStream out) {
        this.name = name;
        this.writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER_SIZE);
    }

    /** Writes a file, which is replaced if it exists. */
    static Output toFile(String file) {
        try {
            return new Output(file, Files.newOutputStream(Path.of(file)));
        } catch (IOException | InvalidPathException e) {
            throw FileException.writing(file, e);
        }
    }

    String name() {
        return name;
    }

    void line(String text) {
        write(text);
        write('\n');
    }

    @Override
    public void write(int c) {
        attempt(() -> writer.write(c));
    }

    @Override
    public void write(String text) {
        attempt(() -> writer.write(text));
    }

    @Override
    public void write(char[] text, int offset, int length) {
        attempt(() -> writer.write(text, offset, length));
    }

    @Override
    public void flush() {
        attempt(writer::flush);
    }

    @Override
    public void close() {
        attempt(writer::close);
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }

    private void attempt(Attempt attempt) {
        if (failed) {
            // said once; what is left in the buffer has nowhere to go
            return;
        }
        try {
            attempt.run();
        } catch (IOException e) {
            failed = true;
            throw FileException.writing(name, e);
        }
    }
}
