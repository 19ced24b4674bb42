package io.github.alliancesdk.examples.benchmarks.payload;

import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.validation.ValidResponses;
import jakarta.validation.constraints.NotNull;

/**
 * The same rules, and those that constraints can't express, checked by the SDK's annotation.
 *
 * @param responses the payload
 */
record AnnotatedSheet(
        @NotNull @ValidResponses(instrument = "wai-sr") Responses responses) {}
