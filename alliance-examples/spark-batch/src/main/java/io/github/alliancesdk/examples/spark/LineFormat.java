package io.github.alliancesdk.examples.spark;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.response.RowReader;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The content of the lines of text files: payloads, FHIR resources, or rows of a table. Immutable. */
final class LineFormat implements Serializable {
    private static final long serialVersionUID = 1;

    // the columns of front()
    static final int FILE = 0;
    static final int BLOCK = 1;
    static final int ROW = 2;
    static final int FIRST = 3;

    /** What a line is. */
    enum Kind {
        PAYLOAD,
        RESOURCE,
        TABLE_ROW
    }

    private final Kind kind;
    private final char delimiter;
    private final String[] columns;
    private final int[] kept;

    private LineFormat(Kind kind, char delimiter, String[] columns, int[] kept) {
        this.kind = kind;
        this.delimiter = delimiter;
        this.columns = columns;
        this.kept = kept;
    }

    static LineFormat ofPayloads() {
        return new LineFormat(Kind.PAYLOAD, ',', new String[0], new int[0]);
    }

    /** QuestionnaireResponses. */
    static LineFormat ofResources() {
        return new LineFormat(Kind.RESOURCE, ',', new String[0], new int[0]);
    }

    /** Rows of a table; throws if its header has problems. */
    static LineFormat ofTable(ScoringPlan plan, char delimiter, List<String> header) {
        RowReader reader = RefusedInputException.orThrow(plan.layout().bind(header, plan.checker()));
        int[] kept = IntStream.range(0, header.size())
                .filter(column -> reader.isPassthrough(column) || TableColumns.isKeptField(header.get(column)))
                .toArray();
        List<String> clashes =
                ScoreColumns.clashes(plan.instrument(), IntStream.of(kept).mapToObj(header::get));
        if (!clashes.isEmpty()) {
            throw new RefusedInputException(
                    "columns that scoring adds are there already: " + String.join(", ", clashes));
        }
        return new LineFormat(Kind.TABLE_ROW, delimiter, header.toArray(new String[0]), kept);
    }

    Kind kind() {
        return kind;
    }

    char delimiter() {
        return delimiter;
    }

    List<String> columns() {
        return List.of(columns);
    }

    int[] kept() {
        return kept;
    }

    /** The columns before the scores: the location of the row, and its other fields. */
    StructType front() {
        StructType front = new StructType()
                .add(OutcomeSeries.FILE, DataTypes.StringType, false)
                .add(OutcomeSeries.BLOCK, DataTypes.LongType, false)
                .add(OutcomeSeries.ROW, DataTypes.LongType, false);
        if (kind == Kind.TABLE_ROW) {
            for (int column : kept) {
                front = front.add(columns[column], DataTypes.StringType, true);
            }
            return front;
        }
        return front.add("recordId", DataTypes.StringType, true)
                .add("dyadId", DataTypes.StringType, true)
                .add("raterId", DataTypes.StringType, true)
                .add(TableColumns.SESSION, DataTypes.IntegerType, true)
                .add(TableColumns.RECORDED_AT, DataTypes.StringType, true);
    }

    StructType schema(Instrument instrument) {
        return SparkInternals.append(front(), ScoreColumns.schema(instrument));
    }
}
