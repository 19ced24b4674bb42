package io.github.alliancesdk.examples.fuzzing;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.interchange.ScoreRecordReader;
import io.github.alliancesdk.core.interchange.fhir.FhirObservations;
import io.github.alliancesdk.core.interchange.fhir.FhirResponses;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.scoring.ScoreRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A FHIR resource is refused with its problems or read, and nothing is thrown. The answers of a QuestionnaireResponse that
 * passes the check are those that this target finds in an independent reading. Scores of Observations are the same when they
 * are written and read again.
 */
public final class FhirTarget {
    private static final FhirResponses RESPONSES = FhirResponses.of(Invented.CATALOG);
    private static final FhirObservations OBSERVATIONS = FhirObservations.withDefaults();
    private static final ResponseChecker CHECKER =
            ResponseChecker.of(Invented.CATALOG).withRater(Rater.CLIENT).allowExperimental();

    private FhirTarget() {}

    /**
     * Checks one input of the fuzzer.
     *
     * @param input a QuestionnaireResponse, an Observation or a Bundle
     * @throws AssertionError if a condition is broken
     */
    public static void fuzzerTestOneInput(byte[] input) {
        CheckResult result = CHECKER.check(RESPONSES.parse(input));
        if (result instanceof RejectedResponses rejected) {
            requireMessages(input, rejected.problems());
        } else {
            requireOwnReading(input, ((CheckedResponses) result).answers());
        }
        for (ScoreRecordReader.Row row : OBSERVATIONS.read(input)) {
            if (row.record().isPresent()) {
                requireSameAgain(row.record().get());
            } else {
                requireMessages(input, row.problems());
            }
        }
    }

    private static void requireMessages(byte[] input, List<Problem> problems) {
        Law.require(!problems.isEmpty(), () -> "refused without a problem");
        List<String> shown = new ArrayList<>();
        for (Problem problem : problems) {
            shown.add(problem.toString());
            shown.add(problem.message(Locale.GERMAN));
        }
        Messages.requireNoAnswer(input, shown);
    }

    private static void requireSameAgain(ScoreRecord record) {
        List<ScoreRecordReader.Row> again = OBSERVATIONS.read(OBSERVATIONS.write(record));
        Law.requireEqual(1, again.size(), "the records of what was written");
        Law.requireEqual(record, again.get(0).record().orElseThrow(), "what was written, read again");
    }

    // ---- the independent opinion

    private static void requireOwnReading(byte[] input, SortedMap<Integer, Number> answers) {
        String text =
                Texts.decode(input).orElseThrow(() -> new AssertionError("a resource that is not UTF-8 was taken"));
        JsonNode resource = Mappers.tree(text.replaceFirst("^\uFEFF", ""))
                .orElseThrow(() -> new AssertionError("taken, and not well-formed or with a name that is repeated"));
        SortedMap<Integer, BigDecimal> found = new TreeMap<>();
        collect(resource, found);
        SortedMap<Integer, BigDecimal> taken = new TreeMap<>();
        answers.forEach((item, answer) -> taken.put(item, plain(new BigDecimal(answer.toString()))));
        Law.requireEqual(found, taken, "the answers");
    }

    private static void collect(JsonNode parent, SortedMap<Integer, BigDecimal> found) {
        for (JsonNode item : parent.path("item")) {
            String linkId = item.path("linkId").asString("");
            for (JsonNode answer : item.path("answer")) {
                if (linkId.matches("[1-9][0-9]{0,3}")) {
                    JsonNode code = answer.path("valueCoding").path("code");
                    JsonNode number = answer.path("valueInteger").isNumber()
                            ? answer.path("valueInteger")
                            : answer.path("valueDecimal");
                    if (code.isString()) {
                        found.put(Integer.valueOf(linkId), plain(new BigDecimal(code.stringValue())));
                    } else if (number.isNumber()) {
                        found.put(Integer.valueOf(linkId), plain(number.decimalValue()));
                    }
                }
                collect(answer, found);
            }
            collect(item, found);
        }
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
