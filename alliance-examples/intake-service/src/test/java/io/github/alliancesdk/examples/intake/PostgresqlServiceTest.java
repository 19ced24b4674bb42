package io.github.alliancesdk.examples.intake;

import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Runs the profile that production uses, with the same migrations. */
@ActiveProfiles("postgresql")
class PostgresqlServiceTest extends ServiceContract {
    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        String url = Databases.postgresql();
        properties.add("INTAKE_DATABASE_URL", () -> url);
        properties.add("INTAKE_DATABASE_USER", () -> "postgres");
        properties.add("INTAKE_DATABASE_PASSWORD", () -> "");
    }
}
