package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.scoring.ScoreReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A format of score reports, which are written one after the other. */
public interface ScoreOutput {
    /** Whether several threads may write at once from now on. */
    boolean isParallel();

    /**
     * Begins the output.
     *
     * @param passthrough the columns whose cells pass through with each report
     * @return the new name of each of these columns that has the name of a column of scores
     */
    default Map<String, String> begin(List<String> passthrough, ByteText to) {
        return Map.of();
    }

    /** Whether cells that pass through are written. */
    default boolean wantsPassthrough() {
        return false;
    }

    /** Returns the problem if scores of this instrument can't follow the earlier ones. */
    default Optional<Problem> objection(Instrument instrument, ByteText to) {
        return Optional.empty();
    }

    /** Writes reports to a text. Not thread-safe; each thread has its own. */
    @FunctionalInterface
    interface ReportWriter {
        /** Writes a report and the cells that pass through, which are CSV with a comma after each. */
        void write(ScoreReport report, ByteText passthrough);
    }

    /** Makes a writer to a text. */
    ReportWriter writer(ByteText to);

    /** Writes the end of the output. */
    default void finish(ByteText to) {}
}
