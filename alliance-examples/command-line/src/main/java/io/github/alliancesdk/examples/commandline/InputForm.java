package io.github.alliancesdk.examples.commandline;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;

/** How records stand in a file. */
enum InputForm {
    /** One document: an array of records, or a single record. */
    JSON,
    /** A record a line. */
    NDJSON,
    /** A header, and a record a row. */
    CSV;

    /** The word on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the word. */
    static final class Converter implements ITypeConverter<InputForm> {
        @Override
        public InputForm convert(String word) {
            return Words.choose(word, List.of(values()));
        }
    }
}
