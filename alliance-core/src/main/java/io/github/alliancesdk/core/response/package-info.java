/**
 * Payloads and table rows, and the check that turns them into answers that can be scored.
 *
 * <p>In come bytes, text, maps or rows. {@link io.github.alliancesdk.core.response.Responses} holds them as they were sent.
 * {@link io.github.alliancesdk.core.response.ResponseChecker} checks them against an instrument and reports every problem at once. Out comes a
 * {@link io.github.alliancesdk.core.response.CheckResult}: {@link io.github.alliancesdk.core.response.CheckedResponses}, which is all that a scorer takes, or
 * {@link io.github.alliancesdk.core.response.RejectedResponses}.
 *
 * <p>{@link io.github.alliancesdk.core.response.ColumnLayout} says which column of a table holds what, and its {@link io.github.alliancesdk.core.response.RowReader} checks each row
 * by the same rules. {@link io.github.alliancesdk.core.response.FormDerivation} takes the answers of a short form out of those of a long form.
 *
 * <p>A missing answer is a fact and not a problem: the missing policy decides whether a scale can still be scored. Nothing is
 * guessed or coerced: {@code 4.0}, {@code "4"} and {@code true} are not answers. Answers are health data. They stay out
 * of every message, exception and {@code toString} here.
 *
 * <p>Start reading at {@link io.github.alliancesdk.core.response.ResponseChecker}. All rules of a payload are in the package-private
 * {@code PayloadRules}.
 */
@NullMarked
package io.github.alliancesdk.core.response;

import org.jspecify.annotations.NullMarked;
