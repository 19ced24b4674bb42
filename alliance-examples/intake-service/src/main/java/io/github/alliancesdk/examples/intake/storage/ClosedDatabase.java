package io.github.alliancesdk.examples.intake.storage;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Removes connections to a closed H2 database from the pool. If H2 can't write, for example because the disk is full, it
 * closes the database. Its old connections fail from then on, although they say that they are valid. A new connection
 * opens the database again.
 */
public final class ClosedDatabase implements SQLExceptionOverride {
    /** H2's code for "The database has been closed". */
    private static final int DATABASE_CLOSED = 90098;

    /** Created by the pool. */
    public ClosedDatabase() {}

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException e) {
        return e.getErrorCode() == DATABASE_CLOSED
                ? SQLExceptionOverride.Override.MUST_EVICT
                : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
}
