package io.github.alliancesdk.core.scoring;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.instrument.DefinitionVersion;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.SdkVersion;
import io.github.alliancesdk.core.response.Administration;
import io.github.alliancesdk.core.response.CheckedResponses;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The scores of one sheet, and what they are scores of: instrument, definition, format, rater, referent, policy. A
 * number without these is no measurement. Immutable and thread-safe.
 */
public final class ScoreReport {
    private final Administration administration;
    private final Instrument scored;
    private final ResponseFormat format;
    private final Rater rater;
    private final Referent referent;
    private final MissingPolicy policy;
    private final long[] keyedSums;
    private final int[] answered;
    private final Optional<List<ItemAudit>> audit;

    // takes the arrays over: by scale, in the order of the definition
    ScoreReport(
            CheckedResponses responses,
            MissingPolicy policy,
            long[] keyedSums,
            int[] answered,
            Optional<List<ItemAudit>> audit) {
        this.administration = responses.administration();
        this.scored = responses.instrument();
        this.format = responses.format();
        this.rater = responses.rater();
        this.referent = responses.referent();
        this.policy = policy;
        this.keyedSums = keyedSums;
        this.answered = answered;
        this.audit = audit.isPresent() ? Optional.of(List.copyOf(audit.get())) : audit;
    }

    private Score score(int scale) {
        int items = scored.scales().get(scale).items().size();
        int required = policy.required(items);
        return answered[scale] >= required
                ? new Scored(keyedSums[scale], answered[scale], items, format)
                : new Insufficient(answered[scale], items, required);
    }

    /**
     * The score of a scale.
     *
     * @param id the id of a scale, such as {@code bond}
     * @return the score
     * @throws NullPointerException if {@code id} is null
     * @throws IllegalArgumentException if the instrument has no such scale; it names those that it has
     */
    public Score scale(String id) {
        Optional<Score> found = findScale(id);
        // no lambda: the first of a program takes as long to make as a definition to load
        if (found.isEmpty()) {
            throw new IllegalArgumentException(scored.id() + " has no scale " + Pointer.shown(id) + "; it has "
                    + String.join(", ", scales().keySet()));
        }
        return found.get();
    }

    /**
     * The score of a scale, if the instrument has it.
     *
     * @param id the id of a scale
     * @return the score, or empty
     * @throws NullPointerException if {@code id} is null
     */
    public Optional<Score> findScale(String id) {
        Objects.requireNonNull(id, "id");
        List<Scale> scales = scored.scales();
        for (int scale = 0; scale < scales.size(); scale++) {
            if (scales.get(scale).id().equals(id)) {
                return Optional.of(score(scale));
            }
        }
        return Optional.empty();
    }

    /**
     * The score of a scale by its place among the scales: {@link #scale(String)} for code that writes many reports.
     *
     * @param scale from 0, in the order of the definition
     * @return the score
     * @throws IndexOutOfBoundsException if there is no such scale
     */
    public Score scaleAt(int scale) {
        return score(scale);
    }

    /**
     * The definition that was scored with.
     *
     * @return the instrument, of which {@link #instrument()} is the id
     */
    public Instrument definition() {
        return scored;
    }

    /**
     * The scores of all scales.
     *
     * @return by scale id, in the order of the definition
     */
    public Map<String, Score> scales() {
        Map<String, Score> scores = new LinkedHashMap<>();
        List<Scale> scales = scored.scales();
        for (int scale = 0; scale < scales.size(); scale++) {
            scores.put(scales.get(scale).id(), score(scale));
        }
        return Collections.unmodifiableMap(scores);
    }

    /**
     * Which filling-in this is a score of.
     *
     * @return the ids that the payload gave
     */
    public Administration administration() {
        return administration;
    }

    /**
     * The instrument.
     *
     * @return its id
     */
    public InstrumentId instrument() {
        return scored.id();
    }

    /**
     * The version of the definition that was scored with.
     *
     * @return the version
     */
    public DefinitionVersion definitionVersion() {
        return scored.definitionVersion();
    }

    /**
     * The identity of the key that was scored with.
     *
     * @return the digest of the definition
     */
    public String definitionDigest() {
        return scored.definitionDigest();
    }

    /**
     * How far the key can be relied on.
     *
     * @return the status of the instrument
     */
    public InstrumentStatus status() {
        return scored.status();
    }

    /**
     * What isn't settled about the instrument.
     *
     * @return one sentence each; empty if there are none
     */
    public List<String> openQuestions() {
        return scored.openQuestions();
    }

    /**
     * What its scores are measurements of.
     *
     * @return the facts in which another report must agree to be compared with this one
     */
    public MeasurementContext context() {
        return new MeasurementContext(
                scored.id(),
                Optional.of(scored.definitionDigest()),
                Optional.of(format.id()),
                format.min(),
                format.max(),
                Optional.of(format.metric()),
                rater,
                referent,
                Optional.of(policy));
    }

    /**
     * The response format that was in force.
     *
     * @return the format
     */
    public ResponseFormat format() {
        return format;
    }

    /**
     * Who rated.
     *
     * @return the rater
     */
    public Rater rater() {
        return rater;
    }

