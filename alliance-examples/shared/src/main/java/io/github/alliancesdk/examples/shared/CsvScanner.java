package io.github.alliancesdk.examples.shared;

/**
 * Finds the end of a CSV record (RFC 4180) and checks its quotes. An unclosed quote would swallow the rest of the
 * file. So a record on several lines must have as many cells as the header; otherwise its first line alone is bad and
 * the next line starts a new record. Not thread-safe.
 */
public final class CsvScanner {
    /** The result of a scan. */
    public enum Found {
        /** A record or an empty line. */
        RECORD,
        /** A line whose quotes don't match. */
        BAD_QUOTES,
        /** A line that is too long; its end is unknown. */
        TOO_LARGE,
        /** The bytes end before the record does. */
        MORE_NEEDED
    }

    private final byte delimiter;
    private final int width;
    private final int limit;

    private byte[] bytes = new byte[0];
    private int from;
    private int to;
    private boolean atEnd;

    /** The index of the byte that is scanned. */
    private int position;

    /** The index after the first line of a record on several lines; 0 within the first line. */
    private int secondLine;

    private int next;

    /**
     * Makes a scanner.
     *
     * @param width the number of cells that a record on several lines must have; 0 allows any number
     * @param limit the most bytes of a record
     */
    public CsvScanner(char delimiter, int width, int limit) {
        this.delimiter = (byte) delimiter;
        this.width = width;
        this.limit = limit;
    }

    /** The index after the record and its end of line. */
    public int next() {
        return next;
    }

    /** Scans one record; {@code last} means that no bytes follow {@code end}. */
    public Found scan(byte[] in, int begin, int end, boolean last) {
        bytes = in;
        from = begin;
        to = end;
        atEnd = last;
        position = begin;
        secondLine = 0;
        int cells = 1;
        boolean cellBegins = true;
        while (position < to && position - from <= limit) {
            byte b = bytes[position];
            if (b == '"') {
                Found quoted = cellBegins ? quotedCell() : badQuotes();
                if (quoted != Found.RECORD) {
                    return quoted;
                }
                cellBegins = false;
            } else if (b == '\n' || b == '\r') {
                return lineEnd(cells);
            } else {
                cellBegins = b == delimiter;
                cells += cellBegins ? 1 : 0;
                position++;
            }
        }
        if (position - from > limit) {
            return tooLong();
        }
        return atEnd ? record(to, cells) : Found.MORE_NEEDED;
    }

    private Found lineEnd(int cells) {
        return isEndSeen() ? record(ByteScan.afterLineEnd(bytes, position, to), cells) : Found.MORE_NEEDED;
    }

    /** Whether the end of the line is complete: a line feed may follow a carriage return. */
    private boolean isEndSeen() {
        return bytes[position] == '\n' || position + 1 < to || atEnd;
    }

    private Found record(int end, int cells) {
        if (secondLine > 0 && width > 0 && cells != width) {
            return badQuotes();
        }
        next = end;
        return Found.RECORD;
    }

    /** Scans a cell in quotes. */
    private Found quotedCell() {
        position++;
        while (position < to && position - from <= limit) {
            byte b = bytes[position];
            if (b == '"') {
                if (position + 1 == to) {
                    position++;
                    return atEnd ? Found.RECORD : Found.MORE_NEEDED;
                }
                if (bytes[position + 1] != '"') {
                    position++;
                    return isCellEnd(bytes[position]) ? Found.RECORD : badQuotes();
                }
                position++;
            } else if (secondLine == 0 && (b == '\n' || b == '\r')) {
                if (!isEndSeen()) {
                    return Found.MORE_NEEDED;
                }
                secondLine = ByteScan.afterLineEnd(bytes, position, to);
            }
            position++;
        }
        if (position - from > limit) {
            return tooLong();
        }
        return atEnd ? badQuotes() : Found.MORE_NEEDED;
    }

    private boolean isCellEnd(byte b) {
        return b == delimiter || b == '\n' || b == '\r';
    }

    private Found tooLong() {
        return secondLine > 0 ? badQuotes() : Found.TOO_LARGE;
    }

    /** Makes the first line bad; the lines after it are scanned again. */
    private Found badQuotes() {
        if (secondLine > 0) {
            next = secondLine;
            return Found.BAD_QUOTES;
        }
        position = ByteScan.firstLineEnd(bytes, position, to);
        if (position - from > limit) {
            return Found.TOO_LARGE;
        }
        if (position == to ? !atEnd : !isEndSeen()) {
            return Found.MORE_NEEDED;
        }
        next = ByteScan.afterLineEnd(bytes, position, to);
        return Found.BAD_QUOTES;
    }
}
