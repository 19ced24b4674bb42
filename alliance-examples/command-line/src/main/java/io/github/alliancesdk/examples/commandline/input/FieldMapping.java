package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.response.ColumnLayout;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a field of the records is: in a column, or nowhere because it is the same in all of them.
 *
 * @param field the name of the field
 * @param column the column; null if the field is the same in all records
 * @param text the text in all records; unused if there is a column
 */
record FieldMapping(String field, @Nullable String column, String text) {
    /** The mapping of a field. */
    static Optional<FieldMapping> find(List<FieldMapping> mappings, String field) {
        return mappings.stream()
                .filter(mapping -> mapping.field().equals(field))
                .findFirst();
    }

    /** Returns a layout with this mapping. */
    ColumnLayout addTo(ColumnLayout layout) {
        return column == null ? layout.withConstant(field, text) : layout.withColumn(field, column);
    }

    /** Converts {@code FIELD=COLUMN} or {@code FIELD=:TEXT}. */
    static final class Converter extends ParsingConverter<FieldMapping> {
        Converter() {
            super(Converter::parse);
        }

        private static FieldMapping parse(String text) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("a mapping is written FIELD=COLUMN or FIELD=:TEXT, such as"
                        + " recordId=record_id or referent=:app");
            }
            String field = text.substring(0, equals);
            String place = text.substring(equals + 1);
            FieldMapping mapping = place.startsWith(":")
                    ? new FieldMapping(field, null, place.substring(1))
                    : new FieldMapping(field, place, "");
            mapping.addTo(ColumnLayout.withDefaults());
            return mapping;
        }
    }
}
