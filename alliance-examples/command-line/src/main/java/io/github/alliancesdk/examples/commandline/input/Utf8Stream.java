package io.github.alliancesdk.examples.commandline.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads text in another encoding as UTF-8. Bytes that aren't text in that encoding become a byte that isn't UTF-8, so that
 * their row is refused and no other. Supports nothing but reading, as a pipe does.
 */
final class Utf8Stream extends InputStream {
    private static final byte NO_TEXT = (byte) 0xFF;
    private static final int MARK_LENGTH = 3;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 15).flip();
    private final CharBuffer chars = CharBuffer.allocate(1 << 14);
    private byte[] ready = new byte[0];
    private int next;
    private boolean atEnd;
    private boolean done;

    Utf8Stream(InputStream in, Charset encoding) {
        this.in = in;
        this.decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * Returns the encoding that a byte order mark at the beginning of a stream states, else the declared one. It consumes
     * nothing.
     */
    static Charset encoding(InputStream in, Charset declared) throws IOException {
        in.mark(MARK_LENGTH);
        byte[] mark = in.readNBytes(MARK_LENGTH);
        in.reset();
        if (mark.length < 2) {
            return declared;
        }
        int first = (mark[0] & 0xFF) << 8 | (mark[1] & 0xFF);
        if (first == 0xFEFF || first == 0xFFFE) {
            return StandardCharsets.UTF_16;
        }
        boolean isUtf8 = first == 0xEFBB && mark.length == MARK_LENGTH && (mark[2] & 0xFF) == 0xBF;
        return isUtf8 ? StandardCharsets.UTF_8 : declared;
    }

    private boolean fill() throws IOException {
        while (next == ready.length && !done) {
            bytes.compact();
            int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
            atEnd |= count < 0;
            bytes.position(bytes.position() + Math.max(0, count)).flip();
            decode();
        }
        return next < ready.length;
    }

    private void decode() {
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, atEnd);
        if (result.isError()) {
            bytes.position(bytes.position() + result.length());
        } else if (result.isUnderflow() && atEnd) {
            decoder.flush(chars);
            done = true;
        }
        ready = chars.flip().toString().getBytes(StandardCharsets.UTF_8);
        if (result.isError()) {
            ready = Arrays.copyOf(ready, ready.length + 1);
            ready[ready.length - 1] = NO_TEXT;
        }
        next = 0;
    }

    @Override
    public int read() throws IOException {
        return fill() ? ready[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, ready.length - next);
        System.arraycopy(ready, next, to, offset, count);
        next += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
