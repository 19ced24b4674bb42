package io.github.alliancesdk.examples.benchmarks.start;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Starts Hibernate Validator until it is ready to validate. */
public final class ValidatorBootstrap {
    private ValidatorBootstrap() {}

    /**
     * Starts it.
     *
     * @param args the payload and the items of the scale, which are ignored
     */
    public static void main(String[] args) {
        try (ValidatorFactory factory = Validation.byProvider(HibernateValidator.class)
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
            System.out.println(factory.getValidator() == null ? "none" : "ready");
        }
    }
}
