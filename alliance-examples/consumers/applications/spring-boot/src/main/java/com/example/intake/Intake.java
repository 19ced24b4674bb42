package com.example.intake;

import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.validation.ValidResponses;
import jakarta.validation.constraints.NotNull;

/**
 * The body of a request.
 *
 * @param responses the payload, as sent
 */
public record Intake(
        @NotNull @ValidResponses(instrument = "wai-sr") Responses responses) {}
