package io.github.alliancesdk.examples.commandline;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Text, or bytes of it, on its way to a place that has a name: buffered, in UTF-8, and never lost in silence. */
final class Output extends Writer {
    private static final int BUFFER_SIZE = 1 << 16;

    private final String name;
    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int used;
    private final Encoded encoded = new Encoded();
    private final Writer writer = new OutputStreamWriter(encoded, StandardCharsets.UTF_8);
    private boolean failed;

    Output(String name, OutputStream out) {
        this.name = name;
        this.out = out;
    }

    /** Writes a file, which is replaced if it exists. */
    static Output toFile(String file) {
        try {
            return new Output(file, Files.newOutputStream(Path.of(file)));
        } catch (IOException | InvalidPathException e) {
            throw FileException.writing(file, e);
        }
    }

    /** What comes out of the encoder. Emptying the encoder doesn't empty the buffer. */
    private final class Encoded extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length > BUFFER_SIZE - used) {
                drain();
            }
            if (length > BUFFER_SIZE) {
                out.write(bytes, offset, length);
            } else {
                System.arraycopy(bytes, offset, buffer, used, length);
                used += length;
            }
        }
    }

    private void drain() throws IOException {
        int length = used;
        used = 0;
        out.write(buffer, 0, length);
    }

    String name() {
        return name;
    }

    void line(String text) {
        write(text);
        write('\n');
    }

    /** Writes bytes that are text in UTF-8 already. */
    void write(byte[] utf8, int offset, int length) {
        attempt(() -> {
            writer.flush();
            encoded.write(utf8, offset, length);
        });
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
        attempt(() -> {
            writer.flush();
            if (used > 0) {
                drain();
            }
            out.flush();
        });
    }

    @Override
    public void close() {
        try {
            flush();
        } finally {
            attempt(out::close);
        }
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
