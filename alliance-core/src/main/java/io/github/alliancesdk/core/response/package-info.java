/**
 * Payloads and table rows, and the check that turns them into answers that can be scored.
 *
 * <p>The input is bytes, text, maps or rows. {@link io.github.alliancesdk.core.response.Responses} contains them as
 * they were sent. {@link io.github.alliancesdk.core.response.ResponseChecker} checks them against an instrument and
 * reports every problem at once. The result is a {@link io.github.alliancesdk.core.response.CheckResult}:
 * {@link io.github.alliancesdk.core.response.CheckedResponses}, which a scorer requires, or
 * {@link io.github.alliancesdk.core.response.RejectedResponses}.
 *
 * <p>{@link io.github.alliancesdk.core.response.ColumnLayout} describes the columns of a table, and its
 * {@link io.github.alliancesdk.core.response.RowReader} checks each row by the same rules.
 * {@link io.github.alliancesdk.core.response.ItemNaming} states how a sender names the items, and
 * {@link io.github.alliancesdk.core.response.AnswerCoding} how its codes become answers, in tables and in maps.
 * {@link io.github.alliancesdk.core.response.FormDerivation} derives the answers to a short form from those to a long
 * form.
 *
 * <p>A missing answer is not a problem: the missing policy decides whether a scale can still be scored. Nothing is
 * guessed or coerced: in JSON, {@code 4.0}, {@code "4"} and {@code true} are not answers. Answers are health data. No
 * message, exception or {@code toString} here contains them.
 *
 * <p>Start reading at {@link io.github.alliancesdk.core.response.ResponseChecker}. All rules of a payload are in the
 * package-private {@code PayloadRules}.
 */
@NullMarked
package io.github.alliancesdk.core.response;

import org.jspecify.annotations.NullMarked;
