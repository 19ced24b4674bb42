package io.github.alliancesdk.examples.intake.api;

import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.validation.Experimental;
import io.github.alliancesdk.core.validation.ValidResponses;
import io.github.alliancesdk.examples.intake.administration.Administration;
import io.github.alliancesdk.examples.intake.administration.Administrations;
import io.github.alliancesdk.examples.intake.administration.State;
import io.github.alliancesdk.examples.intake.administration.Submission;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Final administrations. */
@RestController
class AdministrationController {
    private final Administrations administrations;

    AdministrationController(Administrations administrations) {
        this.administrations = administrations;
    }

    // the service's own checker refuses experimental instruments, depending on the configuration
    @PostMapping(path = "/administrations", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> submit(@RequestBody @ValidResponses(experimental = Experimental.ALLOWED) Responses responses) {
        Submission submission = administrations.submit(responses);
        if (submission instanceof Submission.Created created) {
            return report(ResponseEntity.created(location(created.stored())), created.stored());
        }
        if (submission instanceof Submission.Replayed replayed) {
            return report(ResponseEntity.ok().location(location(replayed.stored())), replayed.stored());
        }
        return Refusals.answer(submission);
    }

    @GetMapping("/administrations/{recordId}")
    ResponseEntity<?> report(@PathVariable String recordId) {
        return administrations
                .find(recordId, State.FINAL)
                .<ResponseEntity<?>>map(found -> report(ResponseEntity.ok(), found))
                .orElseGet(() -> ErrorBody.of(HttpStatus.NOT_FOUND).toResponse());
    }

    /** Written as bytes, because Spring logs the beginning of a text body. */
    private static ResponseEntity<byte[]> report(ResponseEntity.BodyBuilder answer, Administration stored) {
        return answer.eTag(stored.etag())
                .contentType(MediaType.APPLICATION_JSON)
                .body(stored.report().orElseThrow().getBytes(StandardCharsets.UTF_8));
    }

    private static URI location(Administration stored) {
        return UriComponentsBuilder.fromPath("/administrations/{recordId}")
                .encode()
                .build(stored.recordId());
    }
}
