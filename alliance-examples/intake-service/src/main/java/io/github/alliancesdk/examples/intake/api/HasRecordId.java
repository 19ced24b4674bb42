package io.github.alliancesdk.examples.intake.api;

import io.github.alliancesdk.core.response.ProblemCode;
import io.github.alliancesdk.core.response.ResponseProblem;
import io.github.alliancesdk.core.response.Responses;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import java.util.OptionalInt;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** A payload says its own id, which is optional to the SDK and what makes repeated delivery harmless here. */
@Documented
@Constraint(validatedBy = HasRecordId.Validator.class)
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@interface HasRecordId {
    /** The message of the violation; the problem has one of its own. */
    String message() default "recordId is required";

    /** The validation groups. */
    Class<?>[] groups() default {};

    /** The payload of the constraint, as bean validation has it. */
    Class<? extends Payload>[] payload() default {};

    /** Looks for the id. */
    final class Validator implements ConstraintValidator<HasRecordId, Responses> {
        static final ResponseProblem MISSING =
                new ResponseProblem(ProblemCode.MISSING_FIELD, "/recordId", OptionalInt.empty(), Map.of());

        @Override
        public boolean isValid(@Nullable Responses responses, ConstraintValidatorContext context) {
            if (responses == null || responses.recordId().isPresent()) {
                return true;
            }
            context.unwrap(HibernateConstraintValidatorContext.class).withDynamicPayload(MISSING);
            return false;
        }
    }
}
