package io.github.alliancesdk.examples.commandline.output;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Formats the progress of reading a file, on one line. */
public final class Progress {
    /** The size of an input of unknown length. */
    public static final long UNKNOWN = -1;

    private static final int WIDTH = 20;

    private Progress() {}

    /**
     * Returns a bar, the number of records, the records per second and the estimated time left. If the size is
     * unknown, only the records and the rate.
     *
     * @param nanos the time so far, above 0
     */
    static String line(long records, long bytes, long size, long nanos) {
        String speed = Text.count(records, "record")
                + String.format(
                        Locale.ROOT, ", %,d/s", (long) (records * (double) TimeUnit.SECONDS.toNanos(1) / nanos));
        if (size <= 0 || bytes <= 0) {
            return speed;
        }
        double share = Math.min(1, bytes / (double) size);
        int full = (int) (share * WIDTH);
        long rest = (long) (nanos * (1 - share) / share);
        return "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] "
                + String.format(Locale.ROOT, "%3d %%  ", (int) (share * 100)) + speed + ", " + time(rest) + " left";
    }

    private static String time(long nanos) {
        // round up: never show 0 while reading goes on
        long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos) + 1;
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
