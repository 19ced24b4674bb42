package io.github.alliancesdk.examples.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the jar as a separate process, for cases that depend on the operating system. */
class AllianceJarIT {
    private static final int RECORDS = 200_000;
    private static final File FULL = new File("/dev/full");

    @TempDir
    private static Path folder;

    private static Path big;
    private static Path study;

    @BeforeAll
    static void writeManyRows() throws IOException {
        study = folder.resolve("study.csv");
        try (BufferedWriter writer = Files.newBufferedWriter(study)) {
            writer.write("site,instrument,rater,recordId,1,2,3,4,5,6,7,8,9,10,11,12,note\n");
            for (int i = 0; i < RECORDS; i++) {
                writer.write("north,wai-sr,client,r-" + i + ",1,2,3,4,5,1,2,3,4,5,1,2,"
                        + (i % 100 == 0 ? "\"a\nb\"\n" : "c\n"));
            }
        }
    }

    @BeforeAll
    static void writeManyRecords() throws IOException {
        big = folder.resolve("big.ndjson");
        try (BufferedWriter writer = Files.newBufferedWriter(big)) {
            for (int i = 0; i < RECORDS; i++) {
                writer.write(Fixtures.goodRecord("r-" + i));
                writer.write('\n');
            }
        }
    }

    private static ProcessBuilder alliance(List<String> jvm, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-jar", Path.of("target", "alliance.jar").toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        // with this variable, the virtual machine writes a message to standard error
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.redirectError(folder.resolve("err").toFile());
        return builder;
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static String err() throws IOException {
        return Files.readString(folder.resolve("err"));
    }

    @ParameterizedTest
    @CsvSource({"ndjson, ndjson", "ndjson, csv", "csv, ndjson", "csv, csv"})
    void manyRecordsNeedLittleMemory(String input, String output) throws Exception {
        Path out = folder.resolve("out");
        Path in = input.equals("csv") ? study : big;
        Process process = alliance(
                        List.of("-Xmx64m", "-XX:MaxDirectMemorySize=16m"), "score", in.toString(), "--output", output)
                .redirectOutput(out.toFile())
                .start();

        assertThat(exitCode(process)).isZero();
        assertThat(err()).isEmpty();
        try (Stream<String> lines = Files.lines(out)) {
            // one in a hundred notes has two lines
            long more = !output.equals("csv") ? 0 : input.equals("csv") ? 1 + RECORDS / 100 : 1;
            assertThat(lines.count()).isEqualTo(RECORDS + more);
        }
    }

    @ParameterizedTest
    @CsvSource({"ndjson, ndjson", "ndjson, csv", "csv, ndjson", "csv, csv"})
    void aClosedPipeIsAQuietEnd(String input, String output) throws Exception {
        Path in = input.equals("csv") ? study : big;
        Process process =
                alliance(List.of(), "score", in.toString(), "--output", output).start();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(reader.readLine()).isNotEmpty();
        }

        assertThat(exitCode(process)).isZero();
        assertThat(err()).isEmpty();
    }

    /** Here a small part of the file causes a large part of the output. */
    @Test
    void aFileOfNothingButProblemsNeedsLittleMemory() throws Exception {
        Path in = folder.resolve("bad.csv");
        try (BufferedWriter writer = Files.newBufferedWriter(in)) {
            writer.write(
                    IntStream.rangeClosed(1, 36).mapToObj(String::valueOf).collect(Collectors.joining(",")) + "\n");
            for (int i = 0; i < RECORDS / 10; i++) {
                writer.write("x" + ",9".repeat(35) + "\n" + "1\n".repeat(36));
            }
        }
        Process process = alliance(
                        List.of("-Xmx64m", "-XX:MaxDirectMemorySize=16m"),
                        "check",
                        in.toString(),
                        "--threads=8",
                        "--instrument=wai",
                        "--rater=client",
                        "--problems",
                        folder.resolve("problems").toString())
                .redirectOutput(folder.resolve("out").toFile())
                .start();

        assertThat(exitCode(process)).isEqualTo(1);
        assertThat(err()).isEqualTo("740,000 records: 1,440,000 problems in 740,000 bad records\n");
        try (Stream<String> lines = Files.lines(folder.resolve("problems"))) {
            long[] row = {0};
            lines.forEach(line -> assertThat(line).startsWith("{\"row\":" + ++row[0] + ","));
            assertThat(row[0]).isEqualTo(740_000);
        }
    }

    @Test
    void aFullDiskIsAMessage() throws Exception {
        assumeTrue(FULL.exists(), "there is no device that is always full");

        Process process = alliance(List.of(), "score", big.toString())
                .redirectOutput(FULL)
                .start();

        assertThat(exitCode(process)).isEqualTo(3);
        assertThat(err().lines()).singleElement().asString().startsWith("alliance: can't write standard output: ");
    }

    @Test
    void aFullDiskUnderTheProblemsIsAMessage() throws Exception {
        assumeTrue(FULL.exists(), "there is no device that is always full");

        Process process = alliance(
                        List.of(), "score", big.toString(), "--rater=therapist", "--problems", FULL.getPath())
                .start();

        assertThat(exitCode(process)).isEqualTo(3);
        assertThat(err().lines()).singleElement().asString().startsWith("alliance: can't write /dev/full: ");
    }

