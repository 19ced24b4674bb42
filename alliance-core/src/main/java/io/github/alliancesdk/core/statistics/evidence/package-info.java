/**
 * Published findings: reference samples, scores on another response range, and pooled studies.
 *
 * <p>The input is a score report and published figures. The output is a comparison, a converted score or a pooled
 * estimate. Nothing here is a norm. A {@link io.github.alliancesdk.core.statistics.evidence.ReferenceSample} is
 * context, with its source and its caution. A comparison is refused unless instrument, metric, format, rater, referent
 * and scale are the same, and its result contains the sample. A
 * {@link io.github.alliancesdk.core.statistics.evidence.RangeConversion} is linear arithmetic, not equating: its result
 * has a type that nothing else here accepts as a score.
 *
 * <p>Start reading at {@link io.github.alliancesdk.core.statistics.evidence.SampleComparison} and
 * {@link io.github.alliancesdk.core.statistics.evidence.CorrelationPool}.
 */
@NullMarked
package io.github.alliancesdk.core.statistics.evidence;

import org.jspecify.annotations.NullMarked;
