package io.github.alliancesdk.core.instrument;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many answers a scale needs to be scored. No published rule was found for any shipped instrument. Therefore the
 * application must always choose a policy, and every report names it. The policy applies to the items of each scale
 * separately, including the total. Immutable and thread-safe.
 *
 * <p>Prorated scores are biased if the items have different means (Mazza, Enders and Ruehlman 2015). Use prorating only
 * if few answers are missing.
 */
public final class MissingPolicy {
    private static final MissingPolicy COMPLETE = new MissingPolicy(1, "complete");
    private static final double LEAST_FRACTION = 0.5;
    private static final String ALLOWED = "complete, or prorate: and a fraction from 0.5 to 1, such as prorate:0.8";
    private static final String PRORATE = "prorate:";

    // checked as text: parsing would round a fraction just below 0.5 up to 0.5
    private static final Pattern FRACTION = Pattern.compile(PRORATE + "(0\\.[5-9][0-9]{0,19}|1(?:\\.0{1,20})?)");

    private final double fraction;
    private final String id;

    private MissingPolicy(double fraction, String id) {
        this.fraction = fraction;
        this.id = id;
    }

    /**
     * A scale is scored only if all its items are answered.
     *
     * @return the policy
     */
    public static MissingPolicy complete() {
        return COMPLETE;
    }

    /**
     * A scale is scored if at least a fraction of its items is answered. A scale of {@code k} items needs the smallest
     * number of answers {@code a >= 1} for which {@code a / k >= fraction} in double arithmetic. For example,
     * {@code prorate(0.8)} requires all 4 answers of a scale of 4 items.
     *
     * @param fraction from 0.5 to 1
     * @return the policy
     * @throws IllegalArgumentException if {@code fraction} is outside 0.5 to 1, or NaN
     */
    public static MissingPolicy prorate(double fraction) {
        if (!(fraction >= LEAST_FRACTION && fraction <= 1)) {
            throw new IllegalArgumentException("a scale is prorated over a fraction from 0.5 to 1 of its items");
        }
        return new MissingPolicy(fraction, PRORATE + fraction);
    }

    /**
     * Reads a policy. Definitions, their examples, reports and the command line use the same syntax.
     *
     * @param text {@code complete}, or {@code prorate:} and a fraction from 0.5 to 1 with at most twenty decimals, such
     *     as {@code prorate:0.8} or {@code prorate:1}
     * @return the policy
     * @throws NullPointerException if {@code text} is null
     * @throws IllegalArgumentException if {@code text} is anything else; the message says what is allowed
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MissingPolicy parse(String text) {
        Objects.requireNonNull(text, "text");
        MissingPolicy policy = read(text);
        if (policy == null) {
            throw new IllegalArgumentException("a missing policy is " + ALLOWED);
        }
        return policy;
    }

    /** Reads a policy; returns null if the text isn't one. */
    static @Nullable MissingPolicy read(String text) {
        if (text.equals(COMPLETE.id)) {
            return COMPLETE;
        }
        Matcher matcher = FRACTION.matcher(text);
        return matcher.matches() ? prorate(Double.parseDouble(matcher.group(1))) : null;
    }

    /**
     * The policy as text, as in reports. Jackson 2 and 3 write this.
     *
     * @return {@code complete}, or for example {@code prorate:0.8}
     */
    @JsonValue
    public String id() {
        return id;
    }

    /**
     * The policy described in a language; in English if there is no translation.
     *
     * @param locale the language
     * @return for example {@code Every item of the scale answered}
     * @throws NullPointerException if {@code locale} is null
     */
    public String displayName(Locale locale) {
        Objects.requireNonNull(locale, "locale");
        return equals(COMPLETE)
                ? Messages.text(locale, "policy.complete")
                : Messages.text(
                        locale,
                        "policy.prorate",
                        Map.of("fraction", Messages.decimal(locale, String.valueOf(fraction))));
    }

    /**
     * The number of answers that a scale needs.
     *
     * @param items the number of items of the scale, at least 1
     * @return from 1 to {@code items}
     * @throws IllegalArgumentException if {@code items} is below 1
     */
    public int required(int items) {
        if (items < 1) {
            throw new IllegalArgumentException("a scale has at least one item");
        }
        if (fraction == 1) {
            return items;
        }
        // starts one lower, because the product may have been rounded up
        int required = Math.max(1, (int) (fraction * items) - 1);
        while ((double) required / items < fraction) {
            required++;
        }
        return required;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MissingPolicy policy && id.equals(policy.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** The id. */
    @Override
    public String toString() {
        return id;
    }
}