    @Test
    void aFullDiskUnderTheMessagesIsAnExitCode() throws Exception {
        assumeTrue(FULL.exists(), "there is no device that is always full");

        Process process = alliance(List.of(), "nonsense").redirectError(FULL).start();

        assertThat(exitCode(process)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Duser.language=tr -Duser.country=TR -Dfile.encoding=ISO-8859-1 -Dsun.jnu.encoding=ISO-8859-1",
                "-Duser.language=de -Duser.country=DE -Dstdout.encoding=US-ASCII -Dnative.encoding=US-ASCII",
                "-Duser.language=ar -Duser.country=EG -Duser.extensions=nu-arab"
            })
    void languageAndEncodingOfThePlatformChangeNothing(String settings) throws Exception {
        String record = Fixtures.goodRecord("ışık-ü-😀");
        Path in = Files.writeString(folder.resolve("in.ndjson"), record + "\n" + record.replace(":5", ":6"));
        for (String args : List.of(
                "score",
                "score --output=csv",
                "score --output=table",
                "check",
                "score --help",
                "reliability --instrument=wai-sr",
                "change --sd=0.7 --reliability=0.9 --reliability-kind=retest --source=ş")) {
            List<String> all = new ArrayList<>(List.of(args.split(" ")));
            all.add(in.toString());
            Process process = alliance(List.of(settings.split(" ")), all.toArray(String[]::new))
                    .start();
            String out;
            try (InputStream stream = process.getInputStream()) {
                out = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            }

            Cli expected = Cli.run(all.toArray(String[]::new));
            assertThat(new Cli(exitCode(process), out, err())).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"svg", "png"})
    void drawsWithoutAScreen(String ending) throws Exception {
        Path plot = folder.resolve("forest." + ending);
        String[] args = {"pool", Cli.SAMPLES.resolve("simulated-studies.csv").toString(), "--to=1..7", "--plot=" + plot
        };
        ProcessBuilder builder = alliance(List.of("-Duser.language=ar", "-Duser.extensions=nu-arab"), args);
        builder.environment().remove("DISPLAY");
        Process process = builder.redirectOutput(folder.resolve("out").toFile()).start();

        assertThat(exitCode(process)).isZero();
        assertThat(err()).isEmpty();
        byte[] drawn = Files.readAllBytes(plot);
        assertThat(Cli.run(args).exitCode()).isZero();
        assertThat(drawn).isEqualTo(Files.readAllBytes(plot));
    }

    @Test
    void scoresOfManyRecordsAreConvertedInLittleMemory() throws Exception {
        Path scores = folder.resolve("scores.ndjson");
        Process score = alliance(List.of(), "score", big.toString())
                .redirectOutput(scores.toFile())
                .start();
        assertThat(exitCode(score)).isZero();

        Path out = folder.resolve("out");
        Process convert = alliance(List.of("-Xmx64m"), "convert", scores.toString(), "--to=0..100")
                .redirectOutput(out.toFile())
                .start();

        assertThat(exitCode(convert)).isZero();
        try (Stream<String> lines = Files.lines(out)) {
            assertThat(lines.filter(line -> line.endsWith("\"kind\":\"linear, not equating\"}}")))
                    .hasSize(RECORDS);
        }
    }

    @Test
    void theLicenceOfEveryBundledLibraryIsInTheJar() throws IOException {
        try (JarFile jar = new JarFile(Path.of("target", "alliance.jar").toFile())) {
            String list = text(jar, "META-INF/licenses/README.md");
            List<String> packages = Pattern.compile("`([a-z0-9.]+)`[,| ]")
                    .matcher(list.substring(list.indexOf("| ---")))
                    .results()
                    .map(match -> match.group(1).replace('.', '/') + "/")
                    .toList();
            assertThat(jar.stream()
                            .map(entry -> entry.getName().replaceFirst("^META-INF/versions/[0-9]+/", ""))
                            .filter(name -> name.endsWith(".class"))
                            .filter(name -> packages.stream().noneMatch(name::startsWith)))
                    .isEmpty();
            assertThat(Pattern.compile("`((?:\\.\\./)?[A-Z][A-Za-z0-9.-]+)`")
                            .matcher(list)
                            .results())
                    .hasSizeGreaterThan(10)
                    .allSatisfy(match -> assertThat(
                                    text(jar, ("META-INF/licenses/" + match.group(1)).replace("licenses/../", "")))
                            .hasSizeGreaterThan(1000));
            assertThat(text(jar, "META-INF/LICENSE")).contains("MIT License", "Siegmar", "Redistribution and use");
        }
    }

    private static String text(JarFile jar, String entry) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getEntry(entry))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void readsStandardInput() throws Exception {
        Process process = alliance(List.of(), "score", "-", "--output", "csv", "--instrument", "wai-sr")
                .start();
        try (BufferedWriter writer = process.outputWriter(StandardCharsets.UTF_8)) {
            writer.write(Fixtures.goodRecord("r-1"));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(exitCode(process)).isZero();
        assertThat(out.lines()).hasSize(2);
        assertThat(err()).isEmpty();
    }
}
