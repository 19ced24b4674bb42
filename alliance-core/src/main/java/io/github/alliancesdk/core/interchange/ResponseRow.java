package io.github.alliancesdk.core.interchange;

import io.github.alliancesdk.core.response.Responses;
import java.util.Objects;

/**
 * A payload and where in its file it stood.
 *
 * @param row from 1: the physical line of NDJSON, or the element of an array
 * @param responses the payload; one that could not be read carries its problem
 */
public record ResponseRow(long row, Responses responses) {
    /**
     * Makes a row.
     *
     * @param row from 1: the physical line of NDJSON, or the element of an array
     * @param responses the payload; one that could not be read carries its problem
     * @throws NullPointerException if {@code responses} is null
     * @throws IllegalArgumentException if {@code row} is below 1
     */
    public ResponseRow {
        Objects.requireNonNull(responses, "responses");
        if (row < 1) {
            throw new IllegalArgumentException("rows are numbered from 1");
        }
    }
}
