package io.github.alliancesdk.core.interchange.fhir;

import java.io.IOException;
import java.io.InputStream;

/** Looks at the first line of a stream that isn't blank, to tell one document from a document a line. */
final class FirstLine {
    private static final int END = -1;

    private final InputStream in;
    private int left;

    private FirstLine(InputStream in, int limit) {
        this.in = in;
        this.left = limit;
    }

    /**
     * Returns whether the stream holds one object: its first line ends within an object, or nothing follows the line. An array
     * isn't an object. Consumes nothing.
     *
     * @param in a stream with support for marks
     * @param limit how many bytes are looked at; a longer line is taken for one document
     */
    static boolean isOfOneDocument(InputStream in, int limit) throws IOException {
        in.mark(limit + 1);
        boolean isDocument = new FirstLine(in, limit).isOfOneDocument();
        in.reset();
        return isDocument;
    }

    private boolean isOfOneDocument() throws IOException {
        int first = nextNonBlank();
        if (first != '{') {
            return false;
        }
        int depth = 1;
        boolean inString = false;
        boolean escaped = false;
        int b = next();
        while (b != END && b != '\n') {
            if (inString) {
                inString = escaped || b != '"';
                escaped = !escaped && b == '\\';
            } else if (b == '"') {
                inString = true;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (b == '}' || b == ']') {
                depth--;
            }
            b = next();
        }
        return depth > 0 || nextNonBlank() == END;
    }

    /** Returns the next byte that is neither white space nor part of a byte order mark. */
    private int nextNonBlank() throws IOException {
        int b = next();
        while (b != END && (b <= ' ' || b > '~')) {
            b = next();
        }
        return b;
    }

    private int next() throws IOException {
        return left-- > 0 ? in.read() : END;
    }
}
