package io.github.alliancesdk.examples.intake;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.slf4j.LoggerFactory;

/** Empty databases for tests: H2 as files, and a real PostgreSQL on a free port of this machine. */
public final class Databases {
    private Databases() {}

    /** A new H2 database, configured as in the service. */
    public static String h2() {
        return h2(Path.of("target", "databases", UUID.randomUUID().toString()).toAbsolutePath());
    }

    /** The same in a folder. */
    public static String h2(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("intake") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    }

    /** A new PostgreSQL database; its user is {@code postgres}, without a password. */
    public static String postgresql() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Server.INSTANCE.getJdbcUrl("postgres", name);
    }

    /** Turns off the log of the library that starts servers: it repeats their long output, and a failure is thrown. */
    public static void limitLog() {
        ((Logger) LoggerFactory.getLogger("io.zonky")).setLevel(Level.OFF);
    }

    /** One server for all tests of a JVM; it stops with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            limitLog();
            try {
                return EmbeddedPostgres.builder()
                        .setCleanDataDirectory(true)
                        // the library turns fsync off by default; a production server writes to disk before it answers
                        .setServerConfig("fsync", "on")
                        .setOverrideWorkingDirectory(
                                Path.of("target", "postgresql").toAbsolutePath().toFile())
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
