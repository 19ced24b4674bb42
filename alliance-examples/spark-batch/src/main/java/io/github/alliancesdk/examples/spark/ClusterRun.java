package io.github.alliancesdk.examples.spark;

import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Simulates files, submits the jar to a standalone cluster, kills an executor while it scores them, and compares every
 * score with that of the plain library for the same sheet.
 */
@Command(
        name = "cluster-run",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description =
                "Simulates files, scores them on a standalone cluster of this machine while one executor is killed,"
                        + " and compares every score with the plain library.")
public final class ClusterRun implements Callable<Integer> {
    private static final long SEED = 20261130;
    private static final long PER_FILE = 500_000;
    private static final int FEWEST_FILES = 12;
    private static final double MILLION = 1e6;
    private static final double NANOS = 1e9;
    private static final long POLL_MILLIS = 20;

    private static final Pattern FINISHED =
            Pattern.compile("Finished task .* in stage .*\\(executor (\\d+)\\) \\((\\d+)/(\\d+)\\)");
    private static final Pattern LOST = Pattern.compile("Lost executor \\d+ on .*");
    private static final Pattern LOST_TASK = Pattern.compile("Lost task .*");
    private static final Pattern REMOVED = Pattern.compile("Removing executor \\S+ because it is EXITED");
    private static final Pattern CPU = Pattern.compile("\"Executor CPU Time\":(\\d+)");

    @Spec
    private CommandSpec spec;

    @Option(names = "--jar", required = true, paramLabel = "FILE", description = "The jar that is submitted.")
    private Path jar;

    @Option(
            names = "--spark",
            required = true,
            paramLabel = "FILE",
            description = "A file with the class path of Spark: target/spark.classpath.")
    private Path spark;

    @Option(
            names = "--rows",
            split = ",",
            paramLabel = "N",
            defaultValue = "10000000",
            description = "The number of sheets; one run for each number.")
    private List<Long> rows;

