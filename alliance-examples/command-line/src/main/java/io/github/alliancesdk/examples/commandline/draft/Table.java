package io.github.alliancesdk.examples.commandline.draft;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A CSV file with a header. Cells are without white space at their ends; a cell that a row lacks is empty. */
final class Table {
    private static final String DECIMAL = "-?[0-9]{1,7}(\\.[0-9]{1,6})?";

    private final List<String> header;
    private final List<List<String>> rows;

    private Table(List<String> header, List<List<String>> rows) {
        this.header = header;
        this.rows = rows;
    }

    /** Reads comma-separated text, and adds what is wrong with it. */
    static Table read(String csv, List<Problem> problems) {
        List<List<String>> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
            for (CsvRecord line : reader) {
                lines.add(line.getFields().stream().map(String::strip).toList());
            }
        } catch (CsvParseException | java.io.IOException e) {
            problems.add(Problem.of(Area.RESPONSE, ProblemCode.MALFORMED_ROW)
                    .withRow(lines.size() + 1)
                    .withAllowed("quotes around a whole cell, and within it doubled"));
        }
        return lines.isEmpty() ? new Table(List.of(), lines) : new Table(lines.get(0), lines.subList(1, lines.size()));
    }

    List<String> header() {
        return header;
    }

    int rows() {
        return rows.size();
    }

    /** Whether there is a column with one of the names. */
    boolean has(List<String> names) {
        return header.stream().anyMatch(names::contains);
    }

    /** The cell of a row in the column with one of the names. */
    String cell(int row, List<String> names) {
        List<String> cells = rows.get(row);
        for (int i = 0; i < Math.min(header.size(), cells.size()); i++) {
            if (names.contains(header.get(i))) {
                return cells.get(i);
            }
        }
        return "";
    }

    /** The place of a cell, such as {@code /7/min}; rows are counted from 1, the header left out. */
    String pointer(int row, List<String> names) {
        return "/" + (row + 1) + "/" + names.get(names.size() - 1);
    }

    /** The number in a cell, or the other text if it is empty; nothing if it is no number, which is a problem. */
    Optional<BigDecimal> number(int row, List<String> names, String otherwise, List<Problem> problems) {
        String cell = cell(row, names);
        String text = cell.isEmpty() ? otherwise : cell;
        if (text.matches(DECIMAL)) {
            return Optional.of(new BigDecimal(text));
        }
        problems.add(Problem.of(Area.RESPONSE, ProblemCode.NOT_A_NUMBER, pointer(row, names))
                .withAllowed("a number such as 5 or 0.5"));
        return Optional.empty();
    }
}
