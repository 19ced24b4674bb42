package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Items that are scored together. Immutable and thread-safe.
 *
 * <pre>{@code
 * Scale bond = BundledInstruments.waiShortRevised().scale("bond");
 * System.out.println(bond.items()); // [3, 5, 7, 9]
 * Scale own = Scale.of("conflict", 7, 8, 9).withMissingRule(MissingPolicy.complete()); // for an InstrumentBuilder
 * }</pre>
 *
 * @param id the id within the instrument; {@value #TOTAL} is reserved for the scale of all scored items
 * @param items the item numbers, ascending
 * @param referents the referents of this scale, if scales differ; empty means those of the instrument
 * @param metric how scores of this scale are reported by convention; empty means as the response format says. See
 *     {@link Instrument#metric}
 * @param missingRule the published rule for missing responses of this scale, if it has one of its own:
 *     {@link MissingPolicy#complete()}, {@link MissingPolicy#prorate} or {@link MissingPolicy#atMostMissing}
 */
@NoJsonForm.Instead("the Instrument that the scale belongs to, or the id of the scale")
public record Scale(
        String id,
        List<Integer> items,
        Set<Referent> referents,
        Optional<Metric> metric,
        Optional<MissingPolicy> missingRule)
        implements NoJsonForm {
    /** The id of the scale that contains every item that any scale contains. */
    public static final String TOTAL = "total";

    /**
     * Makes a scale and sorts its items in ascending order.
     *
     * @param id the id within the instrument; {@value #TOTAL} is reserved for the scale of all scored items
     * @param items the item numbers, in any order
     * @param referents the referents of this scale, if scales differ; empty means those of the instrument
     * @param metric how scores of this scale are reported by convention; empty means as the response format says
     * @param missingRule the published rule for missing responses of this scale, if it has one of its own
     * @throws NullPointerException if an argument or an element is null
     * @throws IllegalArgumentException if there are no items or an item appears twice
     */
    public Scale {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(metric, "metric");
        TreeSet<Integer> sorted = new TreeSet<>(Objects.requireNonNull(items, "items"));
        if (sorted.isEmpty() || sorted.size() != items.size()) {
            throw new IllegalArgumentException("a scale must have at least one item, and no item twice");
        }
        items = List.copyOf(sorted);
        referents = Enums.copy(Objects.requireNonNull(referents, "referents"));
        Objects.requireNonNull(missingRule, "missingRule");
    }

    /**
     * Makes a scale with the instrument's referents.
     *
     * @param id the id within the instrument
     * @param items the item numbers
     * @return the scale
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if there are no items or an item appears twice
     */
    public static Scale of(String id, int... items) {
        return new Scale(
                id,
                Arrays.stream(Objects.requireNonNull(items, "items")).boxed().toList(),
                Collections.emptySet(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * This scale with other referents.
     *
     * @param others the referents of this scale; empty means those of the instrument
     * @return a new scale
     * @throws NullPointerException if {@code others} or an element is null
     */
    public Scale withReferents(Set<Referent> others) {
        return new Scale(id, items, others, metric, missingRule);
    }

    /**
     * This scale with a metric of its own.
     *
     * @param other how scores of this scale are reported by convention
     * @return a new scale
     * @throws NullPointerException if {@code other} is null
     */
    public Scale withMetric(Metric other) {
        return new Scale(id, items, referents, Optional.of(Objects.requireNonNull(other, "other")), missingRule);
    }

    /**
     * This scale with a published rule of its own for missing responses.
     *
     * @param rule {@link MissingPolicy#complete()}, {@link MissingPolicy#prorate} or
     *     {@link MissingPolicy#atMostMissing}
     * @return a new scale
     * @throws NullPointerException if {@code rule} is null
     */
    public Scale withMissingRule(MissingPolicy rule) {
        return new Scale(id, items, referents, metric, Optional.of(Objects.requireNonNull(rule, "rule")));
    }

    /**
     * Whether this is the total.
     *
     * @return true if the id is {@value #TOTAL}
     */
    public boolean isTotal() {
        return id.equals(TOTAL);
    }

    /**
     * The name of the scale in a language. Goal, task, bond, task-goal and total have names. For any other scale, such
     * as a scale that an application defines, this method returns the id.
     *
     * @param locale the language; the name is in English if there is no translation
     * @return for example {@code Bond}
     * @throws NullPointerException if {@code locale} is null
     */
    public String displayName(Locale locale) {
        return Messages.find(Objects.requireNonNull(locale, "locale"), "scale." + id)
                .orElse(id);
    }
}
