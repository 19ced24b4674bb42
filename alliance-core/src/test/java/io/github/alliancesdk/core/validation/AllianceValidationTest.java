package io.github.alliancesdk.core.validation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.UnknownInstrumentException;
import io.github.alliancesdk.core.response.Responses;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                Repeated.class,
                OnAComposedConstraint.class
            })
    void aWrongAnnotationIsFoundWhereverItStands(Class<?> type) {
        assertThatExceptionOfType(UnknownInstrumentException.class)
                .isThrownBy(() -> AllianceValidation.verify(CATALOG, Right.class, type))
                .withMessage("unknown instrument nope; known: demo-5, wide-4");
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
