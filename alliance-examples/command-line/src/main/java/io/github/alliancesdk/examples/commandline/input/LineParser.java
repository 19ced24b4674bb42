package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.PayloadLimits;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.examples.commandline.output.ByteText;
import java.util.List;

/** Parses one record a line. Blank lines are counted as rows and skipped. */
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
        try {
            result = checker.checkJson(bytes, from, to);
        } catch (RuntimeException | StackOverflowError e) {
            work.refuse(rows, List.of(Problem.internalError(e)));
            return;
        }
        work.take(rows, result, NOTHING);
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && LineChunks.isBlank(bytes[i])) {
            i++;
        }
        return i == to;
    }
}
