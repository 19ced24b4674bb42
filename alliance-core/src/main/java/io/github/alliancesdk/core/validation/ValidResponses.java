package io.github.alliancesdk.core.validation;

import io.github.alliancesdk.core.instrument.Rater;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The annotated {@link io.github.alliancesdk.core.response.Responses} answer their instrument without a problem. Null is
 * valid, as everywhere in bean validation.
 *
 * <p>Each problem is one violation whose path ends at the annotated element. Its message is found in the bundles of the
 * validation provider under {@code io.github.alliancesdk.core.validation.ValidResponses.} and the code of the problem;
 * a {@link #message()} of your own is used for every problem instead. With Hibernate Validator a message may use the
 * parameters {@code {code}}, {@code {pointer}}, {@code {item}} and {@code {allowed}}, and the
 * {@link io.github.alliancesdk.core.Problem} is the violation's dynamic payload. None of them holds an
 * answer.
 *
 * <p>A wrong annotation fails when it is first used, because providers initialise late; {@link AllianceValidation#verify}
 * finds it at start-up.
 */
@Documented
@Constraint(validatedBy = ValidResponsesValidator.class)
@Repeatable(ValidResponses.List.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE, ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface ValidResponses {
    /**
     * The message of every problem. By default each code has a message of its own.
     *
     * @return a message template
     */
    String message() default "{io.github.alliancesdk.core.validation.ValidResponses.message}";

    /**
     * The validation groups.
     *
     * @return groups
     */
    Class<?>[] groups() default {};

    /**
     * The payload of the constraint, as bean validation has it.
     *
     * @return payload types
     */
    Class<? extends Payload>[] payload() default {};

    /**
     * The instrument that the responses must answer, and that is supplied where they name none.
     *
     * @return an instrument id; by default the responses name their instrument
     */
    String instrument() default "";

    /**
     * Whether a missing answer is a violation.
     *
     * @return {@link Completeness#OPTIONAL} by default
     */
    Completeness completeness() default Completeness.OPTIONAL;

    /**
     * Whether experimental instruments are let through.
     *
     * @return {@link Experimental#REFUSED} by default
     */
    Experimental experimental() default Experimental.REFUSED;

    /**
     * The raters allowed. A single one is supplied where the responses name none.
     *
     * @return raters; by default all that the instrument is for
     */
    Rater[] raters() default {};

    /** Several of these constraints on one element. */
    @Documented
    @Target({
        ElementType.FIELD,
        ElementType.METHOD,
        ElementType.PARAMETER,
        ElementType.ANNOTATION_TYPE,
        ElementType.TYPE_USE
    })
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        /**
         * The constraints.
         *
         * @return at least one
         */
        ValidResponses[] value();
    }
}
