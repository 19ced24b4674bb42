package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.interchange.ScoreRecordReader;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.PayloadLimits;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.InvalidRecordException;
import io.github.alliancesdk.core.scoring.ScoreRecord;
import io.github.alliancesdk.examples.commandline.output.ByteText;
import io.github.alliancesdk.examples.shared.ByteScan;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses one payload or score record a line. Blank lines are counted as rows and skipped. */
final class LineParser implements RecordParser {
    private static final ByteText NOTHING = new ByteText();

    private final ResponseChecker checker;
    private int rows;

    LineParser(ResponseChecker checker) {
        this.checker = checker;
    }

    @Override
    public int parse(Chunk chunk, RecordWork work) {
        rows = 0;
        for (Chunk.Stretch stretch : chunk.stretches) {
            switch (stretch.kind()) {
                case RECORDS -> lines(chunk.bytes, stretch.from(), stretch.to(), work);
                case BLANK -> rows++;
                default -> work.take(++rows, checker.check(Responses.tooLarge(PayloadLimits.defaults())), NOTHING);
            }
        }
        return rows;
    }

    private void lines(byte[] bytes, int begin, int end, RecordWork work) {
        int from = begin;
        while (from < end) {
            int to = ByteScan.indexOf(bytes, from, end, '\n');
            rows++;
            if (!isBlank(bytes, from, to)) {
                int length = to - 1 > from && bytes[to - 1] == '\r' ? to - 1 : to;
                check(bytes, from, length, work);
            }
            from = to + 1;
        }
    }

    private void check(byte[] bytes, int from, int to, RecordWork work) {
        CheckResult result;
        @Nullable ScoreRecord record = null;
        try {
            result = checker.checkJson(bytes, from, to);
            // a score record is no payload, so only what was rejected can be one
            if (result instanceof RejectedResponses && work.takesScoreRecords()) {
                record = record(Arrays.copyOfRange(bytes, from, to));
            }
        } catch (InvalidRecordException e) {
            work.refuse(rows, e.problems());
            return;
        } catch (RuntimeException | StackOverflowError e) {
            work.refuse(rows, List.of(Problem.internalError(e)));
            return;
        }
        if (record == null) {
            work.take(rows, result, NOTHING);
        } else {
            work.take(rows, record);
        }
    }

    private static @Nullable ScoreRecord record(byte[] line) {
        return ScoreRecordReader.isRecord(line) ? ScoreRecord.parse(line) : null;
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && LineChunks.isBlank(bytes[i])) {
            i++;
        }
        return i == to;
    }
}
