package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.internal.statistics.NormalVariates;
import io.github.alliancesdk.core.internal.statistics.ShiftedLognormal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Simulates respondents, for an application's own tests and for study planning. The model is an ordinal factor model
 * with a common factor and, optionally, a factor for each scale. Every response sheet is
 * {@linkplain SimulatedResponses labelled}.
 *
 * <p>Each keyed answer has a latent value {@code y = l g + s f + e}. Here g is the respondent's value on the common
 * factor. f is the value on the factor of the item's scale, which is the first scale that contains the item and isn't
 * the total. Both have variance 1 and are independent. l and s are the item's loadings, and e is the remainder to a
 * variance of 1. The answer is the first answer of the item's format, and one further for each threshold that is below y.
 * The thresholds come from a latent answer of the chosen spread and skewness that is rounded to the nearest answer of the
 * format: a whole number, a step or a code. Its location is chosen so that the
 * expected answer is the chosen mean. Answers to reversed items are then reversed, because a response sheet is raw.
 *
 * <p>Means, spread and trend are in the units of the format of the sheet. For an item with a format of its own they are
 * stretched to its range; only {@link #withMean} is in the units of the item.
 *
 * <p>From session to session the value on a factor is {@code sqrt(stability) * g + sqrt(1 - stability)} times a part
 * that is specific to the session, and the location of every item moves by the trend. In the same way, e is
 * {@code sqrt(itemStability) * p + sqrt(1 - itemStability)} times a part that is specific to the session, where p is
 * specific to the respondent and the item. So an item correlates with itself in another session more than with other
 * items. An answer is missing with the chosen probability, independently of its value.
 *
 * <p>The same seed returns the same sample on every JDK: the random numbers come from SplitMix64 (as in
 * {@link java.util.SplittableRandom}) and the polar method in strict arithmetic. A dyad's answers don't depend on the
 * number of dyads. Immutable and thread-safe.
 *
 * <pre>{@code
 * ResponseSimulation.Sample sample = ResponseSimulation.of(BundledInstruments.waiShortRevised())
 *         .withMeans(3.5, 4.2)
 *         .withLoadings(0.6, 0.8)
 *         .withSessions(3)
 *         .withTrend(0.2)
 *         .sample(20, 42);
 * System.out.println(sample); // Sample[wai-sr, seed 42, 60 sheets]
 * System.out.println(sample.responses().get(0).recordId()); // simulated-42-1-1
 * ScoreReport scored = Scorer.complete()
 *         .score(checker.check(sample.responses().get(0).responses()).orElseThrow());
 * System.out.println(SimulatedResponses.isSimulated(scored.administration())); // true
 * }</pre>
 */
@NoJsonForm.Instead("the Responses that it simulates")
public final class ResponseSimulation implements NoJsonForm {
    private static final int MAX_SESSIONS = 10_000;
    private static final double MAX_SKEWNESS = 4;
    private static final int MAX_POINTS = 10_000;
    private static final int MAX_SPREAD = 10;

    /**
     * The random stream of the items. Streams of 0 and above belong to the dyads; the stream of a dyad's person-by-item
     * parts is -1 minus the dyad's stream.
     */
    private static final long ITEM_STREAM = -1;

    private final Instrument instrument;
    private final Settings settings;

    /** A range to draw from; its ends may be equal. */
    private record Range(double low, double high) {
        double draw(NormalVariates random) {
            // always draws one number, so that the width of the range doesn't change later draws
            return random.uniform(low, high);
        }
    }

    /** The options. They change only between a copy and the creation of the next simulation. */
    private static final class Settings {
        private ResponseFormat format;
        private Rater rater;
        private Referent referent = Referent.UNSTATED;
        private Range loadings = new Range(0.5, 0.8);
        private Range scaleLoadings = new Range(0, 0);
        private Range means;
        private Map<Integer, Double> ownLoadings = Map.of();
        private Map<Integer, Double> ownMeans = Map.of();
        private double spread;
        private double skewness;
        private double missing;
        private int sessions = 1;
        private double trend;
        private double stability = 1;
        private double itemStability = 0.5;

        Settings(ResponseFormat format, Rater rater) {
            double width = format.max() - format.min();
            this.format = format;
            this.rater = rater;
            this.means = new Range(format.min() + width / 2, format.min() + width * 3 / 4);
            this.spread = width / 4;
        }

        /** A distance in the format of the sheet, stretched to another format. */
        double stretched(double distance, ResponseFormat to) {
            return to.equals(format) ? distance : distance / (format.max() - format.min()) * (to.max() - to.min());
        }

        double stretchedMean(double mean, ResponseFormat to) {
            return to.equals(format) ? mean : to.min() + stretched(mean - format.min(), to);
        }

        Settings copy() {
            Settings copy = new Settings(format, rater);
            copy.referent = referent;
            copy.loadings = loadings;
            copy.scaleLoadings = scaleLoadings;
            copy.means = means;
            copy.ownLoadings = ownLoadings;
            copy.ownMeans = ownMeans;
            copy.spread = spread;
            copy.skewness = skewness;
            copy.missing = missing;
            copy.sessions = sessions;
            copy.trend = trend;
            copy.stability = stability;
            copy.itemStability = itemStability;
            return copy;
        }
    }

    private ResponseSimulation(Instrument instrument, Settings settings) {
        this.instrument = instrument;
        this.settings = settings;
    }

    /**
     * Begins a simulation with these defaults: the default format, the first rater of the definition, no stated
     * referent, one session, one factor with loadings of 0.5 to 0.8 that is stable over sessions, means at half to
     * three quarters of the range, a spread of a quarter of it, no skewness, and no missing answers. Half of the
     * item-specific variance is stable over sessions.
     *
     * @param instrument the instrument to simulate
     * @return the simulation
     * @throws NullPointerException if {@code instrument} is null
     * @throws IllegalArgumentException if the instrument is catalogued only
     */
    public static ResponseSimulation of(Instrument instrument) {
        if (instrument.status() == InstrumentStatus.CATALOGUED) {
            throw new IllegalArgumentException(instrument.id() + " is catalogued only: it can't be answered");
        }
        return new ResponseSimulation(
                instrument,
                new Settings(
                        instrument.responseFormat(),
                        instrument.raters().iterator().next()));
    }

    /**
     * Sets the response format; means and spread return to the defaults for it.
     *
     * @param format the id of a format of the instrument
     * @return a new simulation
     * @throws NullPointerException if {@code format} is null
     * @throws IllegalArgumentException if the instrument has no such format
     */
    public ResponseSimulation withFormat(String format) {
        Settings changed = settings.copy();
        changed.format = instrument
                .findFormat(format)
                .orElseThrow(() -> new IllegalArgumentException(instrument.id() + " declares no such format"));
        Settings defaults = new Settings(changed.format, changed.rater);
        changed.means = defaults.means;
        changed.ownMeans = Map.of();
        changed.spread = defaults.spread;
        return new ResponseSimulation(instrument, changed);
    }

    /**
     * Sets the rater.
     *
     * @param rater a rater of the instrument
     * @return a new simulation
     * @throws NullPointerException if {@code rater} is null
     * @throws IllegalArgumentException if the instrument isn't for that rater
     */
    public ResponseSimulation withRater(Rater rater) {
        if (!instrument.raters().contains(Objects.requireNonNull(rater, "rater"))) {
            throw new IllegalArgumentException(instrument.id() + " isn't filled in by the " + rater.id());
        }
        Settings changed = settings.copy();
        changed.rater = rater;
        return new ResponseSimulation(instrument, changed);
    }

    /**
     * Sets the referent, the person or thing that the answers are about.
     *
     * @param referent a referent of the instrument
     * @return a new simulation
     * @throws NullPointerException if {@code referent} is null
     * @throws IllegalArgumentException if the instrument isn't about that referent
     */
    public ResponseSimulation withReferent(Referent referent) {
        if (!instrument.referents().contains(Objects.requireNonNull(referent, "referent"))) {
            throw new IllegalArgumentException(instrument.id() + " isn't about the referent " + referent.id());
        }
        Settings changed = settings.copy();
        changed.referent = referent;
        return new ResponseSimulation(instrument, changed);
    }

    /**
     * Sets the range of the items' loadings on the common factor; they are drawn uniformly from it.
     *
     * @param low the lowest loading, 0 or more
     * @param high the highest loading, below 1
     * @return a new simulation
     * @throws IllegalArgumentException if {@code 0 <= low <= high < 1} doesn't hold
     */
    public ResponseSimulation withLoadings(double low, double high) {
        Settings changed = settings.copy();
        changed.loadings = loadings(low, high);
        return new ResponseSimulation(instrument, changed);
    }

    /**
     * Sets the loading of one item on the common factor.
     *
     * @param item its number
     * @param loading 0 or more and below 1
     * @return a new simulation
     * @throws IllegalArgumentException if there is no such item or the loading is out of bounds
     */
    public ResponseSimulation withLoading(int item, double loading) {
        requireItem(item);
        Settings changed = settings.copy();
        changed.ownLoadings =
                with(settings.ownLoadings, item, loadings(loading, loading).low());
        return new ResponseSimulation(instrument, changed);
    }

    /**
     * Sets the range of the items' loadings on the factors of their scales; they are drawn uniformly from it. With the
     * three scales of a WAI this is a model of three factors that share a common factor. With 0 to 0, only the common
     * factor remains.
     *
     * @param low the lowest loading, 0 or more
     * @param high the highest loading, below 1
     * @return a new simulation
     * @throws IllegalArgumentException if {@code 0 <= low <= high < 1} doesn't hold
     */
    public ResponseSimulation withScaleLoadings(double low, double high) {
        Settings changed = settings.copy();
        changed.scaleLoadings = loadings(low, high);
        return new ResponseSimulation(instrument, changed);
    }

    private static Range loadings(double low, double high) {
        if (!(low >= 0 && low <= high && high < 1)) {
            throw new IllegalArgumentException("loadings are 0 or more and below 1, the lowest first");
        }
        return new Range(low, high);
    }

    /**
     * Sets the range of the expected keyed answers in the first session; they are drawn uniformly from it.
     *
     * @param low the lowest mean, above the lowest answer of the format
     * @param high the highest mean, below the highest answer of the format
     * @return a new simulation
     * @throws IllegalArgumentException if the means aren't within the format, or {@code low} is above {@code high}
     */
    public ResponseSimulation withMeans(double low, double high) {
        Settings changed = settings.copy();
        changed.means = means(settings.format, low, high);
        return new ResponseSimulation(instrument, changed);
    }

    /**
     * Sets the expected keyed answer to one item in the first session.
     *
     * @param item its number
     * @param mean between the lowest and the highest answer of the item's format
     * @return a new simulation
     * @throws IllegalArgumentException if there is no such item or the mean isn't within its format
     */
    public ResponseSimulation withMean(int item, double mean) {
        requireItem(item);
        Settings changed = settings.copy();
        changed.ownMeans = with(
                settings.ownMeans,
                item,
                means(instrument.format(item, settings.format), mean, mean).low());
        return new ResponseSimulation(instrument, changed);
    }

    private static Range means(ResponseFormat format, double low, double high) {
        if (!(low > format.min() && low <= high && high < format.max())) {
            throw new IllegalArgumentException(
                    "means lie within " + format.range() + ", the bounds excluded, the lowest first");
        }
        return new Range(low, high);
    }

    /**
     * Sets the standard deviation of the answers before they are cut to the format.
     *
     * @param spread a standard deviation, above 0 and at most ten times the range of the format
     * @return a new simulation
     * @throws IllegalArgumentException if it is out of bounds
     */
    public ResponseSimulation withSpread(double spread) {
        double width = settings.format.max() - settings.format.min();
        if (!(spread > 0 && spread <= MAX_SPREAD * width)) {
            throw new IllegalArgumentException("a spread is above 0 and at most ten times the range of the format");
        }
        Settings changed = settings.copy();
        changed.spread = spread;
        return new ResponseSimulation(instrument, changed);
    }

    /**
     * Sets the skewness of the keyed answers before they are cut to the format. The distribution is a shifted lognormal
     * one.
     *
     * @param skewness from -4 to 4; below 0, most answers are high
     * @return a new simulation
     * @throws IllegalArgumentException if it is out of bounds
     */
    public ResponseSimulation withSkewness(double skewness) {
        if (!(Math.abs(skewness) <= MAX_SKEWNESS)) {
            throw new IllegalArgumentException("a skewness is from -" + MAX_SKEWNESS + " to " + MAX_SKEWNESS);
        }
        Settings changed = settings.copy();
        changed.skewness = skewness;
        return new ResponseSimulation(instrument, changed);
    }

    /**
     * Sets the probability that an answer is missing.
     *
     * @param share 0 or more and below 1
     * @return a new simulation
     * @throws IllegalArgumentException if it is out of bounds
     */
    public ResponseSimulation withMissing(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("the share of missing answers is 0 or more and below 1");
        }
        Settings changed = settings.copy();
        changed.missing = share;
        return new ResponseSimulation(instrument, changed);
    }

    /**
     * Sets how many sessions each dyad has.
     *
     * @param sessions 1 to 10,000, numbered from 1
     * @return a new simulation
     * @throws IllegalArgumentException if it is out of bounds
     */
    public ResponseSimulation withSessions(int sessions) {
        if (sessions < 1 || sessions > MAX_SESSIONS) {
            throw new IllegalArgumentException("a dyad has 1 to " + MAX_SESSIONS + " sessions");
        }
        Settings changed = settings.copy();
        changed.sessions = sessions;
        return new ResponseSimulation(instrument, changed);
    }

    /**
     * Sets how much the answers rise from session to session, before they are cut to the format.
     *
     * @param perSession in points of the format; negative if they fall
     * @return a new simulation
     * @throws IllegalArgumentException if it isn't finite
     */
    public ResponseSimulation withTrend(double perSession) {
        if (!Double.isFinite(perSession)) {
            throw new IllegalArgumentException("a trend is finite");
        }
        Settings changed = settings.copy();
        changed.trend = perSession;
        return new ResponseSimulation(instrument, changed);
    }

    /**
     * Sets the share of the variance of the factors, common and scale-specific, that belongs to the dyad and not to a
     * single session.
     *
     * @param share from 0 to 1: the correlation of a factor with itself in another session
     * @return a new simulation
     * @throws IllegalArgumentException if it is out of bounds
     */
    public ResponseSimulation withStability(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a stability is from 0 to 1");
        }
        Settings changed = settings.copy();
        changed.stability = share;
        return new ResponseSimulation(instrument, changed);
    }

    /**
     * Sets the share of the item-specific variance that belongs to the dyad and not to a single session, that is, how
     * this respondent always answers this item. The answers of the first session don't depend on it.
     *
     * @param share from 0 to 1, 0.5 by default: the correlation of that part with itself in another session
     * @return a new simulation
     * @throws IllegalArgumentException if it is out of bounds
     */
    public ResponseSimulation withItemStability(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a stability is from 0 to 1");
        }
        Settings changed = settings.copy();
        changed.itemStability = share;
        return new ResponseSimulation(instrument, changed);
    }

    private void requireItem(int item) {
        if (!instrument.itemNumbers().contains(item)) {
            throw new IllegalArgumentException(instrument.id() + " has no such item");
        }
    }

    private static Map<Integer, Double> with(Map<Integer, Double> own, int item, double value) {
        Map<Integer, Double> more = new TreeMap<>(own);
        more.put(item, value);
        return Collections.unmodifiableMap(more);
    }

    /**
     * Simulates response sheets.
     *
     * @param dyads how many dyads, each with its sessions
     * @param seed the random seed; the same simulation and seed return the same sample
     * @return the sheets
     * @throws IllegalArgumentException if {@code dyads} is below 0, the loadings of an item leave no unique variance,
     *     or a format has more than 10,000 answers
     */
    public Sample sample(int dyads, long seed) {
        SimulatedItems items = items(seed);
        List<SimulatedResponses> sheets = new ArrayList<>();
        forEachSheet(dyads, seed, items, (dyad, session, answers) -> sheets.add(sheet(seed, dyad, session, answers)));
        SortedMap<Integer, Sample.ItemParameters> parameters = new TreeMap<>();
        for (int column = 0; column < items.count(); column++) {
            parameters.put(items.number(column), items.parameters(column));
        }
        return new Sample(instrument, seed, sheets, Collections.unmodifiableSortedMap(parameters));
    }

    /**
     * Simulates only the answers, which is much faster. They equal the answers of session 1 in {@link #sample}. A
     * matrix of numbers has no label: if you show it, state that it was simulated.
     *
     * @param dyads how many rows
     * @param seed the random seed; the same simulation and seed return the same matrix
     * @return raw answers, not reversed
     * @throws IllegalArgumentException if {@code dyads} is below 0, the loadings of an item leave no unique variance,
     *     or a format has more than 10,000 answers
     */
    public RawResponseMatrix matrix(int dyads, long seed) {
        List<int[]> rows = new ArrayList<>();
        forEachSheet(dyads, seed, items(seed), (dyad, session, answers) -> {
            if (session == 1) {
                rows.add(answers);
            }
        });
        return RawResponseMatrix.ofUnscaled(instrument, settings.format, rows);
    }

    @FunctionalInterface
    private interface Taker {
        void take(int dyad, int session, int[] answers);
    }

    private void forEachSheet(int dyads, long seed, SimulatedItems items, Taker taker) {
        if (dyads < 0) {
            throw new IllegalArgumentException("the number of dyads is 0 or more");
        }
        for (int dyad = 1; dyad <= dyads; dyad++) {
            NormalVariates random = new NormalVariates(seed, dyad);
            double[] standing = factors(random, items.factors());
            PersonByItem own = new PersonByItem(settings.itemStability, seed, ITEM_STREAM - dyad, items.count());
            for (int session = 1; session <= settings.sessions; session++) {
                double[] now = factors(random, items.factors());
                for (int factor = 0; factor < now.length; factor++) {
                    now[factor] = StrictMath.sqrt(settings.stability) * standing[factor]
                            + StrictMath.sqrt(1 - settings.stability) * now[factor];
                }
                taker.take(dyad, session, items.answer(now, session, random, own));
            }
        }
    }

    private static double[] factors(NormalVariates random, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.normal();
        }
        return values;
    }

    private SimulatedResponses sheet(long seed, int dyad, int session, int[] answers) {
        Map<String, Object> payload = new LinkedHashMap<>();
        String dyadId = SimulatedResponses.PREFIX + seed + "-" + dyad;
        payload.put("recordId", dyadId + "-" + session);
        payload.put("dyadId", dyadId);
        payload.put("session", session);
        payload.put("instrument", instrument.id().value());
        payload.put("format", settings.format.id());
        payload.put("rater", settings.rater.id());
        if (settings.referent != Referent.UNSTATED) {
            payload.put("referent", settings.referent.id());
        }
        Map<String, Object> responses = new LinkedHashMap<>();
        int column = 0;
        for (int item : instrument.itemNumbers()) {
            if (answers[column] != Columns.MISSING) {
                ResponseFormat format = instrument.format(item, settings.format);
                responses.put(String.valueOf(item), number(format, answers[column]));
            }
            column++;
        }
        payload.put("responses", Collections.unmodifiableMap(responses));
        return new SimulatedResponses(Collections.unmodifiableMap(payload));
    }

    /** An answer as an int, as payloads of whole numbers have always had it, or as a double if it may have decimals. */
    private static Number number(ResponseFormat format, int unscaled) {
        if (format.decimals() == 0) {
            return unscaled;
        }
        return format.value(unscaled);
    }

    private SimulatedItems items(long seed) {
        NormalVariates random = new NormalVariates(seed, ITEM_STREAM);
        List<Scale> factors =
                instrument.scales().stream().filter(scale -> !scale.isTotal()).toList();
        SimulatedItems items = new SimulatedItems(
                1 + factors.size(),
                ShiftedLognormal.ofSkewness(settings.skewness),
                settings.missing,
                settings.sessions);
        for (Item item : instrument.items()) {
            int number = item.number();
            int factor = 0;
            while (factor < factors.size() && !factors.get(factor).items().contains(number)) {
                factor++;
            }
            double loading = settings.loadings.draw(random);
            double scaleLoading = settings.scaleLoadings.draw(random);
            double mean = settings.means.draw(random);
            ResponseFormat format = instrument.format(number, settings.format);
            if (SimulatedItems.points(format).size() > MAX_POINTS) {
                throw new IllegalArgumentException("a simulated format has at most " + MAX_POINTS + " answers");
            }
            items.add(
                    number,
                    format,
                    instrument.reversed().contains(number),
                    factor < factors.size() ? 1 + factor : 0,
                    new Sample.ItemParameters(
                            settings.ownMeans.getOrDefault(number, settings.stretchedMean(mean, format)),
                            settings.ownLoadings.getOrDefault(number, loading),
                            factor < factors.size() ? scaleLoading : 0),
                    settings.stretched(settings.spread, format),
                    settings.stretched(settings.trend, format));
        }
        return items;
    }

    /** What is simulated. */
    @Override
    public String toString() {
        return "ResponseSimulation[" + instrument.id() + ", " + settings.rater.id() + ", " + settings.sessions
                + " sessions]";
    }

    /**
     * Respondents from {@link ResponseSimulation}, and the parameters that generated them. Immutable and thread-safe.
     */
    @NoJsonForm.Instead("the Responses in it")
    public static final class Sample implements NoJsonForm {
        private final Instrument instrument;
        private final long seed;
        private final List<SimulatedResponses> responses;
        private final SortedMap<Integer, ItemParameters> parameters;

        /**
         * The parameters of a simulated item.
         *
         * @param mean the expected keyed answer in the first session, before answers are removed as missing
         * @param loading on the common factor
         * @param scaleLoading on the factor of its scale
         */
        @NoJsonForm.Instead("its numbers one by one")
        public record ItemParameters(double mean, double loading, double scaleLoading) implements NoJsonForm {}

        Sample(
                Instrument instrument,
                long seed,
                List<SimulatedResponses> responses,
                SortedMap<Integer, ItemParameters> parameters) {
            this.instrument = instrument;
            this.seed = seed;
            this.responses = List.copyOf(responses);
            this.parameters = parameters;
        }

        /**
         * The instrument.
         *
         * @return the definition that the sheets answer
         */
        public Instrument instrument() {
            return instrument;
        }

        /**
         * The seed.
         *
         * @return the random seed; the same simulation and seed return the same sample
         */
        public long seed() {
            return seed;
        }

        /**
         * The sheets.
         *
         * @return by dyad, the sessions of a dyad in order; each labelled as simulated
         */
        public List<SimulatedResponses> responses() {
            return responses;
        }

        /**
         * The parameters of the items, including those drawn from a range.
         *
         * @return by item number, ascending; unmodifiable
         */
        public SortedMap<Integer, ItemParameters> parameters() {
            return parameters;
        }

        /** What was simulated, and the number of sheets. */
        @Override
        public String toString() {
            return "Sample[" + instrument.id() + ", seed " + seed + ", " + responses.size() + " sheets]";
        }
    }
}
