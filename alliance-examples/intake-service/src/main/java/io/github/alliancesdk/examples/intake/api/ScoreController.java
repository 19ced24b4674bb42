package io.github.alliancesdk.examples.intake.api;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.interchange.ResponseReader;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.PayloadLimits;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.examples.intake.IntakeProperties;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Scores payloads and stores nothing: the SDK for programs in other languages. */
@RestController
class ScoreController {
    private final ResponseChecker checker;
    private final Scorer scorer;
    private final PayloadLimits limits;
    private final JsonMapper json;

    ScoreController(ResponseChecker checker, Scorer scorer, IntakeProperties properties, JsonMapper json) {
        this.checker = checker;
        this.scorer = scorer;
        this.json = json;
        this.limits = properties.limits().payload();
    }

    /** Answers one payload with its report or its problems, and an array with one of both for each element. */
    @PostMapping(path = "/score", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> score(@RequestBody byte[] body) throws IOException {
        if (new String(body, StandardCharsets.UTF_8).stripLeading().startsWith("[")) {
            ResponseReader reader = ResponseReader.withDefaults().withLimits(limits);
            List<Map<String, Object>> rows = reader.readArray(new ByteArrayInputStream(body))
                    .map(this::row)
                    .toList();
            return answer(rows);
        }
        CheckResult result = checker.check(Responses.parse(body, limits));
        return result instanceof RejectedResponses rejected
                ? ErrorBody.of(rejected.problems()).toResponse()
                : answer(report(result.orElseThrow()));
    }

    /** Written as bytes, because Spring logs the beginning of any other body. */
    private ResponseEntity<byte[]> answer(Object body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json.writeValueAsBytes(body));
    }

    private Map<String, Object> row(ResponseReader.Row row) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("row", row.row());
        try {
            CheckResult result = checker.check(row.responses());
            if (result instanceof CheckedResponses checked) {
                map.put("report", report(checked));
            } else {
                map.put("problems", ErrorBody.toMaps(((RejectedResponses) result).problems()));
            }
        } catch (RuntimeException | StackOverflowError e) {
            // one row never loses the others
            map.put("problems", ErrorBody.toMaps(List.of(Problem.internalError(e))));
        }
        return map;
    }

    private Map<String, ?> report(CheckedResponses checked) {
        return scorer.score(checked).toMap();
    }
}
