package io.github.alliancesdk.examples.spark;

import java.util.Locale;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Row;

/** The formats of input and output files. */
enum FileFormat {
    PARQUET,
    CSV,
    NDJSON,
    /** FHIR QuestionnaireResponses, one in each line; for input only. */
    FHIR;

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format of reports if none is chosen. */
    FileFormat forReports() {
        return this == FHIR ? NDJSON : this;
    }

    /** The format of problem rows beside reports in this format: a cell of CSV can't contain a list. */
    FileFormat forProblems() {
        return this == CSV ? NDJSON : this;
    }

    void write(DataFrameWriter<Row> writer, String directory) {
        switch (this) {
            case PARQUET -> writer.parquet(directory);
            // doubles quotes within quotes, as RFC 4180 requires; by default Spark writes a backslash
            case CSV -> writer.option("header", true).option("escape", "\"").csv(directory);
            case NDJSON -> writer.json(directory);
            case FHIR -> throw new IllegalArgumentException("reports can be parquet, csv or ndjson");
        }
    }
}
