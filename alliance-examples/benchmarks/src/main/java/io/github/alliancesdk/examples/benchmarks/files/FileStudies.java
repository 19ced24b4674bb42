package io.github.alliancesdk.examples.benchmarks.files;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.github.alliancesdk.examples.benchmarks.Contender;
import io.github.alliancesdk.examples.benchmarks.Effort;
import io.github.alliancesdk.examples.benchmarks.Goal;
import io.github.alliancesdk.examples.benchmarks.Jmh;
import io.github.alliancesdk.examples.benchmarks.Jmh.Task;
import io.github.alliancesdk.examples.benchmarks.Origin;
import io.github.alliancesdk.examples.benchmarks.Study;
import io.github.alliancesdk.examples.benchmarks.files.FastCsv.Numbers;
import io.github.alliancesdk.examples.benchmarks.payload.PayloadStudies;
import io.github.alliancesdk.examples.benchmarks.rows.Matrix;
import io.github.alliancesdk.examples.benchmarks.rows.WaiKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** P4 (NDJSON to NDJSON) and P5 (CSV to CSV). */
public final class FileStudies {
    private static final String SCAN = "Jackson 3, token scan alone, two threads";
    private static final String SCAN_AND_WRITE = "the token scan, and as many bytes written as the scores take";
    private static final String NDJSON = "SDK: score, NDJSON to NDJSON";
    private static final String FAST_CSV = "FastCSV reads and writes the cells; numbers from a table";
    private static final String CSV = "SDK: score --input csv --output csv";
    private static final String DATA_TABLE = "R: data.table, fread, score, fwrite (2 threads)";
    private static final String PANDAS = "pandas: read_csv, score, to_csv";
    private static final String[] LITTLE_MEMORY = {
        "-Xmx64m",
        "-XX:MaxDirectMemorySize=16m",
        // by default the command line uses all available processors; its peers use two
        "-XX:ActiveProcessorCount=2"
    };
    private static final List<String> SCALES = List.of("goal", "task", "bond", "total");

    private final Jmh jmh;
    private final Effort effort;
    private final StudyFiles files;

    /**
     * Creates the studies.
     *
     * @param jmh runs the benchmarks
     * @param effort the amount of work
     * @param files the location of the files
     */
    public FileStudies(Jmh jmh, Effort effort, StudyFiles files) {
        this.jmh = jmh;
        this.effort = effort;
        this.files = files;
    }

    /**
     * The goals for the SDK.
     *
     * @return the goals
     */
    public static List<Goal> goals() {
        return List.of(
                new Goal("P4", NDJSON, SCAN_AND_WRITE, 2.5),
                new Goal("P5", CSV, FAST_CSV, 1.2),
                new Goal("P5", CSV, DATA_TABLE, 1.0 / 2),
                new Goal("P5", CSV, PANDAS, 1.0 / 6));
    }

    /**
     * NDJSON to NDJSON.
     *
     * @return the study
     */
    public Study ndjson() {
        return new Study(
                "P4",
                String.format(
                        Locale.ROOT, "NDJSON of %,d WAI-SR payloads to NDJSON of scores, -Xmx64m", effort.records()),
                "record",
                SCAN,
                List.of(
                        jmh.contender(SCAN, Origin.PEER, task("tokenScan")),
                        jmh.contender(SCAN_AND_WRITE, Origin.PEER, task("tokenScanAndWrite")),
                        jmh.contender(NDJSON, Origin.SDK, task("ndjson"))),
                this::checkNdjson);
    }

    /**
     * CSV to CSV.
     *
     * @param scripts contenders in other languages on the same file
     * @return the study
     */
    public Study csv(List<Contender> scripts) {
        List<Contender> contenders = new ArrayList<>(List.of(
                jmh.contender("hand-written, bytes to bytes", Origin.PEER, task("handWrittenCsv")),
                jmh.contender(CSV, Origin.SDK, task("csv")),
                jmh.contender(FAST_CSV, Origin.PEER, task("fastCsv")),
                jmh.contender("FastCSV, numbers by String.valueOf", Origin.PEER, task("fastCsvAndNumbers"))));
        contenders.addAll(scripts);
        return new Study(
                "P5",
                String.format(
                        Locale.ROOT,
                        "CSV of %,d WAI sheets of 36 items to CSV of scores; on the JVM -Xmx64m",
                        effort.records()),
                "row",
                FAST_CSV,
                contenders,
                this::checkCsv);
    }

