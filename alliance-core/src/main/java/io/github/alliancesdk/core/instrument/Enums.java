package io.github.alliancesdk.core.instrument;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sets of constants that keep the order they were declared in, and their words. */
final class Enums {
    private Enums() {}

    static <E extends Enum<E>> Set<E> copy(Collection<E> constants) {
        Set<E> copy = new LinkedHashSet<>();
        constants.forEach(constant -> copy.add(Objects.requireNonNull(constant)));
        return Collections.unmodifiableSet(copy);
    }

    static <E extends Enum<E>> String words(Class<E> type, Function<E, String> id) {
        return EnumSet.allOf(type).stream().map(id).collect(Collectors.joining(", "));
    }
}
