package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.examples.commandline.output.Refusal;
import io.github.alliancesdk.examples.commandline.output.Text;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a sheet of an XLSX file after its header. A row without any content is skipped, and the others keep their
 * numbers. The rows stream; only the table of shared texts is kept in memory, by fastexcel.
 *
 * <p>A row in a chunk is a list of texts, each with {@link #CELL_END}, and {@link #ROW_END}. XML 1.0 allows neither
 * character in a cell. The first text is by how much its number exceeds that of the row before.
 */
final class SheetChunks implements Chunks, Closeable {
    static final char CELL_END = '\u001F';
    static final char ROW_END = '\u001E';

    private static final int MOST_ROWS = 1 << 20;
    private static final Pattern FROM_1904 = Pattern.compile("<(\\w+:)?workbookPr\\b[^>]*\\bdate1904=\"(1|true)\"");
    private static final String UNREADABLE = "this is no xlsx file that can be read; save it as .xlsx or .csv";

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final SheetCells cells;
    private final CsvHeader header;
    private IntPredicate passes = column -> true;
    private byte @Nullable [] waiting;
    private int lastRow;
    private int waitingRow;
    private boolean done;
    private @Nullable IOException failure;

    private SheetChunks(ReadableWorkbook workbook, Sheet sheet, boolean from1904, CsvHeader header) throws IOException {
        this.workbook = workbook;
        this.header = header;
        this.cells = new SheetCells(from1904);
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
    }

    /**
     * Opens a sheet and reads its header.
     *
     * @param name the name of the sheet; empty means the only one of the file
     * @param header takes the names of the columns, none if the sheet is empty, and the rows that it skips
     * @throws Refusal if the file has no such sheet, or several and none is named
     * @throws IOException if this is no XLSX file
     */
    static SheetChunks open(Path file, Optional<String> name, CsvHeader header) throws IOException {
        boolean from1904 = inspect(file);
        ReadableWorkbook workbook = guarded(() -> openWorkbook(file));
        try {
            Sheet sheet = chosen(file, workbook.getSheets().toList(), name);
            SheetChunks chunks = guarded(() -> new SheetChunks(workbook, sheet, from1904, header));
            header.columns(chunks.nextTexts().orElse(List.of()));
            for (int i = 0; i < header.skippedRows(); i++) {
                header.skipped(String.join(",", chunks.nextTexts().orElse(List.of())));
            }
            return chunks;
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    /** The names of the sheets of a file. */
    static List<String> sheets(Path file) throws IOException {
        inspect(file);
        try (ReadableWorkbook workbook = guarded(() -> openWorkbook(file))) {
            return workbook.getSheets().map(Sheet::getName).toList();
        }
    }

    private static ReadableWorkbook openWorkbook(Path file) throws IOException {
        return new ReadableWorkbook(file.toFile(), new org.dhatim.fastexcel.reader.ReadingOptions(true, true));
    }

    private static Sheet chosen(Path file, List<Sheet> sheets, Optional<String> name) {
        List<Sheet> fitting = sheets.stream()
                .filter(sheet -> name.isEmpty() || sheet.getName().equals(name.get()))
                .toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        String names = sheets.stream()
                .map(sheet -> "'" + Text.shown(sheet.getName()) + "'")
                .collect(Collectors.joining(", "));
        String shown = Text.shown(file.toString());
        throw new Refusal(
                name.isPresent()
                        ? shown + " has no sheet '" + Text.shown(name.get()) + "', but " + names
                        : shown + " has the sheets " + names + ": say which one with --sheet");
    }

    /** Checks that the shared texts fit into memory. Returns whether dates are counted from 1904. */
    private static boolean inspect(Path file) throws IOException {
        if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
            // throws the exception that names the reason
            Files.newInputStream(file).close();
            throw new IOException("an xlsx file must be a regular file, and no pipe");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry texts = zip.getEntry("xl/sharedStrings.xml");
            long memory = Runtime.getRuntime().maxMemory();
            if (texts != null && texts.getSize() > memory / 4) {
                throw new IOException("its texts need more memory: use java -Xmx" + texts.getSize() / (1 << 18)
                        + "m, or save the sheet as csv");
            }
            ZipEntry book = zip.getEntry("xl/workbook.xml");
            if (book == null) {
                return false;
            }
            byte[] start = zip.getInputStream(book).readNBytes(1 << 20);
            return FROM_1904.matcher(new String(start, StandardCharsets.UTF_8)).find();
        } catch (ZipException e) {
            throw new IOException(UNREADABLE, e);
        }
    }

    /** What the library does. */
    @FunctionalInterface
    private interface Call<T> {
        T make() throws IOException;
    }

    /** The library's exceptions may quote cells: none of their texts is passed on. */
    private static <T> T guarded(Call<T> call) throws IOException {
        try {
            return call.make();
        } catch (IOException | RuntimeException e) {
            throw new IOException(UNREADABLE, e);
        }
    }

    /**
     * Says which columns pass through. An error or a formula without a value there is text; in another column it is a
     * problem of the row.
     */
    void passing(IntPredicate columns) {
        passes = columns;
    }

    /** The texts of the next row that has any; empty after the last one. Cells after the last text are left out. */
    private Optional<List<String>> nextTexts() throws IOException {
        while (guarded(rows::hasNext)) {
            Row row = guarded(rows::next);
            int number = row.getRowNum();
            if (number <= waitingRow || number > MOST_ROWS) {
                throw new IOException(UNREADABLE);
            }
            List<String> texts = guarded(() -> cells.texts(row, passes));
            if (!texts.isEmpty()) {
                waitingRow = number;
                return Optional.of(texts);
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean isDone() {
        return done && waiting == null && failure == null;
    }

    @Override
    public boolean fill(Chunk chunk) throws IOException {
        chunk.stretches.clear();
        int length = 0;
        int begin = 0;
        while (advance()) {
            byte[] row = waiting;
            if (row == null) {
                break;
            }
            boolean tooLarge = row.length > Chunk.RECORD_LIMIT;
            // the parser counts a row that is too large
            int step = waitingRow - lastRow - (tooLarge ? 1 : 0);
            byte[] gap =
                    (String.valueOf(step) + CELL_END + (tooLarge ? ROW_END : "")).getBytes(StandardCharsets.US_ASCII);
            if (length + gap.length + row.length > chunk.bytes.length && length > 0) {
                break;
            }
            System.arraycopy(gap, 0, chunk.bytes, length, gap.length);
            length += gap.length;
            if (tooLarge) {
                add(chunk, begin, length);
                chunk.add(Chunk.Kind.TOO_LARGE, 0, 0);
                begin = length;
            } else {
                System.arraycopy(row, 0, chunk.bytes, length, row.length);
                length += row.length;
            }
            lastRow = waitingRow;
            waiting = null;
        }
        add(chunk, begin, length);
        if (chunk.stretches.isEmpty() && failure != null) {
            IOException thrown = failure;
            failure = null;
            throw thrown;
        }
        return !chunk.stretches.isEmpty();
    }

    private static void add(Chunk chunk, int from, int to) {
        if (from < to) {
            chunk.stretches.add(new Chunk.Stretch(Chunk.Kind.CELLS, from, to));
        }
    }

    /** Makes the next row wait, if none does. Returns false if there is none. */
    private boolean advance() {
        if (waiting != null) {
            return true;
        }
        if (done) {
            return false;
        }
        try {
            waiting = nextTexts().map(this::encoded).orElse(null);
        } catch (IOException e) {
            failure = e;
        }
        done = waiting == null;
        return !done;
    }

    private byte[] encoded(List<String> texts) {
        StringBuilder row = new StringBuilder();
        texts.forEach(text -> row.append(text).append(CELL_END));
        row.append(String.valueOf(CELL_END).repeat(Math.max(0, header.columns().size() - texts.size())));
        return row.append(ROW_END).toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
