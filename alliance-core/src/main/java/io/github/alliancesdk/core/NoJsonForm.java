package io.github.alliancesdk.core;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A type that has no JSON form: a service, a builder, an option, an exception, or a part of something that has a form.
 * A mapper of Jackson 2 or Jackson 3 would write such a type as {@code {}} or as some of its members; instead it fails,
 * wherever the value stands, with a message that says what to write.
 */
public interface NoJsonForm {
    /** Says what to write in place of a type that has no JSON form. */
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
     * @throws UnsupportedOperationException always; the message says what to write instead, and holds no value
     */
    @JsonValue
    default Object toJsonValue() {
        Instead instead = getClass().getAnnotation(Instead.class);
        throw new UnsupportedOperationException(getClass().getSimpleName() + " has no JSON form: write "
                + (instead == null ? "a type that has one" : instead.value()));
    }
}
