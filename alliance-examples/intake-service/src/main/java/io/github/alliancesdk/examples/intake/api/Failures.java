package io.github.alliancesdk.examples.intake.api;

import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;

/** Unexpected exceptions. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /**
     * Logs a failure and returns the status of its answer: 503 if the database can't be reached, otherwise 500. The
     * message of the exception may quote a row of the database, so only its type and location are logged.
     */
    public static HttpStatus log(Exception e) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(e);
        String place = Arrays.stream(e.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("io.github.alliancesdk."))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("elsewhere");
        LOG.error("a request failed: {}, because of {}, at {}", e.getClass(), root.getClass(), place);
        return isUnavailable(e) ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.INTERNAL_SERVER_ERROR;
    }

    private static boolean isUnavailable(Exception e) {
        return e instanceof DataAccessResourceFailureException
                || e instanceof RecoverableDataAccessException
                || e instanceof TransientDataAccessException
                || e instanceof TransactionException;
    }
}
