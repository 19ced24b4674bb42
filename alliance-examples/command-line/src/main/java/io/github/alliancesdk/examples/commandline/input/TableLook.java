package io.github.alliancesdk.examples.commandline.input;

import de.siegmar.fastcsv.reader.CsvReader;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.examples.shared.CsvScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks at the rows of a table. */
final class TableLook {
    private static final Pattern ROW = Pattern.compile(String.valueOf(SheetChunks.ROW_END));
    private static final Pattern CELL = Pattern.compile(String.valueOf(SheetChunks.CELL_END));

    private final LookContent content;
    private final CsvHeader header;

    private TableLook(CsvHeader header, LookContent content) {
        this.header = header;
        this.content = content;
    }

    /** Reads the rows of a table whose header was read. */
    static LookContent read(CsvHeader header, Chunks source, Chunk chunk, boolean isFilled, Runnable progress)
            throws IOException {
        TableLook look = new TableLook(header, new LookContent());
        header.columns().forEach(look.content::addColumn);
        boolean filled = isFilled;
        while (filled) {
            for (Chunk.Stretch stretch : chunk.stretches) {
                look.stretch(chunk.bytes, stretch);
            }
            progress.run();
            filled = source.fill(chunk);
        }
        return look.content;
    }

    private void stretch(byte[] bytes, Chunk.Stretch stretch) {
        switch (stretch.kind()) {
            case RECORDS -> csv(bytes, stretch.from(), stretch.to());
            case CELLS ->
                sheet(new String(bytes, stretch.from(), stretch.to() - stretch.from(), StandardCharsets.UTF_8));
            case BAD_QUOTES -> content.addProblem(CsvText.badQuotes());
            default -> content.addProblem(CsvText.tooLarge());
        }
    }

    private void sheet(String text) {
        for (String row : ROW.split(text, -1)) {
            String[] cells = CELL.split(row, -1);
            // the first is the distance from the row before, and the last is what follows the last end of a cell
            if (cells.length > 2) {
                row(Arrays.asList(cells).subList(1, cells.length - 1));
            }
        }
    }

    private void csv(byte[] bytes, int begin, int to) {
        CsvScanner scanner = new CsvScanner(header.delimiter(), header.columns().size(), Chunk.RECORD_LIMIT);
        int from = begin;
        while (from < to) {
            scanner.scan(bytes, from, to, true);
            Optional<String> text = CsvText.decode(bytes, from, scanner.next());
            if (text.isEmpty()) {
                content.addProblem(header.invalidText());
            } else if (!text.get().isBlank()) {
                row(CsvReader.builder()
                        .fieldSeparator(header.delimiter())
                        .ofSingleCsvRecord(text.get())
                        .getFields());
            }
            from = scanner.next();
        }
    }

    private void row(List<String> cells) {
        if (cells.size() != content.names().size()) {
            content.addProblem(Problem.of(Area.RESPONSE, ProblemCode.MALFORMED_ROW));
            return;
        }
        content.addRow();
        for (int i = 0; i < cells.size(); i++) {
            content.addCell(i, cells.get(i));
        }
    }
}
