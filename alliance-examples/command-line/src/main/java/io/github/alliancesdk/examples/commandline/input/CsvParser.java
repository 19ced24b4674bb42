package io.github.alliancesdk.examples.commandline.input;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.RowReader;
import io.github.alliancesdk.examples.commandline.output.ByteText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses the rows of a CSV file. FastCSV cuts them into cells, which are checked in its buffer without a copy. */
final class CsvParser implements RecordParser {
    private final RowReader reader;
    private final char delimiter;
    private final Cells cells;
    private int rows;

    /** Makes a parser that hands rows to this work. */
    CsvParser(RowReader reader, char delimiter, RecordWork work) {
        this.reader = reader;
        this.delimiter = delimiter;
        this.cells = new Cells(reader, work);
    }

    @Override
    public int parse(Chunk chunk, RecordWork work) {
        rows = 0;
        for (Chunk.Stretch stretch : chunk.stretches) {
            switch (stretch.kind()) {
                case RECORDS -> records(chunk.bytes, stretch.from(), stretch.to(), work);
                case BAD_QUOTES -> refuse(CsvText.badQuotes(), work);
                default -> refuse(CsvText.tooLarge(), work);
            }
        }
        return rows;
    }

    private void refuse(Problem problem, RecordWork work) {
        work.refuse(++rows, List.of(problem));
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
                .fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(cells, text);
        for (Cells row : csv) {
            check(row, work);
        }
    }

    private void check(Cells row, RecordWork work) {
        CheckResult result;
        try {
            result = row.check();
        } catch (RuntimeException | StackOverflowError e) {
            refuse(Problem.internalError(e), work);
            return;
        }
        work.take(++rows, result, row.passthrough);
    }

    /** Reads rows one by one, because some of them are not valid text: only these are bad rows. */
    private void oneByOne(byte[] bytes, int begin, int to, RecordWork work) {
        CsvScanner scanner = new CsvScanner(delimiter, reader.columns().size(), Chunk.RECORD_LIMIT);
        int from = begin;
        while (from < to) {
            scanner.scan(bytes, from, to, true);
            Optional<String> text = CsvText.decode(bytes, from, scanner.next());
            if (text.isPresent()) {
                rows(text.get(), work);
            } else {
                refuse(CsvText.invalid(), work);
            }
            from = scanner.next();
        }
    }

    /** Receives the cells of a row and checks them. */
    private static final class Cells extends AbstractBaseCsvCallbackHandler<Cells> {
        private final RowReader.Row row;
        private final boolean[] passes;
        private final ByteText passthrough;
        private @Nullable RuntimeException failure;

        Cells(RowReader reader, RecordWork work) {
            this.row = reader.newRow();
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
            failure = null;
        }

        @Override
        protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
            // thrown here, a failure would end the reading of the whole text; the check throws it for this row
            try {
                row.cell(buffer, offset, length);
            } catch (RuntimeException e) {
                failure = e;
            }
            if (column < passes.length && passes[column]) {
                passthrough.cell(buffer, offset, length);
                passthrough.add(',');
            }
        }

        CheckResult check() {
            if (failure != null) {
                throw failure;
            }
            return row.check();
        }

        @Override
        protected Cells buildRecord() {
            return this;
        }
    }
}
