package com.example.intake;

import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.validation.ValidResponses;
import jakarta.validation.constraints.NotNull;

/**
 * What the application receives.
 *
 * @param responses the payload, as sent
 */
public record Intake(
        @NotNull @ValidResponses(instrument = "wai-sr") Responses responses) {}
