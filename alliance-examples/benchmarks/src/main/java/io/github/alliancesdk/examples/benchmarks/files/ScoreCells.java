package io.github.alliancesdk.examples.benchmarks.files;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.alliancesdk.examples.benchmarks.rows.WaiKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The cells of a scored row of the WAI in a CSV file, created before the clock starts. The context cells are the same
 * in every row. For each scale, a table maps the sum and the number of answers to mean, sum, number and status, so that
 * a loop with this table formats no number.
 */
final class ScoreCells {
    /** The cells of a scale: mean, sum, answered, status. */
    static final int CELLS = 4;

    private static final String[] SCALES = {"goal", "task", "bond", "total"};
    private static final int SUM_BITS = 8;

    private final List<String> names;
    private final List<String> context;
    private final String[][][] cells = new String[2][][];

    /**
     * Creates the tables.
     *
     * @param names the names of the columns before the scores
     * @param context their cells
     */
    ScoreCells(List<String> names, List<String> context) {
        this.names = List.copyOf(names);
        this.context = List.copyOf(context);
        cells[0] = cells(WaiKey.ITEMS / (WaiKey.SCALES - 1));
        cells[1] = cells(WaiKey.ITEMS);
    }

    /** Reads the context columns from a file. */
    static ScoreCells read(Path context) throws IOException {
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(context)) {
            List<CsvRecord> both = rows.stream().toList();
            return both.size() < 2
                    ? new ScoreCells(List.of(), List.of())
                    : new ScoreCells(both.get(0).getFields(), both.get(1).getFields());
        }
    }

    /** The names of all columns. */
    List<String> header() {
        return Stream.concat(names.stream(), scoreColumns().stream()).toList();
    }

    /** The cells before the scores. */
    List<String> context() {
        return context;
    }

    /** The names of the columns of the scores. */
    static List<String> scoreColumns() {
        String[] header = new String[WaiKey.SCALES * CELLS];
        for (int scale = 0; scale < WaiKey.SCALES; scale++) {
            header[scale * CELLS] = SCALES[scale] + "_mean";
            header[scale * CELLS + 1] = SCALES[scale] + "_sum";
            header[scale * CELLS + 2] = SCALES[scale] + "_answered";
            header[scale * CELLS + 3] = SCALES[scale] + "_status";
        }
        return List.of(header);
    }

    private static String[][] cells(int items) {
        String[][] cells = new String[(items + 1) << SUM_BITS][];
        for (int answered = 0; answered <= items; answered++) {
            for (int sum = 0; sum < 1 << SUM_BITS; sum++) {
                cells[answered << SUM_BITS | sum] = written(sum, answered, items);
            }
        }
        return cells;
    }

    /** The cells of one scale as the command line writes them. */
    static String[] written(int sum, int answered, int items) {
        if (answered < WaiKey.POLICY.required(items)) {
            return new String[] {"", "", String.valueOf(answered), "insufficient"};
        }
        return new String[] {
            String.valueOf((double) sum / answered),
            answered == items ? String.valueOf(sum) : String.valueOf((double) (sum * items) / answered),
            String.valueOf(answered),
            "scored"
        };
    }

    /** The cells of one scale, from the table. */
    String[] of(int scale, int sum, int answered) {
        return cells[scale == WaiKey.SCALES - 1 ? 1 : 0][answered << SUM_BITS | sum];
    }

    /** The cells of one scale as bytes of a file, at the index {@code answered * 256 + sum}. */
    byte[][] bytes(int scale) {
        String[][] table = cells[scale == WaiKey.SCALES - 1 ? 1 : 0];
        byte[][] bytes = new byte[table.length][];
        for (int i = 0; i < table.length; i++) {
            bytes[i] = String.join(",", table[i]).getBytes(StandardCharsets.US_ASCII);
        }
        return bytes;
    }
}
