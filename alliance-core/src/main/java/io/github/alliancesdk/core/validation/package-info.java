/**
 * Bean validation of {@link io.github.alliancesdk.core.response.Responses}: an application annotates its own field,
 * parameter or record component with {@link io.github.alliancesdk.core.validation.ValidResponses}, and its provider
 * reports each problem of a payload as a violation. It stands on {@code Responses} only, so that the path of a violation
 * ends there and no framework resolves it to an answer and logs that.
 */
@NullMarked
package io.github.alliancesdk.core.validation;

import org.jspecify.annotations.NullMarked;
