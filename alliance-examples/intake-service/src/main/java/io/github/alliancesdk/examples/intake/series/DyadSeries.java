package io.github.alliancesdk.examples.intake.series;

import io.github.alliancesdk.core.Problem;
import java.util.List;

/**
 * What is known of a dyad over its sessions.
 *
 * @param dyadId the relationship that is rated
 * @param version a word that changes whenever a record of it is added
 * @param courses each scale of each series: what differs in rater, instrument, key, format or referent is never joined
 * @param problems the records that are in no series, and why
 * @param unscored the ids of records whose definition isn't known any more, or whose payload isn't what it was
 */
public record DyadSeries(
        String dyadId, String version, List<Course> courses, List<Problem> problems, List<String> unscored) {
    /** Keeps lists of its own. */
    public DyadSeries {
        courses = List.copyOf(courses);
        problems = List.copyOf(problems);
        unscored = List.copyOf(unscored);
    }

    /** How much there is; no score. */
    @Override
    public String toString() {
        return "DyadSeries[" + courses.size() + " courses]";
    }
}
