package io.github.alliancesdk.examples.commandline.input;

import de.siegmar.fastcsv.reader.CsvReader;
import io.github.alliancesdk.core.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first record of a CSV file that isn't an empty line: it names the columns. The delimiter is the one of comma,
 * semicolon and tab that its first line has most of outside quotes; of equally many the first.
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

    /** Why there are no columns, if it isn't for want of a header. */
    Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    /** Reads it from the beginning of a file; gives the place behind it. */
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
            // a failing stream is said by others; anything else without an end in sight is too long
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
