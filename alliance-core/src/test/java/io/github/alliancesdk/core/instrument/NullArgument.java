package io.github.alliancesdk.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts that the message for a null argument is the parameter's name, or the JVM's message with that name. */
public final class NullArgument {
    private NullArgument() {}

    public static void isNamed(String parameter, ThrowingCallable call) {
        String name = Pattern.quote(parameter);
        assertThatNullPointerException()
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.getMessage()).matches(name + "|.* because \"" + name + "\" is null"));
    }
}
