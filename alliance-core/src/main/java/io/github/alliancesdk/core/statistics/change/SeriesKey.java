package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.scoring.ScoreReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The facts that all scores of one series share: the same dyad, rater, instrument and key, format and referent. The
 * format is identified by its id, because the digest already determines its range. Immutable and thread-safe.
 *
 * @param dyadId the relationship that is rated
 * @param rater the role of the rater
 * @param raterId the id of one of several raters; empty equals only empty
 * @param instrument the instrument
 * @param definitionDigest the key
 * @param format the id of the response format in force
 * @param referent whom or what the rating is about; an unstated one equals only itself
 */
@NoJsonForm.Instead("its members one by one")
public record SeriesKey(
        String dyadId,
        Rater rater,
        Optional<String> raterId,
        InstrumentId instrument,
        String definitionDigest,
        String format,
        Referent referent)
        implements NoJsonForm {
    /**
     * Makes a key.
     *
     * @param dyadId the relationship that is rated
     * @param rater the role of the rater
     * @param raterId the id of one of several raters; empty equals only empty
     * @param instrument the instrument
     * @param definitionDigest the key
     * @param format the id of the response format in force
     * @param referent whom or what the rating is about; an unstated one equals only itself
     * @throws NullPointerException if an argument is null
     */
    public SeriesKey {
        Objects.requireNonNull(dyadId, "dyadId");
        Objects.requireNonNull(rater, "rater");
        Objects.requireNonNull(raterId, "raterId");
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(definitionDigest, "definitionDigest");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(referent, "referent");
    }

    /** The key of a report; empty if the report has no dyad id. */
    static Optional<SeriesKey> of(ScoreReport report) {
        return report.administration()
                .dyadId()
                .map(dyad -> new SeriesKey(
                        dyad,
                        report.rater(),
                        report.administration().raterId(),
                        report.instrument(),
                        report.definitionDigest(),
                        report.format().id(),
                        report.referent()));
    }

    /**
     * The facts in which this key differs from another.
     *
     * @param other another key
     * @return the facts, in the order of the enum; empty if the keys are equal
     * @throws NullPointerException if {@code other} is null
     */
    public List<SeriesFact> differences(SeriesKey other) {
        Objects.requireNonNull(other, "other");
        List<SeriesFact> facts = new ArrayList<>();
        addIfUnlike(facts, SeriesFact.DYAD, dyadId, other.dyadId);
        addIfUnlike(facts, SeriesFact.RATER, rater, other.rater);
        addIfUnlike(facts, SeriesFact.RATER_ID, raterId, other.raterId);
        addIfUnlike(facts, SeriesFact.INSTRUMENT, instrument, other.instrument);
        addIfUnlike(facts, SeriesFact.DIGEST, definitionDigest, other.definitionDigest);
        addIfUnlike(facts, SeriesFact.FORMAT, format, other.format);
        addIfUnlike(facts, SeriesFact.REFERENT, referent, other.referent);
        return List.copyOf(facts);
    }

    private static void addIfUnlike(List<SeriesFact> facts, SeriesFact fact, Object own, Object other) {
        if (!own.equals(other)) {
            facts.add(fact);
        }
    }
}
