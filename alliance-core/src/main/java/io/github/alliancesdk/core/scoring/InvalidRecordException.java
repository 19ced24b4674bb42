package io.github.alliancesdk.core.scoring;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemException;
import java.util.List;

/**
 * A text isn't a score record, or the parts of a record contradict each other. The exception contains every problem and
 * no score. Immutable and thread-safe. A {@link io.github.alliancesdk.core.interchange.ScoreRecordReader} reads many
 * records and reports a bad one without an exception.
 *
 * <pre>{@code
 * try {
 *     ScoreRecord.parse(ScoreReportWriter.withDefaults().write(report).replace("\"sum\":17", "\"sum\":18"));
 * } catch (InvalidRecordException e) {
 *     System.out.println(e.problems().get(0).pointer()); // /scales/goal/sum
 * }
 * }</pre>
 */
public final class InvalidRecordException extends ProblemException {
    private static final long serialVersionUID = 1L;

    InvalidRecordException(List<Problem> problems) {
        super("exception.invalid-record", " ", problems);
    }
}
