/**
 * What others have found, and what a score is beside it: published reference samples, scores on another response range,
 * and pooled studies.
 *
 * <p>Nothing here is a norm. A {@link io.github.alliancesdk.core.evidence.ReferenceSample} is context with its source and
 * its caution; a comparison with one is refused unless instrument, metric, format, rater, referent and scale are the same,
 * and says what it compared with. A {@link io.github.alliancesdk.core.evidence.RangeConversion} is arithmetic, no
 * equating: what it gives is of a type that nothing else here takes for a score.
 */
@NullMarked
package io.github.alliancesdk.core.evidence;

import org.jspecify.annotations.NullMarked;
