package io.github.alliancesdk.core.json;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a JSON array, cut at the commas between its brackets. It looks only at brackets and quotes, so that an
 * element that is wrong inside is one bad record and the next begins where it should.
 */
final class ElementSource implements RecordSource {
    private enum State {
        BEFORE_ARRAY,
        IN_ARRAY,
        UNFINISHED,
        DONE
    }

    private final ByteSource in;
    private final RecordBuffer element;
    private State state = State.BEFORE_ARRAY;
    private long row;
    private int depth;
    private boolean inString;

    ElementSource(ByteSource in, int limit) {
        this.in = in;
        this.element = new RecordBuffer(limit);
    }

    @Override
    public boolean next() throws IOException {
        element.clear();
        return switch (state) {
            case BEFORE_ARRAY -> begin();
            case IN_ARRAY -> element(false);
            case UNFINISHED -> {
                // an empty record is what isn't well-formed here: the array has no end
                state = State.DONE;
                row++;
                yield true;
            }
            case DONE -> false;
        };
    }

    private boolean begin() throws IOException {
        int b = in.read();
        while (ByteSource.isBlank(b)) {
            b = in.read();
        }
        if (b == '[') {
            state = State.IN_ARRAY;
            return element(true);
        }
        state = State.DONE;
        if (b == ByteSource.END) {
            return false;
        }
        // no array: all of it is one bad record
        row++;
        element.add(']');
        return true;
    }

    private boolean element(boolean first) throws IOException {
        row++;
        int end = readToSeparator();
        if (end == ',') {
            return true;
        }
        if (end == ']') {
            boolean trailing = readTrailing();
            state = trailing ? State.UNFINISHED : State.DONE;
            if (first && element.isBlank()) {
                row--;
                return next();
            }
            return true;
        }
        boolean whole = depth == 0 && !inString && !element.isBlank();
        state = whole ? State.UNFINISHED : State.DONE;
        return true;
    }

    /** Reads an element up to the comma or bracket behind it, or the end. */
    private int readToSeparator() throws IOException {
        depth = 0;
        inString = false;
        boolean escaped = false;
        for (int b = in.read(); b != ByteSource.END; b = in.read()) {
            if (inString) {
                inString = escaped || b != '"';
                escaped = !escaped && b == '\\';
            } else if (depth == 0 && (b == ',' || b == ']')) {
                return b;
            } else if (b == '"') {
                inString = true;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (b == '}' || b == ']') {
                depth--;
            }
            element.add(b);
        }
        return ByteSource.END;
    }

    private boolean readTrailing() throws IOException {
        boolean trailing = false;
        for (int b = in.read(); b != ByteSource.END; b = in.read()) {
            trailing |= !ByteSource.isBlank(b);
        }
        return trailing;
    }

    @Override
    public long row() {
        return row;
    }

    @Override
    public byte @Nullable [] bytes() {
        return element.bytes();
    }
}
