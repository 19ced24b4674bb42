package io.github.alliancesdk.examples.commandline.input;

import de.siegmar.fastcsv.reader.CsvReader;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.examples.shared.ByteScan;
import io.github.alliancesdk.examples.shared.CsvScanner;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first record of a CSV file that isn't empty, which names the columns. The delimiter is the comma, semicolon or
 * tab that occurs most often in it outside quotes; in a tie, the first of these. A first line such as {@code sep=;}
 * states the delimiter, as Excel writes and reads it.
 */
final class CsvHeader {
    static final String UTF_8 = "UTF-8";

    private static final char[] DELIMITERS = {',', ';', '\t'};
    private static final Pattern SEPARATOR = Pattern.compile("\"?sep=([,;|\t])\"?");

    private final int skippedRows;
    private final boolean trimmed;
    private final String encoding;
    private @Nullable Character delimiter;
    private List<String> columns = List.of();
    private String lastSkipped = "";
    private @Nullable Problem problem;

    CsvHeader(Optional<Character> delimiter) {
        this(delimiter, 0, false, UTF_8);
    }

    /**
     * Makes a header that is not read yet.
     *
     * @param delimiter the delimiter, if it is known
     * @param skippedRows the number of records after the first one that belong to the header and are skipped
     * @param trimmed whether blanks around the names of columns are removed
     * @param encoding the name of the encoding of the file, for problems
     */
    CsvHeader(Optional<Character> delimiter, int skippedRows, boolean trimmed, String encoding) {
        this.delimiter = delimiter.orElse(null);
        this.skippedRows = skippedRows;
        this.trimmed = trimmed;
        this.encoding = encoding;
    }

    /** The problem of bytes that aren't text. */
    Problem invalidText() {
        return CsvText.invalid(encoding);
    }

    char delimiter() {
        return delimiter == null ? ',' : delimiter;
    }

    List<String> columns() {
        return columns;
    }

    /** The number of rows after the names that are skipped. */
    int skippedRows() {
        return skippedRows;
    }

    /** The text of the last row that was skipped; empty if none was, or if it isn't text. */
    String lastSkipped() {
        return lastSkipped;
    }

    /** The problem of a header that can't be read. */
    Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    /** Reads the header at the beginning of a file. Returns the index after it and the rows that are skipped. */
    int read(byte[] bytes, int length, boolean atEnd, int limit) {
        int from = separator(bytes, afterEmptyLines(bytes, 0, length), length);
        if (delimiter == null) {
            delimiter = detect(bytes, from, ByteScan.firstLineEnd(bytes, from, length));
        }
        CsvScanner scanner = new CsvScanner(delimiter, 0, limit);
        switch (scanner.scan(bytes, from, length, atEnd)) {
            case RECORD -> {
                if (from < scanner.next()) {
                    decode(CsvText.decode(bytes, from, scanner.next()));
                }
            }
            case BAD_QUOTES -> problem = CsvText.badQuotes();
            // the source reports a failing stream; any other header without an end is too long
            case TOO_LARGE, MORE_NEEDED -> problem = CsvText.tooLarge();
        }
        return problem == null ? skip(bytes, scanner.next(), length, atEnd, limit) : length;
    }

    private static int afterEmptyLines(byte[] bytes, int begin, int length) {
        int from = begin;
        while (from < length && (bytes[from] == '\n' || bytes[from] == '\r')) {
            from++;
        }
        return from;
    }

    /** Reads a line that states the delimiter, if there is one. Returns the index after it. */
    private int separator(byte[] bytes, int from, int length) {
        int end = ByteScan.firstLineEnd(bytes, from, length);
        if (end - from > "\"sep=;\"".length()) {
            return from;
        }
        Matcher stated = SEPARATOR.matcher(new String(bytes, from, end - from, StandardCharsets.ISO_8859_1));
        if (!stated.matches()) {
            return from;
        }
        delimiter = stated.group(1).charAt(0);
        return afterEmptyLines(bytes, end, length);
    }

    /** Skips rows. Returns the index after them. */
    private int skip(byte[] bytes, int begin, int length, boolean atEnd, int limit) {
        CsvScanner scanner = new CsvScanner(delimiter(), columns.size(), limit);
        int from = begin;
        for (int i = 0; i < skippedRows; i++) {
            from = afterEmptyLines(bytes, from, length);
            switch (scanner.scan(bytes, from, length, atEnd)) {
                case RECORD, BAD_QUOTES -> {
                    skipped(CsvText.decode(bytes, from, scanner.next()).orElse(""));
                    from = scanner.next();
                }
                case TOO_LARGE, MORE_NEEDED -> {
                    problem = CsvText.tooLarge();
                    return length;
                }
            }
        }
        return from;
    }

    private void decode(Optional<String> text) {
        if (text.isEmpty()) {
            problem = invalidText();
        } else {
            List<String> names = CsvReader.builder()
                    .fieldSeparator(delimiter())
                    .ofSingleCsvRecord(text.get())
                    .getFields();
            columns(names);
        }
    }

    /** Takes the names of the columns. */
    void columns(List<String> names) {
        columns = trimmed ? names.stream().map(CsvHeader::stripped).toList() : names;
    }

    /** Takes the text of a row that is skipped. */
    void skipped(String row) {
        lastSkipped = row;
    }

    /** Removes the same blanks as the coding of answers does. */
    private static String stripped(String name) {
        return name.replace('\u00A0', ' ').strip();
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
