/**
 * Published findings: reference samples, scores on another response range, and pooled studies.
 *
 * <p>In come a score report and published figures. Out comes a comparison, a converted score or a pooled estimate. Nothing
 * here is a norm. A {@link io.github.alliancesdk.core.statistics.evidence.ReferenceSample} is context, with its source and its caution. A comparison is
 * refused unless instrument, metric, format, rater, referent and scale are the same, and it names its sample. A
 * {@link io.github.alliancesdk.core.statistics.evidence.RangeConversion} is arithmetic, not equating: its result has a type that nothing else here
 * accepts as a score.
 *
 * <p>Start reading at {@link io.github.alliancesdk.core.statistics.evidence.SampleComparison} and {@link io.github.alliancesdk.core.statistics.evidence.CorrelationPool}.
 */
@NullMarked
package io.github.alliancesdk.core.statistics.evidence;

import org.jspecify.annotations.NullMarked;
