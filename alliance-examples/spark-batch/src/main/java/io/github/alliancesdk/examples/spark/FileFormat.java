package io.github.alliancesdk.examples.spark;

import java.util.Locale;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Row;

/** The forms that data sets are read and written in. */
enum FileFormat {
    PARQUET,
    CSV,
    NDJSON;

    /** As the command line names it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    void write(DataFrameWriter<Row> writer, String directory) {
        switch (this) {
            case PARQUET -> writer.parquet(directory);
            // quotes within quotes are doubled, as RFC 4180 has it; Spark would put a backslash
            case CSV -> writer.option("header", true).option("escape", "\"").csv(directory);
            case NDJSON -> writer.json(directory);
        }
    }
}
