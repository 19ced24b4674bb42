/**
 * What scores are worth: response matrices, reliability, item analysis, the check of a key against data, agreement of
 * two raters, and simulated respondents.
 *
 * <p>Every figure is a {@link io.github.alliancesdk.core.psychometrics.Statistic}: computed, or the named reason why it
 * isn't. Nothing is ever NaN or infinite, and no sample is too small to be asked about.
 */
@NullMarked
package io.github.alliancesdk.core.psychometrics;

import org.jspecify.annotations.NullMarked;
