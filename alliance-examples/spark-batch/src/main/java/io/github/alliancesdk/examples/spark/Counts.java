package io.github.alliancesdk.examples.spark;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a job read and wrote. Rows are counted where Spark reads them, reports and problems where they are written. A
 * check compares these counts, so that no row is lost in between.
 *
 * @param rows the number of rows read, without headers and blank lines
 * @param reports the number of rows that were scored
 * @param problems the number of rows with problems
 * @param scales the counts of each scale, by id
 */
public record Counts(long rows, long reports, long problems, Map<String, OfScale> scales) {
    /**
     * The reports of one scale.
     *
     * @param scored the number with a score
     * @param insufficient the number with too few answers for a score
     */
    public record OfScale(long scored, long insufficient) {}

    /** Copies the map, in its order. */
    public Counts {
        scales = Collections.unmodifiableMap(new LinkedHashMap<>(scales));
    }

    /**
     * Compares the counts.
     *
     * @return these counts
     * @throws RefusedInputException if the rows aren't the sum of reports and problem rows, or the reports not the sum
     *     of scored and insufficient ones
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
