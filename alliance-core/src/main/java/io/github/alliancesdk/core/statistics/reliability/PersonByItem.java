package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.internal.statistics.NormalVariates;

/**
 * What is an item's own in the answers of one respondent: {@code sqrt(share) * p + sqrt(1 - share) * e}, p of the
 * respondent and the item, e of the session. In the first session this sum is one normal number, from which p follows as
 * {@code sqrt(share)} times that number and {@code sqrt(1 - share)} times one of a stream of its own. All sessions have the
 * same correlation that way, and the first doesn't depend on the share.
 */
final class PersonByItem {
    private final double stable;
    private final double unstable;
    private final NormalVariates random;
    private final double[] parts;
    /** By item, how often it was asked for, up to 2: p is drawn when a second session needs it. */
    private final int[] sessions;

    PersonByItem(double share, long seed, long stream, int items) {
        this.stable = StrictMath.sqrt(share);
        this.unstable = StrictMath.sqrt(1 - share);
        this.random = new NormalVariates(seed, stream);
        this.parts = new double[items];
        this.sessions = new int[items];
    }

    /** The part of variance 1 in a session, of a normal number; items are asked for in one order in all sessions. */
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
