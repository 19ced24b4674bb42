package io.github.alliancesdk.examples.intake;

import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.instruments.BundledInstruments;
import io.github.alliancesdk.instruments.DemonstrationInstrument;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.context.annotation.Bean;

/** Takes administrations of alliance instruments, stores them with their scores, and follows them over sessions. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class IntakeApplication {
    /** Starts the service. */
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(IntakeApplication.class);
        application.addInitializers(context -> DataFolder.prepare(context.getEnvironment()));
        application.run(arguments);
    }

    /** Every instrument that is shipped, and the made-up one whose wording may be shown. */
    @Bean
    InstrumentCatalog catalog() {
        return BundledInstruments.catalog().with(DemonstrationInstrument.instrument());
    }

    @Bean
    ResponseChecker checker(InstrumentCatalog catalog, IntakeProperties properties) {
        ResponseChecker checker = ResponseChecker.of(catalog);
        return properties.experimental() ? checker.allowExperimental() : checker;
    }

    /** {@code @ValidResponses} knows by itself what is shipped, and not what is added to it. */
    @Bean
    ValidationConfigurationCustomizer validators(InstrumentCatalog catalog) {
        return configuration -> configuration.constraintValidatorFactory(
                new CatalogValidators(catalog, configuration.getDefaultConstraintValidatorFactory()));
    }

    @Bean
    Scorer scorer(IntakeProperties properties) {
        return Scorer.of(properties.policy());
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
