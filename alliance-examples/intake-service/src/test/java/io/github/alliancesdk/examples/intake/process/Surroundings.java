package io.github.alliancesdk.examples.intake.process;

import io.github.alliancesdk.examples.intake.Databases;
import io.github.alliancesdk.examples.intake.Relay;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.UUID;

/** A database for one run, and what can fail about it: its server, its disk, and the network to it. */
final class Surroundings implements Closeable {
    private final Fault fault;
    private final Deque<Closeable> parts = new ArrayDeque<>();
    private final Database database;
    private SmallDisk disk;
    private Server server;
    private Relay relay;

    private Surroundings(String name, Fault fault) throws IOException {
        this.fault = fault;
        Path folder = Path.of("target", "faults", UUID.randomUUID().toString()).toAbsolutePath();
        try {
            if (fault == Fault.DISK) {
                disk = with(SmallDisk.mount(folder));
            }
            this.database = switch (name) {
                case "h2" -> h2(folder);
                case "postgresql" -> postgresql(folder);
                default -> throw new IllegalArgumentException("h2 or postgresql");
            };
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * An empty database for runs with a fault.
     *
     * @throws IllegalArgumentException if this database has no such fault
     */
    static Surroundings of(String database, Fault fault) throws IOException {
        return new Surroundings(database, fault);
    }

    private Database h2(Path folder) {
        if (fault == Fault.SERVER || fault == Fault.CONNECTIONS) {
            throw new IllegalArgumentException("H2 runs in the process of the service");
        }
        String url = Databases.h2(folder);
        return new Database("h2", url, url, "intake");
    }

    private Database postgresql(Path folder) throws IOException {
        server = with(Server.start(folder.resolve("data")));
        if (fault != Fault.CONNECTIONS) {
            return new Database("postgresql", server.url(), server.url(), "postgres");
        }
        relay = with(new Relay(server.port()));
        return new Database(
                "postgresql", server.url(), server.url().replace(":" + server.port(), ":" + relay.port()), "postgres");
    }

    Database database() {
        return database;
    }

    /** Makes the fault happen. */
    void inject(ServiceProcess service, Random random) throws Exception {
        switch (fault) {
            case SERVICE -> service.kill();
            case SERVER -> server.kill();
            case DISK -> disk.fill();
            case CONNECTIONS -> {
                Relay.Fault[] faults = Relay.Fault.values();
                relay.set(faults[1 + random.nextInt(faults.length - 1)]);
            }
        }
    }

    /** Ends the fault, except that it doesn't start the service. */
    void mend() throws IOException {
        switch (fault) {
            case SERVICE -> {}
            case SERVER -> server.restart();
            case DISK -> {
                disk.free();
                if (server != null) {
                    // PostgreSQL ends itself if it can't write its log
                    server.restart();
                }
            }
            case CONNECTIONS -> relay.set(Relay.Fault.NONE);
        }
    }

    private <T extends Closeable> T with(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() throws IOException {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }
}
