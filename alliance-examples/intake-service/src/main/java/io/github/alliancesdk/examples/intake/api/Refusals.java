package io.github.alliancesdk.examples.intake.api;

import io.github.alliancesdk.examples.intake.administration.Submission;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers for payloads that weren't stored. */
final class Refusals {
    private Refusals() {}

    static ResponseEntity<Object> answer(Submission refused) {
        if (refused instanceof Submission.Rejected rejected) {
            return ErrorBody.of(rejected.problems()).toResponse();
        }
        return ErrorBody.of(
                        refused instanceof Submission.Outdated ? HttpStatus.PRECONDITION_FAILED : HttpStatus.CONFLICT)
                .toResponse();
    }
}
