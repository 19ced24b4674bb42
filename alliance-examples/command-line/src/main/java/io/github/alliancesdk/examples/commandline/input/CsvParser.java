package io.github.alliancesdk.examples.commandline.input;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.RowReader;
import io.github.alliancesdk.examples.commandline.output.ByteText;
import io.github.alliancesdk.examples.shared.CsvScanner;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Parses the rows of a CSV file or of a sheet. FastCSV cuts those of CSV into cells, which are checked in its buffer
 * without a copy.
 */
class CsvParser implements RecordParser {
    private final RowReader reader;
    private final CsvHeader header;
    private final LongAdder unanswered;
    private final @Nullable ExportProfile profile;
    private final boolean hasSessions;
    private final Cells cells;
    private int rows;

    /**
     * Makes a parser that hands rows to this work.
     *
     * @param unanswered counts the sessions in rows that have no answer, and so are not records
     */
    CsvParser(BoundTable table, RecordWork work, LongAdder unanswered) {
        this.reader = table.rows();
        this.header = table.header();
        this.unanswered = unanswered;
        this.profile = table.profile();
        this.hasSessions = !reader.sessions().isEmpty();
        this.cells = new Cells(table, work);
    }

    @Override
    public int parse(Chunk chunk, RecordWork work) {
        rows = 0;
        for (Chunk.Stretch stretch : chunk.stretches) {
            switch (stretch.kind()) {
                case RECORDS -> records(chunk.bytes, stretch.from(), stretch.to(), work);
                case CELLS -> sheet(chunk.bytes, stretch.from(), stretch.to(), work);
                case BAD_QUOTES -> refuse(CsvText.badQuotes(), work);
                default -> refuse(CsvText.tooLarge(), work);
            }
        }
        return rows;
    }

    private void refuse(Problem problem, RecordWork work) {
        refuse(++rows, problem, work);
    }

    /** Hands on a row that can't be read; the first row of the chunk is 1. */
    void refuse(int row, Problem problem, RecordWork work) {
        if (profile != null) {
            profile.countRefused();
        }
        work.refuse(row, List.of(problem));
    }

    private void records(byte[] bytes, int from, int to, RecordWork work) {
        Optional<String> text = CsvText.decode(bytes, from, to);
        if (text.isPresent()) {
            rows(text.get(), work);
        } else {
            oneByOne(bytes, from, to, work);
        }
    }

    private void rows(String text, RecordWork work) {
        CsvReader<Cells> csv = CsvReader.builder()
                .fieldSeparator(header.delimiter())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(cells, text);
        for (Cells row : csv) {
            take(++rows, row, work);
        }
    }

    /** Reads rows of a sheet, as {@link SheetChunks} writes them. */
    private void sheet(byte[] bytes, int begin, int end, RecordWork work) {
        char[] text = new String(bytes, begin, end - begin, StandardCharsets.UTF_8).toCharArray();
        int from = 0;
        while (from < text.length) {
            int to = cellEnd(text, from);
            rows += Integer.parseInt(new String(text, from, to - from));
            from = to + 1;
            boolean filled = text[from] != SheetChunks.ROW_END;
            cells.handleBegin(rows);
            for (int column = 0; text[from] != SheetChunks.ROW_END; column++) {
                to = cellEnd(text, from);
                cells.handleField(column, text, from, to - from, false);
                from = to + 1;
            }
            from++;
            if (filled) {
                take(rows, cells, work);
            }
        }
    }

    private static int cellEnd(char[] text, int from) {
        int i = from;
        while (text[i] != SheetChunks.CELL_END) {
            i++;
        }
        return i;
    }

    /** Checks a row and hands its records to the work. */
    void take(int row, Cells cells, RecordWork work) {
        if (hasSessions) {
            takeSessions(row, cells, work);
            return;
        }
        if (!cells.isRecord()) {
            return;
        }
        CheckResult result;
        try {
            result = cells.row().check();
        } catch (RuntimeException | StackOverflowError e) {
            refuse(row, Problem.internalError(e), work);
            return;
        }
        cells.count(result);
        work.take(row, result, cells.passthrough);
    }

    private void takeSessions(int row, Cells cells, RecordWork work) {
        List<CheckResult> results;
        int expected = reader.sessions().size();
        try {
            RowReader.Row filled = cells.row();
            expected = cells.isWhole() ? expected : 1;
            results = filled.checkAll();
        } catch (RuntimeException | StackOverflowError e) {
            refuse(row, Problem.internalError(e), work);
            return;
        }
        unanswered.add(expected - results.size());
        for (CheckResult result : results) {
            work.take(row, result, cells.passthrough);
        }
    }

    /** Reads rows one by one, because some of them are not valid text: only these are bad rows. */
    private void oneByOne(byte[] bytes, int begin, int to, RecordWork work) {
        CsvScanner scanner = new CsvScanner(header.delimiter(), reader.columns().size(), Chunk.RECORD_LIMIT);
        int from = begin;
        while (from < to) {
            scanner.scan(bytes, from, to, true);
            Optional<String> text = CsvText.decode(bytes, from, scanner.next());
            if (text.isPresent()) {
                rows(text.get(), work);
            } else {
                refuse(header.invalidText(), work);
            }
            from = scanner.next();
        }
    }

    /** Receives the cells of a row. */
    static final class Cells extends AbstractBaseCsvCallbackHandler<Cells> {
        private final RowReader.Row row;
        private final ExportProfile.@Nullable Row export;
        private final @Nullable RecordTimes times;
        private final boolean[] passes;
        final ByteText passthrough;
        private int count;
        private @Nullable RuntimeException failure;

        Cells(BoundTable table, RecordWork work) {
            RowReader reader = table.rows();
            ExportProfile profile = table.profile();
            this.row = reader.newRow();
            this.export = profile == null ? null : profile.newRow();
            this.times = table.times();
            this.passthrough = new ByteText(work.isForSpreadsheets());
            this.passes = new boolean[reader.columns().size()];
            for (int i = 0; i < passes.length; i++) {
                passes[i] = work.wantsPassthrough() && reader.isPassthrough(i);
            }
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            row.clear();
            passthrough.clear();
            count = 0;
            failure = null;
            if (export != null) {
                export.clear();
            }
        }

        @Override
        protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
            count = column + 1;
            // thrown here, a failure would end the reading of the whole text; row() throws it for this row
            try {
                if (times != null && times.isOf(column)) {
                    row.cell(times.withOffset(new String(buffer, offset, length)));
                } else {
                    row.cell(buffer, offset, length);
                }
                if (export != null) {
                    export.cell(column, buffer, offset, length);
                }
            } catch (RuntimeException e) {
                failure = e;
            }
            if (column < passes.length && passes[column]) {
                passthrough.cell(buffer, offset, length);
                passthrough.add(',');
            }
        }

        /** Whether there are as many cells as columns. */
        boolean isWhole() {
            return count == passes.length;
        }

        /** Whether the row is a record. A row with more or fewer cells than columns counts as one, with a problem. */
        boolean isRecord() {
            return export == null || !isWhole() || export.isRecord();
        }

        /** The row with its cells, and what an export states by several of them. */
        RowReader.Row row() {
            if (failure != null) {
                throw failure;
            }
            if (export != null && isWhole()) {
                export.state(row);
            }
            return row;
        }

        /** Counts the result of the row of an export. */
        void count(CheckResult result) {
            if (export != null) {
                export.count(result);
            }
        }

        @Override
        protected Cells buildRecord() {
            return this;
        }
    }
}
