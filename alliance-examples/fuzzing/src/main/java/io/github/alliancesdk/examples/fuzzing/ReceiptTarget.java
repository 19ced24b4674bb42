package io.github.alliancesdk.examples.fuzzing;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.interchange.ReceiptVerifier;
import io.github.alliancesdk.core.interchange.Verification;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.FormDerivation;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A receipt is verified or not, and nothing is thrown. A receipt that is found equal must state only numbers that
 * follow from its payload: this target computes them again from an independent reading of the receipt.
 */
public final class ReceiptTarget {
    private static final ReceiptVerifier VERIFIER = ReceiptVerifier.of(Invented.CATALOG);
    private static final JsonMapper MAPPER = new JsonMapper();

    private ReceiptTarget() {}

    /**
     * Checks one input of the fuzzer.
     *
     * @param input one receipt, or one receipt per line
     * @throws AssertionError if a condition is broken
     */
    public static void fuzzerTestOneInput(byte[] input) {
        try (Stream<Verification> rows = VERIFIER.verifyRows(new ByteArrayInputStream(input))) {
            rows.forEach(ReceiptTarget::look);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Optional<String> text = Texts.decode(input);
        if (text.isEmpty()) {
            Verification verification = VERIFIER.verify(new String(input, StandardCharsets.UTF_8));
            look(verification);
            return;
        }
        for (String line : text.get().split("\n", -1)) {
            Verification verification = VERIFIER.verify(line);
            look(verification);
            if (verification.verdict() == Verification.Verdict.EQUAL) {
                requireComputed(line);
            }
        }
    }

    private static void look(Verification verification) {
        Law.require(
                (verification.verdict() == Verification.Verdict.CANNOT_VERIFY)
                        == verification.reason().isPresent(),
                () -> "a reason and a verdict that do not agree");
        Law.require(
                (verification.verdict() == Verification.Verdict.DIFFERENT)
                        == (!verification.differences().isEmpty()
                                && verification.reason().isEmpty()),
                () -> "differences and a verdict that do not agree");
        Messages.requireNoAnswer(new byte[0], List.of(verification.toString()));
        verification.toMap();
    }

    // ---- the independent opinion

    private static void requireComputed(String line) {
        JsonNode receipt = Mappers.tree(line)
                .orElseThrow(() -> new AssertionError("equal, and not well-formed or with a name that is repeated"));
        JsonNode report = receipt.get("report");
        String digest = report.path("definitionDigest").asString("");
        CheckedResponses checked = checked(receipt.get("payload"), report, digest);
        Scorer scorer = Scorer.of(MissingPolicy.parse(report.path("policy").asString("complete")));
        if (report.has("audit")) {
            scorer = scorer.withAudit();
        }
        ScoreReport computed = scored(scorer, checked, report, digest);
        require(MAPPER.valueToTree(computed.toMapWithPomp()), report, "", digest.isEmpty());
    }

    private static CheckedResponses checked(JsonNode payload, JsonNode report, String digest) {
        Map<String, ?> map = Mappers.map(payload.toString()).orElseThrow();
        String id = payload.path("instrument").asString("");
        Optional<Instrument> named = report.has("derived")
                ? Invented.CATALOG.findByDigest(
                        id, report.path("derived").path("definitionDigest").asString(""))
                : Invented.CATALOG.findByDigest(id, digest);
        Instrument instrument = named.or(() -> Invented.CATALOG.find(id)).orElseThrow();
        return ResponseChecker.of(instrument)
                .allowExperimental()
                .check(Responses.of(map))
                .orElseThrow();
    }

    private static ScoreReport scored(Scorer scorer, CheckedResponses checked, JsonNode report, String digest) {
        if (!report.has("derived")) {
            return scorer.score(checked);
        }
        String id = report.path("instrument").asString("");
        Instrument shorter = Invented.CATALOG
                .findByDigest(id, digest)
                .or(() -> Invented.CATALOG.find(id))
                .orElseThrow();
        return scorer.scoreDerived(
                        FormDerivation.to(shorter).allowExperimental().derive(checked))
                .report();
    }

    /** Each received number must equal the computed one; a declared score may be rounded. */
    private static void require(@Nullable JsonNode computed, JsonNode received, String place, boolean declared) {
        if (place.equals("/derived") || place.equals("/sdkVersion")) {
            return;
        }
        JsonNode expected = Objects.requireNonNull(computed, () -> place + " is not in what was computed");
        if (received.isObject()) {
            received.properties()
                    .forEach(each -> require(
                            expected.get(each.getKey()), each.getValue(), place + "/" + each.getKey(), declared));
        } else if (received.isArray()) {
            Law.requireEqual(expected.size(), received.size(), place);
            for (int i = 0; i < received.size(); i++) {
                require(expected.get(i), received.get(i), place + "/" + i, declared);
            }
        } else if (received.isNumber()) {
            double off = Math.abs(expected.asDouble() - received.asDouble());
            // half a unit of the last decimal, and the error of the subtraction
            double allowed =
                    declared ? 0.5 * Math.pow(10, -received.decimalValue().scale()) + 1e-9 : 0;
            Law.require(expected.isNumber() && off <= allowed, () -> "equal, in spite of the number at " + place);
        } else {
            Law.requireEqual(expected, received, place);
        }
    }
}
