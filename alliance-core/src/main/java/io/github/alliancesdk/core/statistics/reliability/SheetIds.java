package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.response.Administration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The ids of a matrix's rows; they show whether the rows may depend on each other. */
final class SheetIds {
    private final Map<String, Integer> rowOfDyad = new HashMap<>();
    private final Map<String, Integer> rowOfRecord = new HashMap<>();
    private OptionalInt session = OptionalInt.empty();
    private int rowOfSession;
    private boolean withoutDyad;

    /** Adds the ids of a row, or refuses them and stays unchanged. */
    void add(Administration ids, int row) {
        require("dyadId", row, earlier(rowOfDyad, ids.dyadId()));
        require("recordId", row, earlier(rowOfRecord, ids.recordId()));
        boolean hasSessionOnly = ids.dyadId().isEmpty() && ids.session().isPresent();
        if (hasSessionOnly && session.isPresent() && !session.equals(ids.session())) {
            throw ResponseMatrixException.dependent("session", row, rowOfSession);
        }
        if (hasSessionOnly && session.isEmpty()) {
            session = ids.session();
            rowOfSession = row;
        }
        ids.dyadId().ifPresent(id -> rowOfDyad.put(id, row));
        ids.recordId().ifPresent(id -> rowOfRecord.put(id, row));
        withoutDyad |= ids.dyadId().isEmpty();
    }

    private static @Nullable Integer earlier(Map<String, Integer> rows, Optional<String> id) {
        return id.map(rows::get).orElse(null);
    }

    private static void require(String field, int row, @Nullable Integer earlier) {
        if (earlier != null) {
            throw ResponseMatrixException.dependent(field, row, earlier);
        }
    }

    ResponseMatrix.Independence independence() {
        return withoutDyad ? ResponseMatrix.Independence.UNKNOWN : ResponseMatrix.Independence.DISTINCT_DYADS;
    }
}
