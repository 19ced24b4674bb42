package io.github.alliancesdk.examples.intake.administration;

import io.github.alliancesdk.examples.intake.Databases;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class H2StoreTest extends StoreContract {
    @Override
    DriverManagerDataSource database() {
        return new DriverManagerDataSource(Databases.h2(), "intake", "");
    }
}
