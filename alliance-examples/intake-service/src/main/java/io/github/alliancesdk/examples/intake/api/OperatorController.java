package io.github.alliancesdk.examples.intake.api;

import io.github.alliancesdk.examples.intake.access.Tokens;
import io.github.alliancesdk.examples.intake.administration.Dyads;
import io.github.alliancesdk.examples.intake.administration.Erasure;
import io.github.alliancesdk.examples.intake.administration.Exports;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What an administrator does: says whose a dyad is, exports what is stored about it, erases it. */
@RestController
class OperatorController {
    private final Dyads dyads;
    private final Erasure erasure;
    private final Exports exports;
    private final Tokens tokens;
    private final JsonMapper json;

    OperatorController(Dyads dyads, Erasure erasure, Exports exports, Tokens tokens, JsonMapper json) {
        this.dyads = dyads;
        this.erasure = erasure;
        this.exports = exports;
        this.tokens = tokens;
        this.json = json;
    }

    @PutMapping("/dyads/{dyadId}/clinicians/{name}")
    ResponseEntity<?> grant(@PathVariable String dyadId, @PathVariable String name) {
        if (!tokens.isClinician(name)) {
            throw new WrongRequestException("No clinician's token has this name.");
        }
        return dyads.grant(dyadId, name) ? ResponseEntity.noContent().build() : notFound();
    }

    @DeleteMapping("/dyads/{dyadId}/clinicians/{name}")
    ResponseEntity<?> revoke(@PathVariable String dyadId, @PathVariable String name) {
        return dyads.revoke(dyadId, name) ? ResponseEntity.noContent().build() : notFound();
    }

    @GetMapping("/dyads/{dyadId}/export")
    ResponseEntity<?> export(@PathVariable String dyadId) {
        return exports.ofDyad(dyadId)
                .<ResponseEntity<?>>map(found -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(ExportJson.of(dyadId, found, json)))
                .orElseGet(OperatorController::notFound);
    }

    @DeleteMapping("/dyads/{dyadId}")
    ResponseEntity<?> eraseDyad(@PathVariable String dyadId) {
        return erasure.eraseDyad(dyadId)
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(OperatorController::notFound);
    }

    @DeleteMapping("/administrations/{recordId}")
    ResponseEntity<?> eraseRecord(@PathVariable String recordId) {
        return erasure.eraseRecord(recordId)
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(OperatorController::notFound);
    }

    private static ResponseEntity<Object> notFound() {
        return ErrorBody.of(HttpStatus.NOT_FOUND).toResponse();
    }
}
