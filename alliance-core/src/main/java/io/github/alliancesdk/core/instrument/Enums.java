package io.github.alliancesdk.core.instrument;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/** Copies collections of constants to sets that keep their order. */
final class Enums {
    private Enums() {}

    static <E extends Enum<E>> Set<E> copy(Collection<E> constants) {
        Set<E> copy = new LinkedHashSet<>();
        for (E constant : constants) {
            copy.add(Objects.requireNonNull(constant));
        }
        return Collections.unmodifiableSet(copy);
    }
}
