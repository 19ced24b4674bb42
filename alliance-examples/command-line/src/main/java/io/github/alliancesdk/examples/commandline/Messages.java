package io.github.alliancesdk.examples.commandline;

import java.io.OutputStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Standard error: what isn't data. Where a person watches, it also says how far things are. */
final class Messages {
    private static final int PROGRESS_STEP = 1_000;
    private static final long PROGRESS_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final String ERASE = "\r\u001b[K";

    private final Output out;
    private final boolean watched;
    private long lastShown = System.nanoTime();
    private boolean shown;

    Messages(OutputStream err, boolean watched) {
        this.out = new Output("standard error", err);
        this.watched = watched;
    }

    /** Says something in the name of the program. */
    void say(String text) {
        line("alliance: " + text);
    }

    void line(String text) {
        erase();
        out.line(text);
    }

    /** Says how many records went through, now and then. */
    void progress(long records) {
        if (watched && records % PROGRESS_STEP == 0 && System.nanoTime() - lastShown > PROGRESS_NANOS) {
            erase();
            out.write(String.format(Locale.ROOT, "%,d records", records));
            out.flush();
            lastShown = System.nanoTime();
            shown = true;
        }
    }

    void flush() {
        erase();
        out.flush();
    }

    private void erase() {
        if (shown) {
            out.write(ERASE);
            shown = false;
        }
    }
}
