package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.scoring.ScoreReport;
import java.util.List;
import java.util.Optional;

/** The form in which reports of scores are written, one after the other. It writes to wherever it is told. */
public interface ScoreOutput {
    /** Whether several threads may write at once, from now on. */
    boolean isParallel();

    /**
     * Begins.
     *
     * @param passthrough the columns whose cells come with each report
     * @return why they can't
     */
    default List<Problem> begin(List<String> passthrough, ByteText to) {
        return List.of();
    }

    /** Whether cells that pass through are written. */
    default boolean wantsPassthrough() {
        return false;
    }

    /** Why scores of this instrument can't stand beside those before them. */
    default Optional<Problem> objection(Instrument instrument, ByteText to) {
        return Optional.empty();
    }

    /** Writes reports to a text. For one thread at a time; of one form there may be many. */
    @FunctionalInterface
    interface ReportWriter {
        /** Writes a report; with it go cells as CSV, each with a comma behind it. */
        void write(ScoreReport report, ByteText passthrough);
    }

    /** A writer to a text. */
    ReportWriter writer(ByteText to);

    /** Writes what comes after the last report. */
    default void finish(ByteText to) {}
}
