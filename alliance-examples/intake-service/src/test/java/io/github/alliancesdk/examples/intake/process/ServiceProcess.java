package io.github.alliancesdk.examples.intake.process;

import io.github.alliancesdk.examples.intake.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code java -jar intake-service.jar} on a free port of this machine. */
final class ServiceProcess implements AutoCloseable {
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private final Process process;
    private final int port;

    private ServiceProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts the service on a database and waits until it answers. */
    static ServiceProcess start(Path jar, Database database, Path log, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-jar",
                jar.toString(),
                "--server.port=0",
                "--intake.tokens.clinician.tester=" + Api.TOKEN_DIGEST,
                "--intake.tokens.researcher.reader=" + Api.RESEARCHER_DIGEST,
                "--intake.limits.requests-per-minute=100000000"));
        command.addAll(database.arguments());
        Files.deleteIfExists(log);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Instant end = Instant.now().plus(LONGEST_START);
        while (Instant.now().isBefore(end) && process.isAlive()) {
            Matcher started = STARTED.matcher(Files.readString(log));
            if (started.find()) {
                return new ServiceProcess(process, Integer.parseInt(started.group(1)));
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        process.destroyForcibly();
        throw new IllegalStateException("the service didn't start: " + Files.readString(log));
    }

    Api api() {
        return new Api(port, Api.TOKEN);
    }

    /** {@code kill -9}: the process can't clean up. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            process.destroyForcibly();
        }
    }
}
