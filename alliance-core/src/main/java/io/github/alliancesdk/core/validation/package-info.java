/**
 * Bean validation of {@link io.github.alliancesdk.core.response.Responses}.
 *
 * <p>An application annotates its own field, parameter or record component with
 * {@link io.github.alliancesdk.core.validation.ValidResponses}. Its validation provider reports each problem of a
 * payload as a violation. The annotation is allowed only on {@code Responses}, so the path of a violation ends there.
 * Therefore no framework can resolve the path to an answer and log it.
 *
 * <p>Start reading at {@link io.github.alliancesdk.core.validation.ValidResponses}.
 */
@NullMarked
package io.github.alliancesdk.core.validation;

import org.jspecify.annotations.NullMarked;
