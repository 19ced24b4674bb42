package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.internal.statistics.NormalVariates;

/**
 * The item-specific part of one respondent's answers: {@code sqrt(share) * p + sqrt(1 - share) * e}, where p is
 * specific to the respondent and the item, and e to the session. In the first session this sum is one normal number. p
 * is then {@code sqrt(share)} times that number plus {@code sqrt(1 - share)} times a number of a separate stream. So
 * all sessions have the same correlation, and the first session doesn't depend on the share.
 */
final class PersonByItem {
    private final double stable;
    private final double unstable;
    private final NormalVariates random;
    private final double[] parts;
    /** By item, how often it was requested, up to 2: p is drawn only when a second session needs it. */
    private final int[] sessions;

    PersonByItem(double share, long seed, long stream, int items) {
        this.stable = StrictMath.sqrt(share);
        this.unstable = StrictMath.sqrt(1 - share);
        this.random = new NormalVariates(seed, stream);
        this.parts = new double[items];
        this.sessions = new int[items];
    }

    /**
     * The item-specific part, with variance 1, in a session, computed from a normal number. All sessions must request
     * the items in the same order.
     */
    double part(int column, double normal) {
        if (sessions[column] == 0) {
            sessions[column] = 1;
            parts[column] = normal;
            return normal;
        }
        if (sessions[column] == 1) {
            sessions[column] = 2;
            parts[column] = stable * parts[column] + unstable * random.normal();
        }
        return stable * parts[column] + unstable * normal;
    }
}
