package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/**
 * How scores of an instrument are reported by convention. Every report of this SDK contains both the mean and the sum.
 *
 * <pre>{@code
 * Instrument dwai = BundledInstruments.dwai();
 * System.out.println(dwai.responseFormat().metric()); // MEAN
 * System.out.println(dwai.findFormat("five-point-0-4").orElseThrow().metric()); // SUM
 * }</pre>
 */
public enum Metric implements Named {
    /** The mean of the keyed answers, on the response range. */
    MEAN("mean"),
    /** The sum of the keyed answers. */
    SUM("sum");

    private final String id;

    Metric(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "metric." + id);
    }
}
