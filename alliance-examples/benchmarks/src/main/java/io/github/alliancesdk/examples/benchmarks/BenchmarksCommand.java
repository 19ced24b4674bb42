package io.github.alliancesdk.examples.benchmarks;

import io.github.alliancesdk.examples.benchmarks.files.FileStudies;
import io.github.alliancesdk.examples.benchmarks.files.Scripts;
import io.github.alliancesdk.examples.benchmarks.files.StudyFiles;
import io.github.alliancesdk.examples.benchmarks.payload.PayloadStudies;
import io.github.alliancesdk.examples.benchmarks.reliability.ReliabilityStudies;
import io.github.alliancesdk.examples.benchmarks.rows.RowStudies;
import io.github.alliancesdk.examples.benchmarks.start.StartStudies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program: checks that all contenders give the same results, measures them in rounds, and writes the tables. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Measures the SDK beside its peers. The tables go to standard output and, with a chart, to files.")
public final class BenchmarksCommand implements Callable<Integer> {
    @Option(names = "--quick", description = "Run everything once on very little data; the numbers mean nothing.")
    private boolean quick;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often each contender is measured; at least 5 for numbers to publish.")
    private int rounds;

    @Option(
            names = "--only",
            paramLabel = "GOAL",
            split = ",",
            defaultValue = "P1,P2,P3,P4,P5,P6,P7,P9,P10",
            description = "Goals, such as P1,P2; by default all.")
    private List<String> only;

    @Option(
            names = "--results",
            paramLabel = "DIRECTORY",
            defaultValue = "results",
            description = "The directory for jdkN.md and jdkN.svg.")
    private Path results;

    @Option(
            names = "--work",
            paramLabel = "DIRECTORY",
            defaultValue = "benchmark-work",
            description = "A directory for about 1 GB of files and logs.")
    private Path work;

    @Option(
            names = "--scripts",
            paramLabel = "DIRECTORY",
            description = "The directory of score.py and score.R; without it R and Python are skipped.")
    private @Nullable Path scripts;

    @Option(
            names = "--python",
            paramLabel = "COMMAND",
            defaultValue = "/usr/bin/python3",
            description = "Python with numpy and pandas; by default the system's own.")
    private String python;

    @Option(
            names = "--rscript",
            paramLabel = "COMMAND",
            defaultValue = "Rscript",
            description = "R with psych and data.table.")
    private String rscript;

    private BenchmarksCommand() {}

    /**
     * Runs the program and ends the virtual machine.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        System.exit(run(args));
    }

    /**
     * Runs the program.
     *
     * @param args the command line
     * @return 0 if everything was measured, 1 if something failed or results differ, 2 if the command line is wrong
     */
    public static int run(String... args) {
        // a later option wins: the start script passes default directories first
        return new CommandLine(new BenchmarksCommand())
                .setOverwrittenOptionsAllowed(true)
                .execute(args);
    }

    @Override
    public Integer call() throws Exception {
        Effort effort = quick ? Effort.quick() : Effort.full(rounds);
        StudyFiles files = new StudyFiles(work.toAbsolutePath());
        Files.createDirectories(files.directory());
        Scripts languages = new Scripts(Optional.ofNullable(scripts), python, rscript, files);
        List<Study> studies = studies(effort, files, languages).stream()
                .filter(study -> only.contains(study.id()))
                .toList();
        List<Outcome> outcomes = new Rounds(effort, System.err).run(studies);
        write(outcomes, effort, languages.notes());
        return 0;
    }

    private List<Study> studies(Effort effort, StudyFiles files, Scripts languages) {
        Jmh jmh = new Jmh(effort, files.directory().resolve("logs"));
        RowStudies rows = new RowStudies(jmh, effort);
        PayloadStudies payloads = new PayloadStudies(jmh);
        FileStudies tables = new FileStudies(jmh, effort, files);
        return List.of(
                rows.rows(languages.inMemory(effort.rows()), () -> files.writeMatrix(effort.rows())),
                payloads.payload(),
                payloads.peers(),
                payloads.validation(),
                payloads.fhir(),
                tables.ndjson(),
                tables.csv(languages.fromFileToFile(effort.records())),
                new StartStudies(effort, files.directory()).starts(),
                new ReliabilityStudies(jmh, effort).reliability(),
                rows.growthInRows(),
                rows.growthInItems());
    }

    private static List<Goal> goals() {
        return Stream.of(
                        RowStudies.goals(),
                        PayloadStudies.goals(),
                        FileStudies.goals(),
                        StartStudies.goals(),
                        ReliabilityStudies.goals())
                .flatMap(List::stream)
                .toList();
    }

    private void write(List<Outcome> outcomes, Effort effort, List<String> notes) throws IOException {
        String name = "jdk" + Runtime.version().feature();
        List<Goal> asked =
                goals().stream().filter(goal -> only.contains(goal.study())).toList();
        String markdown =
                new Report(outcomes, asked, notes).markdown(LocalDate.now(ZoneOffset.UTC), effort, name + ".svg");
        Files.createDirectories(results);
        Files.writeString(results.resolve(name + ".md"), markdown);
        Files.writeString(results.resolve(name + ".svg"), Chart.svg(new ArrayList<>(outcomes)));
        System.out.print(markdown);
        System.out.flush();
    }
}
