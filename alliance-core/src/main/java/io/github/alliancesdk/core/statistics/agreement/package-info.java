/**
 * Agreement of raters about the same relationships.
 *
 * <p>The input is score reports of two or more raters. Reports that can't be compared are refused, and the exception
 * lists every difference. The output is an {@link io.github.alliancesdk.core.statistics.agreement.Agreement}: mean
 * difference, limits of agreement, correlation and intraclass correlations.
 *
 * <p>Start reading at {@link io.github.alliancesdk.core.statistics.agreement.AgreementAnalysis}.
 */
@NullMarked
package io.github.alliancesdk.core.statistics.agreement;

import org.jspecify.annotations.NullMarked;
