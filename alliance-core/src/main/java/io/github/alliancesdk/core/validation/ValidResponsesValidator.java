package io.github.alliancesdk.core.validation;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The validator of {@link ValidResponses}. By default, the validation provider makes it with the instruments that are
 * {@linkplain InstrumentCatalog#discover() discovered}. An application with its own catalogue passes it to the
 * constructor in a {@link jakarta.validation.ConstraintValidatorFactory}. Thread-safe after initialisation.
 *
 * <pre>{@code
 * InstrumentCatalog catalog = BundledInstruments.catalog().with(Instrument.parse(path));
 * ValidResponsesValidator validator = new ValidResponsesValidator(catalog); // a ConstraintValidatorFactory returns it
 * }</pre>
 */
@NoJsonForm.Instead("the Problem of each violation")
public final class ValidResponsesValidator implements ConstraintValidator<ValidResponses, Responses>, NoJsonForm {
    private static final String MESSAGES = "io.github.alliancesdk.core.validation.ValidResponses.";
    private static final String DEFAULT_MESSAGE = "{" + MESSAGES + "message}";

    private final InstrumentCatalog catalog;
    private ResponseChecker checker;
    private String message = DEFAULT_MESSAGE;

    /** Makes a validator with the discovered instruments. */
    public ValidResponsesValidator() {
        this(InstrumentCatalog.discover());
    }

    /**
     * Makes a validator with a catalogue.
     *
     * @param catalog the instruments
     * @throws NullPointerException if {@code catalog} is null
     */
    public ValidResponsesValidator(InstrumentCatalog catalog) {
        this.catalog = Objects.requireNonNull(catalog, "catalog");
        this.checker = ResponseChecker.of(catalog);
    }

    /**
     * Configures this validator from the annotation.
     *
     * @param annotation the annotation
     * @throws io.github.alliancesdk.core.instrument.UnknownInstrumentException if it names an instrument that the
     *     catalogue doesn't have; the exception contains the known ids
     * @throws IllegalArgumentException if it ignores a field of the payload
     */
    @Override
    public void initialize(ValidResponses annotation) {
        checker = checker(annotation, catalog);
        message = annotation.message();
    }

    static ResponseChecker checker(ValidResponses annotation, InstrumentCatalog catalog) {
        ResponseChecker checker = annotation.instrument().isEmpty()
                ? ResponseChecker.of(catalog)
                : ResponseChecker.of(catalog.get(annotation.instrument()));
        checker = checker.withRaters(Arrays.asList(annotation.raters()));
        if (annotation.completeness() == Completeness.REQUIRED) {
            checker = checker.requireComplete();
        }
        if (annotation.requireDigest()) {
            checker = checker.requireDigest();
        }
        checker = checker.ignoringFields(annotation.ignoringFields());
        return annotation.experimental() == Experimental.ALLOWED ? checker.allowExperimental() : checker;
    }

    /**
     * Checks responses.
     *
     * @param responses the responses; null is valid
     * @param context receives a violation for each problem
     * @return true if there is no problem
     */
    @Override
    public boolean isValid(@Nullable Responses responses, ConstraintValidatorContext context) {
        if (responses == null) {
            return true;
        }
        CheckResult result = checker.check(responses);
        if (!(result instanceof RejectedResponses rejected)) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        MessageParameters parameters = MessageParameters.of(context);
        for (Problem problem : rejected.problems()) {
            parameters.set(problem);
            String template = message.equals(DEFAULT_MESSAGE)
                    ? "{" + MESSAGES + problem.code().id() + "}"
                    : message;
            context.buildConstraintViolationWithTemplate(template).addConstraintViolation();
        }
        return false;
    }
}
