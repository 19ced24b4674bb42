package io.github.alliancesdk.examples.spark;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a job read and wrote. Rows are counted where Spark hands them over, reports and problems where they are written;
 * that nothing got lost in between is checked and not assumed.
 *
 * @param rows the rows that were read, headers and blank lines aside
 * @param reports the rows that were scored
 * @param problems the rows that were set aside
 * @param scales by scale
 */
public record Counts(long rows, long reports, long problems, Map<String, OfScale> scales) {
    /**
     * The reports of one scale.
     *
     * @param scored that have a score
     * @param insufficient that have too few answers for one
     */
    public record OfScale(long scored, long insufficient) {}

    /** Copies the map, in its order. */
    public Counts {
        scales = Collections.unmodifiableMap(new LinkedHashMap<>(scales));
    }

    /**
     * Holds the counts against each other.
     *
     * @return these counts
     * @throws RefusedInputException if rows aren't reports and problem rows, or reports aren't scored and insufficient
     */
    public Counts requireWhole() {
        if (rows != reports + problems) {
            throw new RefusedInputException("rows are lost or made up: " + rows + " were read, " + reports
                    + " scored and " + problems + " set aside");
        }
        scales.forEach((scale, of) -> {
            if (of.scored() + of.insufficient() != reports) {
                throw new RefusedInputException(scale + " is neither scored nor insufficient in some report: "
                        + of.scored() + " and " + of.insufficient() + " of " + reports);
            }
        });
        return this;
    }

    /**
     * The counts as JSON, on one line.
     *
     * @return an object
     */
    public String toJson() {
        StringBuilder json = new StringBuilder();
        json.append("{\"rows\":").append(rows);
        json.append(",\"reports\":").append(reports);
        json.append(",\"problems\":").append(problems);
        json.append(",\"scales\":{");
        scales.forEach((scale, of) -> json.append(json.charAt(json.length() - 1) == '{' ? "\"" : ",\"")
                .append(scale)
                .append("\":{\"scored\":")
                .append(of.scored())
                .append(",\"insufficient\":")
                .append(of.insufficient())
                .append('}'));
        return json.append("}}").toString();
    }
}
