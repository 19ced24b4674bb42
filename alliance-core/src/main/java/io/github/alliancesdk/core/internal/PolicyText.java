package io.github.alliancesdk.core.internal;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text form of a missing policy: {@code complete}, or {@code prorate:} and a fraction from 0.5 to 1. */
public final class PolicyText {
    /** The policy that requires every item. */
    public static final String COMPLETE = "complete";

    /** The prefix of a fraction. */
    public static final String PRORATE = "prorate:";

    // a fraction just below 0.5 must not be rounded to it
    private static final Pattern FRACTION = Pattern.compile(PRORATE + "(0\\.[5-9][0-9]{0,19}|1(?:\\.0{1,20})?)");

    private PolicyText() {}

    /** The fraction of a proration policy; empty if the text isn't one. */
    public static OptionalDouble fraction(String text) {
        Matcher matcher = FRACTION.matcher(text);
        return matcher.matches() ? OptionalDouble.of(Double.parseDouble(matcher.group(1))) : OptionalDouble.empty();
    }

    /** Whether a text is a policy. */
    public static boolean isPolicy(String text) {
        return text.equals(COMPLETE) || fraction(text).isPresent();
    }
}
