package io.github.alliancesdk.core.psychometrics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A statistic that was computed, or the reason why it could not be. It takes the place of NaN, which a program can go on
 * computing with and never notice. Immutable and thread-safe if its value is.
 *
 * <pre>{@code
 * Statistic<Double> alpha = Statistic.of(0.85);
 * String shown = alpha.value().map(String::valueOf).orElseGet(() -> alpha.reason().orElseThrow().id());
 * }</pre>
 *
 * @param <T> what is computed
 */
public sealed interface Statistic<T> {
    /**
     * A statistic that was computed.
     *
     * @param <T> what is computed
     * @param get the value; numbers in it are finite
     */
    record Computed<T>(T get) implements Statistic<T> {
        /**
         * Makes a statistic.
         *
         * @param get the value; numbers in it are finite
         * @throws NullPointerException if {@code get} is null
         * @throws IllegalArgumentException if {@code get} is a double that isn't finite
         */
        public Computed {
            Objects.requireNonNull(get, "get");
            if (get instanceof Double number && !Double.isFinite(number)) {
                throw new IllegalArgumentException("a statistic that isn't finite wasn't computed: it has a reason");
            }
        }

        @Override
        public Optional<T> value() {
            return Optional.of(get);
        }

        @Override
        public Optional<Reason> reason() {
            return Optional.empty();
        }

        @Override
        public T orElseThrow() {
            return get;
        }

        @Override
        public <R> Statistic<R> map(Function<? super T, ? extends R> function) {
            return new Computed<>(function.apply(get));
        }

        @Override
        public <R> Statistic<R> flatMap(Function<? super T, Statistic<R>> function) {
            return function.apply(get);
        }
    }

    /**
     * A statistic that could not be computed.
     *
     * @param <T> what would have been computed
     * @param why why not
     */
    record NotComputed<T>(Reason why) implements Statistic<T> {
        /**
         * Makes a statement.
         *
         * @param why why not
         * @throws NullPointerException if {@code why} is null
         */
        public NotComputed {
            Objects.requireNonNull(why, "why");
        }

        @Override
        public Optional<T> value() {
            return Optional.empty();
        }

        @Override
        public Optional<Reason> reason() {
            return Optional.of(why);
        }

        @Override
        public T orElseThrow() {
            throw new NotComputedException(why);
        }

        @Override
        public <R> Statistic<R> map(Function<? super T, ? extends R> function) {
            return new NotComputed<>(why);
        }

        @Override
        public <R> Statistic<R> flatMap(Function<? super T, Statistic<R>> function) {
            return new NotComputed<>(why);
        }
    }

    /**
     * A statistic that was computed.
     *
     * @param <T> what is computed
     * @param value the value
     * @return the statistic
     * @throws NullPointerException if {@code value} is null
     * @throws IllegalArgumentException if {@code value} is a double that isn't finite
     */
    static <T> Statistic<T> of(T value) {
        return new Computed<>(value);
    }

    /**
     * A statistic that could not be computed.
     *
     * @param <T> what would have been computed
     * @param reason why not
     * @return the statistic
     * @throws NullPointerException if {@code reason} is null
     */
    static <T> Statistic<T> not(Reason reason) {
        return new NotComputed<>(reason);
    }

    /**
     * The value.
     *
     * @return empty if it could not be computed
     */
    Optional<T> value();

    /**
     * Why there is no value.
     *
     * @return empty if there is one
     */
    Optional<Reason> reason();

    /**
     * The value.
     *
     * @return the value
     * @throws NotComputedException if there is none; it holds the reason
     */
    T orElseThrow();

    /**
     * A statistic of the value.
     *
     * @param <R> what the function gives
     * @param function what is made of the value
     * @return the result, or this one's reason
     */
    <R> Statistic<R> map(Function<? super T, ? extends R> function);

    /**
     * A statistic of the value that may itself fail to be computed.
     *
     * @param <R> what the function computes
     * @param function what is made of the value
     * @return the function's result, or this one's reason
     */
    <R> Statistic<R> flatMap(Function<? super T, Statistic<R>> function);

    /**
     * The statistic as other programs read it, with the value as it is.
     *
     * @return the value, or {@code {"reason": ".."}} with {@link Reason#id()}; Jackson 2 and 3 write a statistic as this
     */
    @JsonValue
    default Object toJsonValue() {
        return toJsonValue(value -> value);
    }

    /**
     * The statistic as other programs read it.
     *
     * @param form what the value is written as, such as its {@code toMap}
     * @return what the function gives, or {@code {"reason": ".."}} with {@link Reason#id()}
     * @throws NullPointerException if {@code form} is null
     */
    default Object toJsonValue(Function<? super T, ?> form) {
        Objects.requireNonNull(form, "form");
        return value().<Object>map(form)
                .orElseGet(() -> Map.of("reason", reason().orElseThrow().id()));
    }
}
