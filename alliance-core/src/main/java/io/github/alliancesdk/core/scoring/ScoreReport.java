package io.github.alliancesdk.core.scoring;

import com.fasterxml.jackson.annotation.JsonValue;
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
import io.github.alliancesdk.core.internal.SdkVersion;
import io.github.alliancesdk.core.response.Administration;
import io.github.alliancesdk.core.response.CheckedResponses;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The scores of one sheet, computed from its answers, with the facts that give them meaning: instrument, definition,
 * format, rater, referent and missing policy. Store its JSON form to read it back as a {@link ScoreRecord}. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * ScoreReport report = Scorer.complete().score(checked);
 * System.out.println(report.scale("goal").mean().getAsDouble()); // 4.25
 * Map<String, Object> stored = report.toMap(); // or ScoreReportWriter for JSON as text
 * System.out.println(stored.get("policy")); // complete
 * }</pre>
 */
public final class ScoreReport implements SheetScores {
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

    @Override
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

    @Override
    public Map<String, Score> scales() {
        Map<String, Score> byId = new LinkedHashMap<>();
        List<Scale> scales = scored.scales();
        for (int scale = 0; scale < scales.size(); scale++) {
            byId.put(scales.get(scale).id(), scores[scale]);
        }
        return Collections.unmodifiableMap(byId);
    }

    @Override
    public Administration administration() {
        return administration;
    }

    @Override
    public InstrumentId instrument() {
        return scored.id();
    }

    @Override
    public DefinitionVersion definitionVersion() {
        return scored.definitionVersion();
    }

    @Override
    public String definitionDigest() {
        return scored.definitionDigest();
    }

    @Override
    public InstrumentStatus status() {
        return scored.status();
    }

    @Override
    public List<String> openQuestions() {
        return policy.openQuestions();
    }

    @Override
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

    @Override
    public Rater rater() {
        return rater;
    }

    @Override
    public Referent referent() {
        return referent;
    }

    @Override
    public Set<Referent> ownReferents(String scale) {
        Objects.requireNonNull(scale, "scale");
        return scored.findScale(scale).map(found -> sorted(found.referents())).orElse(Set.of());
    }

    // the order of an immutable set differs between processes
    private static Set<Referent> sorted(Set<Referent> referents) {
        return Collections.unmodifiableSet(new TreeSet<>(referents));
    }

    @Override
    public MissingPolicy policy() {
        return policy.policy();
    }

    /**
     * The version of this library, which scored the answers.
     *
     * @return the version, such as 0.1.0
     */
    @Override
    public String sdkVersion() {
        return SdkVersion.CURRENT;
    }

    @Override
    public Optional<List<ItemAudit>> audit() {
        return audit;
    }

    @Override
    public Map<String, Object> toMap() {
        return RecordForm.write(this, ScaleForm.decimals(scored, format), false);
    }

    @Override
    public Map<String, Object> toMapWithPomp() {
        return RecordForm.write(this, ScaleForm.decimals(scored, format), true);
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
