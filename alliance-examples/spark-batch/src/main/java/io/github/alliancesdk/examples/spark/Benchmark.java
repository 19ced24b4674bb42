package io.github.alliancesdk.examples.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares the SDK in Spark with Spark's own column expressions, on the same cached table, in interleaved rounds. */
@Command(
        name = "benchmark",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Measures the SDK in Spark beside Spark's own column expressions.")
public final class Benchmark implements Callable<Integer> {
    private static final long SEED = 20261122;
    private static final String ANSI = "spark.sql.ansi.enabled";
    private static final String CODEGEN = "spark.sql.codegen.wholeStage";
    private static final String OURS = "SDK: TableScores";
    private static final String DEFAULT = "column expressions, default settings";
    private static final double MILLIS = 1e6;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "10000000",
            description = "How many sheets; by default 10,000,000, which need 8 GB of memory.")
    private long rows;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often each contender is measured, after one round that isn't counted; by default 5.")
    private int rounds;

    @Option(
            names = "--results",
            paramLabel = "DIRECTORY",
            description = "Also write the table to jdkN.md in this directory.")
    private @Nullable Path results;

    /**
     * A way to score.
     *
     * @param name the name in the table
     * @param settings settings of Spark while it runs
     * @param tuned whether it is tuned as well as column expressions can be
     * @param scores computes the scores, lazily
     */
    private record Contender(
            String name, Map<String, String> settings, boolean tuned, Function<Dataset<Row>, Dataset<Row>> scores) {}

    private Benchmark() {}

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
     * @return 0 if everything was measured, 1 if results differ or something failed, 2 if the command line is wrong
     */
    public static int run(String... args) {
        return new CommandLine(new Benchmark()).execute(args);
    }

    @Override
    public Integer call() throws IOException {
        SparkSession session = LocalSpark.session("alliance: benchmark");
        Contenders.register(session);
        int partitions = 4 * session.sparkContext().defaultParallelism();
        Dataset<Row> table = new Simulation(Contenders.WAI, SEED, 0.03, 0, "wai_{n}")
                .table(session, rows, partitions)
                .drop("recordId")
                .persist();
        say(table.count() + " rows are cached");
        List<Contender> contenders = contenders();
        requireEqual(session, contenders, table);
        Map<String, double[]> times = measure(session, contenders, table);
        table.unpersist();
        String markdown = markdown(session, contenders, times);
        PrintWriter out = spec.commandLine().getOut();
        out.print(markdown);
        out.flush();
        if (results != null) {
            Files.createDirectories(results);
            Files.writeString(results.resolve("jdk" + Runtime.version().feature() + ".md"), markdown);
        }
        return 0;
    }

    private static List<Contender> contenders() {
        Map<String, String> plain = Map.of();
        Map<String, String> noAnsi = Map.of(ANSI, "false");
        Map<String, String> noCodegen = Map.of(ANSI, "false", CODEGEN, "false");
        ScoringPlan plan = Contenders.plan();
        return List.of(
                new Contender("the scan alone, all columns", plain, false, table -> table),
                new Contender(DEFAULT, plain, false, Contenders::expressions),
                new Contender("column expressions, ANSI off", noAnsi, true, Contenders::expressions),
                new Contender(
                        "column expressions, ANSI and whole-stage codegen off",
                        noCodegen,
                        true,
                        Contenders::expressions),
                new Contender("a function over an array, hand-written", plain, false, Contenders::function),
                new Contender("mapPartitions over Row, hand-written", plain, false, Contenders::loop),
                new Contender(OURS, plain, false, table -> TableScores.score(table, plan)),
                new Contender(
                        "SDK: TableScores, by rows",
                        plain,
                        false,
                        table -> TableScores.byRows(table, plan, Ledger.none())));
    }

    // ---- equal first

    private void requireEqual(SparkSession session, List<Contender> contenders, Dataset<Row> table) {
        List<Long> expected = fingerprint(session, contenders.get(1), table);
        for (Contender contender : contenders.subList(2, contenders.size())) {
            if (!fingerprint(session, contender, table).equals(expected)) {
                throw new IllegalStateException("the means of '" + contender.name() + "' differ");
            }
        }
        say("the results are equal");
    }

    /** A hash for each partition, computed from every bit of every mean in order. */
    private static List<Long> fingerprint(SparkSession session, Contender contender, Dataset<Row> table) {
        return with(
                session,
                contender,
                () -> SparkInternals.rows(Contenders.means(contender.scores().apply(table)))
                        .mapPartitions(rows -> {
                            long hash = 17;
                            while (rows.hasNext()) {
                                InternalRow row = rows.next();
                                for (int i = 0; i < row.numFields(); i++) {
                                    hash = 31 * hash
                                            + (row.isNullAt(i) ? 1 : Double.doubleToLongBits(row.getDouble(i)));
                                }
                            }
                            return List.of(hash).iterator();
                        })
                        .collect());
    }

    private static <T> T with(SparkSession session, Contender contender, Supplier<T> work) {
        contender.settings().forEach(session.conf()::set);
        try {
            return work.get();
        } finally {
            contender.settings().keySet().forEach(session.conf()::unset);
        }
    }

    // ---- then how long

    private Map<String, double[]> measure(SparkSession session, List<Contender> contenders, Dataset<Row> table) {
        Map<String, double[]> times = new LinkedHashMap<>();
        contenders.forEach(contender -> times.put(contender.name(), new double[rounds]));
        for (int round = -1; round < rounds; round++) {
            List<Contender> order = new ArrayList<>(contenders);
            Collections.rotate(order, -round);
            for (Contender contender : order) {
                double millis = millis(session, contender, table);
                say((round < 0 ? "warm-up" : "round " + (round + 1)) + ": " + contender.name() + ", "
                        + Math.round(millis) + " ms");
                if (round >= 0) {
                    times.getOrDefault(contender.name(), new double[0])[round] = millis;
                }
            }
        }
        return times;
    }

    /** Computes all rows and discards them. */
    private static double millis(SparkSession session, Contender contender, Dataset<Row> table) {
        System.gc();
        return with(session, contender, () -> {
            long begin = System.nanoTime();
            contender
                    .scores()
                    .apply(table)
                    .write()
                    .format("noop")
                    .mode("overwrite")
                    .save();
            return (System.nanoTime() - begin) / MILLIS;
        });
    }

    // ---- the table

    private String markdown(SparkSession session, List<Contender> contenders, Map<String, double[]> times) {
        double[] ours = times.getOrDefault(OURS, new double[rounds]);
        double[] reference = times.getOrDefault(DEFAULT, new double[rounds]);
        double[] tuned = IntStream.range(0, rounds)
                .mapToDouble(round -> contenders.stream()
                        .filter(Contender::tuned)
                        .mapToDouble(one -> times.getOrDefault(one.name(), reference)[round])
                        .min()
                        .orElseThrow())
                .toArray();
        StringBuilder text = new StringBuilder();
        line(
                text,
                "# Spark " + session.version() + " on JDK " + Runtime.version().feature());
        line(text, "");
        line(text, "Written by the program: `CLASS=Benchmark alliance-examples/spark-batch/run`.");
        line(text, "");
        line(text, "| | |");
        line(text, "| --- | --- |");
        line(text, "| Date | " + LocalDate.now(ZoneOffset.UTC) + " |");
        line(
                text,
                "| Master | " + session.sparkContext().master() + ", "
                        + Runtime.getRuntime().availableProcessors() + " processors |");
        line(
                text,
                "| JDK | " + System.getProperty("java.vm.name") + " " + Runtime.version() + ", heap "
                        + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB |");
        line(text, "| Rows | " + rows + ", cached, 36 columns of integers, 3 % missing |");
        line(text, "| Rounds | " + rounds + ", interleaved, behind one that isn't counted |");
        line(text, "");
        line(text, "| Goal P8: SDK over | At most | Median | Rounds | |");
        line(text, "| --- | ---: | ---: | --- | --- |");
        goal(text, DEFAULT, 0.5, ratios(ours, reference));
        goal(text, "the better of the tuned ones in each round", 1, ratios(ours, tuned));
        line(text, "");
        line(text, "| Contender | ms | Rounds | × default expressions | × best tuned |");
        line(text, "| --- | ---: | --- | ---: | ---: |");
        times.forEach((name, measured) -> line(
                text,
                "| " + name + " | " + Math.round(median(measured)) + " | "
                        + Math.round(Arrays.stream(measured).min().orElse(0)) + " to "
                        + Math.round(Arrays.stream(measured).max().orElse(0)) + " | "
                        + decimal(median(ratios(measured, reference))) + " | "
                        + decimal(median(ratios(measured, tuned)))
                        + " |"));
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    private static void goal(StringBuilder text, String over, double most, double[] ratios) {
        double median = median(ratios);
        line(
                text,
                "| " + over + " | " + decimal(most) + " | " + decimal(median) + " | "
                        + decimal(Arrays.stream(ratios).min().orElse(0)) + " to "
                        + decimal(Arrays.stream(ratios).max().orElse(0)) + " | "
                        + (median <= most ? "met" : "**missed**")
                        + " |");
    }

    private static double[] ratios(double[] times, double[] reference) {
        return IntStream.range(0, times.length)
                .mapToDouble(round -> times[round] / reference[round])
                .toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private void say(String what) {
        PrintWriter progress = spec.commandLine().getErr();
        progress.println(what);
        progress.flush();
    }
}
