package io.github.alliancesdk.examples.commandline.output;

import java.util.Locale;

/** How scores are written. */
public enum OutputForm {
    /** A JSON record a line, with everything that a report holds. */
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
