package io.github.alliancesdk.examples.commandline.output;

import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Messages on standard error. On a terminal they include a line that shows the progress. */
public final class Messages {
    private static final long PROGRESS_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final String ERASE = "\r\u001b[K";

    private final Output out;
    private final boolean watched;
    private final LongSupplier nanoTime;
    private final long begin;
    private long lastShown;
    private long records;
    private boolean shown;

    public Messages(OutputStream err, boolean watched) {
        this(err, watched, System::nanoTime);
    }

    public Messages(OutputStream err, boolean watched, LongSupplier nanoTime) {
        this.out = new Output("standard error", err);
        this.watched = watched;
        this.nanoTime = nanoTime;
        this.begin = nanoTime.getAsLong();
        this.lastShown = begin;
    }

    /** Writes a message that begins with the name of the program. */
    public void say(String text) {
        line("alliance: " + text);
    }

    public void line(String text) {
        erase();
        out.line(text);
    }

    /** Writes lines with row numbers. */
    public void lines(RowText text, long rowsBefore) {
        erase();
        text.writeTo(out, rowsBefore);
    }

    /** Counts processed records. */
    public void count(long more) {
        records += more;
    }

    /** Shows the progress, at most every half second. The size may be {@link Progress#UNKNOWN}. */
    public void progress(long bytes, long size) {
        if (!watched) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (now - lastShown >= PROGRESS_NANOS) {
            erase();
            out.write(Progress.line(records, bytes, size, now - begin));
            out.flush();
            lastShown = now;
            shown = true;
        }
    }

    public void flush() {
        erase();
        out.flush();
    }

    /** Stops all writing. */
    public void stop() {
        out.stop();
    }

    private void erase() {
        if (shown) {
            out.write(ERASE);
            shown = false;
        }
    }
}
