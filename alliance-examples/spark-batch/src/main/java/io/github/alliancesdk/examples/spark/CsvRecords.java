package io.github.alliancesdk.examples.spark;

import io.github.alliancesdk.core.response.PayloadLimits;
import io.github.alliancesdk.examples.shared.ByteScan;
import io.github.alliancesdk.examples.shared.CsvScanner;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.hadoop.fs.FSDataInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The records after the header of a CSV file, or of a part of it: those that begin in the part. A record may span lines.
 * Empty lines are skipped. {@link CsvScanner} finds the records, as on the command line. Not thread-safe.
 */
final class CsvRecords implements Closeable {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** How far back from a part its first record is searched, in limits; further back, from the beginning of the file. */
    private static final int FARTHEST = 256;

    /**
     * What is known of the records.
     *
     * @param delimiter the character between cells
     * @param columns the number of cells that a record on several lines must have; 0 before the header is known
     * @param limit the most bytes of a record
     */
    record Shape(char delimiter, int columns, int limit) {
        Shape {
            requireDelimiter(delimiter);
        }

        Shape(char delimiter, int columns) {
            this(delimiter, columns, PayloadLimits.defaults().bytes());
        }

        private CsvScanner scanner() {
            return new CsvScanner(delimiter, columns, limit);
        }
    }

    static void requireDelimiter(char delimiter) {
        if (delimiter > '~' || "\"\r\n".indexOf(delimiter) >= 0) {
            throw new IllegalArgumentException("a delimiter is an ASCII character, but no quote and no end of line");
        }
    }

    private final InputStream in;
    private final int limit;
    private final long partBegin;
    private final long partEnd;
    private final byte @Nullable [] header;
    private CsvScanner scanner;

    private final byte[] bytes;
    private int from;
    private int length;
    private boolean atEnd;

    /** The offset of the first of the bytes in the file. */
    private long offset;

    /** The offset of the last record in the file. */
    private long begin;

    private CsvRecords(InputStream in, long offset, long partBegin, long partEnd, Shape shape) throws IOException {
        this.in = in;
        this.limit = shape.limit();
        this.offset = offset;
        this.partBegin = partBegin;
        this.partEnd = partEnd;
        this.bytes = new byte[4 * (limit + BYTE_ORDER_MARK.length)];
        this.scanner = new Shape(shape.delimiter(), 0, limit).scanner();
        more();
        if (offset == 0) {
            from = startsWithMark() ? BYTE_ORDER_MARK.length : 0;
            header = record();
        } else {
            header = null;
        }
        this.scanner = shape.scanner();
    }

    /** The records of a whole file. */
    static CsvRecords ofFile(InputStream in, Shape shape) throws IOException {
        return new CsvRecords(in, 0, 0, Long.MAX_VALUE, shape);
    }

    /** The records that begin in a part of a file. */
    static CsvRecords ofPart(FSDataInputStream in, long fileLength, long begin, long end, Shape shape)
            throws IOException {
        long first = knownBegin(in, fileLength, begin, shape);
        in.seek(first);
        return new CsvRecords(in, first, begin, end, shape);
    }

    /** The header; null if the file is empty or the part doesn't begin with it. */
    byte @Nullable [] header() {
        return header;
    }

    /**
     * Returns the next record without its end of line, or null. A record that is too long is returned without its rest, and
     * still is too long.
     */
    byte @Nullable [] next() throws IOException {
        while (true) {
            byte[] record = record();
            if (record == null || begin >= partEnd) {
                return null;
            }
            if (begin >= partBegin) {
                return record;
            }
        }
    }

    private byte @Nullable [] record() throws IOException {
        while (true) {
            CsvScanner.Found found = scanner.scan(bytes, from, length, atEnd);
            begin = offset + from;
            int first = from;
            switch (found) {
                case MORE_NEEDED -> more();
                case TOO_LARGE -> {
                    byte[] record = Arrays.copyOfRange(bytes, first, first + limit + 1);
                    passLine();
                    return record;
                }
                default -> {
                    if (first == length) {
                        return null;
                    }
                    from = scanner.next();
                    int end = textEnd(first, from);
                    if (end > first) {
                        return Arrays.copyOfRange(bytes, first, end);
                    }
                }
            }
        }
    }

    private int textEnd(int first, int next) {
        int end = next;
        end -= end > first && bytes[end - 1] == '\n' ? 1 : 0;
        end -= end > first && bytes[end - 1] == '\r' ? 1 : 0;
        return end;
    }

    private void passLine() throws IOException {
        int end = ByteScan.firstLineEnd(bytes, from, length);
        // a line feed may follow a carriage return
        while (end + 1 >= length && !atEnd) {
            from = end;
            more();
            end = ByteScan.firstLineEnd(bytes, from, length);
        }
        from = ByteScan.afterLineEnd(bytes, end, length);
    }

    private void more() throws IOException {
        System.arraycopy(bytes, from, bytes, 0, length - from);
        offset += from;
        length -= from;
        from = 0;
        length += in.readNBytes(bytes, length, bytes.length - length);
        atEnd = length < bytes.length;
    }

    private boolean startsWithMark() {
        return length >= BYTE_ORDER_MARK.length
                && Arrays.equals(bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    // ---- the first record of a part

    /**
     * Returns an offset at which a record begins for certain: the last one before a part that is known, or the first in the
     * part. Only the records before tell whether a line begins a record or continues one, so more and more bytes before the
     * part are read until they leave no doubt.
     */
    private static long knownBegin(FSDataInputStream in, long fileLength, long part, Shape shape) throws IOException {
        for (int limits = 2; limits <= FARTHEST; limits *= 2) {
            long begin = part - (long) limits * shape.limit();
            if (begin <= 0) {
                break;
            }
            long end = Math.min(fileLength, part + 2L * shape.limit() + 2);
            byte[] around = new byte[(int) (end - begin)];
            in.readFully(begin, around);
            int known = knownBegin(around, (int) (part - begin), end == fileLength, shape);
            if (known >= 0) {
                return begin + known;
            }
        }
        return 0;
    }

    /**
     * Follows the records from every line at which one may begin, until all have come to the same record. The first record
     * after index 0 begins within the limit or with the next line, because no record is longer, except on one line.
     */
    private static int knownBegin(byte[] around, int part, boolean isFileEnd, Shape shape) {
        CsvScanner scanner = shape.scanner();
        SortedSet<Integer> begins = lineBegins(around, shape.limit() + 2);
        while (begins.size() > 1) {
            int begin = begins.first();
            if (begin >= part) {
                return -1;
            }
            if (scanner.scan(around, begin, around.length, isFileEnd) == CsvScanner.Found.TOO_LARGE) {
                // a longer line is no part of a record on several lines
                return begin;
            }
            begins.remove(begin);
            begins.add(scanner.next());
        }
        return begins.isEmpty() ? -1 : begins.first();
    }

    /** The beginnings of lines after index 0: all up to an index, and the first one. */
    private static SortedSet<Integer> lineBegins(byte[] around, int last) {
        SortedSet<Integer> begins = new TreeSet<>();
        int end = ByteScan.firstLineEnd(around, 0, around.length);
        while (end < around.length && (begins.isEmpty() || end <= last)) {
            int begin = ByteScan.afterLineEnd(around, end, around.length);
            begins.add(begin);
            end = ByteScan.firstLineEnd(around, begin, around.length);
        }
        return begins;
    }
}
