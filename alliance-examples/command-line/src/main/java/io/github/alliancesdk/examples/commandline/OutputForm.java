package io.github.alliancesdk.examples.commandline;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/** How scores are written. */
enum OutputForm {
    /** A JSON record a line, with everything that a report holds. */
    NDJSON,
    /** A row for each record of one instrument. */
    CSV,
    /** Lines for people. */
    TABLE;

    /** The word on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the word. */
    static final class Converter implements ITypeConverter<OutputForm> {
        @Override
        public OutputForm convert(String word) {
            return Words.choose(word, List.of(values()));
        }
    }
}
