/**
 * Reliability, item analysis, the check of a key against data, and simulated answers.
 *
 * <p>The input is checked answers of many persons, as a
 * {@link io.github.alliancesdk.core.statistics.reliability.RawResponseMatrix} or a
 * {@link io.github.alliancesdk.core.statistics.reliability.KeyedResponseMatrix}. The output is a
 * {@link io.github.alliancesdk.core.statistics.reliability.ReliabilityReport} or a
 * {@link io.github.alliancesdk.core.statistics.reliability.KeyingReport}. Each figure has its interval and its number
 * of persons.
 *
 * <p>Start reading at {@link io.github.alliancesdk.core.statistics.reliability.ReliabilityAnalysis} and
 * {@link io.github.alliancesdk.core.statistics.reliability.KeyingCheck}.
 */
@NullMarked
package io.github.alliancesdk.core.statistics.reliability;

import org.jspecify.annotations.NullMarked;
