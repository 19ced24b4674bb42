package io.github.alliancesdk.examples.intake.series;

import io.github.alliancesdk.core.Problem;
import java.util.List;

/**
 * The series of a dyad over its sessions.
 *
 * @param dyadId the relationship that is rated
 * @param version a string that changes whenever a record of the dyad is added
 * @param courses each scale of each series; records that differ in rater, instrument, key, format or referent are never
 *     joined
 * @param problems the records that are in no series, with the reason
 * @param unscored the ids of records whose definition is no longer known, or whose payload was changed
 */
public record DyadSeries(
        String dyadId, String version, List<Course> courses, List<Problem> problems, List<String> unscored) {
    /** Copies the lists. */
    public DyadSeries {
        courses = List.copyOf(courses);
        problems = List.copyOf(problems);
        unscored = List.copyOf(unscored);
    }

    /** Counts only, no score. */
    @Override
    public String toString() {
        return "DyadSeries[" + courses.size() + " courses]";
    }
}
