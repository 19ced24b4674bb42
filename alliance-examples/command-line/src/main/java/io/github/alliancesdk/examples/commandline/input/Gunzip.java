package io.github.alliancesdk.examples.commandline.input;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads gzip (RFC 1952) with any number of members. {@link java.util.zip.GZIPInputStream} looks for a further member
 * only if its source has bytes available, and silently ignores a damaged one: records of a pipe or of a truncated
 * file are lost. This class throws instead. Only zeros may follow the last member. Not thread-safe.
 */
final class Gunzip extends InputStream {
    private static final int MAGIC_1 = 0x1F;
    private static final int MAGIC_2 = 0x8B;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xE0;
    /** Modification time, compression level and operating system. */
    private static final int UNUSED_LENGTH = 6;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[1 << 14];
    private int position;
    private int limit;
    private boolean inMember;
    private boolean first = true;

    Gunzip(InputStream in) {
        this.in = in;
    }

    /** Whether a stream begins like gzip. It consumes nothing; the stream must support marks. */
    static boolean isGzip(InputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == MAGIC_1 && in.read() == MAGIC_2;
        in.reset();
        return gzip;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        while (length > 0) {
            if (!inMember && !beginMember()) {
                return -1;
            }
            int count = inflate(to, offset, length);
            if (count > 0) {
                checksum.update(to, offset, count);
                return count;
            }
            if (inflater.finished()) {
                endMember();
            }
        }
        return 0;
    }

    private int inflate(byte[] to, int offset, int length) throws IOException {
        try {
            int count = inflater.inflate(to, offset, length);
            if (count == 0 && inflater.needsInput()) {
                if (position == limit && !fill()) {
                    throw cutShort();
                }
                inflater.setInput(buffer, position, limit - position);
                position = limit;
            } else if (count == 0 && inflater.needsDictionary()) {
                throw damaged();
            }
            return count;
        } catch (DataFormatException e) {
            throw damaged();
        }
    }

    /** Reads the header of the next member. Returns false if there is none. */
    private boolean beginMember() throws IOException {
        int b = next();
        while (b == 0 && !first) {
            b = next();
        }
        if (b < 0) {
            return false;
        }
        if (b != MAGIC_1 || required() != MAGIC_2 || required() != DEFLATE) {
            throw damaged();
        }
        int flags = required();
        if ((flags & RESERVED) != 0) {
            throw damaged();
        }
        skip(UNUSED_LENGTH);
        if ((flags & EXTRA) != 0) {
            skip(required() | required() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            skip(2);
        }
        first = false;
        inMember = true;
        return true;
    }

    private void endMember() throws IOException {
        position = limit - inflater.getRemaining();
        if (number() != checksum.getValue() || number() != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
            throw damaged();
        }
        checksum.reset();
        inflater.reset();
        inMember = false;
    }

    private long number() throws IOException {
        long number = 0;
        for (int i = 0; i < 4; i++) {
            number |= (long) required() << (8 * i);
        }
        return number;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            required();
        }
    }

    private void skipText() throws IOException {
        int b = required();
        while (b != 0) {
            b = required();
        }
    }

    private int required() throws IOException {
        int b = next();
        if (b < 0) {
            throw cutShort();
        }
        return b;
    }

    private int next() throws IOException {
        return position == limit && !fill() ? -1 : buffer[position++] & 0xFF;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer, 0, buffer.length));
        return limit > 0;
    }

    private static IOException cutShort() {
        return new EOFException("the compressed data is cut short");
    }

    private static IOException damaged() {
        return new IOException("the compressed data is damaged");
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
