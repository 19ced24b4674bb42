package io.github.alliancesdk.examples.commandline;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.response.ResponseProblem;
import io.github.alliancesdk.core.scoring.ScoreReport;
import java.util.Optional;

/** Writes reports of scores, one after the other. */
interface ScoreOutput {
    /** Why scores of this instrument can't stand beside those before them. */
    default Optional<ResponseProblem> objection(Instrument instrument) {
        return Optional.empty();
    }

    /** Writes a report. */
    void write(ScoreReport report);

    /** Writes what comes after the last report. */
    default void finish() {}
}
