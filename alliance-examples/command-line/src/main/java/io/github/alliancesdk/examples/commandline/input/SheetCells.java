package io.github.alliancesdk.examples.commandline.input;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** Makes the cells of a sheet the texts that the same cells have in CSV. */
final class SheetCells {
    /** The text of a cell that can't be used. It is neither an answer, a missing code nor an id. */
    static final String UNUSABLE = "\0";

    private static final long MILLISECONDS = 24L * 60 * 60 * 1000;
    private static final int MOST_DIGITS = 400;
    /** Parts of a number format that show characters as they are, or colours, conditions and locales. */
    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\\\.|[_*].|\\[(?![hms]+\\])[^\\]]*\\]");

    private static final Pattern ERROR = Pattern.compile("#(N/A|[A-Z0-9_]+[!?])|#GETTING_DATA");

    private final boolean from1904;

    SheetCells(boolean from1904) {
        this.from1904 = from1904;
    }

    /** The texts of a row up to its last cell with content. */
    List<String> texts(Row row, IntPredicate passes) {
        List<String> texts = new ArrayList<>();
        int count = 0;
        for (Cell cell : row) {
            String text = cell == null ? "" : text(cell, passes.test(texts.size()));
            texts.add(text);
            count = text.isEmpty() ? count : texts.size();
        }
        return texts.subList(0, count);
    }

    private String text(Cell cell, boolean passes) {
        Object value = cell.getValue();
        if (cell.getType() == CellType.ERROR) {
            return unusable(String.valueOf(cell.getRawValue()), passes);
        }
        if (value == null) {
            // a formula that no program computed, or one whose value is an empty text: they look alike
            return cell.getType() == CellType.FORMULA ? unusable("", passes) : "";
        }
        if (value instanceof BigDecimal number) {
            return isDate(cell.getDataFormatString(), cell.getDataFormatId()) ? date(number) : plain(number);
        }
        if (value instanceof Boolean truth) {
            return truth ? "TRUE" : "FALSE";
        }
        String text = value.toString();
        if (cell.getType() == CellType.FORMULA && ERROR.matcher(text).matches()) {
            return unusable(text, passes);
        }
        // no character of XML 1.0, and so none of a cell; it would end one
        return text.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r') ? UNUSABLE : text;
    }

    private static String unusable(String shown, boolean passes) {
        return passes ? shown : UNUSABLE;
    }

    /** A number as CSV has it: an integer without a point, and no exponent. */
    private static String plain(BigDecimal number) {
        BigDecimal shortest = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return Math.abs(shortest.scale()) > MOST_DIGITS ? number.toString() : shortest.toPlainString();
    }

    /** Whether a number format shows a date or a time. */
    static boolean isDate(@Nullable String format, @Nullable Integer id) {
        if (format == null) {
            // formats of East Asian languages that files don't spell out
            return id != null && ((id >= 27 && id <= 36) || (id >= 50 && id <= 58));
        }
        if (format.equalsIgnoreCase("General")) {
            return false;
        }
        String shown = LITERALS.matcher(format.split(";", 2)[0]).replaceAll("");
        return shown.chars().anyMatch(c -> "ymdhsYMDHS".indexOf(c) >= 0);
    }

    /** A date, a time, or both, in ISO 8601; Excel counts days. */
    private String date(BigDecimal number) {
        try {
            long milliseconds = Math.round(number.doubleValue() * MILLISECONDS);
            long days = Math.floorDiv(milliseconds, MILLISECONDS);
            LocalTime time = LocalTime.ofNanoOfDay(Math.floorMod(milliseconds, MILLISECONDS) * 1_000_000);
            if (days == 0 && !from1904) {
                return time.toString();
            }
            LocalDate date = first(days).plusDays(days);
            return time.equals(LocalTime.MIDNIGHT)
                    ? date.toString()
                    : LocalDateTime.of(date, time).toString();
        } catch (DateTimeException e) {
            return plain(number);
        }
    }

    /** The day 0. Excel counts 29 February 1900, which didn't exist, as day 60. */
    private LocalDate first(long days) {
        if (from1904) {
            return LocalDate.of(1904, 1, 1);
        }
        return days < 60 ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30);
    }
}
