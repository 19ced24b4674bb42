package io.github.alliancesdk.core.scoring;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.instrument.Construct;
import io.github.alliancesdk.core.instrument.DefinitionVersion;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResolvedPolicy;
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
import org.jspecify.annotations.Nullable;

/**
 * The scores of one sheet, with the facts that give them meaning: instrument, definition, format, rater, referent and
 * missing policy. Immutable and thread-safe.
 */
public final class ScoreReport {
    private final Administration administration;
    private final Instrument scored;
    private final ResponseFormat format;
    private final Rater rater;
    private final Referent referent;
    private final ResolvedPolicy policy;
    private final Score[] scores;
    private final Optional<List<ItemAudit>> audit;

    // keeps the array without a copy: by scale, in the order of the definition
    ScoreReport(CheckedResponses responses, ResolvedPolicy policy, Score[] scores, Optional<List<ItemAudit>> audit) {
        this.administration = responses.administration();
        this.scored = responses.instrument();
        this.format = responses.format();
        this.rater = responses.rater();
        this.referent = responses.referent();
        this.policy = policy;
        this.scores = scores;
        this.audit = audit.isPresent() ? Optional.of(List.copyOf(audit.get())) : audit;
    }

    /**
     * The score of a scale.
     *
     * @param id the id of a scale, such as {@code bond}
     * @return the score
     * @throws NullPointerException if {@code id} is null
     * @throws IllegalArgumentException if the instrument has no such scale; the message lists its scales
     */
    public Score scale(String id) {
        Optional<Score> found = findScale(id);
        // no lambda: creating the first lambda of a program takes as long as loading a definition
        if (found.isEmpty()) {
            throw new IllegalArgumentException(scored.id() + " has no scale " + Pointer.shown(id) + "; it has "
                    + String.join(", ", scales().keySet()));
        }
        return found.get();
    }

    /**
     * The score of a scale, if the instrument has that scale.
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
                return Optional.of(scores[scale]);
            }
        }
        return Optional.empty();
    }

    /**
     * The score of a scale by its number in the definition: a faster
     * {@link #scale(String)} for code that writes many reports.
     *
     * @param scale from 0, in the order of the definition
     * @return the score
     * @throws IndexOutOfBoundsException if there is no such scale
     */
    public Score scaleAt(int scale) {
        return scores[scale];
    }

    /**
     * The definition that the answers were scored with.
     *
     * @return the instrument; {@link #instrument()} returns the id
     */
    public Instrument definition() {
        return scored;
    }

    /**
     * The scores of all scales.
     *
     * @return the scores by scale id, in the order of the definition
     */
    public Map<String, Score> scales() {
        Map<String, Score> byId = new LinkedHashMap<>();
        List<Scale> scales = scored.scales();
        for (int scale = 0; scale < scales.size(); scale++) {
            byId.put(scales.get(scale).id(), scores[scale]);
        }
        return Collections.unmodifiableMap(byId);
    }

    /**
     * The identifiers of the scored administration.
     *
     * @return the identifiers from the payload
     */
    public Administration administration() {
        return administration;
    }

    /**
     * The id of the instrument.
     *
     * @return the id
     */
    public InstrumentId instrument() {
        return scored.id();
    }

    /**
     * The version of the definition that the answers were scored with.
     *
     * @return the version
     */
    public DefinitionVersion definitionVersion() {
        return scored.definitionVersion();
    }

    /**
     * The digest of the definition that the answers were scored with.
     *
     * @return the digest, which identifies the scoring key
     */
    public String definitionDigest() {
        return scored.definitionDigest();
    }

    /**
     * The status of the instrument: how reliable its key is.
     *
     * @return the status
     */
    public InstrumentStatus status() {
        return scored.status();
    }

    /**
     * The open questions about the scores: those of the definition, and one more if they follow a published missing
     * rule that is not confirmed.
     *
     * @return a sentence for each question; empty if there are none
     */
    public List<String> openQuestions() {
        return policy.openQuestions();
    }

    /**
     * The facts that describe what the scores measure.
     *
     * @return the facts that must agree in another report for a comparison with this one
     */
    public MeasurementContext context() {
        return new MeasurementContext(
                scored.id(),
                Optional.of(scored.construct()),
                Optional.of(scored.definitionDigest()),
                Optional.of(format.id()),
                format.min(),
                format.max(),
                Optional.of(format.metric()),
                rater,
                referent,
                Optional.of(policy()));
    }

    /**
     * The response format of the answers.
     *
     * @return the format
     */
    public ResponseFormat format() {
        return format;
    }

    /**
     * The rater.
     *
     * @return the rater
     */
    public Rater rater() {
        return rater;
    }

