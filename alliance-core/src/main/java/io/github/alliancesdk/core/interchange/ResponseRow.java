package io.github.alliancesdk.core.interchange;

import io.github.alliancesdk.core.response.Responses;
import java.util.Objects;

/**
 * A payload and its position in the file.
 *
 * @param row from 1: the physical line of NDJSON, or the element of an array
 * @param responses the payload, or a problem if it could not be read
 */
public record ResponseRow(long row, Responses responses) {
    /**
     * Creates a row.
     *
     * @param row from 1: the physical line of NDJSON, or the element of an array
     * @param responses the payload, or a problem if it could not be read
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
