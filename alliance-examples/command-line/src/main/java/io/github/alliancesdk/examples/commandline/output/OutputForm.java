package io.github.alliancesdk.examples.commandline.output;

import java.util.Locale;

/** The formats of scores. */
public enum OutputForm {
    /** A JSON record a line, with everything that a report contains. */
    NDJSON,
    /** A row for each record of one instrument. */
    CSV,
    /** Lines for people. */
    TABLE;

    /** The word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