    /**
     * The person or thing that is rated. A definition can state other referents for a single scale: see
     * {@link Scale#referents()}.
     *
     * @return the referent; {@link Referent#UNSTATED} if the payload didn't state it
     */
    public Referent referent() {
        return referent;
    }

    /**
     * The missing policy, which determines how many answers a scale needs.
     *
     * @return the policy of the scorer; the published policy also names the rule that was followed
     */
    public MissingPolicy policy() {
        return policy.policy();
    }

    /**
     * The version of this library.
     *
     * @return the version, such as 0.1.0
     */
    public String sdkVersion() {
        return SdkVersion.CURRENT;
    }

    /**
     * How each item was scored.
     *
     * @return an audit of each item, by ascending item number; empty unless the scorer was created with
     *     {@link Scorer#withAudit()}
     */
    public Optional<List<ItemAudit>> audit() {
        return audit;
    }

    /**
     * The JSON form. Unknown facts are left out, and so is the construct of a measure of the alliance. Numbers are not
     * rounded. A sum that is not prorated is a {@code Long}.
     * A scale with referents of its own (in the WAI-I, the programme for one scale and the therapist for another) lists
     * them as {@code referents}, independently of the {@code referent} of the sheet. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, booleans, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        return toMap(false);
    }

    /**
     * The JSON form, with the percentage of maximum possible as {@code pomp} in each score.
     *
     * @return as {@link #toMap()}
     */
    public Map<String, Object> toMapWithPomp() {
        return toMap(true);
    }

    private Map<String, Object> toMap(boolean pomp) {
        Map<String, Object> map = new LinkedHashMap<>(administration.toMap());
        map.put("instrument", scored.id().value());
        if (scored.construct() != Construct.ALLIANCE) {
            map.put("construct", scored.construct().id());
        }
        map.put("status", scored.status().id());
        map.put("format", format.id());
        map.put("rater", rater.id());
        map.put("referent", referent.id());
        map.put("definitionVersion", scored.definitionVersion().toString());
        map.put("definitionDigest", scored.definitionDigest());
        map.put("policy", policy().id());
        map.put("sdkVersion", SdkVersion.CURRENT);
        if (!openQuestions().isEmpty()) {
            map.put("openQuestions", openQuestions());
        }
        Map<String, Object> scales = new LinkedHashMap<>();
        for (int scale = 0; scale < scores.length; scale++) {
            Scale of = scored.scales().get(scale);
            scales.put(of.id(), toMap(of, scores[scale], pomp));
        }
        map.put("scales", Collections.unmodifiableMap(scales));
        audit.ifPresent(
                items -> map.put("audit", items.stream().map(ItemAudit::toMap).toList()));
        return Collections.unmodifiableMap(map);
    }

    private static Map<String, Object> toMap(Scale scale, Score score, boolean pomp) {
        Map<String, Object> map =
                new LinkedHashMap<>(pomp && score instanceof Scored scored ? scored.toMapWithPomp() : score.toMap());
        if (!scale.referents().isEmpty()) {
            // sorted, because the order of an immutable set differs between processes
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

    /** The instrument and its facts, without the scores, because the score of a single item is an answer. */
    @Override
    public String toString() {
        return "ScoreReport[" + scored.id() + " " + scored.definitionVersion() + ", " + rater.id() + ", " + policy()
                + ", " + scales().keySet() + "]";
    }

    /**
     * How one item was scored: its raw answer, its keyed value, and the scales that contain it. Immutable and thread-safe.
     *
     * @param item the item number
     * @param raw the answer as given; empty if it is missing
     * @param keyed the value as scored, which is reversed for a reverse-keyed item; empty if the answer is missing
     * @param scales the ids of the scales that contain the item, in the order of the definition
     */
    public record ItemAudit(int item, Optional<Number> raw, Optional<Number> keyed, List<String> scales) {
        /**
         * Creates the audit of an item.
         *
         * @param item the item number
         * @param raw the answer as given; empty if it is missing
         * @param keyed the value as scored, which is reversed for a reverse-keyed item; empty if the answer is missing
         * @param scales the ids of the scales that contain the item, in the order of the definition
         * @throws NullPointerException if an argument or an element is null
         */
        public ItemAudit {
            Objects.requireNonNull(raw, "raw");
            Objects.requireNonNull(keyed, "keyed");
            scales = List.copyOf(scales);
        }

        /**
         * The JSON form: {@code item}, {@code raw} and {@code keyed} if it was answered, and {@code scales}. It contains
         * the answer. Jackson 2 and 3 write this.
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

        /** The item and its scales, without the answer. */
        @Override
        public String toString() {
            return "ItemAudit[item " + item + ", " + String.join(", ", scales) + "]";
        }
    }
}
