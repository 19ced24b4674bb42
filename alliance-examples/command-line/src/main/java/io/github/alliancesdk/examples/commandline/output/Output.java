package io.github.alliancesdk.examples.commandline.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A named, buffered output of text in UTF-8. Every failure of writing is thrown. Until it is flushed it passes on
 * complete lines only, so that a stopped program leaves no incomplete line.
 */
public final class Output extends Writer implements ResultWriter {
    private static final int BUFFER_SIZE = 1 << 16;
    private static final int PATIENCE_SECONDS = 2;

    private final String name;
    private final OutputStream out;
    private final Lock writing = new ReentrantLock();
    private byte[] buffer = new byte[BUFFER_SIZE];
    private int used;
    private final Encoded encoded = new Encoded();
    private final Writer writer = new OutputStreamWriter(encoded, StandardCharsets.UTF_8);
    private boolean failed;

    public Output(String name, OutputStream out) {
        this.name = name;
        this.out = out;
    }

    /** Opens an output whose content replaces a file when it is closed. */
    static Output toFile(String file) {
        try {
            return new Output(file, Replacement.of(Path.of(file)));
        } catch (IOException | InvalidPathException e) {
            throw FileException.writing(file, e);
        }
    }

    /** Receives the encoded text. Flushing the encoder doesn't flush the buffer. */
    private final class Encoded extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length > buffer.length - used) {
                int lines = wholeLines(bytes, offset, length);
                handOnLines(bytes, offset, lines);
                keep(bytes, offset + lines, length - lines);
            } else {
                keep(bytes, offset, length);
            }
        }
    }

    /** Returns the number of bytes up to the end of the last complete line. */
    private static int wholeLines(byte[] bytes, int offset, int length) {
        int end = offset + length;
        while (end > offset && bytes[end - 1] != '\n') {
            end--;
        }
        return end - offset;
    }

    /** Passes on the buffer and these bytes; if {@code length} is 0, only the complete lines of the buffer. */
    private void handOnLines(byte[] bytes, int offset, int length) throws IOException {
        int ready = length > 0 ? used : wholeLines(buffer, 0, used);
        writing.lock();
        try {
            out.write(buffer, 0, ready);
            out.write(bytes, offset, length);
        } finally {
            writing.unlock();
        }
        System.arraycopy(buffer, ready, buffer, 0, used - ready);
        used -= ready;
    }

    /** Adds bytes to the buffer, which grows for a line that is longer. */
    private void keep(byte[] bytes, int offset, int length) {
        if (length > buffer.length - used) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, used + length));
        }
        System.arraycopy(bytes, offset, buffer, used, length);
        used += length;
    }

    private void drain() throws IOException {
        int length = used;
        used = 0;
        writing.lock();
        try {
            out.write(buffer, 0, length);
        } finally {
            writing.unlock();
        }
    }

    /**
     * Stops all writing after the lines that are being written. Another thread calls this when the program is
     * stopped. It doesn't wait for long if the reader has stopped reading.
     */
    @SuppressWarnings("LockNotBeforeTry") // it is held for ever
    public void stop() {
        try {
            writing.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String name() {
        return name;
    }

    @Override
    public void line(String text) {
        write(text);
        write('\n');
    }

    @Override
    public void table(String title, TextTable table) {
        table.writeTo(this);
    }

    /** Writes bytes that are text in UTF-8. */
    public void write(byte[] utf8, int offset, int length) {
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
            if (failed && out instanceof Replacement half) {
                half.discard();
            } else {
                attempt(out::close);
            }
        }
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }

    private void attempt(Attempt attempt) {
        if (failed) {
            // the failure was thrown once, and the buffer can't be written
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
