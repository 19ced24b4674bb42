package io.github.alliancesdk.examples.fuzzing;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InvalidDefinitionException;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Scorer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A definition is either refused with its problems or read as an instrument. The instrument must equal itself after
 * writing and reading, and no payload may make its checker throw.
 */
public final class DefinitionTarget {
    private DefinitionTarget() {}

    /**
     * Checks one input of the fuzzer.
     *
     * @param input a definition
     * @throws AssertionError if a condition is broken
     */
    public static void fuzzerTestOneInput(byte[] input) {
        Instrument instrument;
        try {
            instrument = Instrument.parse(input);
        } catch (InvalidDefinitionException e) {
            Law.require(!e.problems().isEmpty(), () -> "refused without a problem");
            for (Problem problem : e.problems()) {
                Law.require(!problem.message(Locale.FRENCH).isEmpty(), () -> "a problem without a message");
            }
            return;
        }
        Law.require(Texts.decode(input).isPresent(), () -> "a definition that is not UTF-8 was taken");
        String json = instrument.toJson();
        Instrument again = Instrument.parse(json);
        Law.requireEqual(instrument, again, "what was written, read again");
        Law.requireEqual(instrument.definitionDigest(), again.definitionDigest(), "its digest");
        Law.requireEqual(json, again.toJson(), "what was read again, written");
        answer(instrument);
    }

    /** No payload makes a checker of this instrument throw. */
    private static void answer(Instrument instrument) {
        ResponseChecker checker = ResponseChecker.of(instrument).allowExperimental();
        Map<String, Object> answers = new LinkedHashMap<>();
        for (int item : instrument.itemNumbers()) {
            answers.put(
                    String.valueOf(item),
                    instrument.formats().isEmpty()
                            ? 1
                            : instrument.responseFormat().rangeMap().get("max"));
        }
        for (Rater rater : Rater.values()) {
            check(checker, Map.of("rater", rater.id(), "responses", answers));
            check(checker, Map.of("rater", rater.id(), "responses", Map.of("x", 1, "1", 1, "0", 1)));
        }
        check(checker, Map.of());
    }

    private static void check(ResponseChecker checker, Map<String, Object> payload) {
        CheckResult result = checker.check(Responses.of(payload));
        if (result instanceof CheckedResponses checked) {
            Scorer.complete().score(checked).toMap();
        }
    }
}
