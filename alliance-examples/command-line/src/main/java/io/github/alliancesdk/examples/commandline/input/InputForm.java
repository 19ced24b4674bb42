package io.github.alliancesdk.examples.commandline.input;

import java.util.List;
import java.util.Locale;

/** The formats of a file of records. */
enum InputForm {
    /** One document: an array of records, or a single record. */
    JSON,
    /** A record a line. */
    NDJSON,
    /** A header, and a record a row. */
    CSV,
    /** A sheet of an XLSX file, with a header, and a record a row. */
    XLSX,
    /** FHIR QuestionnaireResponses: a single one, an array, one a line, or a Bundle. */
    FHIR;

    /** Whether records are the rows of a table. */
    boolean isTable() {
        return this == CSV || this == XLSX;
    }

    /** The word on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Converts the word. */
    static final class Converter extends WordConverter<InputForm> {
        Converter() {
            super(List.of(values()), InputForm::word);
        }
    }
}
