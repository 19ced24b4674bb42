package io.github.alliancesdk.core.instrument;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.PolicyText;
import io.github.alliancesdk.core.internal.Slug;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many answers a scale needs to be scored. For most instruments, no rule is published. Therefore the application
 * must always choose a policy, and every report names it. Each scale, including the total, is scored or not by its own
 * items. A scale without any answer is never scored. Immutable and thread-safe.
 *
 * <p>Prorated scores are biased if the items have different means (Mazza, Enders and Ruehlman 2015). Use prorating only
 * if few answers are missing.
 *
 * <pre>{@code
 * MissingPolicy policy = MissingPolicy.prorate(0.8).withScale("bond", MissingPolicy.complete());
 * System.out.println(policy.id()); // prorate:0.8,bond=complete
 * System.out.println(policy.resolve(BundledInstruments.waiShortRevised()).required(3)); // 10
 * }</pre>
 */
public final class MissingPolicy {
    /** The rules for one scale, in words. */
    static final String SCALE_RULES = "complete, prorate:F with F from 0.5 to 1, or at-most-missing:N";

    /** The rules for all scales of an instrument, in words. */
    static final String RULES = "complete, prorate:F with F from 0.5 to 1, at-most-missing:N or form-at-most-missing:N";

    /** The policies, in words. */
    private static final double LEAST_FRACTION = 0.5;

    private static final int MOST_MISSING = 999;
    private static final String PUBLISHED = "published";
    private static final String PRORATE = "prorate:";
    private static final String AT_MOST_MISSING = "at-most-missing:";

    // checked as text: parsing would round a fraction just below 0.5 up to 0.5
    private static final Pattern FRACTION = Pattern.compile(PRORATE + "(0\\.[5-9][0-9]{0,19}|1(?:\\.0{1,20})?)");
    private static final Pattern COUNT = Pattern.compile("(form-)?" + AT_MOST_MISSING + "(0|[1-9][0-9]{0,2})");

    private enum Kind {
        COMPLETE,
        PRORATE,
        AT_MOST_MISSING,
        FORM_AT_MOST_MISSING,
        PUBLISHED,
        /** The definition states rules for single scales only. */
        NONE
    }

    private static final MissingPolicy COMPLETE = new MissingPolicy(Kind.COMPLETE, 1, "complete");
    private static final MissingPolicy NONE = new MissingPolicy(Kind.NONE, 0, "");
    private static final MissingPolicy BY_DEFINITION = new MissingPolicy(Kind.PUBLISHED, 0, PUBLISHED);

    private final Kind kind;
    /** The fraction of answered items, or the number of missing ones. */
    private final double limit;
    /** The rules of the definition, if this is the published policy and names them. */
    private final @Nullable MissingPolicy stated;
    /** The text without the rules of single scales. */
    private final String base;
    /** The rules of single scales, by scale id. */
    private final SortedMap<String, MissingPolicy> scales;

    private final String id;

    private MissingPolicy(Kind kind, double limit, String id) {
        this(kind, limit, null, id, Collections.emptySortedMap());
    }

