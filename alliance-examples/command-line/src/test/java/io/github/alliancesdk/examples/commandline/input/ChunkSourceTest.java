package io.github.alliancesdk.examples.commandline.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.github.alliancesdk.examples.commandline.Fixtures;
import io.github.alliancesdk.examples.shared.ByteScan;
import io.github.alliancesdk.examples.shared.CsvScanner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The records of a file don't depend on how the file is split into chunks or how fast it arrives. */
class ChunkSourceTest {
    private static final int LIMIT = 24;

    /** Returns a stream that returns some bytes at a time, like a pipe. */
    private static InputStream trickle(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] to, int offset, int length) {
                return super.read(to, offset, Math.min(length, 1 + random.nextInt(40)));
            }
        };
    }

    /** Returns the records of a file, and the kind of each stretch without records. */
    private static List<String> records(ChunkSource source, Chunk chunk, char delimiter, int width) throws IOException {
        List<String> found = new ArrayList<>();
        while (source.fill(chunk)) {
            for (Chunk.Stretch stretch : chunk.stretches) {
                if (stretch.kind() == Chunk.Kind.RECORDS) {
                    addRecords(
                            chunk.bytes, stretch.from(), stretch.to(), new CsvScanner(delimiter, width, LIMIT), found);
                } else {
                    found.add(stretch.kind().name());
                }
            }
        }
        return found;
    }

    private static void addRecords(byte[] bytes, int begin, int to, CsvScanner scanner, List<String> found) {
        int from = begin;
        while (from < to) {
            CsvScanner.Found what = scanner.scan(bytes, from, to, true);
            assertThat(what).isEqualTo(CsvScanner.Found.RECORD);
            String text = new String(bytes, from, scanner.next() - from, StandardCharsets.ISO_8859_1);
            String record = text.replaceFirst("(\r\n|\n|\r)$", "");
            if (!record.isEmpty()) {
                found.add(record);
            }
            from = scanner.next();
        }
    }

    private static List<String> csv(byte[] bytes, int size, Random random) throws IOException {
        CsvHeader header = new CsvHeader(Optional.of(','));
        CsvChunks source = new CsvChunks(trickle(bytes, random), header, LIMIT);
        Chunk chunk = new Chunk(size);
        List<String> found = new ArrayList<>();
        boolean more = source.fill(chunk);
        found.add(header.columns() + " " + header.problem());
        if (more && header.problem().isEmpty()) {
            Chunk first = chunk;
            for (Chunk.Stretch stretch : first.stretches) {
                if (stretch.kind() == Chunk.Kind.RECORDS) {
                    addRecords(
                            first.bytes,
                            stretch.from(),
                            stretch.to(),
                            new CsvScanner(',', header.columns().size(), LIMIT),
                            found);
                } else {
                    found.add(stretch.kind().name());
                }
            }
            found.addAll(records(source, chunk, ',', header.columns().size()));
        }
        return found;
    }

    @Test
    void whereAFileOfCellsIsCutChangesNothing() throws IOException {
        String[] pieces = {"a", "b,", ",", "\"", "\"", "\"x\"", "\"\"", "\n", "\r\n", "\r", "c,d\n", "\"e\nf\",g\n", "h"
        };
        int bad = 0;
        int tooLong = 0;
        for (long seed = 0; seed < 6_000; seed++) {
            Random random = new Random(seed);
            // some files have no quotes, some have a few
            int kinds = random.nextInt(3);
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "a,b\n" : "a,b\r\n");
            for (int i = random.nextInt(60); i > 0; i--) {
                String piece = pieces[random.nextInt(pieces.length)];
                boolean quoted = piece.contains("\"");
                text.append(!quoted || kinds == 2 || (kinds == 1 && random.nextInt(6) == 0) ? piece : "x");
                text.append(random.nextInt(40) == 0 ? "y".repeat(random.nextInt(90)) : "");
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);

            List<String> whole = csv(bytes, bytes.length + Chunk.size(LIMIT), random);

            for (int size : List.of(Chunk.size(LIMIT), Chunk.size(LIMIT) + random.nextInt(60))) {
                assertThat(csv(bytes, size, random))
                        .as("seed %d, chunks of %d", seed, size)
                        .isEqualTo(whole);
            }
            bad += whole.contains("BAD_QUOTES") ? 1 : 0;
            tooLong += whole.contains("TOO_LARGE") ? 1 : 0;
        }
        assertThat(bad).isGreaterThan(500);
        assertThat(tooLong).isGreaterThan(500);
    }

    @Test
    void whatFastCsvWritesIsReadAsItIs() throws IOException {
        String[] cells = {"", "a", "ü", "\"", "a,b", "x\ny", "\r\n", "c\rd", "\"\"", " "};
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            StringWriter text = new StringWriter();
            List<List<String>> rows = new ArrayList<>();
            try (var writer = CsvWriter.builder().build(text)) {
                writer.writeRecord("first", "second");
                for (int i = random.nextInt(12); i > 0; i--) {
                    List<String> row =
                            List.of("r" + cells[random.nextInt(cells.length)], cells[random.nextInt(cells.length)]);
                    rows.add(row);
                    writer.writeRecord(row);
                }
            }

            List<String> found = csv(text.toString().getBytes(StandardCharsets.UTF_8), Chunk.size(LIMIT), random);

            List<List<String>> read = found.subList(1, found.size()).stream()
                    .map(record -> utf8(record))
                    .map(record -> CsvReader.builder().ofSingleCsvRecord(record))
                    .map(CsvRecord::getFields)
                    .toList();
            assertThat(read).as("seed %d", seed).isEqualTo(rows);
        }
    }

    private static String utf8(String latin) {
        return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @Test
    void whereLinesAreCutChangesNothing() throws IOException {
        for (long seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "\u00ef\u00bb\u00bf" : "");
            for (int i = random.nextInt(40); i > 0; i--) {
                String piece = new String[] {"a", "bc\n", "\r\n", "\n", " ", "\r", "{}\n"}[random.nextInt(7)];
                text.append(piece);
                text.append(
                        random.nextInt(30) == 0 ? (random.nextBoolean() ? " " : "y").repeat(random.nextInt(200)) : "");
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);

            List<String> lines = lines(bytes, bytes.length + Chunk.size(LIMIT), random);

            int size = Chunk.size(LIMIT) + random.nextInt(20);
            assertThat(lines(bytes, size, random)).as("seed %d", seed).isEqualTo(marked(lines, size));
        }
    }

    /** Replaces each line that fills a chunk by its kind, because such a line is skipped. */
    private static List<String> marked(List<String> lines, int size) {
        return lines.stream()
                .map(line -> line.length() < size ? line : line.isBlank() ? "BLANK" : "TOO_LARGE")
                .toList();
    }

    private static List<String> lines(byte[] bytes, int size, Random random) throws IOException {
        LineChunks source = new LineChunks(trickle(bytes, random));
        Chunk chunk = new Chunk(size);
        List<String> found = new ArrayList<>();
        while (source.fill(chunk)) {
            for (Chunk.Stretch stretch : chunk.stretches) {
                if (stretch.kind() != Chunk.Kind.RECORDS) {
                    found.add(stretch.kind().name());
                    continue;
                }
                int from = stretch.from();
                while (from < stretch.to()) {
                    int to = ByteScan.indexOf(chunk.bytes, from, stretch.to(), '\n');
                    found.add(new String(chunk.bytes, from, to - from, StandardCharsets.ISO_8859_1));
                    from = to + 1;
                }
            }
        }
        return found;
    }

    @Test
    void whatCameBeforeAFailureIsHandedOnFirst() throws IOException {
        InputStream in = Fixtures.failingAfter("a,b\n1,2\n3,4\n5,");
        CsvHeader header = new CsvHeader(Optional.empty());
        CsvChunks source = new CsvChunks(in, header, LIMIT);
        Chunk chunk = new Chunk(Chunk.size(LIMIT));

        assertThat(source.fill(chunk)).isTrue();
        assertThat(chunk.stretches).hasSize(1);
        assertThat(new String(
                        chunk.bytes,
                        chunk.stretches.get(0).from(),
                        chunk.stretches.get(0).to() - chunk.stretches.get(0).from(),
                        StandardCharsets.US_ASCII))
                .isEqualTo("1,2\n3,4\n");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> source.fill(chunk));
    }

    @Test
    void bytesAreFoundWhereTheyAre() {
        for (int length = 0; length < 40; length++) {
            byte[] bytes = new byte[length + 3];
            for (int at = 0; at < length; at++) {
                Arrays.fill(bytes, (byte) 'x');
                bytes[at] = '\n';
                if (at > 0) {
                    // the wanted byte minus 1, directly before it: the borrow of a subtraction must not mark this byte
                    bytes[at - 1] = '\u000b';
                }
                assertThat(ByteScan.indexOf(bytes, 0, length, '\n')).isEqualTo(at);
                assertThat(ByteScan.indexOf(bytes, at + 1, length, '\n')).isEqualTo(length);
                assertThat(ByteScan.firstLineEnd(bytes, 0, length)).isEqualTo(at);
                assertThat(ByteScan.lastLineEnd(bytes, 0, length)).isEqualTo(at);
                assertThat(ByteScan.lastLineEnd(bytes, at + 1, length)).isEqualTo(at);
                assertThat(ByteScan.isPlain(bytes, 0, length)).isTrue();
                bytes[at] = 0;
                assertThat(ByteScan.isPlain(bytes, 0, length)).isFalse();
                assertThat(ByteScan.isPlain(bytes, at + 1, length)).isTrue();
                bytes[at] = (byte) 0xE4;
                assertThat(ByteScan.isPlain(bytes, 0, length)).isFalse();
            }
        }
    }
}
