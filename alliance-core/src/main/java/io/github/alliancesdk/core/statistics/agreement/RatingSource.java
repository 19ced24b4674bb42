package io.github.alliancesdk.core.statistics.agreement;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.scoring.SheetScores;
import java.util.Objects;
import java.util.Optional;

/**
 * A judge whose reports are compared: a kind of rater, such as the client, or one of several raters of a kind, such as
 * an observer. Immutable and thread-safe.
 *
 * <p>Two kinds of rater need no sources: use {@link AgreementAnalysis#between}.
 *
 * <pre>{@code
 * AgreementAnalysis observers = AgreementAnalysis.of(
 *         RatingSource.of(Rater.OBSERVER, "o-1"), RatingSource.of(Rater.OBSERVER, "o-2"));
 * System.out.println(observers.judges()); // [observer/o-1, observer/o-2]
 * }</pre>
 *
 * @param rater the kind of rater
 * @param raterId the id of one rater; empty for any rater of this kind
 */
public record RatingSource(Rater rater, Optional<String> raterId) {
    /**
     * Makes a judge.
     *
     * @param rater the kind of rater
     * @param raterId the id of one rater; empty for any rater of this kind
     * @throws NullPointerException if an argument is null
     */
    public RatingSource {
        Objects.requireNonNull(rater, "rater");
        Objects.requireNonNull(raterId, "raterId");
    }

    /**
     * Any rater of a kind.
     *
     * @param rater the kind of rater
     * @return the judge
     * @throws NullPointerException if {@code rater} is null
     */
    public static RatingSource of(Rater rater) {
        return new RatingSource(rater, Optional.empty());
    }

    /**
     * One of several raters of a kind.
     *
     * @param rater the kind of rater
     * @param raterId the id in the payloads
     * @return the judge
     * @throws NullPointerException if an argument is null
     */
    public static RatingSource of(Rater rater, String raterId) {
        return new RatingSource(rater, Optional.of(raterId));
    }

    /**
     * The name in text and files; Jackson 2 and 3 write this.
     *
     * @return such as {@code client}, or {@code observer/o-2}
     */
    @JsonValue
    public String id() {
        return raterId.map(id -> rater.id() + "/" + id).orElse(rater.id());
    }

    boolean rated(SheetScores sheet) {
        return sheet.rater() == rater
                && (raterId.isEmpty() || raterId.equals(sheet.administration().raterId()));
    }

    /** Whether a report could be of both judges. */
    boolean overlaps(RatingSource other) {
        return rater == other.rater && (raterId.isEmpty() || other.raterId.isEmpty() || raterId.equals(other.raterId));
    }

    @Override
    public String toString() {
        return id();
    }
}
