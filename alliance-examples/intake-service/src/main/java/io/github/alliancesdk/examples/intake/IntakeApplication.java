package io.github.alliancesdk.examples.intake;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.InvalidDefinitionException;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.examples.shared.OwnDefinitions;
import io.github.alliancesdk.instruments.BundledInstruments;
import io.github.alliancesdk.instruments.DemonstrationInstrument;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.context.annotation.Bean;

/** Receives administrations of alliance instruments, stores them with their scores, and follows them over sessions. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class IntakeApplication {
    /** Starts the service. */
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(IntakeApplication.class);
        application.addInitializers(context -> DataFolder.prepare(context.getEnvironment()));
        application.run(arguments);
    }

    /** The shipped instruments, the demonstration instrument, whose wording may be shown, and the operator's own. */
    @Bean
    InstrumentCatalog catalog(IntakeProperties properties) {
        OwnDefinitions definitions =
                new OwnDefinitions(BundledInstruments.catalog().with(DemonstrationInstrument.instrument()));
        for (String file : properties.definitions()) {
            try {
                definitions.add(file, Instrument.parse(Path.of(file)));
            } catch (IOException e) {
                throw refused(file, "it can't be read");
            } catch (InvalidDefinitionException | IllegalArgumentException e) {
                throw refused(file, String.valueOf(e.getMessage()));
            }
        }
        return definitions.catalog();
    }

    private static InvalidConfigurationPropertyValueException refused(String file, String reason) {
        return new InvalidConfigurationPropertyValueException("intake.definitions", file, reason);
    }

    @Bean
    ResponseChecker checker(InstrumentCatalog catalog, IntakeProperties properties) {
        ResponseChecker checker = ResponseChecker.of(catalog);
        return properties.experimental() ? checker.allowExperimental() : checker;
    }

    /** Needed because {@code @ValidResponses} knows only the shipped instruments by default. */
    @Bean
    ValidationConfigurationCustomizer validators(InstrumentCatalog catalog) {
        return configuration -> configuration.constraintValidatorFactory(
                new CatalogValidators(catalog, configuration.getDefaultConstraintValidatorFactory()));
    }

    /** Throws if the missing policy doesn't fit every instrument, so that no sheet is refused after it was filled in. */
    @Bean
    Scorer scorer(InstrumentCatalog catalog, IntakeProperties properties) {
        for (Instrument instrument : catalog.instruments()) {
            if (instrument.status() != InstrumentStatus.CATALOGUED) {
                properties.policy().resolve(instrument);
            }
        }
        return Scorer.of(properties.policy());
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
