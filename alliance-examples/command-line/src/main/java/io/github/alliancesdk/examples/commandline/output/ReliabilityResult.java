package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.statistics.reliability.KeyingReport;
import io.github.alliancesdk.core.statistics.reliability.RawResponseMatrix;
import io.github.alliancesdk.core.statistics.reliability.ReliabilityReport;
import java.util.List;
import java.util.Optional;

/**
 * The reliability of the sheets of a file, and the check of their key.
 *
 * @param instrument the instrument of the sheets
 * @param matrix the answers
 * @param reliability of each scale
 * @param keying whether the answers follow the key
 * @param rows for each row of the matrix, its row in the file
 * @param simulation a sentence, if any record is simulated
 */
public record ReliabilityResult(
        Instrument instrument,
        RawResponseMatrix matrix,
        ReliabilityReport reliability,
        KeyingReport keying,
        List<Long> rows,
        Optional<String> simulation) {
    /** The format of an item. */
    public ResponseFormat format(int item) {
        return instrument.format(item, matrix.format());
    }

    /** How many sheets were analysed. */
    public int sheets() {
        return rows.size();
    }
}
