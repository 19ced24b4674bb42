package io.github.alliancesdk.core.interchange;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.internal.json.JsonWriter;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.DerivedResponses;
import io.github.alliancesdk.core.response.FormDerivation;
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
@NoJsonForm.Instead("the receipts that it writes")
public final class ReceiptWriter implements NoJsonForm {
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
        return write(responses, scorer.score(responses).toMap());
    }

    /**
     * Scores a shorter form out of the answers to a longer one and writes the receipt: the payload is that of the longer
     * form, from which the derivation can be done once more.
     *
     * @param responses what was answered on the longer form
     * @param derivation to the shorter form
     * @param scorer how that is scored
     * @return {@code {"payload":{..},"report":{..}}} without line breaks, the report with its {@code derived}
     * @throws NullPointerException if an argument is null
     * @throws RefusedException if the shorter form can't be derived from the longer one
     */
    public String write(CheckedResponses responses, FormDerivation derivation, Scorer scorer) {
        Objects.requireNonNull(responses, "responses");
        Objects.requireNonNull(scorer, "scorer");
        DerivedResponses derived = derivation.derive(responses);
        return write(responses, scorer.scoreDerived(derived).toMap());
    }

    private String write(CheckedResponses responses, Map<String, Object> report) {
        Map<String, Object> receipt = new LinkedHashMap<>();
        receipt.put("payload", responses.toPayload());
        receipt.put("report", report);
        return writer.write(receipt);
    }
}
