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
 * Writes receipts. A receipt contains a payload and its score report, so that anyone can recompute the report from the
 * payload. It contains answers, which are health data. Immutable and thread-safe.
 *
 * <p>A receipt is not signed. It shows that the scores follow from the answers. It does not show who gave the answers.
 * If nobody has to recompute the scores, write only the report, with a {@link ScoreReportWriter}.
 *
 * <pre>{@code
 * String receipt = ReceiptWriter.withDefaults().write(checked, Scorer.complete());
 * boolean hasAnswers = receipt.contains("\"1\":4,\"2\":5");
 * boolean hasScores = receipt.contains("\"mean\":4.25");
 * System.out.println(hasAnswers && hasScores); // true
 * }</pre>
 */
@NoJsonForm.Instead("the receipts that it writes")
public final class ReceiptWriter implements NoJsonForm {
    private final JsonWriter writer = JsonWriter.compact();

    private ReceiptWriter() {}

    /**
     * Returns a writer of receipts.
     *
     * @return the writer
     */
    public static ReceiptWriter withDefaults() {
        return new ReceiptWriter();
    }

    /**
     * Scores responses and writes the receipt.
     *
     * @param responses the answers
     * @param scorer the scorer
     * @return {@code {"payload":{..},"report":{..}}} without line breaks
     * @throws NullPointerException if an argument is null
     */
    public String write(CheckedResponses responses, Scorer scorer) {
        Objects.requireNonNull(responses, "responses");
        return write(responses, scorer.score(responses).toMap());
    }

    /**
     * Derives the answers to a shorter form from those to a longer form, scores them and writes the receipt. The
     * payload is that of the longer form, so that the derivation can be repeated.
     *
     * @param responses the answers to the longer form
     * @param derivation the derivation of the shorter form
     * @param scorer the scorer for the shorter form
     * @return {@code {"payload":{..},"report":{..}}} without line breaks; the report contains {@code derived}
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
