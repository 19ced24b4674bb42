package com.example.intake;

import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.validation.ValidResponses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Has no advice: Spring's own error handling logs and answers invalid payloads. */
@RestController
public class UnadvisedController {
    /** An answer in a bean without the SDK. */
    record Answer(@Max(5) int answer) {}

    @PostMapping("/unadvised/intakes")
    String intake(@Valid @RequestBody Intake intake) {
        return "accepted";
    }

    @PostMapping("/unadvised/sheets")
    String sheet(@RequestBody @ValidResponses Responses responses) {
        return "accepted";
    }

    @PostMapping("/unadvised/answers")
    String answer(@Valid @RequestBody Answer answer) {
        return "accepted";
    }
}
