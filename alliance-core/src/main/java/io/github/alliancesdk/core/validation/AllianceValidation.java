package io.github.alliancesdk.core.validation;

import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import jakarta.validation.UnexpectedTypeException;
import jakarta.validation.valueextraction.Unwrapping;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks an application's annotations at start-up. A validation provider makes its validators late. Without this check,
 * a wrong {@link ValidResponses} fails only at the first request. Stateless and thread-safe.
 *
 * <pre>{@code
 * AllianceValidation.verify(getClass()); // in a start-up hook or a unit test
 * }</pre>
 */
public final class AllianceValidation {
    private AllianceValidation() {}

    /**
     * Verifies that every {@link ValidResponses} in these classes names an instrument that is
     * {@linkplain InstrumentCatalog#discover() discovered}. It checks annotations on fields, record components,
     * methods, parameters and container elements, and those in composed constraints. An annotation on a whole array,
     * {@code Iterable}, {@code Map} or {@code Optional} is an error, because no provider can validate it; annotate the
     * elements instead.
     *
     * @param classes the application's classes
     * @throws NullPointerException if {@code classes} or an element is null
     * @throws io.github.alliancesdk.core.instrument.UnknownInstrumentException if an annotation names an unknown
     *     instrument; the exception contains its id and the known ids
     * @throws IllegalArgumentException if an annotation ignores a field of the payload
     * @throws UnexpectedTypeException if an annotation is on a whole container; the message names the class and says
     *     what to write
     */
    public static void verify(Class<?>... classes) {
        verify(InstrumentCatalog.discover(), classes);
    }

    /**
     * Verifies that every {@link ValidResponses} in these classes names an instrument of a catalogue, and that none is
     * on a whole container.
     *
     * @param catalog the catalogue that the application's validators use
     * @param classes the application's classes
     * @throws NullPointerException if an argument or an element is null
     * @throws io.github.alliancesdk.core.instrument.UnknownInstrumentException if an annotation names an unknown
     *     instrument; the exception contains its id and the known ids
     * @throws IllegalArgumentException if an annotation ignores a field of the payload
     * @throws UnexpectedTypeException if an annotation is on a whole container; the message names the class and says
     *     what to write
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
                verify(field, field.getAnnotatedType(), type);
            }
            for (Method method : type.getDeclaredMethods()) {
                verify(method, method.getAnnotatedReturnType(), type);
                verifyParameters(method);
            }
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                verifyParameters(constructor);
            }
        }

        private void verifyParameters(Executable executable) {
            for (Parameter parameter : executable.getParameters()) {
                verify(parameter, parameter.getAnnotatedType(), executable.getDeclaringClass());
            }
        }

        private void verify(AnnotatedElement element, AnnotatedType type, Class<?> owner) {
            verifyElement(element);
            requireNoContainer(element, type, owner);
            verifyType(type, owner);
        }

        private void verifyType(AnnotatedType type, Class<?> owner) {
            verifyElement(type);
            requireNoContainer(type, type, owner);
            for (AnnotatedType part : parts(type)) {
                verifyType(part, owner);
            }
        }

        private static AnnotatedType[] parts(AnnotatedType type) {
            if (type instanceof AnnotatedParameterizedType container) {
                return container.getAnnotatedActualTypeArguments();
            }
            if (type instanceof AnnotatedArrayType array) {
                return new AnnotatedType[] {array.getAnnotatedGenericComponentType()};
            }
            return type instanceof AnnotatedWildcardType any ? any.getAnnotatedUpperBounds() : new AnnotatedType[0];
        }

        private void verifyElement(AnnotatedElement element) {
            for (Annotation annotation : element.getAnnotations()) {
                for (ValidResponses constraint : constraints(annotation)) {
                    ValidResponsesValidator.checker(constraint, catalog);
                }
                if (isComposed(annotation) && seen.add(annotation.annotationType())) {
                    verifyElement(annotation.annotationType());
                }
            }
        }

        private static List<ValidResponses> constraints(Annotation annotation) {
            if (annotation instanceof ValidResponses constraint) {
                return List.of(constraint);
            }
            return annotation instanceof ValidResponses.List several ? List.of(several.value()) : List.of();
        }

        private static boolean isComposed(Annotation annotation) {
            return annotation.annotationType().isAnnotationPresent(jakarta.validation.Constraint.class);
        }

        // ---- a constraint on a whole container belongs on its elements

        private static void requireNoContainer(AnnotatedElement element, AnnotatedType type, Class<?> owner) {
            Class<?> raw = rawType(type.getType());
            if (raw != null && isContainer(raw) && isConstrained(element, new HashSet<>())) {
                throw new UnexpectedTypeException(owner.getName() + ": @ValidResponses is on a whole "
                        + raw.getSimpleName() + ", which can't be validated; annotate its elements, such as"
                        + " List<@ValidResponses Responses>");
            }
        }

        private static boolean isContainer(Class<?> type) {
            return type.isArray()
                    || Iterable.class.isAssignableFrom(type)
                    || Map.class.isAssignableFrom(type)
                    || type == Optional.class;
        }

        private static @Nullable Class<?> rawType(Type type) {
            if (type instanceof Class<?> plain) {
                return plain;
            }
            if (type instanceof GenericArrayType) {
                return Object[].class;
            }
            return type instanceof ParameterizedType generic ? rawType(generic.getRawType()) : null;
        }

        private static boolean isConstrained(AnnotatedElement element, Set<Class<?>> looked) {
            for (Annotation annotation : element.getAnnotations()) {
                boolean here = constraints(annotation).stream().anyMatch(one -> !isUnwrapped(one));
                if (here
                        || (isComposed(annotation)
                                && looked.add(annotation.annotationType())
                                && isConstrained(annotation.annotationType(), looked))) {
                    return true;
                }
            }
            return false;
        }

        /** Whether the annotation tells the provider to validate the elements of the container. */
        private static boolean isUnwrapped(ValidResponses constraint) {
            return Arrays.asList(constraint.payload()).contains(Unwrapping.Unwrap.class);
        }
    }
}
