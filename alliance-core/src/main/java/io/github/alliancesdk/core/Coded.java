package io.github.alliancesdk.core;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An enum constant with a stable code, which JSON, tables and the command line use. Default mappers of Jackson 2 and 3
 * write the code and read it back.
 *
 * <pre>{@code
 * Rater rater = Coded.find(Rater.class, "client").orElseThrow();
 * }</pre>
 */
public interface Coded {
    /**
     * The code of this constant. It never changes.
     *
     * @return lower-case words joined by hyphens, for example {@code not-reliable}
     */
    @JsonValue
    String id();

    /**
     * Finds the constant that has a code. The code must match exactly.
     *
     * @param <E> the enum
     * @param type the class of the enum
     * @param id the code
     * @return the constant; empty if no constant has that code
     * @throws NullPointerException if an argument is null
     */
    static <E extends Enum<E> & Coded> Optional<E> find(Class<E> type, String id) {
        return find(List.of(type.getEnumConstants()), id);
    }

    /**
     * Finds the constant that has a code among some constants. The code must match exactly.
     *
     * @param <E> the enum
     * @param constants where to look
     * @param id the code
     * @return the constant; empty if none of them has that code
     * @throws NullPointerException if an argument is null
     */
    static <E extends Coded> Optional<E> find(List<E> constants, String id) {
        Objects.requireNonNull(id, "id");
        for (E constant : constants) {
            if (constant.id().equals(id)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
