package io.github.alliancesdk.core.statistics.agreement;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.scoring.ScoreReport;
import java.util.Objects;
import java.util.Optional;

/**
 * Whose sheets are compared: those of a kind of rater, such as the client, or those of one of several raters of a kind,
 * such as the observers. Immutable and thread-safe.
 *
 * @param rater the kind of rater
 * @param raterId which of them; empty for whoever of this kind rated a dyad
 */
public record Judge(Rater rater, Optional<String> raterId) {
    /**
     * Makes a judge.
     *
     * @param rater the kind of rater
     * @param raterId which of them; empty for whoever of this kind rated a dyad
     * @throws NullPointerException if an argument is null
     */
    public Judge {
        Objects.requireNonNull(rater, "rater");
        Objects.requireNonNull(raterId, "raterId");
    }

    /**
     * Whoever of this kind rated a dyad.
     *
     * @param rater the kind of rater
     * @return the judge
     * @throws NullPointerException if {@code rater} is null
     */
    public static Judge of(Rater rater) {
        return new Judge(rater, Optional.empty());
    }

    /**
     * One of several raters of a kind.
     *
     * @param rater the kind of rater
     * @param raterId the id that the payloads give
     * @return the judge
     * @throws NullPointerException if an argument is null
     */
    public static Judge of(Rater rater, String raterId) {
        return new Judge(rater, Optional.of(raterId));
    }

    /**
     * The name for people and files; Jackson 2 and 3 write this.
     *
     * @return such as {@code client}, or {@code observer/o-2}
     */
    @JsonValue
    public String id() {
        return raterId.map(id -> rater.id() + "/" + id).orElse(rater.id());
    }

    boolean rated(ScoreReport report) {
        return report.rater() == rater
                && (raterId.isEmpty() || raterId.equals(report.administration().raterId()));
    }

    /** Whether a sheet could be of both. */
    boolean overlaps(Judge other) {
        return rater == other.rater && (raterId.isEmpty() || other.raterId.isEmpty() || raterId.equals(other.raterId));
    }

    /** The {@link #id()}. */
    @Override
    public String toString() {
        return id();
    }
}
