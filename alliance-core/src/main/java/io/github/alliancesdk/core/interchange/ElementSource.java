package io.github.alliancesdk.core.interchange;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Splits a JSON array into its elements at the commas. It reads only brackets and quotes, so that an invalid element is
 * one bad record and the next record begins at the right place.
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
    private boolean atEnd;
    private @Nullable Place end;

    ElementSource(ByteSource in, int limit) {
        this.in = in;
        this.element = new RecordBuffer(limit);
    }

    @Override
    public boolean next() throws IOException {
        element.clear();
        atEnd = false;
        return switch (state) {
            case BEFORE_ARRAY -> begin();
            case IN_ARRAY -> element(false);
            case UNFINISHED -> {
                // an empty record reports that the array has no end, or that there is text after its end
                state = State.DONE;
                atEnd = true;
                row++;
                yield true;
            }
            case DONE -> false;
        };
    }

    private boolean begin() throws IOException {
        int b = in.readCounted();
        while (ByteSource.isBlank(b)) {
            b = in.readCounted();
        }
        if (b == '[') {
            state = State.IN_ARRAY;
            return element(true);
        }
        state = State.DONE;
        if (b == ByteSource.END) {
            return false;
        }
        // not an array: the whole stream is one bad record
        row++;
        element.add(']');
        return true;
    }

    private boolean element(boolean first) throws IOException {
        row++;
        int separator = readToSeparator();
        if (separator == ',') {
            return true;
        }
        if (separator == ']') {
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
        atEnd = !whole;
        end = new Place(in.line(), in.column());
        return true;
    }

    /** Reads an element up to the comma or bracket after it, or to the end. */
    private int readToSeparator() throws IOException {
        depth = 0;
        inString = false;
        boolean escaped = false;
        for (int b = in.readCounted(); b != ByteSource.END; b = in.readCounted()) {
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
        Place place = new Place(in.line(), in.column());
        for (int b = in.readCounted(); b != ByteSource.END; b = in.readCounted()) {
            if (!trailing && !ByteSource.isBlank(b)) {
                trailing = true;
                end = place;
            }
            if (!trailing) {
                place = new Place(in.line(), in.column());
            }
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

    @Override
    public @Nullable Place end() {
        return atEnd ? end : null;
    }
}
