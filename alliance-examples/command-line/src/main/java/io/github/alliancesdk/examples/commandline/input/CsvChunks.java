package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.examples.shared.ByteScan;
import io.github.alliancesdk.examples.shared.CsvScanner;
import java.io.InputStream;

/** The records after the header of a CSV file. Empty lines are skipped. */
final class CsvChunks extends ChunkSource {
    private final CsvHeader header;
    private CsvScanner scanner = new CsvScanner(',', 0, 0);
    private boolean headerRead;

    CsvChunks(InputStream in, CsvHeader header) {
        this(in, header, Chunk.RECORD_LIMIT);
    }

    CsvChunks(InputStream in, CsvHeader header, int limit) {
        super(in, limit);
        this.header = header;
    }

    @Override
    int cut(Chunk chunk) {
        byte[] bytes = chunk.bytes;
        int from = 0;
        if (!headerRead) {
            headerRead = true;
            from = header.read(bytes, length, atEnd, limit);
            scanner = new CsvScanner(header.delimiter(), header.columns().size(), limit);
        }
        boolean quoted = ByteScan.indexOf(bytes, from, length, '"') < length;
        int to = quoted || hasLongLine(bytes, from) ? from : withoutQuotes(bytes, from);
        chunk.add(Chunk.Kind.RECORDS, from, to);
        return to > from ? to : withQuotes(chunk, from);
    }

    /** Returns the end of the last complete line; the rest belongs to the next chunk. */
    private int withoutQuotes(byte[] bytes, int from) {
        if (atEnd) {
            return length;
        }
        // a carriage return at the end may be the first half of CR LF
        return ByteScan.lastLineEnd(bytes, from, length - 1) + 1;
    }

    private boolean hasLongLine(byte[] bytes, int begin) {
        int from = begin;
        while (length - from > limit) {
            int end = ByteScan.lastLineEnd(bytes, from, from + limit + 1);
            if (end < from) {
                return true;
            }
            from = end + 1;
        }
        return false;
    }

    private int withQuotes(Chunk chunk, int begin) {
        byte[] bytes = chunk.bytes;
        int records = begin;
        int from = begin;
        while (from < length) {
            switch (scanner.scan(bytes, from, length, atEnd)) {
                case RECORD -> from = scanner.next();
                case BAD_QUOTES -> {
                    chunk.add(Chunk.Kind.RECORDS, records, from);
                    chunk.add(Chunk.Kind.BAD_QUOTES, from, scanner.next());
                    from = scanner.next();
                    records = from;
                }
                case TOO_LARGE -> {
                    int end = ByteScan.firstLineEnd(bytes, from, length);
                    chunk.add(Chunk.Kind.RECORDS, records, from);
                    if (end + 1 >= length && !atEnd) {
                        return from > 0 ? from : passLongLine(chunk);
                    }
                    chunk.add(Chunk.Kind.TOO_LARGE, from, from);
                    from = ByteScan.afterLineEnd(bytes, end, length);
                    records = from;
                }
                case MORE_NEEDED -> {
                    chunk.add(Chunk.Kind.RECORDS, records, from);
                    return from;
                }
            }
        }
        chunk.add(Chunk.Kind.RECORDS, records, from);
        return from;
    }

    /** Skips a long line. The chunk holds nothing else, so it may be overwritten. */
    private int passLongLine(Chunk chunk) {
        int next = passLine(chunk.bytes, 0, (bytes, from, to) -> {});
        chunk.add(Chunk.Kind.TOO_LARGE, 0, 0);
        return next;
    }

    @Override
    int lineEnd(byte[] bytes, int from, int to) {
        return ByteScan.firstLineEnd(bytes, from, to);
    }
}
