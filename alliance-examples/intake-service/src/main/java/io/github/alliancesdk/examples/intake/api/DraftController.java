package io.github.alliancesdk.examples.intake.api;

import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.validation.Experimental;
import io.github.alliancesdk.core.validation.ValidResponses;
import io.github.alliancesdk.examples.intake.administration.Administrations;
import io.github.alliancesdk.examples.intake.administration.State;
import io.github.alliancesdk.examples.intake.administration.Submission;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Drafts are checked like final records, but may have gaps. They are kept until they are sent or deleted. */
@RestController
@RequestMapping("/drafts/{recordId}")
class DraftController {
    private final Administrations administrations;

    DraftController(Administrations administrations) {
        this.administrations = administrations;
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> save(
            @PathVariable String recordId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody @ValidResponses(experimental = Experimental.ALLOWED) Responses responses) {
        if (responses.recordId().filter(id -> !id.equals(recordId)).isPresent()) {
            throw new WrongRequestException("The recordId of the payload isn't that of the address.");
        }
        Submission submission = administrations.saveDraft(
                responses, Optional.ofNullable(ifMatch).map(this::etag));
        if (submission instanceof Submission.Created created) {
            return ResponseEntity.status(HttpStatus.CREATED)
                    .eTag(created.stored().etag())
                    .build();
        }
        if (submission instanceof Submission.Replayed replaced) {
            return ResponseEntity.noContent().eTag(replaced.stored().etag()).build();
        }
        return Refusals.answer(submission);
    }

    @GetMapping
    ResponseEntity<?> draft(@PathVariable String recordId) {
        return administrations
                .find(recordId, State.DRAFT)
                .<ResponseEntity<?>>map(found -> ResponseEntity.ok()
                        .eTag(found.etag())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(found.payload().getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> ErrorBody.of(HttpStatus.NOT_FOUND).toResponse());
    }

    @DeleteMapping
    ResponseEntity<?> delete(@PathVariable String recordId) {
        return administrations.deleteDraft(recordId)
                ? ResponseEntity.noContent().build()
                : ErrorBody.of(HttpStatus.NOT_FOUND).toResponse();
    }

    /** The version between the quotes. For any other header it returns an empty string, which matches no draft. */
    private String etag(String header) {
        String trimmed = header.trim();
        return trimmed.length() > 2 && trimmed.startsWith("\"") && trimmed.endsWith("\"")
                ? trimmed.substring(1, trimmed.length() - 1)
                : "";
    }
}
