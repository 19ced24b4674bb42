package io.github.alliancesdk.examples.commandline.input;

import de.siegmar.fastcsv.reader.CsvReader;
import io.github.alliancesdk.core.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first record of a CSV file that isn't empty, which names the columns. The delimiter is the comma, semicolon or
 * tab that occurs most often in it outside quotes; in a tie, the first of these.
 */
final class CsvHeader {
    private static final char[] DELIMITERS = {',', ';', '\t'};

    private @Nullable Character delimiter;
    private List<String> columns = List.of();
    private @Nullable Problem problem;

    CsvHeader(Optional<Character> delimiter) {
        this.delimiter = delimiter.orElse(null);
    }

    char delimiter() {
        return delimiter == null ? ',' : delimiter;
    }

    List<String> columns() {
        return columns;
    }

    /** The problem of a header that can't be read. */
    Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    /** Reads the header at the beginning of a file. Returns the index after it. */
    int read(byte[] bytes, int length, boolean atEnd, int limit) {
        int from = 0;
        while (from < length && (bytes[from] == '\n' || bytes[from] == '\r')) {
            from++;
        }
        if (delimiter == null) {
            delimiter = detect(bytes, from, ByteScan.firstLineEnd(bytes, from, length));
        }
        CsvScanner scanner = new CsvScanner(delimiter, 0, limit);
        switch (scanner.scan(bytes, from, length, atEnd)) {
            case RECORD -> {
                if (from < scanner.next()) {
                    columns(CsvText.decode(bytes, from, scanner.next()));
                }
            }
            case BAD_QUOTES -> problem = CsvText.badQuotes();
            // the source reports a failing stream; any other header without an end is too long
            case TOO_LARGE, MORE_NEEDED -> problem = CsvText.tooLarge();
        }
        return problem == null ? scanner.next() : length;
    }

    private void columns(Optional<String> text) {
        if (text.isEmpty()) {
            problem = CsvText.invalid();
        } else {
            columns = CsvReader.builder()
                    .fieldSeparator(delimiter())
                    .ofSingleCsvRecord(text.get())
                    .getFields();
        }
    }

    private static char detect(byte[] bytes, int from, int to) {
        char most = DELIMITERS[0];
        int max = 0;
        for (char candidate : DELIMITERS) {
            int count = count(bytes, from, to, candidate);
            if (count > max) {
                max = count;
                most = candidate;
            }
        }
        return most;
    }

    private static int count(byte[] bytes, int from, int to, char wanted) {
        int count = 0;
        boolean quoted = false;
        for (int i = from; i < to; i++) {
            quoted ^= bytes[i] == '"';
            count += !quoted && bytes[i] == wanted ? 1 : 0;
        }
        return count;
    }
}
