package io.github.alliancesdk.core;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A type that has no JSON form: a service, a builder, an option, an exception, or a part of a type that has a form. By
 * default, Jackson 2 and 3 would write such a type as {@code {}} or as some of its members. This interface makes them
 * fail instead, at any depth, with a message that says what to write.
 *
 * <pre>{@code
 * try {
 *     new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(checker);
 * } catch (com.fasterxml.jackson.databind.JsonMappingException e) {
 *     System.out.println(e.getMessage().contains("write the CheckResult that it returns")); // true
 * }
 * }</pre>
 */
public interface NoJsonForm {
    /** What to write instead of a type that has no JSON form. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Instead {
        /**
         * What to write.
         *
         * @return the end of a sentence that begins with "write"
         */
        String value();
    }

    /**
     * Called by JSON mappers only.
     *
     * @return never
     * @throws UnsupportedOperationException always; the message says what to write instead and contains no value
     */
    @JsonValue
    default Object toJsonValue() {
        Instead instead = getClass().getAnnotation(Instead.class);
        throw new UnsupportedOperationException(getClass().getSimpleName() + " has no JSON form: write "
                + (instead == null ? "a type that has one" : instead.value()));
    }
}
