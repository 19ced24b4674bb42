package io.github.alliancesdk.examples.intake.process;

import io.github.alliancesdk.examples.intake.Databases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** An empty database that remains when the service's process ends. */
record Database(String name, String url, String user) {
    /** A supported database: {@code h2} or {@code postgresql}. */
    static Database of(String name) {
        return switch (name) {
            case "h2" -> new Database(name, Databases.h2(), "intake");
            case "postgresql" -> new Database(name, Databases.postgresql(), "postgres");
            default -> throw new IllegalArgumentException("h2 or postgresql");
        };
    }

    List<String> arguments() {
        return name.equals("h2")
                ? List.of("--spring.datasource.url=" + url)
                : List.of(
                        "--spring.profiles.active=postgresql",
                        "--INTAKE_DATABASE_URL=" + url,
                        "--INTAKE_DATABASE_USER=" + user);
    }

    /** The result of a query, while no service uses the database. */
    long count(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
