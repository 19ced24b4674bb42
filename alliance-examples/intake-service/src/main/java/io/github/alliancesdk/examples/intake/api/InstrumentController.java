package io.github.alliancesdk.examples.intake.api;

import io.github.alliancesdk.core.instrument.DefinitionVersion;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Lists the instruments and returns their definitions. */
@RestController
class InstrumentController {
    private final InstrumentCatalog catalog;
    private final JsonMapper json;

    InstrumentController(InstrumentCatalog catalog, JsonMapper json) {
        this.catalog = catalog;
        this.json = json;
    }

    @GetMapping("/instruments")
    ResponseEntity<byte[]> instruments() {
        List<Map<String, Object>> all =
                catalog.instruments().stream().map(Instrument::summary).toList();
        return answer(json.writeValueAsBytes(all));
    }

    @GetMapping("/instruments/{id}")
    ResponseEntity<?> instrument(@PathVariable String id, @RequestParam(required = false) @Nullable String version) {
        return find(id, version)
                .<ResponseEntity<?>>map(found -> answer(found.toJson().getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> ErrorBody.of(HttpStatus.NOT_FOUND).toResponse());
    }

    private Optional<Instrument> find(String id, @Nullable String version) {
        if (version == null) {
            return catalog.find(id);
        }
        DefinitionVersion wanted;
        try {
            wanted = DefinitionVersion.parse(version);
        } catch (IllegalArgumentException e) {
            throw new WrongRequestException("A version is three numbers, such as 1.0.0.");
        }
        return catalog.versions(id).stream()
                .filter(one -> one.definitionVersion().equals(wanted))
                .findFirst();
    }

    /** Definitions are public, so the ETag may be a hash of the body. */
    private static ResponseEntity<byte[]> answer(byte[] body) {
        return ResponseEntity.ok()
                .eTag(UUID.nameUUIDFromBytes(body).toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
