package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.internal.Pointer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a payload. */
enum PayloadField {
    INSTRUMENT("instrument"),
    RATER("rater"),
    REFERENT("referent"),
    FORMAT("format"),
    DEFINITION_DIGEST("definitionDigest"),
    RESPONSES("responses"),
    MISSING("missing"),
    DYAD_ID("dyadId"),
    RATER_ID("raterId"),
    RECORD_ID("recordId"),
    SESSION("session"),
    RECORDED_AT("recordedAt");

    private static final Map<String, PayloadField> BY_NAME = byName();

    private static Map<String, PayloadField> byName() {
        Map<String, PayloadField> byName = new HashMap<>();
        for (PayloadField field : values()) {
            byName.put(field.fieldName, field);
        }
        return Map.copyOf(byName);
    }

    private final String fieldName;
    private final String pointer;

    PayloadField(String fieldName) {
        this.fieldName = fieldName;
        this.pointer = Pointer.ROOT.child(fieldName).text();
    }

    /** Returns the name of the field in JSON and in a header. */
    String fieldName() {
        return fieldName;
    }

    /** Returns the JSON pointer of the field. */
    String pointer() {
        return pointer;
    }

    /** Returns whether the field is an object with members by item number. */
    boolean holdsItems() {
        return this == RESPONSES || this == MISSING;
    }

    /** Returns the names of the fields that a table can have. */
    static List<String> columnNames() {
        return Arrays.stream(values())
                .filter(field -> !field.holdsItems())
                .map(PayloadField::fieldName)
                .toList();
    }

    /** Returns the field of that name; null if there is none. */
    static @Nullable PayloadField named(String name) {
        return BY_NAME.get(name);
    }

    /** Returns the field of a column of that name; empty if it is not a field. */
    static Optional<PayloadField> ofColumn(String column) {
        return Optional.ofNullable(named(column)).filter(field -> !field.holdsItems());
    }
}
