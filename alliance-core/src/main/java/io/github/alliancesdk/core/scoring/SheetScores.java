package io.github.alliancesdk.core.scoring;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.instrument.DefinitionVersion;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.response.Administration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The scores of one sheet, with the facts that give them meaning. A {@link ScoreReport} was computed from answers. A
 * {@link ScoreRecord} was read back from a stored report. Series, changes, agreement and comparisons take both, and
 * compute the same from both. Immutable and thread-safe. A method of your own that takes this type accepts both, too.
 *
 * <pre>{@code
 * ScoreRecord stored = ScoreRecord.parse(ScoreReportWriter.withDefaults().write(report));
 * for (SheetScores scores : List.of(report, stored)) {
 *     String row = scores.instrument() + ";" + scores.scale("goal").mean().getAsDouble(); // wai-sr;4.25
 * }
 * }</pre>
 */
public sealed interface SheetScores permits ScoreReport, ScoreRecord {
    /**
     * The identifiers of the scored administration.
     *
     * @return the identifiers from the payload
     */
    Administration administration();

    /**
     * The facts that describe what the scores measure.
     *
     * @return the facts that must agree in other scores for a comparison with these; they include the construct,
     *     the definition's digest, the format and its range, and the missing policy
     */
    MeasurementContext context();

    /**
     * The id of the instrument.
     *
     * @return the id
     */
    InstrumentId instrument();

    /**
     * The version of the definition that the answers were scored with.
     *
     * @return the version
     */
    DefinitionVersion definitionVersion();

    /**
     * The digest of the definition that the answers were scored with.
     *
     * @return the digest, which identifies the scoring key
     */
    String definitionDigest();

    /**
     * The status of the instrument when the answers were scored: how reliable its key is.
     *
     * @return the status
     */
    InstrumentStatus status();

    /**
     * The open questions when the answers were scored: those about the instrument, and one more if the scores follow a
     * published missing rule that was not confirmed.
     *
     * @return a sentence for each question; empty if there are none
     */
    List<String> openQuestions();

    /**
     * The rater.
     *
     * @return the rater
     */
    Rater rater();

    /**
     * The person or thing that is rated.
     *
     * @return the referent; {@link Referent#UNSTATED} if the payload didn't state it
     */
    Referent referent();

    /**
     * The persons or things that a single scale is about, if the definition states others for that scale than for the
     * instrument. In the WAI-I, one scale is about the programme and another about the therapist.
     *
     * @param scale the id of a scale
     * @return the referents in the order of the enum; empty if the scale is about {@link #referent()}, or if there is
     *     no such scale
     * @throws NullPointerException if {@code scale} is null
     */
    Set<Referent> ownReferents(String scale);

    /**
     * The missing policy, which determines how many answers a scale needs.
     *
     * @return the policy; the published policy also names the rule that was followed, as in
     *     {@code published(prorate:0.8)}
     */
    MissingPolicy policy();

    /**
     * The version of this library that scored the answers.
     *
     * @return the version, such as 0.1.0
     */
    String sdkVersion();

    /**
     * The scores of all scales.
     *
     * @return the scores by scale id, in the order of the definition
     */
    Map<String, Score> scales();

    /**
     * The score of a scale, if there is that scale.
     *
     * @param id the id of a scale
     * @return the score, or empty
     * @throws NullPointerException if {@code id} is null
     */
    default Optional<Score> findScale(String id) {
        return Optional.ofNullable(scales().get(Objects.requireNonNull(id, "id")));
    }

    /**
     * The score of a scale.
     *
     * @param id the id of a scale, such as {@code bond}
     * @return the score
     * @throws NullPointerException if {@code id} is null
     * @throws IllegalArgumentException if the instrument has no such scale; the message lists its scales
     */
    default Score scale(String id) {
        Optional<Score> found = findScale(id);
        // no lambda: creating the first lambda of a program takes as long as loading a definition
        if (found.isEmpty()) {
            throw new IllegalArgumentException(instrument() + " has no scale " + Pointer.shown(id) + "; it has "
                    + String.join(", ", scales().keySet()));
        }
        return found.get();
    }

    /**
     * How each item was scored.
     *
     * @return an audit of each item, by ascending item number; empty unless the scorer was created with
     *     {@link Scorer#withAudit()}
     */
    Optional<List<ScoreReport.ItemAudit>> audit();

    /**
     * The JSON form, to be stored. Unknown facts are left out, and so is the construct of a measure of the alliance.
     * Numbers are not rounded. A sum of whole numbers that is not prorated is a {@code Long}. A scale with referents of its own (in the WAI-I, the programme for one scale and the therapist for
     * another) lists them as {@code referents}, independently of the {@code referent} of the sheet. Jackson 2 and 3
     * write this.
     *
     * @return plain strings, numbers, booleans, lists and maps, in a fixed order
     */
    @JsonValue
    Map<String, Object> toMap();

    /**
     * The JSON form, with the percentage of maximum possible as {@code pomp} in each score.
     *
     * @return as {@link #toMap()}
     */
    Map<String, Object> toMapWithPomp();
}
