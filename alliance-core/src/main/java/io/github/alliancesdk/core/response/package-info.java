/**
 * From a payload to answers that can be scored: {@link io.github.alliancesdk.core.response.Responses} is raw, as it was
 * sent; {@link io.github.alliancesdk.core.response.ResponseChecker} holds it against an instrument and finds every
 * problem at once; {@link io.github.alliancesdk.core.response.CheckedResponses} is what nothing was wrong with, and the
 * only thing that a scorer takes.
 *
 * <p>A table has a payload in each row: {@link io.github.alliancesdk.core.response.ColumnLayout} says how, and its
 * {@link io.github.alliancesdk.core.response.RowReader} has each row checked by the same rules.
 *
 * <p>A missing answer is a fact and not a problem: whether a scale can be scored without it is for the missing policy to
 * say. Nothing is guessed and nothing coerced: {@code 4.0}, {@code "4"} and {@code true} are no answers.
 *
 * <p>Answers are health data. They stay out of every message, exception and {@code toString} here.
 */
@NullMarked
package io.github.alliancesdk.core.response;

import org.jspecify.annotations.NullMarked;
