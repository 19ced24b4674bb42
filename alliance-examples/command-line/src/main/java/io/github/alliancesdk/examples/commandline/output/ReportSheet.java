package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.scoring.ScoreReport;

/**
 * A sheet in a report.
 *
 * @param person stands for the person as far as the file tells: equal for two sheets of one dyad
 * @param answers the answers
 * @param scores the scores
 */
public record ReportSheet(Object person, CheckedResponses answers, ScoreReport scores) {}