    /**
     * Whom or what the rating is about. Where the definition says so, a scale is about somebody of its own: see
     * {@link Scale#referents()}.
     *
     * @return the referent; {@link Referent#UNSTATED} if the payload didn't say
     */
    public Referent referent() {
        return referent;
    }

    /**
     * How many answers a scale needed.
     *
     * @return the missing policy
     */
    public MissingPolicy policy() {
        return policy;
    }

    /**
     * The version of this SDK.
     *
     * @return such as 0.1.0
     */
    public String sdkVersion() {
        return SdkVersion.CURRENT;
    }

    /**
     * How each item entered the scores.
     *
     * @return by ascending item number; empty unless the scorer was asked for an audit
     */
    public Optional<List<ItemAudit>> audit() {
        return audit;
    }

    /**
     * The report as other programs read it. What isn't known is left out; numbers are not rounded; a sum that is not
     * prorated is a {@code Long}. A scale that is about somebody of its own (WAI-I: the programme for one scale, the
     * therapist for another) says whom as {@code referents}, whatever the {@code referent} of the sheet is. Jackson 2 and 3
     * write a report as this.
     *
     * @return plain strings, numbers, booleans, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        return toMap(false);
    }

    /**
     * The report as other programs read it, with the percentage of maximum possible as {@code pomp} in each score.
     *
     * @return as {@link #toMap()}
     */
    public Map<String, Object> toMapWithPomp() {
        return toMap(true);
    }

    private Map<String, Object> toMap(boolean pomp) {
        Map<String, Object> map = new LinkedHashMap<>(administration.toMap());
        map.put("instrument", scored.id().value());
        map.put("status", scored.status().id());
        map.put("format", format.id());
        map.put("rater", rater.id());
        map.put("referent", referent.id());
        map.put("definitionVersion", scored.definitionVersion().toString());
        map.put("definitionDigest", scored.definitionDigest());
        map.put("policy", policy.id());
        map.put("sdkVersion", SdkVersion.CURRENT);
        if (!scored.openQuestions().isEmpty()) {
            map.put("openQuestions", scored.openQuestions());
        }
        Map<String, Object> scores = new LinkedHashMap<>();
        for (int scale = 0; scale < scored.scales().size(); scale++) {
            Scale of = scored.scales().get(scale);
            scores.put(of.id(), toMap(of, score(scale), pomp));
        }
        map.put("scales", Collections.unmodifiableMap(scores));
        audit.ifPresent(
                items -> map.put("audit", items.stream().map(ItemAudit::toMap).toList()));
        return Collections.unmodifiableMap(map);
    }

    private static Map<String, Object> toMap(Scale scale, Score score, boolean pomp) {
        Map<String, Object> map =
                new LinkedHashMap<>(pomp && score instanceof Scored scored ? scored.toMapWithPomp() : score.toMap());
        if (!scale.referents().isEmpty()) {
            // sorted, because a set that somebody built has an order of its own in each process
            map.put(
                    "referents",
                    scale.referents().stream().sorted().map(Referent::id).toList());
        }
        return Collections.unmodifiableMap(map);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScoreReport that && toMapWithPomp().equals(that.toMapWithPomp());
    }

    @Override
    public int hashCode() {
        return Objects.hash(scored.definitionDigest(), administration, scales());
    }

    /** What it is a score of; the numbers stay out, because the score of one item is an answer. */
    @Override
    public String toString() {
        return "ScoreReport[" + scored.id() + " " + scored.definitionVersion() + ", " + rater.id() + ", " + policy
                + ", " + scales().keySet() + "]";
    }

    /**
     * How one item entered the scores: its raw answer, its keyed value, and the scales that hold it. Immutable and
     * thread-safe.
     *
     * @param item the item number
     * @param raw the answer as given; empty if it is missing
     * @param keyed the value as scored, reversed if the item is; empty if the answer is missing
     * @param scales the ids of the scales that hold the item, in the order of the definition
     */
    public record ItemAudit(int item, OptionalInt raw, OptionalInt keyed, List<String> scales) {
        /**
         * Makes an audit of an item.
         *
         * @param item the item number
         * @param raw the answer as given; empty if it is missing
         * @param keyed the value as scored, reversed if the item is; empty if the answer is missing
         * @param scales the ids of the scales that hold the item, in the order of the definition
         * @throws NullPointerException if an argument or an element is null
         */
        public ItemAudit {
            Objects.requireNonNull(raw, "raw");
            Objects.requireNonNull(keyed, "keyed");
            scales = List.copyOf(scales);
        }

        /**
         * The item as other programs read it: {@code item}, {@code raw} and {@code keyed} where it was answered, and
         * {@code scales}. It holds the answer. Jackson 2 and 3 write this.
         *
         * @return plain strings, numbers, lists and maps, in a fixed order
         */
        @JsonValue
        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("item", item);
            raw.ifPresent(answer -> map.put("raw", answer));
            keyed.ifPresent(value -> map.put("keyed", value));
            map.put("scales", scales);
            return Collections.unmodifiableMap(map);
        }

        /** The item and its scales; the answer stays out. */
        @Override
        public String toString() {
            return "ItemAudit[item " + item + ", " + String.join(", ", scales) + "]";
        }
    }
}
