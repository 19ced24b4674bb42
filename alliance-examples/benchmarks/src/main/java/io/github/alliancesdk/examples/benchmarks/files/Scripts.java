package io.github.alliancesdk.examples.benchmarks.files;

import io.github.alliancesdk.examples.benchmarks.Contender;
import io.github.alliancesdk.examples.benchmarks.Origin;
import io.github.alliancesdk.examples.benchmarks.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs R and Python on the same files. Each script measures its own work without the start of its language, and
 * compares its scores with the SDK's before it prints the time. A script whose language isn't installed is skipped and
 * reported.
 */
public final class Scripts {
    private static final int NOT_INSTALLED = 3;
    private static final double NANOS = 1e6;

    private final Optional<Path> directory;
    private final String python;
    private final String rscript;
    private final StudyFiles files;
    private final Set<String> notes = new LinkedHashSet<>();

    /**
     * Creates the contenders.
     *
     * @param directory the directory of the scripts; empty to skip them
     * @param python the command for Python
     * @param rscript the command for R
     * @param files the files that they read
     */
    public Scripts(Optional<Path> directory, String python, String rscript, StudyFiles files) {
        this.directory = directory;
        this.python = python;
        this.rscript = rscript;
        this.files = files;
        if (directory.isEmpty()) {
            notes.add("R and Python were left out, as was asked for.");
        }
    }

    /**
     * The skipped scripts, with the reason.
     *
     * @return sentences
     */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * The scripts that score the matrix in memory.
     *
     * @param rows the number of rows
     * @return one contender for each language
     */
    public List<Contender> inMemory(int rows) {
        return contenders("memory", rows);
    }

    /**
     * The scripts that score the CSV file and write a file of scores.
     *
     * @param rows the number of rows
     * @return one contender for each language
     */
    public List<Contender> fromFileToFile(int rows) {
        return contenders("files", rows);
    }

    private List<Contender> contenders(String task, int rows) {
        return directory.stream()
                .flatMap(scripts -> List.of(
                        new Contender("Python", () -> run("Python", python, scripts.resolve("score.py"), task, rows)),
                        new Contender("R", () -> run("R", rscript, scripts.resolve("score.R"), task, rows)))
                        .stream())
                .toList();
    }

    private List<Sample> run(String language, String command, Path script, String task, int rows)
            throws IOException, InterruptedException {
        Path messages = files.directory().resolve("script.messages");
        Process process;
        try {
            process = new ProcessBuilder(
                            command, script.toString(), task, files.directory().toString())
                    .redirectError(messages.toFile())
                    .start();
        } catch (IOException e) {
            notes.add(language + " was left out: it is not installed.");
            return List.of();
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        String said = Files.readString(messages).strip();
        if (code == NOT_INSTALLED) {
            notes.add(language + " was left out: " + said + ".");
            return List.of();
        }
        if (code != 0) {
            throw new IOException(language + " ended with " + code + ": " + said);
        }
        return samples(printed, rows);
    }

    private static List<Sample> samples(String printed, int rows) {
        List<Sample> samples = new ArrayList<>();
        for (String line : printed.lines().toList()) {
            int tab = line.indexOf('\t');
            double nanos = Double.parseDouble(line.substring(tab + 1)) * NANOS;
            samples.add(Sample.of(line.substring(0, tab), Origin.SCRIPT, nanos / rows));
        }
        return samples;
    }
}
