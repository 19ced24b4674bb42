package io.github.alliancesdk.core.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.UnknownInstrumentException;
import io.github.alliancesdk.core.response.Responses;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorFactory;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Payload;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.groups.Default;
import java.io.InputStream;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.engine.HibernateConstraintViolation;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValidResponsesTest {
    private static final Instrument DEMO = InventedInstruments.demo();
    private static final InstrumentCatalog CATALOG =
            InstrumentCatalog.of(DEMO, InventedInstruments.wide(), InventedInstruments.experimental());

    private static final Responses GOOD = Responses.inItemOrder(DEMO, Rater.CLIENT, 1, 2, 3, 4, 5);
    private static final Responses PARTIAL =
            Responses.builder("demo-5", Rater.CLIENT).answer(1, 1).build();
    private static final Responses BAD = Responses.parse(
            "{\"instrument\":\"demo-5\",\"rater\":\"client\",\"responses\":{\"1\":9,\"2\":1.5,\"x\":1}}");

    /** Creates the SDK's validator with its own catalogue, and all others as usual. */
    private record Factory(InstrumentCatalog catalog) implements ConstraintValidatorFactory {
        @Override
        public <T extends ConstraintValidator<?, ?>> T getInstance(Class<T> key) {
            try {
                return key == ValidResponsesValidator.class
                        ? key.cast(new ValidResponsesValidator(catalog))
                        : key.getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void releaseInstance(ConstraintValidator<?, ?> instance) {}
    }

    private static ValidatorFactory withParameters(Locale locale) {
        return Validation.byProvider(HibernateValidator.class)
                .configure()
                .constraintValidatorFactory(new Factory(CATALOG))
                .defaultLocale(locale)
                .messageInterpolator(new ParameterMessageInterpolator(Set.of(locale), locale, false))
                .buildValidatorFactory();
    }

    private static ValidatorFactory withExpressions() {
        return Validation.byProvider(HibernateValidator.class)
                .configure()
                .constraintValidatorFactory(new Factory(CATALOG))
                .defaultLocale(Locale.ROOT)
                .buildValidatorFactory();
    }

    static Stream<ValidatorFactory> providers() {
        return Stream.of(withParameters(Locale.ROOT), withExpressions());
    }

    private static <T> Set<ConstraintViolation<T>> validate(T bean) {
        try (ValidatorFactory factory = withParameters(Locale.ROOT)) {
            return factory.getValidator().validate(bean);
        }
    }

    /** An application's bean. */
    record Intake(@ValidResponses Responses responses) {}

    @ParameterizedTest
    @MethodSource("providers")
    void eachProblemIsOneViolationWhosePathEndsAtTheAnnotatedElement(ValidatorFactory factory) {
        try (factory) {
            Validator validator = factory.getValidator();
            assertThat(validator.validate(new Intake(GOOD))).isEmpty();
            Set<ConstraintViolation<Intake>> violations = validator.validate(new Intake(BAD));
            assertThat(violations)
                    .extracting(violation -> violation.getPropertyPath().toString())
                    .containsOnly("responses");
            assertThat(violations)
                    .extracting(ConstraintViolation::getMessage)
                    .containsExactlyInAnyOrder(
                            "/responses/1: The value is out of range; allowed: 1..5.",
                            "/responses/2: The value must be a whole number, without fraction, exponent or quotes;"
                                    + " allowed: 1..5.",
                            "/responses/x: The instrument has no such item; allowed: 1..5.");
        }
    }

    @Test
    void theProblemItselfIsTheDynamicPayload() {
        assertThat(validate(new Intake(BAD)))
                .extracting(violation -> ((HibernateConstraintViolation<?>)
                                violation.unwrap(HibernateConstraintViolation.class))
                        .getDynamicPayload(Problem.class)
                        .code())
                .containsExactlyInAnyOrder(
                        ProblemCode.OUT_OF_RANGE, ProblemCode.NOT_AN_INTEGER, ProblemCode.UNKNOWN_ITEM);
    }

    @Test
    void nullIsValid() {
        assertThat(validate(new Intake(null))).isEmpty();
    }

    record OwnMessage(
            @ValidResponses(message = "{code} at {pointer}, item {item}, allowed {allowed}")
            Responses responses) {}

    @Test
    void aMessageMayUseTheFactsOfTheProblem() {
        assertThat(validate(new OwnMessage(BAD)))
                .extracting(ConstraintViolation::getMessage)
                .contains(
                        "out-of-range at /responses/1, item 1, allowed 1..5",
                        "unknown-item at /responses/x, item , allowed 1..5");
    }

    record Fixed(
            @ValidResponses(instrument = "demo-5", raters = Rater.CLIENT)
            Responses responses) {}

    @Test
    void aFixedInstrumentAndASingleRaterAreSuppliedAndNeverOverridden() {
        assertThat(validate(new Fixed(Responses.parse("{\"responses\":{\"1\":1}}"))))
                .isEmpty();
        assertThat(codes(new Fixed(Responses.parse(
                        "{\"instrument\":\"wide-4\",\"rater\":\"therapist\",\"responses\":{\"1\":1}}"))))
                .containsExactlyInAnyOrder("wrong-instrument", "wrong-rater");
    }

    record TwoRaters(
            @ValidResponses(
                    instrument = "demo-5",
                    raters = {Rater.CLIENT, Rater.THERAPIST})
            Responses responses) {}

    @Test
    void severalRatersAreAllowedAndNoneIsSupplied() {
        assertThat(codes(new TwoRaters(Responses.parse("{\"responses\":{}}")))).containsExactly("missing-field");
        assertThat(codes(new TwoRaters(Responses.parse("{\"rater\":\"observer\",\"responses\":{}}"))))
                .containsExactly("wrong-rater");
        assertThat(codes(new TwoRaters(Responses.parse("{\"rater\":\"therapist\",\"responses\":{}}"))))
                .isEmpty();
    }

    record Complete(
            @ValidResponses(completeness = Completeness.REQUIRED)
            Responses responses) {}

    @Test
    void completeSheetsCanBeAskedFor() {
        assertThat(codes(new Complete(PARTIAL))).containsOnly("incomplete").hasSize(4);
        assertThat(codes(new Intake(PARTIAL))).isEmpty();
    }

    record Pinned(
            @ValidResponses(
                    requireDigest = true,
                    ignoringFields = {"appVersion", "device"})
            Responses responses) {}

    @Test
    void aDigestCanBeRequiredAndOwnFieldsIgnored() {
        String json = "{\"appVersion\":\"3.1\",\"instrument\":\"demo-5\",\"rater\":\"client\",\"responses\":{}%s}";

        assertThat(codes(new Pinned(Responses.parse(String.format(json, ""))))).containsExactly("missing-field");
        assertThat(codes(new Pinned(Responses.parse(
                        String.format(json, ",\"definitionDigest\":\"" + DEMO.definitionDigest() + "\"")))))
                .isEmpty();
        assertThat(codes(new Intake(Responses.parse(String.format(json, ""))))).containsExactly("unknown-field");
    }

    record Unsure(
            @ValidResponses(experimental = Experimental.ALLOWED)
            Responses responses) {}

    @Test
    void experimentalInstrumentsPassAfterAnOptInOnly() {
        Responses responses =
                Responses.builder("unsure-3", Rater.CLIENT).answer(1, 1).build();
        assertThat(codes(new Intake(responses))).containsExactly("experimental");
        assertThat(codes(new Unsure(responses))).isEmpty();
    }

    record Containers(
            List<@ValidResponses Responses> list,
            Map<String, @ValidResponses Responses> map,
            Optional<@ValidResponses Responses> optional) {}

    @Test
    void elementsOfContainersAreValidated() {
        Containers bean = new Containers(List.of(GOOD, BAD), Map.of("k", BAD), Optional.of(BAD));
        assertThat(validate(bean))
                .hasSize(9)
                .extracting(violation -> violation.getPropertyPath().toString())
                .contains("list[1].<list element>", "map[k].<map value>", "optional");
    }

    /** A bean with a field instead of record components. */
    static final class Bean {
        @ValidResponses
        private final Responses responses;

        Bean(Responses responses) {
            this.responses = responses;
        }
    }

    @Test
    void fieldsAreValidated() {
        assertThat(codes(new Bean(BAD))).hasSize(3);
    }

    /** A service. */
    public static class Service {
        public void take(@ValidResponses Responses responses) {
            Objects.requireNonNull(responses);
        }

        @ValidResponses
        public Responses give() {
            return BAD;
        }
    }

    @Test
    void parametersAndReturnValuesAreValidated() throws Exception {
        try (ValidatorFactory factory = withParameters(Locale.ROOT)) {
            Service service = new Service();
            assertThat(factory.getValidator()
                            .forExecutables()
                            .validateParameters(
                                    service, Service.class.getMethod("take", Responses.class), new Object[] {BAD}))
                    .hasSize(3);
            assertThat(factory.getValidator()
                            .forExecutables()
                            .validateReturnValue(service, Service.class.getMethod("give"), BAD))
                    .hasSize(3);
        }
    }

    interface Strict {}

    record Twice(
            @ValidResponses @ValidResponses(completeness = Completeness.REQUIRED, groups = Strict.class)
            Responses responses) {}

    @Test
    void theConstraintIsRepeatable() {
        try (ValidatorFactory factory = withParameters(Locale.ROOT)) {
            Validator validator = factory.getValidator();
            assertThat(validator.validate(new Twice(PARTIAL))).isEmpty();
            assertThat(validator.validate(new Twice(PARTIAL), Strict.class)).hasSize(4);
            assertThat(validator.validate(new Twice(PARTIAL), Default.class, Strict.class))
                    .hasSize(4);
        }
    }

    @ValidResponses(instrument = "demo-5", completeness = Completeness.REQUIRED)
    @Constraint(validatedBy = {})
    @Target({ElementType.FIELD, ElementType.PARAMETER})
    @Retention(RetentionPolicy.RUNTIME)
    @interface CompleteDemo {
        String message() default "not a complete sheet";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    record Composed(@CompleteDemo Responses responses) {}

    @Test
    void theConstraintIsComposable() {
        assertThat(validate(new Composed(PARTIAL))).hasSize(4);
        assertThat(validate(new Composed(GOOD))).isEmpty();
    }

    record Misspelt(@ValidResponses(instrument = "demo-6") Responses responses) {}

    @Test
    void anUnknownInstrumentFailsAtFirstUseNamingItAndTheKnownOnes() {
        assertThatThrownBy(() -> validate(new Misspelt(GOOD)))
                .isInstanceOf(ValidationException.class)
                .hasRootCauseInstanceOf(UnknownInstrumentException.class)
                .hasRootCauseMessage("unknown instrument demo-6; did you mean demo-5? known: demo-5, wide-4, unsure-3");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void noMessageEvaluatesWhatAPayloadSays(ValidatorFactory factory) {
        try (factory) {
            Responses hostile = Responses.parse("{\"instrument\":\"demo-5\",\"rater\":\"client\",\"responses\":{"
                    + "\"${1+1}\":1,\"{code}\":1,\"#{2*3}\":1,\"\\\\{\":1}}");
            assertThat(factory.getValidator().validate(new Intake(hostile)))
                    .hasSize(4)
                    .extracting(ConstraintViolation::getMessage)
                    .anyMatch(message -> message.startsWith("/responses/${1+1}: "))
                    .noneMatch(message -> message.startsWith("/responses/2: "));
        }
    }

    @Test
    void noViolationHoldsAnAnswer() {
        Responses canaries = Responses.parse(
                "{\"instrument\":\"demo-5\",\"rater\":\"client\",\"responses\":{\"1\":113,\"2\":97.0,\"3\":\"113\"}}");
        for (ConstraintViolation<Intake> violation : validate(new Intake(canaries))) {
            assertThat(violation.toString() + violation.getMessage() + violation.getInvalidValue())
                    .doesNotContain("113", "97");
        }
    }

    static List<ProblemCode> codesOfPayloads() {
        return Area.RESPONSE.codes();
    }

    @ParameterizedTest
    @MethodSource("codesOfPayloads")
    void theBundleSaysWhatTheProblemSays(ProblemCode code) throws Exception {
        Properties bundle = new Properties();
        try (InputStream in = ValidResponses.class.getResourceAsStream("/ContributorValidationMessages.properties")) {
            bundle.load(Objects.requireNonNull(in));
        }
        ResourceBundle texts = ResourceBundle.getBundle("io.github.alliancesdk.core.internal.messages", Locale.ROOT);
        assertThat(bundle.getProperty("io.github.alliancesdk.core.validation.ValidResponses." + code.id()))
                .isEqualTo("{pointer}: " + texts.getString("response." + code.id()));
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(bundle.toString()))
                .isTrue();
    }

    /** ValidationMessages_de.properties of these tests plays the role of an application's translation. */
    @Test
    void anApplicationTranslatesThroughTheBundles() {
        try (ValidatorFactory factory = withParameters(Locale.GERMAN)) {
            assertThat(factory.getValidator().validate(new Intake(BAD)))
                    .extracting(ConstraintViolation::getMessage)
                    .contains("/responses/1: Wert ausserhalb des Bereichs; erlaubt ist 1..5.");
        }
    }

    private static <T> List<String> codes(T bean) {
        return validate(bean).stream()
                .map(violation -> ((HibernateConstraintViolation<?>)
                                violation.unwrap(HibernateConstraintViolation.class))
                        .getDynamicPayload(Problem.class)
                        .code()
                        .id())
                .toList();
    }
}