    @Option(
            names = "--instrument",
            paramLabel = "ID",
            defaultValue = "wai-sr",
            description = "The instrument. By default wai-sr.")
    private String instrument;

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "FORMAT",
            defaultValue = "parquet,csv,ndjson",
            description = "parquet, csv or ndjson; one run for each. By default all three.")
    private List<FileFormat> formats;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            defaultValue = "2g",
            description = "The memory of each of two workers.")
    private String memory;

    @Option(
            names = "--jvm",
            split = " ",
            paramLabel = "OPTIONS",
            description = "Options for the virtual machines of the cluster, separated by blanks.")
    private List<String> jvm = List.of();

    @Option(names = "--no-kill", description = "Kill no executor.")
    private boolean undisturbed;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long one job may take. By default 60.")
    private long minutes;

    @Option(
            names = "--work",
            paramLabel = "DIRECTORY",
            defaultValue = "cluster-run",
            description = "The directory for the files; the program deletes them afterwards.")
    private Path work;

    private ClusterRun() {}

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
     * @return 0 if every score equals the library's and each run lost the executor that was killed; 1 if not, or if
     *     something failed; 2 if the command line is wrong
     */
    public static int run(String... args) {
        return new CommandLine(new ClusterRun())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args);
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Path directory = Files.createTempDirectory(Files.createDirectories(work.toAbsolutePath()), "run");
        List<Path> jars = Stream.of(Files.readString(spark).strip().split(File.pathSeparator))
                .map(Path::of)
                .toList();
        List<String> lines = new ArrayList<>();
        boolean good = true;
        try (StandaloneCluster cluster = StandaloneCluster.start(directory, jars, 2, memory, jvm)) {
            out.println("| Instrument | Rows | Format | Input, MB | Seconds | CPU, s | CPU, µs a row | Reports"
                    + " | Problem rows | Compared | Different | Killed after | Executors lost | Tasks lost |");
            out.println("| --- | --: | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
            for (long count : rows) {
                for (FileFormat format : formats) {
                    good &= new Run(cluster, directory.resolve(count + "-" + format), count, format).print(out, lines);
                }
            }
            lines.addAll(linesWith(REMOVED, cluster.masterLog()));
        } finally {
            LargeRun.delete(directory);
        }
        lines.forEach(out::println);
        out.flush();
        return good ? 0 : 1;
    }

    private static List<String> linesWith(Pattern wanted, Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> wanted.matcher(line).find()).toList();
        }
    }

    /** One job. */
    private final class Run {
        private final StandaloneCluster cluster;
        private final Path directory;
        private final long count;
        private final FileFormat format;
        private final Path input;
        private final Path scores;
        private final Path counts;
        private final Path log;
        private final Path events;

        Run(StandaloneCluster cluster, Path directory, long count, FileFormat format) {
            this.cluster = cluster;
            this.directory = directory;
            this.count = count;
            this.format = format;
            this.input = directory.resolve("input");
            this.scores = directory.resolve("scores");
            this.counts = directory.resolve("counts.json");
            this.log = directory.resolve("driver.log");
            this.events = directory.resolve("events");
        }

        /** Prints a row of the table, and collects the lines of the log about the executor; returns whether all is well. */
        boolean print(PrintWriter out, List<String> lines) throws Exception {
            SparkSession session = LocalSpark.session("alliance: cluster run");
            Simulation simulation =
                    LargeRun.simulation(BundledInstruments.catalog().get(instrument), SEED);
            int files = (int) Math.max(FEWEST_FILES, count / PER_FILE);
            SimulatedFiles.write(session, simulation, count, files, format, input.toString());
            long begin = System.nanoTime();
            String killed = submit();
            double seconds = (System.nanoTime() - begin) / NANOS;
            SimulatedFiles.Comparison comparison =
                    LargeRun.compare(session, scores.resolve("reports"), scores.resolve("problems"), simulation, count);
            List<String> lost = linesWith(LOST, log);
            lines.addAll(lost);
            String said = Files.readString(counts);
            double cpu = cpu(events);
            List<String> cells = List.of(
                    instrument,
                    Long.toString(number("rows", said)),
                    format.toString(),
                    LargeRun.megabytes(LargeRun.size(input)),
                    LargeRun.decimal(seconds),
                    LargeRun.decimal(cpu),
                    LargeRun.decimal(cpu * MILLION / count),
                    Long.toString(number("reports", said)),
                    Long.toString(number("problems", said)),
                    Long.toString(comparison.compared()),
                    Long.toString(comparison.different()),
                    killed,
                    Integer.toString(lost.size()),
                    Integer.toString(linesWith(LOST_TASK, log).size()));
            out.println("| " + String.join(" | ", cells) + " |");
            out.flush();
            LargeRun.delete(directory);
            return comparison.different() == 0
                    && comparison.compared() == count
                    && number("rows", said) == count
                    && lost.size() == (undisturbed ? 0 : 1);
        }

        /** Runs the job; returns when an executor was killed. */
        private String submit() throws IOException, InterruptedException {
            Files.createDirectories(events);
            Process job = cluster.submit(counts, log, arguments());
            String killed = undisturbed ? "" : killOnTheWay(job);
            if (!job.waitFor(minutes, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the job didn't end in " + minutes + " minutes");
            }
            if (job.exitValue() != 0) {
                throw new IllegalStateException("the job failed:\n" + Files.readString(log));
            }
            return killed;
        }

        private List<String> arguments() throws IOException {
            List<String> all = new ArrayList<>();
            for (String setting : List.of(
                    "spark.ui.enabled=false",
                    "spark.executor.memory=" + memory,
                    "spark.executor.extraJavaOptions=" + String.join(" ", jvm),
                    // so that a text file is divided among tasks
                    "spark.sql.files.maxPartitionBytes=" + (largestFile(input) / 2 + 1),
                    "spark.sql.files.openCostInBytes=0",
                    "spark.eventLog.enabled=true",
                    "spark.eventLog.compress=false",
                    "spark.eventLog.dir=" + events.toUri())) {
                all.add("--conf");
                all.add(setting);
            }
            all.addAll(List.of("--class", ScoreJob.class.getName(), jar.toString()));
            all.addAll(List.of("--input", input.toString(), "--format", format.toString()));
            all.addAll(List.of("--instrument", instrument, "--rater", "client", "--items", LargeRun.NAMES));
            all.addAll(List.of("--missing", "prorate:0.8", "--output-format", "parquet", "--output"));
            all.add(scores.toString());
            return all;
        }

        private static long largestFile(Path directory) throws IOException {
            try (Stream<Path> files = Files.list(directory)) {
                return files.mapToLong(file -> file.toFile().length()).max().orElse(0);
            }
        }

        /** Kills the executor that finishes a third of the tasks of the first stage that reads all files. */
        private String killOnTheWay(Process job) throws IOException, InterruptedException {
            try (BufferedReader lines = Files.newBufferedReader(log)) {
                while (job.isAlive()) {
                    String line = lines.readLine();
                    if (line == null) {
                        Thread.sleep(POLL_MILLIS);
                        continue;
                    }
                    Matcher task = FINISHED.matcher(line);
                    if (task.find() && isOnTheWay(Integer.parseInt(task.group(2)), Integer.parseInt(task.group(3)))) {
                        return cluster.kill(task.group(1))
                                ? task.group(2) + " of " + task.group(3) + " tasks"
                                : "not killed";
                    }
                }
            }
            return "not killed";
        }

        private static boolean isOnTheWay(int finished, int tasks) {
            return tasks >= FEWEST_FILES && 3 * finished >= tasks;
        }

        /** The processor time of all tasks that finished, in seconds. */
        private static double cpu(Path events) throws IOException {
            long nanos = 0;
            try (Stream<Path> files = Files.walk(events)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    try (Stream<String> lines = Files.lines(file)) {
                        nanos += lines.map(CPU::matcher)
                                .filter(Matcher::find)
                                .mapToLong(found -> Long.parseLong(found.group(1)))
                                .sum();
                    }
                }
            }
            return nanos / NANOS;
        }

        private static long number(String field, String json) {
            Matcher found = Pattern.compile("\"" + field + "\":(\\d+)").matcher(json);
            return found.find() ? Long.parseLong(found.group(1)) : -1;
        }
    }
}