    private Task task(String method) {
        return Task.of(FilesBenchmark.class, method)
                .singleShots()
                .with("directory", files.directory().toAbsolutePath())
                .units(effort.records())
                .jvm(LITTLE_MEMORY);
    }

    /** Checks for a score record for each payload, with the means of the hand-written parser. */
    private void checkNdjson() throws IOException {
        files.writeNdjson(effort.records());
        TokenScan.scan(files.ndjson());
        CommandLine.scoreNdjson(files.ndjson(), files.records());
        JsonMapper mapper = new JsonMapper();
        try (BufferedReader payloads = Files.newBufferedReader(files.ndjson());
                BufferedReader scores = Files.newBufferedReader(files.records())) {
            int line = 0;
            for (String payload = payloads.readLine(); payload != null; payload = payloads.readLine()) {
                line++;
                String score = scores.readLine();
                if (score == null) {
                    throw new IllegalStateException("P4: line " + line + " has no score");
                }
                JsonNode scales = mapper.readTree(score).get("scales");
                double[] means = SCALES.stream()
                        .mapToDouble(scale -> scales.get(scale).get("mean").doubleValue())
                        .toArray();
                if (!PayloadStudies.areMeansOf(payload.getBytes(StandardCharsets.UTF_8), means)) {
                    throw new IllegalStateException("P4: line " + line + " is scored otherwise");
                }
            }
            if (scores.readLine() != null) {
                throw new IllegalStateException("P4: there are more scores than payloads");
            }
        }
    }

    /** Checks that all contenders write the same bytes, with the means computed for the rows in memory. */
    private void checkCsv() throws IOException {
        files.writeCsv(effort.records());
        files.writeMatrix(effort.records());
        CommandLine.scoreCsv(files.csv(), files.output());
        writeContext(files.output(), files.context());
        ScoreCells cells = ScoreCells.read(files.context());
        new HandWrittenCsv(cells).score(files.csv(), files.compared());
        requireEqual("hand-written code");
        for (Numbers numbers : Numbers.values()) {
            new FastCsv(cells, numbers).score(files.csv(), files.compared());
            requireEqual("FastCSV, numbers " + numbers + ",");
        }
        checkMeans(files.output());
    }

    private void requireEqual(String who) throws IOException {
        long difference = Files.mismatch(files.output(), files.compared());
        if (difference >= 0) {
            throw new IllegalStateException(
                    "P5: " + who + " and the command line write other scores from byte " + difference + " on");
        }
    }

    /** Writes the columns that the command line adds before the scores: its peers write them too. */
    private static void writeContext(Path scores, Path context) throws IOException {
        List<String> expected = ScoreCells.scoreColumns();
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(scores);
                CsvWriter writer = CsvWriter.builder().build(context)) {
            Iterator<CsvRecord> lines = rows.iterator();
            List<String> header = lines.next().getFields();
            int before = header.size() - expected.size();
            if (before < 0 || !header.subList(before, header.size()).equals(expected)) {
                throw new IllegalStateException("P5: the command line's last columns are not those of the scores");
            }
            writer.writeRecord(header.subList(0, before));
            writer.writeRecord(lines.next().getFields().subList(0, before));
        }
    }

    private void checkMeans(Path scores) throws IOException {
        double[] means = Matrix.means(Files.readAllBytes(files.matrix()));
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(scores)) {
            int at = 0;
            for (NamedCsvRecord row : rows) {
                for (int scale = 0; scale < WaiKey.SCALES; scale++) {
                    String mean = row.getField(SCALES.get(scale) + "_mean");
                    double expected = means[at++];
                    if (!mean.equals(Double.isNaN(expected) ? "" : String.valueOf(expected))) {
                        throw new IllegalStateException("P5: a mean differs from that of the rows in memory");
                    }
                }
            }
            if (at != means.length) {
                throw new IllegalStateException("P5: rows are missing");
            }
        }
    }
}
