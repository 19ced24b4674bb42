package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.statistics.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Checks whether a whole data set follows the key that it is said to follow; no single sheet can show this. It detects
 * reversed items that were already reverse-scored or not at all, answers coded by their position on the form, another
 * instrument with as many items, single items that contradict the others, shifted codes, items that everybody answered
 * alike, and respondents with one answer throughout.
 *
 * <p>Whole keys are compared. Under each key, every item is correlated with the total of the other items; the mean of
 * these correlations shows how well the key fits. If there is no total, the item is correlated with the rest of its own
 * scale. Within a short scale, one wrongly reversed item makes correct items look wrong too. Another key is preferred
 * if its mean is higher and the items that it reverses differently correlate positively under it: the lower bound of
 * Fisher's interval of their mean correlation is above 0. It is reported as better only if it fits at all and the
 * declared total is not the same for everybody. A key fits at all if the lower bound of Feldt's interval of alpha is
 * above 0 under it. The declared key is confirmed if it fits at all and is preferred to every other key that reverses
 * other items. Otherwise no verdict is possible. Covariances are pairwise, over respondents who answered at least half
 * of the items; the interval uses the number of persons for the pair that the fewest answered. If two keys reverse
 * different items, respondents whose keyed answers are all the same under one of them are excluded, because a few
 * careless respondents would otherwise dominate the result.
 *
 * <p>An item contradicts the declared key if the whole interval of its correlation with the other items is below 0. One
 * such item is enough for the verdict suspect, whichever whole key fits best. The reported items are the wrong ones if
 * there are few of them. If half of the items are coded in the wrong direction, the correct half looks just as wrong.
 *
 * <p>If the items differ in their range, an answer counts as its place in the range of its item, from 0 to 1, so that no
 * item outweighs the others. Shifted codes are looked for only if all items have one format of all whole numbers of a
 * range. Respondents with one answer throughout are those whose answers all lie at exactly the same place in the ranges of
 * their items; people rarely mark a line so exactly, so few careless ones are found on lines.
 *
 * <p>This check can't detect the following. Raw answers that were already reverse-scored can't be distinguished from a
 * form that reverses nothing, because the numbers are the same. A key that reverses every item of a total isn't
 * detected. Keys that differ only in their scales are distinguished only if the correlations within scales differ by
 * more than their intervals; a strong common factor hides them, see {@link KeyingReport#notToldApart()}. Codes that are
 * shifted towards a rarely used end aren't detected once out-of-range answers are removed, such as 1 to 5 for 0 to 4 if
 * no item is reversed. Data of fewer than {@value #FEWEST_PERSONS} respondents get no verdict. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * RawResponseMatrix matrix = ResponseSimulation.of(BundledInstruments.waiShort()).matrix(200, 7);
 * KeyingReport report = KeyingCheck.against(BundledInstruments.catalog()).check(matrix);
 * System.out.println(report); // KeyingReport[ok, 200 of 200 persons, []]
 * }</pre>
 */
@NoJsonForm.Instead("the KeyingReport that it returns")
public final class KeyingCheck implements NoJsonForm {
    /** The fewest respondents for a verdict. */
    public static final int FEWEST_PERSONS = 30;

    private final InstrumentCatalog rivals;

    private KeyingCheck(InstrumentCatalog rivals) {
        this.rivals = rivals;
    }

    /**
     * A check that includes the keys of other instruments.
     *
     * @param rivals the other instruments that may have been filled in; those with other items than the declared
     *     instrument, or with the same key, are ignored
     * @return the check
     * @throws NullPointerException if {@code rivals} is null
     */
    public static KeyingCheck against(InstrumentCatalog rivals) {
        return new KeyingCheck(Objects.requireNonNull(rivals, "rivals"));
    }

    /**
     * A check without other instruments.
     *
     * @return the check
     */
    public static KeyingCheck withoutRivals() {
        return new KeyingCheck(InstrumentCatalog.empty());
    }

    /**
     * Checks answers that are declared as raw.
     *
     * @param matrix the answers as they were given
     * @return the verdict and its evidence
     * @throws NullPointerException if {@code matrix} is null
     */
    public KeyingReport check(RawResponseMatrix matrix) {
        return check(matrix.instrument(), matrix.content().columns(), true);
    }

    /**
     * Checks answers that are declared as keyed, with the reversed items already reverse-scored.
     *
     * @param matrix the keyed answers
     * @return the verdict and its evidence
     * @throws NullPointerException if {@code matrix} is null
     * @throws IllegalArgumentException if the matrix is of plain numbers: there is no key to check
     */
    public KeyingReport check(KeyedResponseMatrix matrix) {
        Instrument instrument = matrix.instrument()
                .orElseThrow(() -> new IllegalArgumentException("a matrix of plain numbers has no key to check"));
        return check(instrument, matrix.content().columns(), false);
    }

    private KeyingReport check(Instrument instrument, Columns columns, boolean raw) {
        AnswerPatterns patterns = new AnswerPatterns(instrument, columns, raw);
        boolean[] items = scaled(instrument);
        boolean[] persons = patterns.answeredHalf(items);
        int used = count(persons);
        if (used < FEWEST_PERSONS) {
            return new KeyingReport(
                    KeyingReport.Verdict.CANNOT_TELL,
                    Optional.of(Reason.TOO_FEW_PERSONS),
                    columns.persons(),
                    used,
                    List.of(),
                    List.of(),
                    List.of());
        }
        List<CandidateKey> keys = candidates(instrument, raw);
        keys.stream()
                .filter(key -> !key.turnsAs(keys.get(0)))
                .forEach(key -> patterns.leaveOutConstant(persons, keys.get(0).reverseScored(), key.reverseScored()));
        KeyComparison comparison =
                new KeyComparison(keys, ItemMoments.pairwise(columns, items, persons), patterns.highest());
        List<KeyingFinding> findings = new ArrayList<>(comparison.findings());
        findings.addAll(patterns.constantItems());
        findings.addAll(patterns.unusedEnds(comparison.best().reverseScored()));
        findings.addAll(patterns.straightLines());
        Optional<Reason> reason = findings.isEmpty() ? comparison.whyUndecided() : Optional.empty();
        KeyingReport.Verdict verdict = !findings.isEmpty()
                ? KeyingReport.Verdict.SUSPECT
                : reason.isPresent() ? KeyingReport.Verdict.CANNOT_TELL : KeyingReport.Verdict.OK;
        return new KeyingReport(
                verdict, reason, columns.persons(), used, findings, comparison.hypotheses(), comparison.notToldApart());
    }

    private static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    private static boolean[] scaled(Instrument instrument) {
        boolean[] scaled = new boolean[instrument.items().size()];
        int column = 0;
        for (int item : instrument.itemNumbers()) {
            scaled[column++] = CandidateKey.restScales(instrument).stream()
                    .anyMatch(scale -> scale.items().contains(item));
        }
        return scaled;
    }

    /** The declared key first, then the other keys that the data may follow. */
    private List<CandidateKey> candidates(Instrument declared, boolean raw) {
        List<CandidateKey> keys = new ArrayList<>();
        boolean[] reversed = reversed(declared);
        boolean[] nothing = new boolean[reversed.length];
        keys.add(new CandidateKey(KeyHypothesis.Kind.AS_DECLARED, declared, raw ? reversed : nothing));
        add(
                keys,
                raw
                        ? new CandidateKey(KeyHypothesis.Kind.ALREADY_REVERSED, declared, nothing)
                        : new CandidateKey(KeyHypothesis.Kind.NOT_REVERSED, declared, reversed));
        boolean[] byPosition = keys.get(0).reverseScored().clone();
        for (int column = 0; column < byPosition.length; column++) {
            byPosition[column] ^= declared.items().get(column).printedDescending();
        }
        add(keys, new CandidateKey(KeyHypothesis.Kind.PRINTED_POSITION, declared, byPosition));
        for (Instrument rival : rivals.instruments()) {
            if (rival.status() != InstrumentStatus.CATALOGUED
                    && rival.itemNumbers().equals(declared.itemNumbers())) {
                boolean[] reverseScored = reversed(rival);
                for (int column = 0; column < reverseScored.length && !raw; column++) {
                    reverseScored[column] ^= reversed[column];
                }
                add(keys, new CandidateKey(KeyHypothesis.Kind.OTHER_KEY, rival, reverseScored));
            }
        }
        return keys;
    }

    private static void add(List<CandidateKey> keys, CandidateKey key) {
        if (!key.isSameKeyAs(keys.get(0)) && !key.isMirrorOf(keys.get(0))) {
            keys.add(key);
        }
    }

    private static boolean[] reversed(Instrument instrument) {
        boolean[] reversed = new boolean[instrument.items().size()];
        int column = 0;
        for (int item : instrument.itemNumbers()) {
            reversed[column++] = instrument.reversed().contains(item);
        }
        return reversed;
    }

    /** The ids of the rivals. */
    @Override
    public String toString() {
        return "KeyingCheck" + rivals.ids();
    }
}
