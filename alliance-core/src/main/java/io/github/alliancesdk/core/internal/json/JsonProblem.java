package io.github.alliancesdk.core.internal.json;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;

/**
 * Why a document could not be read at all. It has no cause: a parser's message may quote the text, and so an answer.
 */
public final class JsonProblem extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of fault. */
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
                // the message of definitions says itself what is allowed
                yield area == Area.DEFINITION ? problem : problem.withAllowed("UTF-8 without NUL");
            }
            case TOO_LARGE -> Problem.of(area, ProblemCode.TOO_LARGE).withAllowed(size);
        };
    }

    /** From 1; 0 where there is no place. */
    public int line() {
        return line;
    }

    /** From 1; 0 where there is no place. */
    public int column() {
        return column;
    }
}