    private MissingPolicy(
            Kind kind,
            double limit,
            @Nullable MissingPolicy stated,
            String base,
            SortedMap<String, MissingPolicy> scales) {
        this.kind = kind;
        this.limit = limit;
        this.stated = stated;
        this.base = base;
        this.scales = scales;
        StringBuilder text = new StringBuilder(base);
        for (Map.Entry<String, MissingPolicy> scale : scales.entrySet()) {
            text.append(text.isEmpty() ? "" : ",").append(scale.getKey());
            text.append('=').append(scale.getValue().id);
        }
        this.id = text.toString();
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
            throw new IllegalArgumentException(
                    "a scale is prorated over a fraction from 0.5 to 1 of its items, such as 0.8 for 80 percent; got "
                            + fraction);
        }
        return new MissingPolicy(Kind.PRORATE, fraction, PRORATE + fraction);
    }

    /**
     * A scale is scored if at most this number of its items is missing and at least one is answered. It is prorated
     * over its answered items.
     *
     * @param missing from 0 to 999
     * @return the policy
     * @throws IllegalArgumentException if {@code missing} is outside 0 to 999
     */
    public static MissingPolicy atMostMissing(int missing) {
        return new MissingPolicy(Kind.AT_MOST_MISSING, checked(missing), AT_MOST_MISSING + missing);
    }

    /**
     * All scales are scored if at most this number of all the instrument's items is missing, and otherwise none. Each
     * is prorated over its answered items; a scale without any answer has no score.
     *
     * @param missing from 0 to 999
     * @return the policy
     * @throws IllegalArgumentException if {@code missing} is outside 0 to 999
     */
    public static MissingPolicy formAtMostMissing(int missing) {
        return new MissingPolicy(Kind.FORM_AT_MOST_MISSING, checked(missing), "form-" + AT_MOST_MISSING + missing);
    }

    private static int checked(int missing) {
        if (missing < 0 || missing > MOST_MISSING) {
            throw new IllegalArgumentException(
                    "the number of missing items is from 0 to " + MOST_MISSING + "; got " + missing);
        }
        return missing;
    }

    /**
     * The rule that the instrument's definition states as published. It is followed even if it is unconfirmed; the
     * report then carries an open question. An instrument without a rule is refused.
     *
     * @return the policy
     */
    public static MissingPolicy published() {
        return BY_DEFINITION;
    }

    /** The rules that a definition states: for all scales, for single ones, or none. */
    static MissingPolicy ofDefinition(@Nullable MissingPolicy all, Map<String, MissingPolicy> scales) {
        return (all == null ? NONE : all).withScales(new TreeMap<>(scales));
    }

    /**
     * This policy with another rule for one scale. A limit over the whole form still applies to that scale.
     *
     * @param scale the id of a scale
     * @param rule {@link #complete()}, {@link #prorate}, or {@link #atMostMissing}; it replaces an earlier rule for
     *     this scale
     * @return a new policy
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code scale} can't be the id of a scale, or {@code rule} is another policy
     */
    public MissingPolicy withScale(String scale, MissingPolicy rule) {
        if (!Slug.isSlug(Objects.requireNonNull(scale, "scale"))) {
            throw new IllegalArgumentException("the id of a scale is " + Slug.ALLOWED);
        }
        if (Objects.requireNonNull(rule, "rule").needsInstrument()) {
            throw new IllegalArgumentException("the rule of a single scale is " + SCALE_RULES);
        }
        SortedMap<String, MissingPolicy> more = new TreeMap<>(scales);
        more.put(scale, rule);
        return withScales(more);
    }

    private MissingPolicy withScales(SortedMap<String, MissingPolicy> rules) {
        return new MissingPolicy(kind, limit, stated, base, rules);
    }

    /** The published policy naming the rules that it follows. */
    MissingPolicy following(MissingPolicy rules) {
        return new MissingPolicy(kind, limit, rules, PUBLISHED + "(" + rules.id + ")", scales);
    }

    // ---- as text

    /**
     * Reads a policy. Definitions, their examples, reports and the command line use the same syntax:
     *
     * <ul>
     *   <li>{@code complete}
     *   <li>{@code prorate:} and a fraction from 0.5 to 1 with at most twenty decimals, such as {@code prorate:0.8}
     *   <li>{@code at-most-missing:} or {@code form-at-most-missing:} and a number from 0 to 999
     *   <li>{@code published}; in a report followed by the rule that was followed, as in {@code published(prorate:0.8)}
     *   <li>each may be followed by rules for single scales: {@code prorate:0.8,bond=complete,task=at-most-missing:1}
     * </ul>
     *
     * @param text the policy
     * @return the policy
     * @throws NullPointerException if {@code text} is null
     * @throws IllegalArgumentException if {@code text} is anything else; the message says what is allowed
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MissingPolicy parse(String text) {
        Objects.requireNonNull(text, "text");
        MissingPolicy policy = read(text);
        if (policy == null) {
            throw new IllegalArgumentException(
                    "not a missing policy: " + Pointer.shown(text) + "; a missing policy is " + PolicyText.ALLOWED);
        }
        return policy;
    }

    /** Reads a policy; returns null if the text isn't one. */
    static @Nullable MissingPolicy read(String text) {
        int end = text.indexOf(')');
        if (text.startsWith(PUBLISHED + "(") && end >= 0) {
            MissingPolicy rules = readOfDefinition(text.substring(PUBLISHED.length() + 1, end));
            return rules == null ? null : readScales(BY_DEFINITION.following(rules), text.substring(end + 1));
        }
        String first = firstPart(text);
        MissingPolicy policy = first.equals(PUBLISHED) ? BY_DEFINITION : readRule(first);
        return policy == null ? null : readScales(policy, text.substring(first.length()));
    }

    /** Reads the rules of a definition, which may be for single scales only. */
    private static @Nullable MissingPolicy readOfDefinition(String text) {
        String first = firstPart(text);
        if (first.indexOf('=') >= 0) {
            return readScales(NONE, "," + text);
        }
        MissingPolicy all = readRule(first);
        return all == null ? null : readScales(all, text.substring(first.length()));
    }

    /** Reads a rule for all scales of an instrument; returns null if the text isn't one. */
    static @Nullable MissingPolicy readRule(String text) {
        if (text.equals(COMPLETE.id)) {
            return COMPLETE;
        }
        Matcher fraction = FRACTION.matcher(text);
        if (fraction.matches()) {
            return prorate(Double.parseDouble(fraction.group(1)));
        }
        Matcher count = COUNT.matcher(text);
        if (count.matches()) {
            int missing = Integer.parseInt(count.group(2));
            return count.group(1) == null ? atMostMissing(missing) : formAtMostMissing(missing);
        }
        return null;
    }

    /** Reads a rule for one scale; returns null if the text isn't one. */
    static @Nullable MissingPolicy readScaleRule(String text) {
        MissingPolicy rule = readRule(text);
        return rule == null || rule.needsInstrument() ? null : rule;
    }

    /** Adds the rules of single scales, each of which follows a comma. */
    private static @Nullable MissingPolicy readScales(MissingPolicy policy, String rules) {
        SortedMap<String, MissingPolicy> scales = new TreeMap<>();
        String rest = rules;
        while (!rest.isEmpty()) {
            String next = rest.charAt(0) == ',' ? firstPart(rest.substring(1)) : "";
            int sign = next.indexOf('=');
            String scale = sign < 0 ? "" : next.substring(0, sign);
            MissingPolicy rule = readScaleRule(next.substring(sign + 1));
            if (!Slug.isSlug(scale) || rule == null || scales.put(scale, rule) != null) {
                return null;
            }
            rest = rest.substring(next.length() + 1);
        }
        return policy.withScales(scales);
    }

    private static String firstPart(String text) {
        int comma = text.indexOf(',');
        return comma < 0 ? text : text.substring(0, comma);
    }

    /**
     * The policy as text, as in reports. Jackson 2 and 3 write this.
     *
     * @return {@code complete}, or for example {@code prorate:0.8}; {@link #parse} reads it
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
        String name = ownName(Objects.requireNonNull(locale, "locale"));
        for (Map.Entry<String, MissingPolicy> scale : scales.entrySet()) {
            String rule = Messages.text(
                    locale,
                    "policy.of-scale",
                    Map.of(
                            "scale",
                                    Messages.find(locale, "scale." + scale.getKey())
                                            .orElse(scale.getKey()),
                            "rule", Messages.within(locale, scale.getValue().displayName(locale))));
            name = name.isEmpty() ? rule : name + "; " + rule;
        }
        return name;
    }

    private String ownName(Locale locale) {
        return switch (kind) {
            case COMPLETE -> Messages.text(locale, "policy.complete");
            case PRORATE ->
                Messages.text(
                        locale, "policy.prorate", Map.of("fraction", Messages.decimal(locale, String.valueOf(limit))));
            case AT_MOST_MISSING ->
                Messages.text(locale, "policy.at-most-missing", Map.of("missing", String.valueOf((int) limit)));
            case FORM_AT_MOST_MISSING ->
                Messages.text(locale, "policy.form-at-most-missing", Map.of("missing", String.valueOf((int) limit)));
            case PUBLISHED ->
                stated == null
                        ? Messages.text(locale, "policy.published")
                        : Messages.text(
                                locale,
                                "policy.published-rule",
                                Map.of("rule", Messages.within(locale, stated.displayName(locale))));
            case NONE -> "";
        };
    }

    // ---- for a scale, and for an instrument

    /**
     * Whether the number of answers that a scale needs depends on more than its number of items: on the definition, on
     * the whole form, or on which scale it is. {@link #resolve} then says how many each scale needs.
     *
     * @return false for {@code complete}, {@code prorate} and {@code at-most-missing} without rules for single scales
     */
    public boolean needsInstrument() {
        return !scales.isEmpty() || (kind != Kind.COMPLETE && kind != Kind.PRORATE && kind != Kind.AT_MOST_MISSING);
    }

    /**
     * The number of answers that a scale needs, under a policy that only depends on its number of items.
     *
     * @param items the number of items of the scale, at least 1
     * @return from 1 to {@code items}
     * @throws IllegalArgumentException if {@code items} is below 1
     * @throws IllegalStateException if the policy {@linkplain #needsInstrument() needs an instrument}
     */
    public int required(int items) {
        if (items < 1) {
            throw new IllegalArgumentException("a scale has at least one item");
        }
        if (needsInstrument()) {
            throw new IllegalStateException(
                    id + " doesn't depend on the number of items alone; call resolve(instrument).required(scale)");
        }
        return requiredOf(items);
    }

    /**
     * The number of answers that a scale needs, as far as the policy says it. A report under the published policy names the
     * rule that it followed, so its policy says it too.
     *
     * @param scale the id of the scale
     * @param items the number of items of the scale, at least 1
     * @return from 1 to {@code items}; empty for a published policy that names no rule for this scale
     * @throws NullPointerException if {@code scale} is null
     * @throws IllegalArgumentException if {@code items} is below 1
     */
    public OptionalInt required(String scale, int items) {
        Objects.requireNonNull(scale, "scale");
        if (items < 1) {
            throw new IllegalArgumentException("a scale has at least one item");
        }
        MissingPolicy rule = ruleFor(scale);
        return switch (rule.kind) {
            case PUBLISHED, NONE -> OptionalInt.empty();
            case FORM_AT_MOST_MISSING -> OptionalInt.of(1);
            case COMPLETE, PRORATE, AT_MOST_MISSING -> OptionalInt.of(rule.requiredOf(items));
        };
    }

    /**
     * The number of answers that the whole form needs, before any scale is scored.
     *
     * @param items the number of items of the instrument, at least 1
     * @return from 1 to {@code items}; empty if the policy has no limit over the whole form
     * @throws IllegalArgumentException if {@code items} is below 1
     */
    public OptionalInt requiredOnForm(int items) {
        if (items < 1) {
            throw new IllegalArgumentException("a form has at least one item");
        }
        MissingPolicy rule = stated == null ? this : stated;
        return rule.kind == Kind.FORM_AT_MOST_MISSING ? OptionalInt.of(rule.requiredOf(items)) : OptionalInt.empty();
    }

    /** The number of answers that the scale, or the whole form, needs. */
    private int requiredOf(int items) {
        if (kind == Kind.AT_MOST_MISSING || kind == Kind.FORM_AT_MOST_MISSING) {
            return Math.max(1, items - (int) limit);
        }
        if (limit == 1) {
            return items;
        }
        // starts one lower, because the product may have been rounded up
        int required = Math.max(1, (int) (limit * items) - 1);
        while ((double) required / items < limit) {
            required++;
        }
        return required;
    }

    /**
     * Resolves the policy for an instrument: how many answers each of its scales needs.
     *
     * @param instrument the instrument
     * @return the resolved policy
     * @throws NullPointerException if {@code instrument} is null
     * @throws RefusedException if the policy doesn't fit the instrument; it contains all {@link #problems}
     */
    public ResolvedPolicy resolve(Instrument instrument) {
        List<Problem> problems = problems(instrument);
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return ResolvedPolicy.of(
                instrument, kind == Kind.PUBLISHED ? following(instrument.publishedMissingRules()) : this);
    }

    /**
     * The reasons why the policy doesn't fit an instrument: {@code no-published-rule} for the published policy if the
     * definition states no rule, or none for some scale; {@code different-policy} if it states another rule than the
     * policy names; {@code unknown-scale} for a rule of a scale that the instrument doesn't have.
     *
     * @param instrument the instrument
     * @return a problem for each reason; empty if {@link #resolve} returns
     * @throws NullPointerException if {@code instrument} is null
     */
    public List<Problem> problems(Instrument instrument) {
        String name = Objects.requireNonNull(instrument, "instrument").id().value();
        if (!needsInstrument()) {
            return List.of();
        }
        return misfits(instrument.scales().stream().map(Scale::id).toList(), instrument.publishedMissingRules())
                .stream()
                .map(misfit -> Problem.of(Area.SCORING, misfit.code())
                        .with("instrument", name)
                        .withAllowed(misfit.allowed())
                        .with("other", misfit.other()))
                .toList();
    }

    /**
     * Why a policy doesn't fit an instrument.
     *
     * @param code what is wrong
     * @param allowed what the instrument allows
     * @param other what the policy names, or the scales without a rule
     */
    record Misfit(ProblemCode code, String allowed, String other) {}

    /** The reasons why the policy doesn't fit an instrument with these scales, and these rules of its definition. */
    List<Misfit> misfits(List<String> known, MissingPolicy rules) {
        List<Misfit> misfits = new ArrayList<>();
        if (kind == Kind.PUBLISHED) {
            boolean isNone = rules.id.isEmpty();
            List<String> without = known.stream()
                    .filter(scale -> isNone || (!scales.containsKey(scale) && rules.ruleFor(scale).kind == Kind.NONE))
                    .toList();
            if (isNone || !without.isEmpty()) {
                misfits.add(new Misfit(ProblemCode.NO_PUBLISHED_RULE, RULES, String.join(", ", without)));
            } else if (stated != null && !stated.equals(rules)) {
                misfits.add(new Misfit(ProblemCode.DIFFERENT_POLICY, rules.id, stated.id));
            }
        }
        for (String scale : scales.keySet()) {
            if (!known.contains(scale)) {
                misfits.add(new Misfit(ProblemCode.UNKNOWN_SCALE, String.join(", ", known), scale));
            }
        }
        return misfits;
    }

    /** The greatest number of items that this rule allows to be missing; 0 if it doesn't state a number. */
    int mostMissing() {
        return kind == Kind.AT_MOST_MISSING || kind == Kind.FORM_AT_MOST_MISSING ? (int) limit : 0;
    }

    /** The rule for a scale: its own, that of the definition, or this policy, which may have none. */
    private MissingPolicy ruleFor(String scale) {
        MissingPolicy rule = stated == null ? this : stated.ruleFor(scale);
        return scales.getOrDefault(scale, rule);
    }

    /** The rules of the definition that the published policy follows; null for any other policy. */
    @Nullable
    MissingPolicy stated() {
        return stated;
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
