/**
 * Bean validation of {@link io.github.alliancesdk.core.response.Responses}.
 *
 * <p>An application annotates its own field, parameter or record component with
 * {@link io.github.alliancesdk.core.validation.ValidResponses}. Its provider reports each problem of a payload as a violation. The annotation is allowed
 * only on {@code Responses}, so the path of a violation ends there and no framework resolves it to an answer and logs that.
 *
 * <p>Start reading at {@link io.github.alliancesdk.core.validation.ValidResponses}.
 */
@NullMarked
package io.github.alliancesdk.core.validation;

import org.jspecify.annotations.NullMarked;
