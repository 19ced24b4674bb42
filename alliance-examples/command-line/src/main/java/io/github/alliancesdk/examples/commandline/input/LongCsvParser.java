package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.LongTable;
import io.github.alliancesdk.examples.commandline.output.ByteText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Parses the rows of a CSV file with one answer a row. It keeps all records in memory, and hands them to the work at the
 * end of the file, in the order of their first rows.
 */
final class LongCsvParser extends CsvParser {
    private final LongTable table;
    private final List<Entry> entries = new ArrayList<>();
    private long rowsBefore;

    /** A record, or a row that can't be read. */
    private static final class Entry {
        /** Its first row in the file. */
        private final long row;

        /** Its index in the table. */
        private final int index;

        /** The cells of its first row that pass through. */
        private final byte[] passthrough;

        /** Why the row can't be read; null for a record. */
        private final @Nullable Problem problem;

        Entry(long row, int index, byte[] passthrough, @Nullable Problem problem) {
            this.row = row;
            this.index = index;
            this.passthrough = passthrough;
            this.problem = problem;
        }
    }

    LongCsvParser(BoundTable bound, RecordWork work) {
        super(bound, work, new LongAdder());
        this.table = bound.rows().newLongTable();
    }

    @Override
    public int parse(Chunk chunk, RecordWork work) {
        int rows = super.parse(chunk, work);
        rowsBefore += rows;
        return rows;
    }

    @Override
    void take(int row, Cells cells, RecordWork work) {
        int known = table.size();
        int index;
        try {
            index = table.add(cells.row());
        } catch (RuntimeException | StackOverflowError e) {
            refuse(row, Problem.internalError(e), work);
            return;
        }
        if (index == known) {
            byte[] passthrough = Arrays.copyOf(cells.passthrough.bytes(), cells.passthrough.length());
            entries.add(new Entry(rowsBefore + row, index, passthrough, null));
        }
    }

    @Override
    void refuse(int row, Problem problem, RecordWork work) {
        entries.add(new Entry(rowsBefore + row, 0, new byte[0], problem));
    }

    /** Hands all records to the work, which emits each. */
    void finish(RecordWork work) {
        ByteText passthrough = new ByteText();
        for (Entry entry : entries) {
            passthrough.clear();
            passthrough.add(entry.passthrough);
            check(entry, passthrough, work);
            // the work counts rows within a part of the file
            work.emit(entry.row - 1);
        }
    }

    private void check(Entry entry, ByteText passthrough, RecordWork work) {
        Problem problem = entry.problem;
        if (problem != null) {
            work.refuse(1, List.of(problem));
            return;
        }
        CheckResult result;
        try {
            result = table.check(entry.index);
        } catch (RuntimeException | StackOverflowError e) {
            work.refuse(1, List.of(Problem.internalError(e)));
            return;
        }
        work.take(1, result, passthrough);
    }
}
