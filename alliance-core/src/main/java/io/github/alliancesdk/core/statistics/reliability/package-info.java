/**
 * Reliability, item analysis, the check of a key against data, and simulated answers.
 *
 * <p>In come checked answers of many persons, as a {@link io.github.alliancesdk.core.statistics.reliability.RawResponseMatrix} or a
 * {@link io.github.alliancesdk.core.statistics.reliability.KeyedResponseMatrix}. Out comes a {@link io.github.alliancesdk.core.statistics.reliability.ReliabilityReport} or a
 * {@link io.github.alliancesdk.core.statistics.reliability.KeyingReport}. Each figure has its interval and the number of persons behind it.
 *
 * <p>Start reading at {@link io.github.alliancesdk.core.statistics.reliability.ReliabilityAnalysis} and {@link io.github.alliancesdk.core.statistics.reliability.KeyingCheck}.
 */
@NullMarked
package io.github.alliancesdk.core.statistics.reliability;

import org.jspecify.annotations.NullMarked;
