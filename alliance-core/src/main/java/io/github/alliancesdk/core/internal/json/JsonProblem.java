package io.github.alliancesdk.core.internal.json;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;

/**
 * Thrown if a document could not be read at all. It has no cause, because a parser's message may quote the text and so
 * an answer.
 */
public final class JsonProblem extends Exception {
    private static final long serialVersionUID = 1L;

    /** The kind of fault. */
    public enum Kind {
        MALFORMED,
        INVALID_TEXT,
        TOO_LARGE
    }

    private final Kind kind;
    private final int line;
    private final int column;

    JsonProblem(Kind kind, int line, int column) {
        super(kind + " at line " + line + ", column " + column, null, false, false);
        this.kind = kind;
        this.line = line;
        this.column = column;
    }

    public Kind kind() {
        return kind;
    }

    /**
     * This fault as a problem of the whole document.
     *
     * @param area what the document is
     * @param size the largest size that is read, such as {@code at most 65536 bytes}
     */
    public Problem in(Area area, String size) {
        return switch (kind) {
            case MALFORMED ->
                Problem.of(area, ProblemCode.MALFORMED_JSON)
                        .with("line", String.valueOf(line))
                        .with("column", String.valueOf(column));
            case INVALID_TEXT -> {
                Problem problem = Problem.of(area, ProblemCode.INVALID_TEXT);
                // the messages of the other areas say what is allowed
                yield area == Area.RESPONSE ? problem.withAllowed("UTF-8 without NUL") : problem;
            }
            case TOO_LARGE -> Problem.of(area, ProblemCode.TOO_LARGE).withAllowed(size);
        };
    }

    /** Starts at 1; 0 if the location is unknown. */
    public int line() {
        return line;
    }

    /** Starts at 1; 0 if the location is unknown. */
    public int column() {
        return column;
    }
}
