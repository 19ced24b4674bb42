package io.github.alliancesdk.examples.commandline.output;

import java.util.Locale;

/** The formats of scores. */
public enum OutputForm {
    /** A JSON record a line, with everything that a report contains. */
    NDJSON,
    /** A row for each record of one instrument. */
    CSV,
    /** Lines for people. */
    TABLE,
    /** A Bundle of FHIR R4 Observations a line. */
    FHIR_R4,
    /** A Bundle of FHIR R5 Observations a line; those of R4 have the same form. */
    FHIR_R5;

    /** The word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
