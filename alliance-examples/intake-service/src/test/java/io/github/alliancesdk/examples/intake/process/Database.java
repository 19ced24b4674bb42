package io.github.alliancesdk.examples.intake.process;

import io.github.alliancesdk.examples.intake.Databases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * An empty database that remains when the service's process ends.
 *
 * @param url where the tests find it
 * @param serviceUrl where the service finds it
 */
record Database(String name, String url, String serviceUrl, String user) {
    /** A supported database: {@code h2} or {@code postgresql}. */
    static Database of(String name) {
        String url = name.equals("h2") ? Databases.h2() : Databases.postgresql();
        return new Database(name, url, url, name.equals("h2") ? "intake" : "postgres");
    }

    List<String> arguments() {
        return name.equals("h2")
                ? List.of("--spring.datasource.url=" + serviceUrl)
                : List.of(
                        "--spring.profiles.active=postgresql",
                        "--INTAKE_DATABASE_URL=" + serviceUrl,
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
