package io.github.alliancesdk.examples.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * Spark's standalone cluster on this machine: a master and workers as processes. They listen on 127.0.0.1 only, on ports
 * that the system chooses. Closing it ends all processes, and so does the end of this virtual machine. Not thread-safe.
 */
final class StandaloneCluster implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration START = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 20;
    private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
    private static final Pattern REGISTERED = Pattern.compile("Successfully registered with master");

    private final Path directory;
    private final List<String> jvm;
    private final List<Process> processes = new ArrayList<>();
    private final Thread atExit = new Thread(this::destroy, "ends the cluster");
    private String master = "";

    private StandaloneCluster(Path directory, List<String> jvm) {
        this.directory = directory;
        this.jvm = jvm;
    }

    /**
     * Starts a cluster.
     *
     * @param directory a directory for its files and logs
     * @param jars the jars of Spark
     * @param workers the number of workers, of one core each
     * @param memory the memory of a worker, such as {@code 2g}
     * @param jvm options for the virtual machines of master, workers and drivers
     */
    static StandaloneCluster start(Path directory, List<Path> jars, int workers, String memory, List<String> jvm)
            throws IOException, InterruptedException {
        StandaloneCluster cluster = new StandaloneCluster(directory, jvm);
        Runtime.getRuntime().addShutdownHook(cluster.atExit);
        try {
            cluster.start(jars, workers, memory);
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private void start(List<Path> jars, int workers, String memory) throws IOException, InterruptedException {
        Path links = Files.createDirectories(home().resolve("jars"));
        for (Path jar : jars) {
            Files.createSymbolicLink(links.resolve(jar.getFileName()), jar);
        }
        List<String> address = List.of("--host", LOOPBACK, "--port", "0", "--webui-port", "0");
        launch("org.apache.spark.deploy.master.Master", masterLog(), masterLog(), address);
        master = await(masterLog(), MASTER).group(1);
        for (int worker = 0; worker < workers; worker++) {
            Path log = directory.resolve("worker-" + worker + ".log");
            List<String> arguments = new ArrayList<>(address);
            arguments.addAll(List.of("--cores", "1", "--memory", memory, "--work-dir"));
            arguments.add(directory.resolve("work-" + worker).toString());
            arguments.add(master);
            launch("org.apache.spark.deploy.worker.Worker", log, log, arguments);
        }
        for (int worker = 0; worker < workers; worker++) {
            await(directory.resolve("worker-" + worker + ".log"), REGISTERED);
        }
    }

    private Path home() {
        return directory.resolve("home");
    }

    Path masterLog() {
        return directory.resolve("master.log");
    }

    /** Submits a jar as {@code spark-submit} does. */
    Process submit(Path out, Path log, List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("--master", master));
        for (String setting : List.of("spark.driver.host=" + LOOPBACK, "spark.driver.bindAddress=" + LOOPBACK)) {
            all.add("--conf");
            all.add(setting);
        }
        all.addAll(arguments);
        return launch("org.apache.spark.deploy.SparkSubmit", out, log, all);
    }

    private Process launch(String program, Path out, Path log, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx1g");
        command.add("-Dspark.master.rest.enabled=false");
        command.addAll(Arrays.asList(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(jvm);
        command.add("-cp");
        command.add(home().resolve("jars") + File.separator + "*");
        command.add(program);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile());
        if (out.equals(log)) {
            builder.redirectErrorStream(true);
        } else {
            builder.redirectError(log.toFile());
        }
        builder.environment().put("SPARK_HOME", home().toString());
        builder.environment().put("SPARK_LOCAL_IP", LOOPBACK);
        // otherwise Spark looks for it in the directories of its own build
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private static Matcher await(Path log, Pattern wanted) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < deadline) {
            if (Files.exists(log)) {
                Matcher found = wanted.matcher(Files.readString(log));
                if (found.find()) {
                    return found;
                }
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new IllegalStateException(log + " doesn't contain: " + wanted);
    }

    /** Kills an executor as {@code kill -9} does; returns whether it was running. */
    boolean kill(String executor) {
        Optional<ProcessHandle> found = processes.stream()
                .flatMap(Process::descendants)
                .filter(process -> {
                    String command = process.info().commandLine().orElse("");
                    return command.contains("CoarseGrainedExecutorBackend")
                            && command.contains("--executor-id " + executor + " ");
                })
                .findFirst();
        return found.isPresent() && found.get().destroyForcibly();
    }

    @Override
    public void close() {
        destroy();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the virtual machine is ending, and the hook runs anyway
        }
    }

    private void destroy() {
        for (Process process : processes) {
            Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroyForcibly);
        }
    }
}
