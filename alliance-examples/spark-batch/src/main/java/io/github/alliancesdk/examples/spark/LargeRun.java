package io.github.alliancesdk.examples.spark;

import com.sun.management.OperatingSystemMXBean;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.response.ItemNaming;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Simulates files, scores them with the job, and compares every score with that of the plain library for the same
 * sheet. It also measures time and memory.
 */
@Command(
        name = "large-run",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Simulates files, scores them, and compares every score with the plain library.")
public final class LargeRun implements Callable<Integer> {
    static final String NAMES = "wai_{n}";

    private static final long SEED = 20261122;
    private static final long PER_FILE = 500_000;
    private static final double MILLION = 1e6;
    private static final double NANOS = 1e9;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--rows",
            split = ",",
            paramLabel = "N",
            defaultValue = "10000000",
            description = "The number of sheets; one run for each number.")
    private List<Long> rows;

    @Option(
            names = "--instrument",
            split = ",",
            paramLabel = "ID",
            defaultValue = "wai",
            description = "The instruments; one run for each.")
    private List<String> instruments;

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "FORMAT",
            defaultValue = "parquet",
            description = "parquet, csv or ndjson; one run for each.")
    private List<FileFormat> formats;

    @Option(
            names = "--work",
            paramLabel = "DIRECTORY",
            defaultValue = "large-run",
            description = "The directory for the files; the program deletes them afterwards.")
    private Path work;

    @Option(names = "--no-compare", description = "Measure only.")
    private boolean unseen;

    private LargeRun() {}

    /**
     * Runs the program and ends the virtual machine.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        int code = run(args);
        LocalSpark.stop();
        System.exit(code);
    }

    /**
     * Runs the program.
     *
     * @param args the command line
     * @return 0 if every score equals the library's, 1 if one differs or something failed, 2 if the command line is
     *     wrong
     */
    public static int run(String... args) {
        return new CommandLine(new LargeRun())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args);
    }

    @Override
    public Integer call() throws Exception {
        SparkSession session = LocalSpark.session("alliance: large run");
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "| Instrument | Items | Rows | Format | Input, MB | Scoring, s | CPU, s | CPU, µs a row | Kept, MB | Reports, MB"
                        + " | Problem rows | Compared | Different |");
        out.println("| --- | --: | --: | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
        long different = 0;
        for (String instrument : instruments) {
            for (long count : rows) {
                for (FileFormat format : formats) {
                    different += run(session, BundledInstruments.catalog().get(instrument), count, format, out);
                    out.flush();
                }
            }
        }
        return different == 0 ? 0 : 1;
    }

    private long run(SparkSession session, Instrument instrument, long count, FileFormat format, PrintWriter out)
            throws Exception {
        Path directory = Files.createTempDirectory(Files.createDirectories(work.toAbsolutePath()), "run");
        try {
            Simulation simulation = simulation(instrument, SEED);
            String input = directory.resolve("input").toString();
            int files = (int) Math.max(2, count / PER_FILE);
            SimulatedFiles.write(session, simulation, count, files, format, input);
            ScoringPlan plan = plan(instrument);
            Path reports = directory.resolve("reports");
            Path problems = directory.resolve("problems");
            Job job = new Job(
                    plan, input, format, ',', reports.toString(), problems.toString(), FileFormat.PARQUET, false);
            double busyBefore = busy();
            long begin = System.nanoTime();
            Job.Result result = job.run(session);
            double seconds = (System.nanoTime() - begin) / NANOS;
            double busy = busy() - busyBefore;
            SimulatedFiles.Comparison comparison = unseen
                    ? new SimulatedFiles.Comparison(0, 0, 0)
                    : compare(session, reports, problems, simulation, count);
            boolean whole = result.counts().rows() == count && (unseen || comparison.compared() == count);
            List<String> cells = new ArrayList<>(Arrays.asList(
                    instrument.id().value(),
                    Integer.toString(instrument.items().size()),
                    Long.toString(result.counts().rows()),
                    format.toString(),
                    megabytes(size(Path.of(input))),
                    decimal(seconds),
                    decimal(busy),
                    decimal(busy * MILLION / count),
                    megabytes(result.kept()),
                    megabytes(size(reports)),
                    Long.toString(result.counts().problems()),
                    Long.toString(comparison.compared()),
                    Long.toString(comparison.different())));
            out.println("| " + String.join(" | ", cells) + " |");
            return whole ? comparison.different() : Math.max(1, comparison.different());
        } finally {
            delete(directory);
        }
    }

    /** The processor time of this process so far in seconds, which depends little on other processes. */
    private static double busy() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime() / NANOS
                : 0;
    }

    /** The sheets of a large run: 3 % of the answers missing, one row in a thousand with a bad cell. */
    static Simulation simulation(Instrument instrument, long seed) {
        return new Simulation(instrument, seed, 0.03, 0.001, NAMES);
    }

    /** How these sheets are scored. */
    static ScoringPlan plan(Instrument instrument) {
        return ScoringPlan.of(instrument)
                .withRater(Rater.CLIENT)
                .withNaming(ItemNaming.pattern(NAMES))
                .withPolicy(MissingPolicy.prorate(0.8));
    }

    /** Compares the reports and problem rows that a job wrote as Parquet with the plain library. */
    static SimulatedFiles.Comparison compare(
            SparkSession session, Path reports, Path problems, Simulation simulation, long count) {
        Dataset<Row> written = session.read().parquet(reports.toString());
        Dataset<Row> setAside = session.read().parquet(problems.toString());
        return SimulatedFiles.compare(written, setAside, simulation, plan(simulation.instrument()), count);
    }

    static String decimal(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }

    static String megabytes(long bytes) {
        return decimal(bytes / MILLION);
    }

    static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
