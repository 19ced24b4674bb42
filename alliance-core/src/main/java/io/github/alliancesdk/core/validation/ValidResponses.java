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
 * The annotated {@link io.github.alliancesdk.core.response.Responses} must be valid for their instrument. Null is
 * valid, as usual in bean validation.
 *
 * <p>Each problem is one violation whose path ends at the annotated element. The key of its message in the validation
 * provider's bundles is {@code io.github.alliancesdk.core.validation.ValidResponses.} followed by the code of the
 * problem. If you set {@link #message()}, it is used for every problem instead. With Hibernate Validator, a message may
 * use the parameters {@code {code}}, {@code {pointer}}, {@code {item}} and {@code {allowed}}, and the
 * {@link io.github.alliancesdk.core.Problem} is the violation's dynamic payload. None of them contains an answer.
 *
 * <p>Providers initialise validators late, so a wrong annotation fails only when it is first used.
 * {@link AllianceValidation#verify} finds it at start-up.
 *
 * <pre>{@code
 * record Intake(@ValidResponses(instrument = "wai-sr", raters = Rater.CLIENT) Responses responses) {}
 * AllianceValidation.verify(Intake.class); // in a start-up hook or a unit test
 * }</pre>
 */
@Documented
@Constraint(validatedBy = ValidResponsesValidator.class)
@Repeatable(ValidResponses.List.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE, ElementType.TYPE_USE
})
@Retention(RetentionPolicy.RUNTIME)
public @interface ValidResponses {
    /**
     * The message of every problem. By default, each problem code has its own message.
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
     * The payload of the constraint, as in bean validation.
     *
     * @return payload types
     */
    Class<? extends Payload>[] payload() default {};

    /**
     * The instrument that the responses must be for. It is also the default if the responses name none.
     *
     * @return an instrument id; by default, the responses must name their instrument
     */
    String instrument() default "";

    /**
     * Whether a missing answer is a violation.
     *
     * @return {@link Completeness#OPTIONAL} by default
     */
    Completeness completeness() default Completeness.OPTIONAL;

    /**
     * Whether responses to experimental instruments are valid.
     *
     * @return {@link Experimental#REFUSED} by default
     */
    Experimental experimental() default Experimental.REFUSED;

    /**
     * The allowed raters. If there is only one, it is also the default if the responses name none.
     *
     * @return raters; by default, all raters of the instrument
     */
    Rater[] raters() default {};

    /**
     * Whether responses without a {@code definitionDigest} are a violation.
     *
     * @return false by default
     */
    boolean requireDigest() default false;

    /**
     * The top-level fields of the application's own that are not read. All other unknown fields are violations.
     *
     * @return names of fields that are not fields of a payload; none by default
     */
    String[] ignoringFields() default {};

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
