package io.github.alliancesdk.examples.spark;

import java.util.Locale;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Row;

/** The formats of input and output files. */
enum FileFormat {
    PARQUET,
    CSV,
    NDJSON;

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    void write(DataFrameWriter<Row> writer, String directory) {
        switch (this) {
            case PARQUET -> writer.parquet(directory);
            // doubles quotes within quotes, as RFC 4180 requires; by default Spark writes a backslash
            case CSV -> writer.option("header", true).option("escape", "\"").csv(directory);
            case NDJSON -> writer.json(directory);
        }
    }
}
