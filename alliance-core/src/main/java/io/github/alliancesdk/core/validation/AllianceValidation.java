package io.github.alliancesdk.core.validation;

import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Looks at an application's annotations at start-up. A validation provider makes its validators late, so that a wrong
 * {@link ValidResponses} would otherwise be seen at the first request. Stateless and thread-safe.
 *
 * <pre>{@code
 * AllianceValidation.verify(getClass()); // in a start-up hook or a unit test
 * }</pre>
 */
public final class AllianceValidation {
    private AllianceValidation() {}

    /**
     * Verifies that every {@link ValidResponses} in these classes names an instrument that is
     * {@linkplain InstrumentCatalog#discover() discovered}: on fields, record components, methods, parameters, container
     * elements, and in composed constraints.
     *
     * @param classes the application's classes
     * @throws NullPointerException if {@code classes} or an element is null
     * @throws io.github.alliancesdk.core.instrument.UnknownInstrumentException if one names another; the exception names
     *     it and those that are known
     */
    public static void verify(Class<?>... classes) {
        verify(InstrumentCatalog.discover(), classes);
    }

    /**
     * Verifies that every {@link ValidResponses} in these classes names an instrument of a catalogue.
     *
     * @param catalog the instruments that the application's validators are made with
     * @param classes the application's classes
     * @throws NullPointerException if an argument or an element is null
     * @throws io.github.alliancesdk.core.instrument.UnknownInstrumentException if one names another; the exception names
     *     it and those that are known
     */
    public static void verify(InstrumentCatalog catalog, Class<?>... classes) {
        Objects.requireNonNull(catalog, "catalog");
        Verification verification = new Verification(catalog);
        for (Class<?> type : classes) {
            verification.verifyClass(Objects.requireNonNull(type, "classes"));
        }
    }

    private static final class Verification {
        private final InstrumentCatalog catalog;
        private final Set<Class<?>> seen = new HashSet<>();

        Verification(InstrumentCatalog catalog) {
            this.catalog = catalog;
        }

        void verifyClass(Class<?> type) {
            if (!seen.add(type)) {
                return;
            }
            verifyElement(type);
            for (Field field : type.getDeclaredFields()) {
                verifyElement(field);
                verifyType(field.getAnnotatedType());
            }
            for (Method method : type.getDeclaredMethods()) {
                verifyElement(method);
                verifyType(method.getAnnotatedReturnType());
                verifyParameters(method);
            }
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                verifyParameters(constructor);
            }
        }

        private void verifyParameters(Executable executable) {
            for (Parameter parameter : executable.getParameters()) {
                verifyElement(parameter);
                verifyType(parameter.getAnnotatedType());
            }
        }

        private void verifyType(AnnotatedType type) {
            verifyElement(type);
            if (type instanceof AnnotatedParameterizedType container) {
                Arrays.stream(container.getAnnotatedActualTypeArguments()).forEach(this::verifyType);
            } else if (type instanceof AnnotatedArrayType array) {
                verifyType(array.getAnnotatedGenericComponentType());
            }
        }

        private void verifyElement(AnnotatedElement element) {
            for (Annotation annotation : element.getAnnotations()) {
                if (annotation instanceof ValidResponses constraint) {
                    ValidResponsesValidator.checker(constraint, catalog);
                } else if (annotation instanceof ValidResponses.List constraints) {
                    for (ValidResponses constraint : constraints.value()) {
                        ValidResponsesValidator.checker(constraint, catalog);
                    }
                } else if (isComposed(annotation) && seen.add(annotation.annotationType())) {
                    verifyElement(annotation.annotationType());
                }
            }
        }

        private static boolean isComposed(Annotation annotation) {
            return annotation.annotationType().isAnnotationPresent(jakarta.validation.Constraint.class);
        }
    }
}
