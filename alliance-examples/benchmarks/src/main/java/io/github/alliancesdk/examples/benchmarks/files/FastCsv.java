package io.github.alliancesdk.examples.benchmarks.files;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.alliancesdk.examples.benchmarks.rows.WaiKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** FastCSV reads every cell of the answers and writes every cell of the scores; a loop computes the scores. */
final class FastCsv {
    /** The source of the text of a number. */
    enum Numbers {
        /** A lookup table, so that only FastCSV is measured. */
        FROM_A_TABLE,
        /** {@code String.valueOf}, as in most programs. */
        WRITTEN
    }

    private static final int MIRROR = WaiKey.MAX + 1;

    private final int[] scaleOfItem = WaiKey.scaleOfItem();
    private final boolean[] reversed = WaiKey.reversed();
    private final int[] sums = new int[WaiKey.SCALES];
    private final int[] counts = new int[WaiKey.SCALES];
    private final String[] row;
    private final int context;
    private final ScoreCells cells;
    private final Numbers numbers;

    FastCsv(ScoreCells cells, Numbers numbers) {
        this.cells = cells;
        this.numbers = numbers;
        this.context = cells.context().size();
        this.row = cells.context().toArray(new String[context + WaiKey.SCALES * ScoreCells.CELLS]);
    }

    void score(Path file, Path scores) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file);
                CsvWriter writer =
                        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(scores)) {
            writer.writeRecord(cells.header());
            boolean header = true;
            for (CsvRecord answers : reader) {
                if (!header) {
                    score(answers);
                    writer.writeRecord(row);
                }
                header = false;
            }
        }
    }

    private void score(CsvRecord answers) {
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
        for (int item = 0; item < WaiKey.ITEMS; item++) {
            String cell = answers.getField(item);
            if (!cell.isEmpty()) {
                int answer = Integer.parseInt(cell);
                if (answer < 1 || answer > WaiKey.MAX) {
                    throw new IllegalArgumentException("an answer is out of range");
                }
                sums[scaleOfItem[item]] += reversed[item] ? MIRROR - answer : answer;
                counts[scaleOfItem[item]]++;
            }
        }
        int total = WaiKey.SCALES - 1;
        sums[total] = sums[0] + sums[1] + sums[2];
        counts[total] = counts[0] + counts[1] + counts[2];
        for (int scale = 0; scale < WaiKey.SCALES; scale++) {
            String[] written = numbers == Numbers.FROM_A_TABLE
                    ? cells.of(scale, sums[scale], counts[scale])
                    : ScoreCells.written(
                            sums[scale], counts[scale], scale == total ? WaiKey.ITEMS : WaiKey.ITEMS / total);
            System.arraycopy(written, 0, row, context + scale * ScoreCells.CELLS, ScoreCells.CELLS);
        }
    }
}
