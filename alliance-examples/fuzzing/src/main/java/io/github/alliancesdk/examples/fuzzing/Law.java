package io.github.alliancesdk.examples.fuzzing;

import java.util.function.Supplier;

/** Conditions that must hold for every input. */
final class Law {
    private Law() {}

    /** Throws an {@link AssertionError} that names the broken condition if the condition is false. */
    static void require(boolean holds, Supplier<String> broken) {
        if (!holds) {
            throw new AssertionError(broken.get());
        }
    }

    /** Throws an {@link AssertionError} if two values differ. */
    static void requireEqual(Object expected, Object actual, String what) {
        require(expected.equals(actual), () -> what + ": expected " + expected + ", was " + actual);
    }
}
