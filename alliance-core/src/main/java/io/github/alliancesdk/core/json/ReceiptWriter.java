package io.github.alliancesdk.core.json;

import io.github.alliancesdk.core.internal.json.JsonWriter;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Writes receipts: the payload and the report that was made of it, together, so that anyone can recompute the one from
 * the other. A receipt holds answers, which are health data. Immutable and thread-safe.
 *
 * <p>It is not signed: it shows that the numbers follow from the answers, and not who gave the answers.
 */
public final class ReceiptWriter {
    private final JsonWriter writer = JsonWriter.compact();

    private ReceiptWriter() {}

    /**
     * A writer of receipts.
     *
     * @return the writer
     */
    public static ReceiptWriter withDefaults() {
        return new ReceiptWriter();
    }

    /**
     * Scores responses and writes the receipt.
     *
     * @param responses what was answered
     * @param scorer how it is scored
     * @return {@code {"payload":{..},"report":{..}}} without line breaks
     * @throws NullPointerException if an argument is null
     */
    public String write(CheckedResponses responses, Scorer scorer) {
        Objects.requireNonNull(responses, "responses");
        ScoreReport report = scorer.score(responses);
        Map<String, Object> receipt = new LinkedHashMap<>();
        receipt.put("payload", responses.toPayload());
        receipt.put("report", report.toMap());
        return writer.write(receipt);
    }
}
