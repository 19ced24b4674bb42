package io.github.alliancesdk.core.interchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Turns the records of a file into a stream of rows. */
final class Records {
    private Records() {}

    /** Creates a row from a record. The bytes are null if the record is larger than the limit. */
    @FunctionalInterface
    interface RowReader<R> {
        R read(long row, byte @Nullable [] bytes);
    }

    /** Returns an array source if the first character that isn't blank is a bracket, else an NDJSON source. */
    static RecordSource detect(InputStream in, int limit) throws IOException {
        ByteSource bytes = new ByteSource(in);
        return bytes.firstNonBlankIs('[') ? new ElementSource(bytes, limit) : new LineSource(bytes, limit);
    }

    /** Creates a row for a record at which the library itself failed. */
    @FunctionalInterface
    interface FailedRow<R> {
        R of(long row, Throwable failure);
    }

    /** Returns the rows of the records. A failure of the reader affects only its row. */
    static <R> Stream<R> stream(RecordSource records, RowReader<R> reader, FailedRow<R> failed) {
        RowReader<R> guarded = (row, bytes) -> {
            try {
                return reader.read(row, bytes);
            } catch (RuntimeException | StackOverflowError e) {
                return failed.of(row, e);
            }
        };
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        new Rows<>(records, guarded),
                        Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
                false);
    }

    private static final class Rows<R> implements Iterator<R> {
        private final RecordSource records;
        private final RowReader<R> reader;
        private @Nullable R next;

        Rows(RecordSource records, RowReader<R> reader) {
            this.records = records;
            this.reader = reader;
        }

        @Override
        public boolean hasNext() {
            if (next == null) {
                try {
                    next = records.next() ? reader.read(records.row(), records.bytes()) : null;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return next != null;
        }

        @Override
        public R next() {
            R row = hasNext() ? next : null;
            if (row == null) {
                throw new NoSuchElementException("there are no more rows");
            }
            next = null;
            return row;
        }
    }
}
