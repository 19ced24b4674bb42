package io.github.alliancesdk.examples.intake.process;

import io.github.alliancesdk.examples.intake.Databases;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL server of its own, which can be killed and started again on its data. */
final class Server implements Closeable {
    private final Path data;
    private final int port;
    private EmbeddedPostgres running;

    private Server(Path data, int port) throws IOException {
        this.data = data;
        this.port = port;
        this.running = launch();
    }

    static Server start(Path data) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        return new Server(data, port);
    }

    private EmbeddedPostgres launch() throws IOException {
        Databases.limitLog();
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                // the library turns fsync off by default, and synchronous_commit too, which the service must turn on
                .setServerConfig("fsync", "on")
                .setServerConfig("max_wal_size", "64MB")
                .setServerConfig("min_wal_size", "32MB")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setOverrideWorkingDirectory(
                        Path.of("target", "postgresql").toAbsolutePath().toFile())
                .start();
    }

    int port() {
        return port;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** {@code kill -9} for all processes of the server. */
    void kill() throws IOException {
        postmaster().forEach(process -> {
            List<ProcessHandle> all =
                    Stream.concat(Stream.of(process), process.descendants()).toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(one -> one.onExit().join());
        });
    }

    /** Starts the server again, if it isn't running. */
    void restart() throws IOException {
        if (postmaster().noneMatch(ProcessHandle::isAlive)) {
            // only releases the library's lock on the data
            running.close();
            running = launch();
        }
    }

    @Override
    public void close() throws IOException {
        running.close();
    }

    private Stream<ProcessHandle> postmaster() throws IOException {
        Path pid = data.resolve("postmaster.pid");
        if (Files.notExists(pid)) {
            return Stream.empty();
        }
        try (Stream<String> lines = Files.lines(pid)) {
            return lines.findFirst().map(Long::valueOf).flatMap(ProcessHandle::of).stream();
        }
    }
}
