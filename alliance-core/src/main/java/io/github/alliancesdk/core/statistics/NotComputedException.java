package io.github.alliancesdk.core.statistics;

import io.github.alliancesdk.core.AllianceException;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Thrown if the value of a statistic is requested that could not be computed.
 *
 * <p>If a missing value is expected, read {@link Statistic#value()} or {@link Statistic#reason()} instead.
 *
 * <pre>{@code
 * try {
 *     Correlation.of(0.4, 2).orElseThrow(); // a correlation of two pairs
 * } catch (NotComputedException e) {
 *     System.out.println(e.reason().id()); // too-few-persons
 * }
 * }</pre>
 */
public final class NotComputedException extends AllianceException {
    private static final long serialVersionUID = 1L;

    /** Why the statistic could not be computed. */
    private final Reason reason;

    NotComputedException(Reason reason) {
        super(text(Locale.ROOT, reason));
        this.reason = reason;
    }

    private static String text(Locale locale, Reason reason) {
        return Messages.text(
                locale, "exception.not-computed", Map.of("code", reason.id(), "reason", reason.message(locale)));
    }

    @Override
    public String message(Locale locale) {
        return text(Objects.requireNonNull(locale, "locale"), reason);
    }

    /**
     * The reason why there is no value.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
