package io.github.alliancesdk.examples.intake.api;

import io.github.alliancesdk.examples.intake.administration.Verification;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Checks whether every stored score still follows from its answers. */
@RestController
class VerificationController {
    private final Verification verification;

    VerificationController(Verification verification) {
        this.verification = verification;
    }

    @PostMapping("/verify")
    Verification.Result verify() {
        return verification.verify();
    }
}
