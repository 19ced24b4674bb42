package io.github.alliancesdk.examples.intake;

import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@ActiveProfiles("postgresql")
class PostgresqlOperatorTest extends OperatorContract {
    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        String url = Databases.postgresql();
        properties.add("INTAKE_DATABASE_URL", () -> url);
        properties.add("INTAKE_DATABASE_USER", () -> "postgres");
        properties.add("INTAKE_DATABASE_PASSWORD", () -> "");
    }
}
