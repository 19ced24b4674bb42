package io.github.alliancesdk.examples.intake.storage;

import io.github.alliancesdk.examples.intake.IntakeProperties;
import java.nio.file.Path;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Transactions of an H2 database begin only if its disk has space. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {
    private static final String H2_FILE = "jdbc:h2:file:";

    @Bean
    JdbcTransactionManager transactionManager(
            DataSource source, @Value("${spring.datasource.url}") String url, IntakeProperties properties) {
        if (!url.startsWith(H2_FILE)) {
            return new JdbcTransactionManager(source);
        }
        Path file = Path.of(url.substring(H2_FILE.length()).split(";", 2)[0]).toAbsolutePath();
        return new ReservingTransactionManager(
                source, Objects.requireNonNull(file.getParent()), properties.reserveBytes());
    }
}
