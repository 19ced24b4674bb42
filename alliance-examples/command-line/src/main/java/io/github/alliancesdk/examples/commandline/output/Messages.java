package io.github.alliancesdk.examples.commandline.output;

import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Standard error: what isn't data. Where a person watches, it also says how far things are. */
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

    /** Says something in the name of the program. */
    public void say(String text) {
        line("alliance: " + text);
    }

    public void line(String text) {
        erase();
        out.line(text);
    }

    /** Writes lines that say in which row something is. */
    public void lines(RowText text, long rowsBefore) {
        erase();
        text.writeTo(out, rowsBefore);
    }

    /** Counts records that went through. */
    public void count(long more) {
        records += more;
    }

    /** Shows how far things are, now and then: so many bytes of a size that may be {@link Progress#UNKNOWN}. */
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

    /** Lets nothing more be written. */
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
