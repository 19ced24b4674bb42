package io.github.alliancesdk.core.interchange;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Streams with legal but rare behaviour. */
final class Streams {
    private Streams() {}

    static InputStream of(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns one byte at a time, however many are requested. */
    static InputStream slow(byte[] bytes) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return super.read(buffer, offset, Math.min(length, 1));
            }
        };
    }

    /** Returns a text and then fails. */
    static InputStream failing(String text) {
        return new FilterInputStream(of(text)) {
            @Override
            public int read() throws IOException {
                int b = super.read();
                return b < 0 ? fail() : b;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                return count < 0 ? fail() : count;
            }

            private int fail() throws IOException {
                throw new IOException("the line broke");
            }
        };
    }

    /** Returns one character forever. */
    static InputStream endless(char character) {
        return new InputStream() {
            @Override
            public int read() {
                return character;
            }
        };
    }

    /** Knows whether it was closed. */
    static final class Closing extends ByteArrayInputStream {
        private boolean closed;

        Closing(String text) {
            super(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            closed = true;
        }

        boolean isClosed() {
            return closed;
        }
    }
}
