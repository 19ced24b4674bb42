package com.example.intake;

import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.validation.ValidResponses;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Answers a payload with its scores. {@link ProblemAdvice} answers invalid payloads. */
@RestController
public class IntakeController {
    private final ResponseChecker checker;
    private final Scorer scorer;

    IntakeController(ResponseChecker checker, Scorer scorer) {
        this.checker = checker;
        this.scorer = scorer;
    }

    /** A bean with a payload: violations throw MethodArgumentNotValidException. */
    @PostMapping("/intakes")
    ScoreReport intake(@Valid @RequestBody Intake intake) {
        return score(intake.responses());
    }

    /** A payload as the whole body: violations throw HandlerMethodValidationException. */
    @PostMapping("/sheets")
    ScoreReport sheet(@RequestBody @ValidResponses(instrument = "wai-sr") Responses responses) {
        return score(responses);
    }

    /** A payload without a validation annotation: the checker's own exception contains the problems. */
    @PostMapping("/checked")
    ScoreReport checked(@RequestBody Responses responses) {
        return score(responses);
    }

    private ScoreReport score(Responses responses) {
        return scorer.score(checker.check(responses).orElseThrow());
    }
}
