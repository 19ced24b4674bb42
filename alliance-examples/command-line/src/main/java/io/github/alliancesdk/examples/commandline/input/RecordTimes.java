package io.github.alliancesdk.examples.commandline.input;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The times of the records of a table, which are stated without an offset and are those of a time zone. Thread-safe. */
final class RecordTimes {
    /** The field with the time of a record. */
    static final String FIELD = "recordedAt";

    private static final Pattern LOCAL =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[ T](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)");

    private final ZoneId zone;
    private final Set<String> noTimes;
    private final BitSet places = new BitSet();

    /**
     * Finds the columns.
     *
     * @param column the name of the column with the times, which may contain {@code {session}}
     * @param noTimes what a cell may have in place of a time
     */
    RecordTimes(ZoneId zone, List<String> columns, String column, Set<String> noTimes) {
        this.zone = zone;
        this.noTimes = noTimes;
        Pattern name = Pattern.compile(Pattern.quote(column).replace("{session}", "\\E[0-9]+\\Q"));
        for (int i = 0; i < columns.size(); i++) {
            places.set(i, name.matcher(columns.get(i)).matches());
        }
    }

    /** Whether a column has times. */
    boolean isOf(int column) {
        return places.get(column);
    }

    /** Returns a time with the offset of the zone. A text that isn't one time there stays, and won't do. */
    String withOffset(String text) {
        if (noTimes.contains(text.strip())) {
            return "";
        }
        Matcher local = LOCAL.matcher(text.strip());
        if (!local.matches()) {
            return text;
        }
        try {
            LocalDateTime at = LocalDateTime.parse(local.group(1) + "T" + local.group(2));
            List<ZoneOffset> offsets = zone.getRules().getValidOffsets(at);
            return offsets.size() == 1
                    ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atOffset(offsets.get(0)))
                    : text;
        } catch (DateTimeException e) {
            return text;
        }
    }

    /** Converts the name of a time zone. */
    static final class ZoneConverter extends ParsingConverter<ZoneId> {
        ZoneConverter() {
            super(name -> {
                try {
                    return ZoneId.of(name);
                } catch (DateTimeException e) {
                    throw new IllegalArgumentException("a time zone, such as Europe/Berlin, UTC or +02:00", e);
                }
            });
        }
    }
}
