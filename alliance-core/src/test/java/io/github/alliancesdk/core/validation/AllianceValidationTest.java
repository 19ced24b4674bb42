package io.github.alliancesdk.core.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.UnknownInstrumentException;
import io.github.alliancesdk.core.response.Responses;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorFactory;
import jakarta.validation.Payload;
import jakarta.validation.UnexpectedTypeException;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.valueextraction.Unwrapping;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllianceValidationTest {
    private static final InstrumentCatalog CATALOG =
            InstrumentCatalog.of(InventedInstruments.demo(), InventedInstruments.wide());

    record Right(
            @ValidResponses Responses any,
            @ValidResponses(instrument = "demo-5") Responses demo,
            List<@ValidResponses(instrument = "wide-4") Responses> wide,
            String other) {}

    @Test
    void rightAnnotationsPass() {
        assertThatCode(() -> AllianceValidation.verify(CATALOG, Right.class, String.class))
                .doesNotThrowAnyException();
        assertThatCode(() -> AllianceValidation.verify(String.class)).doesNotThrowAnyException();
    }

    record OnAComponent(@ValidResponses(instrument = "nope") Responses responses) {}

    static final class OnAField {
        @ValidResponses(instrument = "nope")
        Responses responses = Responses.parse("{}");
    }

    interface OnAReturnValue {
        @ValidResponses(instrument = "nope")
        Responses give();
    }

    interface OnAParameter {
        void take(@ValidResponses(instrument = "nope") Responses responses);
    }

    static final class OnAConstructor {
        OnAConstructor(@ValidResponses(instrument = "nope") Responses responses) {}
    }

    interface InAContainer {
        Map<String, List<@ValidResponses(instrument = "nope") Responses>> give();
    }

    interface InAnArray {
        @ValidResponses(instrument = "nope")
        Responses[] give();
    }

    interface InAnOptional {
        Optional<@ValidResponses(instrument = "nope") Responses> give();
    }

    interface InAMapKey {
        void take(Map<@ValidResponses(instrument = "nope") Responses, String> all);
    }

    interface InAWildcard {
        void take(List<? extends @ValidResponses(instrument = "nope") Responses> all);
    }

    interface Repeated {
        void take(@ValidResponses @ValidResponses(instrument = "nope") Responses responses);
    }

    @ValidResponses(instrument = "nope")
    @Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Nope {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    interface OnAComposedConstraint {
        void take(@Nope Responses responses);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                OnAComponent.class,
                OnAField.class,
                OnAReturnValue.class,
                OnAParameter.class,
                OnAConstructor.class,
                InAContainer.class,
                InAnArray.class,
                InAnOptional.class,
                InAMapKey.class,
                InAWildcard.class,
                Repeated.class,
                OnAComposedConstraint.class
            })
    void aWrongAnnotationIsFoundWhereverItStands(Class<?> type) {
        assertThatExceptionOfType(UnknownInstrumentException.class)
                .isThrownBy(() -> AllianceValidation.verify(CATALOG, Right.class, type))
                .withMessage("unknown instrument nope; known: demo-5, wide-4");
    }

    record IgnoringAnswers(
            @ValidResponses(ignoringFields = "responses") Responses responses) {}

    @Test
    void anAnnotationThatIgnoresAFieldOfThePayloadIsFound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllianceValidation.verify(CATALOG, IgnoringAnswers.class))
                .withMessage("responses is a field of the payload and can't be ignored");
    }

    record OnAList(@ValidResponses List<Responses> all) {}

    record OnASet(@ValidResponses Set<Responses> all) {}

    record OnAnArray(@ValidResponses Responses[] all) {}

    record OnAGenericArray<T extends Responses>(
            @ValidResponses T[] all) {}

    record OnAMap(@ValidResponses Map<String, Responses> all) {}

    record OnAnOptional(@ValidResponses Optional<Responses> one) {}

    record OnAnInnerList(Map<String, @ValidResponses List<Responses>> all) {}

    record ComposedOnAList(@Sheet List<Responses> all) {}

    @ValidResponses
    @Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Sheet {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    static Stream<Object> wholeContainers() {
        Responses one = Responses.parse("{}");
        return Stream.of(
                new OnAList(List.of(one)),
                new OnASet(Set.of(one)),
                new OnAnArray(new Responses[] {one}),
                new OnAGenericArray<>(new Responses[] {one}),
                new OnAMap(Map.of("a", one)),
                new OnAnOptional(Optional.of(one)),
                new OnAnInnerList(Map.of("a", List.of(one))),
                new ComposedOnAList(List.of(one)));
    }

    @ParameterizedTest
    @MethodSource("wholeContainers")
    void whatTheProviderRefusesAtTheFirstRequestIsFoundAtStartUp(Object bean) {
        assertThatExceptionOfType(UnexpectedTypeException.class)
                .isThrownBy(() -> AllianceValidation.verify(CATALOG, bean.getClass()))
                .withMessageStartingWith(bean.getClass().getName() + ": @ValidResponses is on a whole ")
                .withMessageEndingWith("annotate its elements, such as List<@ValidResponses Responses>");
        try (ValidatorFactory factory = factory()) {
            assertThatExceptionOfType(UnexpectedTypeException.class)
                    .isThrownBy(() -> factory.getValidator().validate(bean));
        }
    }

    record Elements(
            List<@ValidResponses(instrument = "demo-5") Responses> list,
            Map<String, @ValidResponses(instrument = "demo-5") Responses> map,
            Optional<@ValidResponses(instrument = "demo-5") Responses> optional,
            Map<String, List<@ValidResponses(instrument = "demo-5") Responses>> inner,

            @ValidResponses(payload = Unwrapping.Unwrap.class)
            Optional<Responses> unwrapped) {}

    @Test
    void whatTheProviderValidatesPasses() {
        Responses bad = Responses.parse("{}");

        assertThatCode(() -> AllianceValidation.verify(CATALOG, Elements.class)).doesNotThrowAnyException();
        try (ValidatorFactory factory = factory()) {
            Set<String> places = factory
                    .getValidator()
                    .validate(new Elements(
                            List.of(bad),
                            Map.of("a", bad),
                            Optional.of(bad),
                            Map.of("a", List.of(bad)),
                            Optional.of(bad)))
                    .stream()
                    .map(violation ->
                            violation.getPropertyPath().iterator().next().getName())
                    .collect(Collectors.toSet());
            assertThat(places).containsExactlyInAnyOrder("list", "map", "optional", "inner", "unwrapped");
        }
    }

    private static ValidatorFactory factory() {
        return Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .constraintValidatorFactory(new Factory())
                .buildValidatorFactory();
    }

    private static final class Factory implements ConstraintValidatorFactory {
        @Override
        public <T extends ConstraintValidator<?, ?>> T getInstance(Class<T> type) {
            return type.cast(new ValidResponsesValidator(CATALOG));
        }

        @Override
        public void releaseInstance(ConstraintValidator<?, ?> instance) {}
    }

    @Test
    void nullsAreRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> AllianceValidation.verify((InstrumentCatalog) null, Right.class))
                .withMessage("catalog");
        assertThatNullPointerException()
                .isThrownBy(() -> AllianceValidation.verify(CATALOG, (Class<?>) null))
                .withMessage("classes");
    }
}
