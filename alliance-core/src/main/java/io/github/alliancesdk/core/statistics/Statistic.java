package io.github.alliancesdk.core.statistics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A statistic that was computed, or the reason why it could not be computed. It replaces NaN, which spreads through a
 * computation unnoticed. Immutable and thread-safe if its value is.
 *
 * <pre>{@code
 * Statistic<Double> alpha = Statistic.of(0.85);
 * String shown = alpha.value().map(String::valueOf).orElseGet(() -> alpha.reason().orElseThrow().id());
 * }</pre>
 *
 * @param <T> what is computed
 */
public final class Statistic<T> {
    private final @Nullable T value;
    private final @Nullable Reason reason;

    private Statistic(@Nullable T value, @Nullable Reason reason) {
        this.value = value;
        this.reason = reason;
    }

    /**
     * A statistic that was computed.
     *
     * @param <T> what is computed
     * @param value the value; all numbers in it must be finite
     * @return the statistic
     * @throws NullPointerException if {@code value} is null
     * @throws IllegalArgumentException if {@code value} is a double that isn't finite
     */
    public static <T> Statistic<T> of(T value) {
        Objects.requireNonNull(value, "value");
        if (value instanceof Double number && !Double.isFinite(number)) {
            throw new IllegalArgumentException("a statistic must be finite; otherwise give a reason");
        }
        return new Statistic<>(value, null);
    }

    /**
     * A number that may have overflowed.
     *
     * @param value any double
     * @return the value if it is finite, otherwise {@link Reason#OUT_OF_DOUBLE_RANGE}
     */
    public static Statistic<Double> finite(double value) {
        return Double.isFinite(value) ? of(value) : not(Reason.OUT_OF_DOUBLE_RANGE);
    }

    /**
     * A statistic that could not be computed.
     *
     * @param <T> what would have been computed
     * @param reason why not
     * @return the statistic
     * @throws NullPointerException if {@code reason} is null
     */
    public static <T> Statistic<T> not(Reason reason) {
        return new Statistic<>(null, Objects.requireNonNull(reason, "reason"));
    }

    /**
     * The value.
     *
     * @return empty if it could not be computed
     */
    public Optional<T> value() {
        return Optional.ofNullable(value);
    }

    /**
     * The reason why there is no value.
     *
     * @return empty if there is one
     */
    public Optional<Reason> reason() {
        return Optional.ofNullable(reason);
    }

    /**
     * The value, or an exception.
     *
     * @return the value
     * @throws NotComputedException if there is none; it contains the reason
     */
    public T orElseThrow() {
        if (value == null) {
            throw new NotComputedException(Objects.requireNonNull(reason));
        }
        return value;
    }

    /**
     * Applies a function to the value.
     *
     * @param <R> what the function returns
     * @param function computes the result from the value
     * @return the result, or the reason of this statistic
     * @throws NullPointerException if {@code function} is null, or returns null
     * @throws IllegalArgumentException if {@code function} returns a double that isn't finite
     */
    public <R> Statistic<R> map(Function<? super T, ? extends R> function) {
        Objects.requireNonNull(function, "function");
        return flatMap(present -> Statistic.of(function.apply(present)));
    }

    /**
     * Applies a function that may itself have no result.
     *
     * @param <R> what the function computes
     * @param function computes the result from the value
     * @return the function's result, or the reason of this statistic
     * @throws NullPointerException if {@code function} is null
     */
    public <R> Statistic<R> flatMap(Function<? super T, Statistic<R>> function) {
        Objects.requireNonNull(function, "function");
        return value == null ? Statistic.not(Objects.requireNonNull(reason)) : function.apply(value);
    }

    /**
     * The JSON form of the statistic, with the value unchanged.
     *
     * @return the value, or {@code {"reason": ".."}} with {@link Reason#id()}; Jackson 2 and 3 write a statistic in
     *     this form
     */
    @JsonValue
    public Object toJsonValue() {
        return toJsonValue(present -> present);
    }

    /**
     * The JSON form of the statistic.
     *
     * @param form returns the JSON form of the value, such as its {@code toMap}
     * @return what the function returns, or {@code {"reason": ".."}} with {@link Reason#id()}
     * @throws NullPointerException if {@code form} is null
     */
    public Object toJsonValue(Function<? super T, ?> form) {
        Objects.requireNonNull(form, "form");
        return value().<Object>map(form)
                .orElseGet(() -> Map.of("reason", reason().orElseThrow().id()));
    }

    /**
     * Whether another object is an equal statistic.
     *
     * @param other may be null
     * @return true if both have equal values or equal reasons
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Statistic<?> that
                && Objects.equals(value, that.value)
                && Objects.equals(reason, that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value, reason);
    }

    /** The value, or the id of the reason. */
    @Override
    public String toString() {
        return value == null ? Objects.requireNonNull(reason).id() : value.toString();
    }
}
