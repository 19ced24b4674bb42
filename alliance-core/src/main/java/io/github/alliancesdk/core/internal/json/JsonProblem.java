package io.github.alliancesdk.core.internal.json;

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

    /** Starts at 1; 0 if the location is unknown. */
    public int line() {
        return line;
    }

    /** Starts at 1; 0 if the location is unknown. */
    public int column() {
        return column;
    }
}
