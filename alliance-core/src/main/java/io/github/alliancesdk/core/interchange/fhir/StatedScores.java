package io.github.alliancesdk.core.interchange.fhir;

import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.interchange.ReceiptVerifier;
import io.github.alliancesdk.core.interchange.Verification;
import io.github.alliancesdk.core.internal.json.JsonWriter;
import io.github.alliancesdk.core.response.CheckedResponses;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares scores that a form states with its answers: the form is a receipt of declared scores. */
final class StatedScores {
    private static final JsonWriter WRITER = JsonWriter.compact();

    private StatedScores() {}

    /**
     * Returns which scores don't follow from the answers, as {@code SCALE/METRIC}.
     *
     * @param tokens the numbers as they were written, by scale and metric
     */
    static Set<String> differences(CheckedResponses checked, Map<String, Map<String, String>> tokens) {
        String scales = tokens.entrySet().stream()
                .map(scale -> "\"" + scale.getKey() + "\":"
                        + scale.getValue().entrySet().stream()
                                .map(number -> "\"" + number.getKey() + "\":" + number.getValue())
                                .collect(Collectors.joining(",", "{", "}")))
                .collect(Collectors.joining(",", "{", "}"));
        // not written by a writer, which would drop the zeros at the end of a number
        String receipt =
                "{\"payload\":" + WRITER.write(checked.toPayload()) + ",\"report\":{\"scales\":" + scales + "}}";
        Verification verification =
                ReceiptVerifier.of(InstrumentCatalog.of(checked.instrument())).verify(receipt);
        if (verification.reason().isPresent()) {
            throw new IllegalStateException("checked answers can be verified: "
                    + verification.reason().get().id());
        }
        return verification.differences().stream()
                .map(each -> each.scale().orElse("") + "/" + each.field())
                .collect(Collectors.toSet());
    }
}
