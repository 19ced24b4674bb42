package io.github.alliancesdk.examples.intake;

import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.validation.ValidResponsesValidator;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorFactory;

/** Creates the validator of {@code @ValidResponses} with this service's catalogue, and all others as usual. */
record CatalogValidators(InstrumentCatalog catalog, ConstraintValidatorFactory others)
        implements ConstraintValidatorFactory {
    @Override
    public <T extends ConstraintValidator<?, ?>> T getInstance(Class<T> type) {
        return type == ValidResponsesValidator.class
                ? type.cast(new ValidResponsesValidator(catalog))
                : others.getInstance(type);
    }

    @Override
    public void releaseInstance(ConstraintValidator<?, ?> validator) {
        others.releaseInstance(validator);
    }
}
