package io.github.alliancesdk.core.validation;

import io.github.alliancesdk.core.Problem;
import jakarta.validation.ConstraintValidatorContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Passes the facts of a problem to the message. Bean validation has no API for this, but Hibernate Validator does. It
 * is called by reflection, because this library must also work without it.
 */
final class MessageParameters {
    private static final String CONTEXT =
            "org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext";

    private final @Nullable Object context;
    private final @Nullable Method addMessageParameter;
    private final @Nullable Method withDynamicPayload;

    private MessageParameters(
            @Nullable Object context, @Nullable Method addMessageParameter, @Nullable Method withDynamicPayload) {
        this.context = context;
        this.addMessageParameter = addMessageParameter;
        this.withDynamicPayload = withDynamicPayload;
    }

    static MessageParameters of(ConstraintValidatorContext context) {
        try {
            Class<?> type = Class.forName(CONTEXT, false, context.getClass().getClassLoader());
            return new MessageParameters(
                    context.unwrap(type),
                    type.getMethod("addMessageParameter", String.class, Object.class),
                    type.getMethod("withDynamicPayload", Object.class));
        } catch (ReflectiveOperationException e) {
            return new MessageParameters(null, null, null);
        }
    }

    void set(Problem problem) {
        set("code", problem.code().id());
        set("pointer", problem.pointer());
        set("item", problem.item().isPresent() ? problem.item().getAsInt() : "");
        set("allowed", problem.allowed().orElse(""));
        set("line", problem.arguments().getOrDefault("line", ""));
        set("column", problem.arguments().getOrDefault("column", ""));
        invoke(withDynamicPayload, problem);
    }

    private void set(String name, Object value) {
        invoke(addMessageParameter, name, value);
    }

    private void invoke(@Nullable Method method, Object... arguments) {
        if (method == null || context == null) {
            return;
        }
        try {
            method.invoke(context, arguments);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the validation provider doesn't take message parameters", e);
        }
    }
}
